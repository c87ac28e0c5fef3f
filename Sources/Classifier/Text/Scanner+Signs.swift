/// Links, mentions, tags, punctuation and symbols.
extension Scanner {
    /// `http://`, `https://` and `www.` up to the next blank.
    mutating func takeLink() -> Bool {
        let lead = input[index] | 0x20
        guard lead == 0x68 || lead == 0x77 else { return false }
        guard ["https://", "http://", "www."].contains(where: starts(with:)) else { return false }
        let from = index
        while index < input.count, CharacterClass.of(input[index]) != .space { index += 1 }
        putSign(.link, from: from)
        signals.links += 1
        return true
    }

    private func starts(with prefix: StaticString) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard index + length <= input.count else { return false }
        for offset in 0..<length {
            let byte = input[index + offset]
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if lower != prefix.utf8Start[offset] { return false }
        }
        return true
    }

    mutating func takeMark(_ byte: UInt8) {
        let next = index + 1 < input.count ? CharacterClass.of(input[index + 1]) : .space
        let leads = next == .letter || next == .wide || next == .digit
        if byte == UInt8(ascii: "@"), leads { return takeMention() }
        if byte == UInt8(ascii: "#"), leads {
            index += 1
            signals.tags += 1
            putSign(.tag, from: index - 1)
            return
        }
        takeMarks()
    }

    private mutating func takeMention() {
        let from = index
        index += 1
        while index < input.count, let length = letterLength() { index += length }
        signals.mentions += 1
        if count > 0, tokens[count - 1].kind == .mention {
            tokens[count - 1].to = index
        } else {
            putSign(.mention, from: from)
        }
    }

    /// The bytes of the letter or digit at the cursor; nil where there is none.
    private func letterLength() -> Int? {
        switch CharacterClass.of(input[index]) {
        case .letter, .digit: return 1
        case .space, .mark: return nil
        case .wide:
            let (scalar, length) = Self.scalar(input, at: index)
            switch LetterFold.form(scalar) {
            case .letter, .foreign, .nothing: return length
            case .mark, .symbol, .space: return nil
            }
        }
    }

    // MARK: Punctuation and symbols

    mutating func takeWide() {
        let (scalar, length) = Self.scalar(input, at: index)
        switch LetterFold.form(scalar) {
        case .letter, .foreign: takeWord()
        case .mark: takeMarks()
        case .space, .nothing: index += length
        case .symbol: takeSymbol(length)
        }
    }

    private mutating func takeSymbol(_ length: Int) {
        let start = begin()
        for offset in 0..<length { append(input[index + offset], start: start, folding: false) }
        end()
        index += length
        signals.symbols += 1
        put(.symbol, start: start, from: index - length)
    }

    /// A run of marks: its first and its last, or the only one twice when it stands more than once.
    private mutating func takeMarks() {
        let from = index
        var run = MarkRun()
        while index < input.count {
            let byte = input[index]
            if byte < 0x80 {
                guard CharacterClass.of(byte) == .mark, index == from || !"@#".utf8.contains(byte) else { break }
                run.take(byte)
                index += 1
            } else {
                let (scalar, length) = Self.scalar(input, at: index)
                guard case .mark(let mark) = LetterFold.form(scalar) else { break }
                run.take(mark)
                if scalar == 0x2026 { run.take(mark) }
                index += length
            }
        }
        let start = begin()
        append(run.first, start: start, folding: false)
        if run.count > 1 { append(run.last, start: start, folding: false) }
        end()
        signals.take(run)
        put(.marks, start: start, from: from)
    }
}
