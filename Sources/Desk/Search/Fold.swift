/// Brings text to the form in which it is searched and compared, the same for the full-text index, for queries and
/// for the lists that narrow while one types: `Straße`, `STRASSE` and `strasse` are one word, and so are `Müller`,
/// `Mueller` and `Muller`.
///
/// 1. Letters become lower case; Latin, Greek and Cyrillic letters lose their marks (`FoldTable`); ß is `ss`.
/// 2. An `e` that follows `a`, `o` or `u` in the output is dropped, and so is every further `e`: ä, ae and a are
///    one letter. The price is that `neu` and `neue` are one word too; the desk would rather find too much.
/// 3. Combining marks, soft hyphens, zero-width, bidi and tag characters and variation selectors are removed
///    before rule 2 looks, so that a word cut by U+200B is found. Full-width ASCII becomes ASCII.
/// 4. Everything else is kept.
///
/// Each output depends on the scalars before it only. Hence `fold(fold(x)) == fold(x)`, and the fold of a prefix is
/// a prefix of the fold. The one exception: a capital sigma at the end of a word is σ, never ς.
public enum Fold {
    public static func fold(_ text: String) -> String {
        var text = text
        return text.withUTF8 { input in
            // The longest growth of one scalar is from two bytes to three.
            String(unsafeUninitializedCapacity: input.count + input.count / 2 + 8) { output in
                var folder = Folder(output: output)
                folder.take(input)
                return folder.count
            }
        }
    }
}

/// The cursor over the output, with what rule 2 has to remember.
private struct Folder {
    let output: UnsafeMutableBufferPointer<UInt8>
    var count = 0
    /// The last letter written was a, o or u: an e would spell out its umlaut.
    var afterVowel = false

    init(output: UnsafeMutableBufferPointer<UInt8>) { self.output = output }

    mutating func take(_ input: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < input.count {
            let byte = input[index]
            if byte < 0x80 {
                putASCII(byte)
                index += 1
            } else {
                index += takeScalar(input, at: index)
            }
        }
    }

    @inline(__always)
    private mutating func putASCII(_ byte: UInt8) {
        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
        if lower == 0x65, afterVowel { return }
        output[count] = lower
        count += 1
        afterVowel = lower == 0x61 || lower == 0x6F || lower == 0x75
    }

    /// Returns the length of the scalar in bytes. `input` is valid UTF-8: it is a string's own storage.
    @inline(__always)
    private mutating func takeScalar(_ input: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = UInt32(input[index])
        let second = UInt32(input[index + 1] & 0x3F)
        if lead < 0xE0 {
            put((lead & 0x1F) << 6 | second)
            return 2
        }
        let third = UInt32(input[index + 2] & 0x3F)
        if lead < 0xF0 {
            put((lead & 0x0F) << 12 | second << 6 | third)
            return 3
        }
        put((lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(input[index + 3] & 0x3F))
        return 4
    }

    private mutating func put(_ scalar: UInt32) {
        switch scalar {
        case 0xDF, 0x1E9E:
            putASCII(0x73)
            putASCII(0x73)
        case 0xC0..<0x250: putLetter(FoldTable.latin[Int(scalar - 0xC0)], instead: scalar)
        case 0x370..<0x460: putLetter(FoldTable.greekCyrillic[Int(scalar - 0x370)], instead: scalar)
        case 0x1E00..<0x1F00: putLetter(FoldTable.latinAdditional[Int(scalar - 0x1E00)], instead: scalar)
        case 0xFF01...0xFF5E: putASCII(UInt8(scalar - 0xFF01 + 0x21))
        case 0xFB00...0xFB06: for byte in Self.ligatures[Int(scalar - 0xFB00)] { putASCII(byte) }
        default: if !Self.isInvisible(scalar) { putOther(scalar) }
        }
    }

    private mutating func putLetter(_ letter: UInt32, instead scalar: UInt32) {
        let letter = letter == 0x3F ? scalar : letter
        if letter < 0x80 { putASCII(UInt8(letter)) } else { write(letter) }
    }

    /// Scripts outside the tables: lower case by the Unicode Character Database where that is one scalar.
    private mutating func putOther(_ scalar: UInt32) {
        guard scalar > 0x45F, let value = Unicode.Scalar(scalar), value.properties.changesWhenLowercased,
            let lower = value.properties.lowercaseMapping.unicodeScalars.first, lower != value
        else { return write(scalar) }
        // The Ångström sign becomes å, and that is in a table.
        put(lower.value)
    }

    private mutating func write(_ scalar: UInt32) {
        afterVowel = false
        guard let value = Unicode.Scalar(scalar) else { return }
        for unit in UTF8.encode(value) ?? UTF8.encodedReplacementCharacter {
            output[count] = unit
            count += 1
        }
    }

    /// ff fi fl ffi ffl ſt st.
    private static let ligatures: [[UInt8]] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Array($0.utf8) }

    /// Rule 3.
    private static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
        case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
        case 0xFE00...0xFE0F, 0xE0000...0xE01EF: true
        default: false
        }
    }
}
