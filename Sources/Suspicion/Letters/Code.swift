/// The one-byte codes in which the rules read a text.
///
/// `a`–`z` and `0`–`9` are themselves, signs that may stand for a letter keep a code of their own, and letters of
/// other scripts are the bytes of their UTF-8, all of which are 0x80 or more.
enum Code {
    static let euro: UInt8 = 0x01
    static let paragraph: UInt8 = 0x02
    static let space: UInt8 = 0x20
    static let joiner: UInt8 = 0x2D
    static let separator: UInt8 = 0x2E

    @inline(__always)
    static func isLetter(_ code: UInt8) -> Bool { code &- 0x61 < 26 }

    @inline(__always)
    static func isDigit(_ code: UInt8) -> Bool { code &- 0x30 < 10 }

    /// Letters and digits: what makes up a word.
    @inline(__always)
    static func isWordy(_ code: UInt8) -> Bool { code >= 0x80 || code &- 0x61 < 26 || code &- 0x30 < 10 }

    /// The letters for which a digit or a sign is written (leetspeak), at most two; 0 where there is none.
    @inline(__always)
    static func disguised(_ code: UInt8) -> (UInt8, UInt8) {
        switch code {
        case 0x30: (0x6F, 0)  // 0 o
        case 0x31, 0x21, 0x7C: (0x69, 0x6C)  // 1 ! | as i or l
        case 0x32: (0x7A, 0)  // 2 z
        case 0x33, euro: (0x65, 0)  // 3 € e
        case 0x34, 0x40: (0x61, 0)  // 4 @ a
        case 0x35, 0x24, paragraph: (0x73, 0)  // 5 $ § s
        case 0x37, 0x2B: (0x74, 0)  // 7 + t
        case 0x38: (0x62, 0)  // 8 b
        case 0x39: (0x67, 0)  // 9 g
        default: (0, 0)
        }
    }

    /// Signs that may stand for a letter but are no part of a word by themselves.
    @inline(__always)
    static func isSign(_ code: UInt8) -> Bool {
        switch code {
        case 0x40, 0x24, 0x21, 0x2B, 0x7C, euro, paragraph: true
        default: false
        }
    }
}
