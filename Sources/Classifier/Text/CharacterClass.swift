/// What a byte of UTF-8 begins.
enum CharacterClass: UInt8 {
    case space, letter, digit, mark
    /// A scalar of several bytes.
    case wide

    /// The underscore is a letter; control characters are blanks.
    @inline(__always)
    static func of(_ byte: UInt8) -> CharacterClass {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x5F: return .letter
        case 0x00...0x20, 0x7F: return .space
        case 0x30...0x39: return .digit
        case 0x80...0xFF: return .wide
        default: return .mark
        }
    }
}
