/// The classes of all scalars below U+2100, looked up instead of worked out: that is nearly every scalar of a
/// comment.
///
/// One word each: the class in the top byte, codes or the scalar below.
struct LetterTable: Sendable {
    static let standard = LetterTable()
    static let limit: UInt32 = 0x2100

    private let words: [UInt32]

    private init() {
        words = (0..<Self.limit).map { value in
            Self.pack(Unicode.Scalar(value).map(LetterClass.init) ?? .separator)
        }
    }

    enum Kind {
        static let invisible: UInt32 = 0
        /// One code, in the low byte.
        static let one: UInt32 = 1
        /// Two codes, in the two low bytes.
        static let two: UInt32 = 2
        static let foreign: UInt32 = 3
    }

    /// The words of the scalars below `limit`: kind in bits 24…31, the rest below.
    func withWords(_ body: (UnsafeBufferPointer<UInt32>) -> Void) { words.withUnsafeBufferPointer(body) }

    /// The word of a scalar from `limit` on.
    static func rare(_ value: UInt32) -> UInt32 {
        switch value {
        // Chinese, Japanese and Korean letters need no look at the tables.
        case 0x3400...0x9FFF, 0xAC00...0xD7A3: Kind.foreign << 24 | value
        case 0x1F18A...0x1FBFF: pack(.separator)
        case 0xFE00...0xFE0F, 0xE0000...0xE0FFF: Kind.invisible
        default: pack(Unicode.Scalar(value).map(LetterClass.init) ?? .separator)
        }
    }

    private static func pack(_ kind: LetterClass) -> UInt32 {
        switch kind {
        case .invisible: Kind.invisible << 24
        case .space: Kind.one << 24 | UInt32(Code.space)
        case .joiner: Kind.one << 24 | UInt32(Code.joiner)
        case .separator: Kind.one << 24 | UInt32(Code.separator)
        case .sign(let code): Kind.one << 24 | UInt32(code)
        case .codes(let first, nil): Kind.one << 24 | UInt32(first)
        case .codes(let first, let second?): Kind.two << 24 | UInt32(second) << 8 | UInt32(first)
        case .foreign(let scalar): Kind.foreign << 24 | scalar
        }
    }
}
