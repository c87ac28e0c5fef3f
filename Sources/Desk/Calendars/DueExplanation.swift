/// An interval that counts towards a sum of opening time.
public struct CountedInterval: Equatable, Sendable {
    public let interval: OpenInterval
    /// Opening seconds from the beginning up to the end of this interval.
    public let sum: Int64
}

/// How a due instant comes about.
public struct DueExplanation: Equatable, Sendable {
    public let received: Instant
    /// Opening seconds asked for.
    public let seconds: Int64
    public let counted: [CountedInterval]
    public let skipped: [SkippedDay]
    public let due: Instant
}

extension OfficeCalendar {
    /// The intervals that make up `minutes` of opening time after `received`, the days without any, and the end.
    /// The sum of the last interval is the time asked for.
    public func explainDue(received: Instant, minutes: Int) throws(OpeningFault) -> DueExplanation {
        let due = try due(received: received, minutes: minutes)
        let intervals = try intervals(from: received, to: due)
        return DueExplanation(
            received: received, seconds: Int64(minutes) * 60, counted: CountedInterval.running(intervals),
            skipped: try skippedDays(from: received, to: due), due: due)
    }
}

extension CountedInterval {
    /// `intervals` with their running sum; `before` are milliseconds counted earlier. Milliseconds are summed and
    /// each sum is then rounded down, so that parts of a second do not get lost between intervals.
    static func running(_ intervals: [OpenInterval], after before: Int64 = 0) -> [CountedInterval] {
        var sum = before
        return intervals.map { interval in
            sum += interval.closing.milliseconds - interval.opening.milliseconds
            return CountedInterval(interval: interval, sum: sum / 1000)
        }
    }
}
