/// Cuts a text into folded tokens, byte by byte, into memory that the caller lends: the hot path of scoring.
///
/// Letters are folded (`LetterFold`); a letter that stands more than twice in a row stands twice; numbers, links and
/// mentions become one token each without their content; mentions in a row count once.
struct Scanner {
    /// A token of more folded bytes is cut.
    static let longest = 64

    let input: UnsafeBufferPointer<UInt8>
    /// Room for `room(for:)` bytes.
    let folded: UnsafeMutablePointer<UInt8>
    /// Room for as many tokens as the input has bytes, plus one.
    let tokens: UnsafeMutablePointer<Token>
    var count = 0
    var filled = 0
    var signals = SignalCounts()
    /// The cursor in the input.
    var index = 0

    init(
        input: UnsafeBufferPointer<UInt8>, folded: UnsafeMutablePointer<UInt8>, tokens: UnsafeMutablePointer<Token>
    ) {
        self.input = input
        self.folded = folded
        self.tokens = tokens
    }

    /// Folding at most doubles a text; each token may be set in two blanks.
    static func room(for bytes: Int) -> Int { bytes * 4 + 8 }

    /// `input` must be valid UTF-8, as a string's own storage is.
    mutating func scan() {
        while index < input.count {
            let byte = input[index]
            switch CharacterClass.of(byte) {
            case .space: index += 1
            case .letter, .digit: takeWord()
            case .wide: takeWide()
            case .mark: takeMark(byte)
            }
        }
        signals.bytes = input.count
    }

    // MARK: Words

    mutating func takeWord() {
        let from = index
        if takeLink() { return }
        let start = begin()
        var shape = WordShape(isNumber: CharacterClass.of(input[from]) == .digit)
        while index < input.count, filled - start <= Self.longest, takeLetter(start: start, &shape) {}
        end()
        signals.take(shape, letters: filled - start - 2)
        put(shape.isNumber ? .number : .word, start: start, from: from)
    }

    /// One letter, digit or inner star; false where the word ends.
    @inline(__always)
    private mutating func takeLetter(start: Int, _ shape: inout WordShape) -> Bool {
        let byte = input[index]
        switch CharacterClass.of(byte) {
        case .letter:
            if byte & 0x20 == 0, byte != 0x5F { shape.capitals += 1 }
            shape.letters += 1
            append(byte == 0x5F ? byte : byte | 0x20, start: start)
            index += 1
        case .digit:
            append(byte, start: start)
            index += 1
        case .wide: return takeWideLetter(start: start, &shape)
        case .mark:
            guard byte == UInt8(ascii: "*"), filled - start > 1, starLeadsOn() else { return false }
            shape.hasStar = true
            append(byte, start: start)
            index += 1
        case .space: return false
        }
        return true
    }

    /// `A*loch`, `Sch***e` and `Bürger*innen` are one word.
    private func starLeadsOn() -> Bool {
        var next = index
        while next < input.count, input[next] == UInt8(ascii: "*") { next += 1 }
        return next < input.count && [.letter, .wide].contains(CharacterClass.of(input[next]))
    }

    private mutating func takeWideLetter(start: Int, _ shape: inout WordShape) -> Bool {
        let (scalar, length) = Self.scalar(input, at: index)
        switch LetterFold.form(scalar) {
        case .letter(let first, let second):
            append(first, start: start)
            if second != 0 { append(second, start: start) }
            if Self.isCapital(scalar) { shape.capitals += 1 }
            shape.letters += 1
        case .foreign:
            for offset in 0..<length { append(input[index + offset], start: start, folding: false) }
            shape.letters += 1
        case .nothing: break
        case .mark, .symbol, .space: return false
        }
        index += length
        return true
    }

    private static func isCapital(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xC0...0xDE: true
        case 0x100..<0x138, 0x14A..<0x178: scalar & 1 == 0
        default: false
        }
    }

    // MARK: Writing

    /// A blank stands before and after each token, so that n-grams know where a word begins.
    @inline(__always)
    mutating func begin() -> Int {
        folded[filled] = 0x20
        filled += 1
        return filled - 1
    }

    @inline(__always)
    mutating func end() {
        folded[filled] = 0x20
        filled += 1
    }

    @inline(__always)
    mutating func append(_ byte: UInt8, start: Int, folding: Bool = true) {
        if folding, filled - start > 2, folded[filled - 1] == byte, folded[filled - 2] == byte { return }
        folded[filled] = byte
        filled += 1
    }

    mutating func putSign(_ kind: Token.Kind, from: Int) {
        let start = begin()
        end()
        put(kind, start: start, from: from)
    }

    @inline(__always)
    mutating func put(_ kind: Token.Kind, start: Int, from: Int) {
        tokens[count] = Token(kind: kind, start: start, end: filled, from: from, to: index)
        count += 1
    }

    /// The scalar that begins at `index`, and its length in bytes.
    @inline(__always)
    static func scalar(_ input: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
        let lead = UInt32(input[index])
        let second = UInt32(input[index + 1] & 0x3F)
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | second, 2) }
        let third = UInt32(input[index + 2] & 0x3F)
        if lead < 0xF0 { return ((lead & 0x0F) << 12 | second << 6 | third, 3) }
        return ((lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(input[index + 3] & 0x3F), 4)
    }
}
