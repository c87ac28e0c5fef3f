/// A field of a calendar, a policy or a clock that cannot be used, and the mend.
public struct CalendarFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The path of the field, such as `hours.mon[1]`; list places count from 0.
    public let field: String
    /// What is wrong and what to write instead.
    public let reason: String

    public init(field: String, reason: String) {
        self.field = field
        self.reason = reason
    }

    public var description: String { "\(field): \(reason)" }
}

/// Why a sum of opening time has no answer.
public enum OpeningFault: Error, Equatable, Sendable, CustomStringConvertible {
    case negativeTime(seconds: Int64)
    /// More than `OfficeCalendar.longestTime`.
    case tooLong(seconds: Int64)
    /// The end of the range lies before its beginning.
    case backwards(from: Instant, to: Instant)
    /// The calendar has no (more) openings that could hold the sum.
    case neverReached(calendar: String, after: Instant, missingSeconds: Int64)
    /// Before the year 1 or after the year 9999.
    case outOfRange(Instant)

    public var description: String {
        switch self {
        case .negativeTime(let seconds): "\(seconds) seconds of opening time: give zero or more"
        case .tooLong(let seconds):
            "\(seconds) seconds of opening time: more than \(OfficeCalendar.longestTime) are not calculated"
        case .backwards(let from, let to): "the range runs backwards: \(from.iso) to \(to.iso); swap the two"
        case .neverReached(let calendar, let after, let missing):
            "calendar \"\(calendar)\" has too little opening time after \(after.iso): \(missing) seconds are missing; "
                + "add hours or special days"
        case .outOfRange(let instant): "\(instant.milliseconds) ms since 1970 is not in the years 1 to 9999"
        }
    }
}
