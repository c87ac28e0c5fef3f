/// How the desk moderated in a span of time. Counts only: no names, no texts, so that it may be published
/// (§ 11 BremIFG).
public struct ModerationReport: Equatable, Sendable {
    /// One rule and measure on one channel in one office.
    public struct Line: Equatable, Sendable {
        public var rule: String?
        public var measure: Measure
        public var channel: Channel
        public var unit: String?
        /// Decisions that took or take effect.
        public var count: Int
        /// Proposals that a second person refused.
        public var declined: Int
        public var appeals: Int
        public var upheld: Int
        public var dismissed: Int
        /// Decided by two persons.
        public var seconded: Int

        public init(
            rule: String?, measure: Measure, channel: Channel, unit: String?, count: Int = 0, declined: Int = 0,
            appeals: Int = 0, upheld: Int = 0, dismissed: Int = 0, seconded: Int = 0
        ) {
            self.rule = rule
            self.measure = measure
            self.channel = channel
            self.unit = unit
            self.count = count
            self.declined = declined
            self.appeals = appeals
            self.upheld = upheld
            self.dismissed = dismissed
            self.seconded = seconded
        }

        public static func + (a: Line, b: Line) -> Line {
            var sum = a
            sum.count += b.count
            sum.declined += b.declined
            sum.appeals += b.appeals
            sum.upheld += b.upheld
            sum.dismissed += b.dismissed
            sum.seconded += b.seconded
            return sum
        }
    }

    /// A rule that was answered by more than one step of the ladder: a question, not a fault.
    public struct Spread: Equatable, Sendable {
        public var rule: String
        public var measures: [Measure: Int]
        /// By office, where offices differ.
        public var units: [String: [Measure: Int]]
    }

    /// The same words, answered differently.
    public struct Unequal: Equatable, Sendable {
        public var rule: String?
        /// Journal places of the decisions.
        public var decisions: [Int64]
        public var measures: [Measure]

        public init(rule: String?, decisions: [Int64], measures: [Measure]) {
            self.rule = rule
            self.decisions = decisions
            self.measures = measures
        }
    }

    public var from: Instant
    public var to: Instant
    public var lines: [Line]
    public var unequal: [Unequal]

    public init(from: Instant, to: Instant, lines: [Line], unequal: [Unequal] = []) {
        self.from = from
        self.to = to
        self.lines = lines
        self.unequal = unequal
    }

    public var total: Line {
        lines.reduce(Line(rule: nil, measure: .keep, channel: .other, unit: nil)) { $0 + $1 }
    }

    /// Lines summed over what is not named: `[\.rule, \.measure]` keeps rule and measure apart, and so on.
    public func summed(byRule: Bool, byMeasure: Bool, byChannel: Bool, byUnit: Bool) -> [Line] {
        var sums: [String: Line] = [:]
        for line in lines {
            var line = line
            if !byRule { line.rule = nil }
            if !byMeasure { line.measure = .keep }
            if !byChannel { line.channel = .other }
            if !byUnit { line.unit = nil }
            let key = [line.rule ?? "", line.measure.rawValue, line.channel.rawValue, line.unit ?? ""]
                .joined(separator: "\u{1F}")
            sums[key] = sums[key].map { $0 + line } ?? line
        }
        return sums.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.value)
    }

    /// Rules whose breaches were met with different steps of the ladder.
    public var spreads: [Spread] {
        Dictionary(grouping: lines.filter { $0.rule != nil && $0.measure.step != nil && $0.count > 0 }) {
            $0.rule ?? ""
        }
        .compactMap { rule, lines -> Spread? in
            let measures = Self.counted(lines)
            guard measures.count > 1 else { return nil }
            let units = Dictionary(grouping: lines) { $0.unit ?? "–" }.mapValues(Self.counted)
            return Spread(rule: rule, measures: measures, units: units)
        }.sorted { $0.rule < $1.rule }
    }

    private static func counted(_ lines: [Line]) -> [Measure: Int] {
        lines.reduce(into: [:]) { $0[$1.measure, default: 0] += $1.count }
    }
}
