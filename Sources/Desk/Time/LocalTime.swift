/// A wall-clock time without a zone, to the second. `24:00` of a day and `00:00` of the next are the same value.
public struct LocalTime: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01 00:00 on the wall clock.
    public let count: Int64

    public init(count: Int64) { self.count = count }

    /// `second` counts from midnight of `date`; values of 86 400 and more lie in later days. Dates further than
    /// about 2.7 million years from 1970 are drawn to that bound, so that no sum overflows.
    public init(date: CivilDate, second: Int) {
        let day = min(max(date.day, -1_000_000_000), 1_000_000_000)
        count = day * 86_400 + Int64(second)
    }

    public init(date: CivilDate, hour: Int, minute: Int, second: Int = 0) {
        self.init(date: date, second: hour * 3600 + minute * 60 + second)
    }

    public var date: CivilDate { CivilDate(day: count.flooredQuotient(86_400)) }
    /// Seconds since midnight, 0…86 399.
    public var second: Int { Int(count - count.flooredQuotient(86_400) * 86_400) }

    public static func < (a: LocalTime, b: LocalTime) -> Bool { a.count < b.count }
}

extension LocalTime: CustomStringConvertible {
    /// `2026-11-23 08:00:00`.
    public var description: String {
        let time = [second / 3600, second / 60 % 60, second % 60].map { String(zeroPadded: $0, 2) }
        return "\(date) " + time.joined(separator: ":")
    }
}
