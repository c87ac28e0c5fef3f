internal import Desk

/// What one Unicode scalar is to the rules of this room.
enum LetterClass: Equatable {
    /// Not seen: marks, soft hyphens, zero-width, bidi and tag characters, and apostrophes. The word goes on.
    case invisible
    case space
    /// Hyphens and the like, with which a compound or a hidden word is tied together.
    case joiner
    /// Everything else that ends a word: punctuation, emoji, symbols.
    case separator
    /// A sign that may stand for a letter, such as `@`.
    case sign(UInt8)
    /// One or two codes: letters in lower case without their marks, or a digit.
    case codes(UInt8, UInt8?)
    /// A letter that is not Latin and does not look so, in lower case without its marks.
    case foreign(UInt32)

    /// The class of any scalar. Latin letters are folded by `Desk.Fold`, so that rules and search agree; its rule
    /// about the `e` after a vowel is left to the walk, for it looks at what came before.
    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        case 0x24, 0x40, 0x21, 0x2B, 0x7C: self = .sign(UInt8(value))
        case 0x20AC: self = .sign(Code.euro)
        case 0xA7: self = .sign(Code.paragraph)
        case 0xA1: self = .sign(0x21)
        case 0x2A, 0x2D, 0x5F, 0x7E, 0xB7, 0x2010...0x2015, 0x2022, 0x2212, 0x30FB: self = .joiner
        case 0x115F, 0x1160, 0x3164, 0xFFA0, 0xFFF9...0xFFFB, 0x180B...0x180F, 0x34F: self = .invisible
        case 0xE0000...0xE0FFF, 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x2BC: self = .invisible
        case 0xE000...0xF8FF, 0x1F000...0x1F10F, 0x1F18A...0x1FBFF: self = .separator
        default: self = Self.folded(scalar)
        }
    }

    private static func folded(_ scalar: Unicode.Scalar) -> LetterClass {
        if let letter = LookAlikes.latin(scalar.value) ?? LookAlikes.digit(scalar.value) { return .codes(letter, nil) }
        if scalar.properties.isWhitespace || scalar.value == 0x2800 { return .space }
        let bytes = Array(Fold.fold(String(Character(scalar))).utf8)
        guard let first = bytes.first else { return .invisible }
        if first < 0x80 {
            guard Code.isLetter(first) || Code.isDigit(first) else { return .separator }
            return .codes(first, bytes.count > 1 && bytes[1] < 0x80 ? bytes[1] : nil)
        }
        return foreign(scalar, bytes)
    }

    private static func foreign(_ scalar: Unicode.Scalar, _ bytes: [UInt8]) -> LetterClass {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return .invisible
        default: break
        }
        guard scalar.properties.isAlphabetic else { return .separator }
        return .foreign(String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? scalar.value)
    }
}
