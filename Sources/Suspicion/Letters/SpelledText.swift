/// A text as the rules read it: one code per letter, each with its place in the original.
///
/// Case, marks, look-alikes and invisible characters are gone; digits, signs, white space and separators still stand,
/// because what they mean depends on their neighbours. Linear in the length of the text.
struct SpelledText: Sendable {
    let codes: [UInt8]
    /// UTF-8 offset of the scalar each code came from, and the length of the text at the end.
    let offsets: [UInt32]
    let text: String

    init(_ text: String) {
        var text = text
        text.makeContiguousUTF8()
        self.text = text
        var offsets: [UInt32] = []
        codes = text.withUTF8 { bytes in
            // No scalar has more codes than twice its bytes.
            let room = 2 * bytes.count + 1
            return [UInt8](unsafeUninitializedCapacity: room) { codes, count in
                offsets = [UInt32](unsafeUninitializedCapacity: room) { places, placeCount in
                    var speller = Speller(codes: codes, offsets: places)
                    speller.read(bytes)
                    (count, placeCount) = (speller.count, speller.count + 1)
                }
            }
        }
        self.offsets = offsets
    }

    /// The original bytes of the codes in `range`: from the first scalar to the last with its marks.
    func original(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        // Two codes of one ß share an offset; a range never ends within a scalar.
        while end < codes.count, end > 0, offsets[end] == offsets[end - 1] { end += 1 }
        let start = Int(offsets[range.lowerBound])
        return start..<withoutQuotes(start..<Int(offsets[end]))
    }

    /// Apostrophes are read over, but those that close a quotation do not belong to the word before.
    private func withoutQuotes(_ range: Range<Int>) -> Int {
        let bytes = text.utf8
        let begin = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        let found = bytes[begin..<bytes.index(begin, offsetBy: range.count)]
        var rest = Substring(found)
        while let last = rest.unicodeScalars.last, Self.quotes.contains(last) { rest.unicodeScalars.removeLast() }
        return range.lowerBound + rest.utf8.count
    }

    private static let quotes: Set<Unicode.Scalar> = ["'", "`", "\u{B4}", "\u{2018}", "\u{2019}", "\u{2BC}"]
}

/// The cursor over the output.
private struct Speller {
    let codes: UnsafeMutableBufferPointer<UInt8>
    let offsets: UnsafeMutableBufferPointer<UInt32>
    var count = 0

    init(codes: UnsafeMutableBufferPointer<UInt8>, offsets: UnsafeMutableBufferPointer<UInt32>) {
        self.codes = codes
        self.offsets = offsets
    }

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        LetterTable.standard.withWords { table in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                let length = Self.length(byte)
                let value = length == 1 ? UInt32(byte) : Self.scalar(bytes, index, length)
                let word = value < LetterTable.limit ? table[Int(value)] : LetterTable.rare(value)
                add(word, at: UInt32(truncatingIfNeeded: index))
                index += length
            }
        }
        offsets[count] = UInt32(truncatingIfNeeded: bytes.count)
    }

    @inline(__always)
    private mutating func add(_ word: UInt32, at offset: UInt32) {
        switch word >> 24 {
        case LetterTable.Kind.one: put(UInt8(truncatingIfNeeded: word), offset)
        case LetterTable.Kind.two:
            put(UInt8(truncatingIfNeeded: word), offset)
            put(UInt8(truncatingIfNeeded: word >> 8), offset)
        case LetterTable.Kind.foreign:
            guard let scalar = Unicode.Scalar(word & 0xFF_FFFF) else { return }
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { put(byte, offset) }
        default: break
        }
    }

    @inline(__always)
    private mutating func put(_ code: UInt8, _ offset: UInt32) {
        codes[count] = code
        offsets[count] = offset
        count += 1
    }

    /// Bytes of the scalar that begins with `lead`. The text is valid UTF-8: it is a string's own storage.
    @inline(__always)
    private static func length(_ lead: UInt8) -> Int {
        if lead < 0x80 { 1 } else if lead < 0xE0 { 2 } else if lead < 0xF0 { 3 } else { 4 }
    }

    @inline(__always)
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) -> UInt32 {
        var value = UInt32(bytes[index]) & (0x7F >> UInt32(length))
        for place in 1..<length { value = value << 6 | UInt32(bytes[index + place] & 0x3F) }
        return value
    }
}
