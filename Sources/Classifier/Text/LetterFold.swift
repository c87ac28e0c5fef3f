/// What is left of a scalar when case and marks are taken away.
///
/// ä, ö and ü become ae, oe and ue and ß becomes ss, as people write them on keyboards without them; other Latin
/// letters lose their marks. Quotation marks, dashes and the ellipsis become their ASCII forms.
enum LetterFold {
    enum Form {
        /// A letter of one or two ASCII bytes; the second is 0 when there is none.
        case letter(UInt8, UInt8)
        /// A letter of a script that is kept as it is.
        case foreign
        /// Punctuation, by its ASCII form.
        case mark(UInt8)
        case symbol
        case space
        /// Zero width, combining, selecting: not there.
        case nothing
    }

    static func form(_ scalar: UInt32) -> Form {
        switch scalar {
        case 0xC0..<0x180:
            let letter = latin[Int(scalar - 0xC0)]
            return letter == 0 ? .symbol : pair(letter)
        case 0xAD, 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: return .nothing
        case 0xFE00...0xFE0F, 0xFEFF, 0x1F3FB...0x1F3FF, 0xE0000...0xE01EF: return .nothing
        case 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .space
        case 0xAB, 0xBB, 0x201C...0x201F, 0x2039, 0x203A: return .mark(UInt8(ascii: "\""))
        case 0xB4, 0x2018...0x201B, 0x2032: return .mark(UInt8(ascii: "'"))
        case 0x2010...0x2015: return .mark(UInt8(ascii: "-"))
        case 0x2026: return .mark(UInt8(ascii: "."))
        case 0x203C, 0x2757, 0x2755, 0xA1: return .mark(UInt8(ascii: "!"))
        case 0x2753, 0x2754, 0xBF: return .mark(UInt8(ascii: "?"))
        case 0xFF01...0xFF5E: return ascii(UInt8(scalar - 0xFF01 + 0x21))
        case 0x1E9E: return .letter(UInt8(ascii: "s"), UInt8(ascii: "s"))
        case 0x80..<0xC0, 0x2000..<0x2C00, 0x1F000..<0x1FB00, 0xE000..<0xF900, 0x3001...0x303F: return .symbol
        default: return .foreign
        }
    }

    private static func ascii(_ byte: UInt8) -> Form {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: .letter(byte, 0)
        case 0x41...0x5A: .letter(byte | 0x20, 0)
        default: .mark(byte)
        }
    }

    private static func pair(_ letter: UInt8) -> Form {
        switch letter {
        case UInt8(ascii: "1"): .letter(UInt8(ascii: "a"), UInt8(ascii: "e"))
        case UInt8(ascii: "2"): .letter(UInt8(ascii: "o"), UInt8(ascii: "e"))
        case UInt8(ascii: "3"): .letter(UInt8(ascii: "u"), UInt8(ascii: "e"))
        case UInt8(ascii: "4"): .letter(UInt8(ascii: "s"), UInt8(ascii: "s"))
        default: .letter(letter, 0)
        }
    }

    /// U+00C0…U+017F; 1 to 4 are ae, oe, ue and ss, a blank is no letter.
    private static let latin: [UInt8] = [
        "aaaa1a1ceeeeiiiidnoooo2 2uuu3yt4", "aaaa1a1ceeeeiiiidnoooo2 2uuu3yty",
        "aaaaaaccccccccddddeeeeeeeeeegggg", "gggghhhhiiiiiiiiiiiijjkkklllllll",
        "lllnnnnnnnnnoooooo22rrrrrrssssss", "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs",
    ].flatMap { $0.utf8.map { $0 == UInt8(ascii: " ") ? 0 : $0 } }
}
