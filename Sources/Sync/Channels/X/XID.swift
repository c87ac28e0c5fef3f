internal import Desk

/// Ids of X: 64-bit numbers as strings of digits, whose upper bits are the time they were made at ("snowflake").
enum XID {
    /// Milliseconds since 1970 at which the numbering begins.
    static let epoch: Int64 = 1_288_834_974_657
    /// Bits below the milliseconds.
    static let shift: UInt64 = 22

    static func number(_ id: String) -> UInt64? {
        guard !id.isEmpty, id.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return UInt64(id)
    }

    /// The lowest id that could have been made so many milliseconds before `id`; nil before the first of all.
    static func earlier(_ id: String, milliseconds: UInt64) -> String? {
        guard let number = number(id), number >> shift > milliseconds else { return nil }
        return String(number - (milliseconds << shift))
    }

    static func isBelow(_ a: String, _ b: String) -> Bool { (number(a) ?? 0) < (number(b) ?? 0) }

    static func newest(_ ids: [String]) -> String? { ids.filter { number($0) != nil }.max(by: isBelow) }
    static func oldest(_ ids: [String]) -> String? { ids.filter { number($0) != nil }.min(by: isBelow) }
}
