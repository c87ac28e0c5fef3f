/// Why a day has the hours it has.
public enum DayReason: Equatable, Sendable {
    /// The hours of the weekday, none perhaps.
    case weekday
    case holiday(Holiday)
    /// Listed under `closed`.
    case closedDay
    /// Listed under `special`.
    case special

    /// A word for JSON: `weekday`, `closed`, `special` or the name of the holiday in the language of the law.
    public var word: String {
        switch self {
        case .weekday: "weekday"
        case .holiday(let holiday): holiday.german
        case .closedDay: "closed"
        case .special: "special"
        }
    }
}

/// A stretch of opening time inside a range that was asked for.
public struct OpenInterval: Equatable, Sendable {
    /// The local date whose hours these are.
    public let date: CivilDate
    public let opening: Instant
    public let closing: Instant
    public let reason: DayReason

    /// Whole seconds, rounded down.
    public var seconds: Int64 { closing - opening }
}

/// A day in a range without any opening time.
public struct SkippedDay: Equatable, Sendable {
    public let date: CivilDate
    public let reason: DayReason
}

extension OfficeCalendar {
    /// What decides the hours of `date`.
    public func reason(on date: CivilDate) -> DayReason {
        if let exception = exceptions[date.day] { return exception.isSpecial ? .special : .closedDay }
        return holidays.holiday(on: date).map(DayReason.holiday) ?? .weekday
    }

    /// The opening time between two instants, cut to them, in order; at most the 400 years after `from`.
    public func intervals(from: Instant, to: Instant) throws(OpeningFault) -> [OpenInterval] {
        try Self.check(from)
        try Self.check(to)
        guard from <= to else { throw .backwards(from: from, to: to) }
        var intervals: [OpenInterval] = []
        var walk = OpeningWalk(self, around: from)
        while let piece = walk.next(), piece.from < to.milliseconds {
            let opening = max(piece.from, from.milliseconds)
            let closing = min(piece.to, to.milliseconds)
            guard closing > opening else { continue }
            let date = CivilDate(day: piece.day)
            intervals.append(
                OpenInterval(
                    date: date, opening: Instant(milliseconds: opening), closing: Instant(milliseconds: closing),
                    reason: reason(on: date)))
        }
        return intervals
    }

    /// The local dates from `from` to `to` on which the office does not open at all, with the reason.
    public func skippedDays(from: Instant, to: Instant) throws(OpeningFault) -> [SkippedDay] {
        try Self.check(from)
        try Self.check(to)
        guard from <= to else { throw .backwards(from: from, to: to) }
        let first = zone.local(at: from).date.day
        let last = min(zone.local(at: to).date.day, first + Self.searchedDays)
        var open: Set<Int64> = []
        var walk = OpeningWalk(self, from: first)
        while let piece = walk.next(), piece.day <= last { open.insert(piece.day) }
        guard first <= last else { return [] }
        return (first...last).filter { !open.contains($0) }.map { day in
            SkippedDay(date: CivilDate(day: day), reason: reason(on: CivilDate(day: day)))
        }
    }
}
