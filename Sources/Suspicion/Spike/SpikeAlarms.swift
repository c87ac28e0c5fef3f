public import Desk

/// The alarms of many places, with what they remember between two looks. Calm places are not remembered.
public struct SpikeAlarms<Place: Hashable & Sendable>: Sendable {
    /// What is known of a place at the time of a look.
    public struct Series: Sendable {
        public var place: Place
        public var rules: SpikeRules
        /// Comments in the quarter of an hour before the look.
        public var count: Int
        /// Counts of the quarters before that, oldest first.
        public var history: [Int]

        public init(place: Place, rules: SpikeRules, count: Int, history: [Int]) {
            self.place = place
            self.rules = rules
            self.count = count
            self.history = history
        }
    }

    private struct Watched: Sendable {
        var alarm: SpikeAlarm
        var history: [Int]
        var looked: Instant
    }

    private var watched: [Place: Watched] = [:]

    public init() {}

    /// Whether every place that was looked at is calm.
    public var areCalm: Bool { watched.isEmpty }

    /// Takes in the busy places and reports all that are not calm.
    ///
    /// A place that is remembered and no longer busy counts as silent: its alarm would otherwise wait as it stood until
    /// the next comments, days later. For the same reason an alarm that nobody looked at for longer than it takes to
    /// step down is begun anew.
    public mutating func observe(_ busy: [Series], now: Instant) -> [(place: Place, report: SpikeReport)] {
        watched = watched.filter { now - $0.value.looked <= Self.memory($0.value.alarm.rules) }
        let named = Set(busy.map(\.place))
        let silent = watched.filter { !named.contains($0.key) }.map { place, known in
            Series(place: place, rules: known.alarm.rules, count: 0, history: known.history)
        }
        return (busy + silent).compactMap { series in
            let report = observe(series, now)
            return report.state == .calm ? nil : (series.place, report)
        }
    }

    private mutating func observe(_ series: Series, _ now: Instant) -> SpikeReport {
        var alarm = watched[series.place]?.alarm ?? SpikeAlarm(rules: series.rules)
        let report = alarm.observe(series.count, now: now, history: series.history)
        watched[series.place] =
            report.state == .calm ? nil : Watched(alarm: alarm, history: series.history, looked: now)
        return report
    }

    /// Seconds from a flood to calm when nothing more comes.
    private static func memory(_ rules: SpikeRules) -> Int64 { 2 * SpikeAlarm.bucket * Int64(rules.calmBuckets) }
}
