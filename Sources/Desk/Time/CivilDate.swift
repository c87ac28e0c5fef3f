/// A day of the proleptic Gregorian calendar, no time zone attached.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let day: Int64

    public init(day: Int64) { self.day = day }

    /// Nil when the month or the day does not exist.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        let number = CivilDate.daysFromCivil(Int64(year), Int64(month), Int64(day))
        let back = CivilDate.civil(number)
        guard back.month == month, back.day == day else { return nil }
        self.day = number
    }

    public static func < (a: CivilDate, b: CivilDate) -> Bool { a.day < b.day }
    public static func + (date: CivilDate, days: Int64) -> CivilDate { CivilDate(day: date.day + days) }

    public var year: Int { Self.civil(day).year }
    public var month: Int { Self.civil(day).month }
    public var dayOfMonth: Int { Self.civil(day).day }
    /// 0 is Monday, 6 is Sunday (ISO 8601 order).
    public var weekday: Int { Int((day + 3) - (day + 3).flooredQuotient(7) * 7) }

    /// The algorithm of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    private static func daysFromCivil(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredQuotient(400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func civil(_ number: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (Int(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), Int(month), Int(day))
    }
}

extension CivilDate: CustomStringConvertible {
    /// ISO 8601, `2026-11-23`.
    public var description: String {
        String(zeroPadded: year, 4) + "-" + String(zeroPadded: month, 2) + "-" + String(zeroPadded: dayOfMonth, 2)
    }

    /// Reads `2026-11-23`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension String {
    /// `number` in decimal, filled with zeros to `width`; the sign stands before them.
    public init(zeroPadded number: Int, _ width: Int) {
        let digits = String(number.magnitude)
        let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
        self = (number < 0 ? "-" : "") + zeros + digits
    }
}
