/// Why a comment deserves a look, and how soon. A proposal: people decide.
public struct Suspicion: Equatable, Sendable {
    /// 0…1, for the order of the queue. It takes in the classifier's opinion.
    public let score: Double
    /// 0…1 from the reasons alone.
    public let ruleScore: Double
    /// In the order of the text, then those about the whole comment.
    public let reasons: [SuspicionReason]

    /// The rule score from which a measure is proposed: one insult of a person, or two lighter reasons.
    public static let proposal = 0.6
    /// What a classifier that is wholly sure adds to a comment without reasons: always less than a proposal, for at a
    /// base rate of 3 % even a good one is wrong nine times out of ten.
    public static let machineWeight = 0.5

    /// So many reasons `SuspicionRules` give at most: more than a person reads, and enough for any score.
    public static let mostReasons = 20

    /// Each reason, counted once by rule and word, leaves 1 − weight of what was left; so does the classifier with
    /// half its score. More reasons, higher weights and a higher score never lower the result (noisy or, Pearl 1988).
    public init(reasons: [SuspicionReason], machineScore: Double? = nil) {
        var counted: [CountedReason: Double] = [:]
        for reason in reasons {
            counted[CountedReason(rule: reason.rule, what: reason.what), default: 0].raise(to: reason.weight)
        }
        // Sorted, for the order of a sum shows in its last digits.
        let left = counted.values.sorted().reduce(1.0) { $0 * (1 - $1) }
        let machine = Self.bounded(machineScore ?? 0)
        ruleScore = 1 - left
        score = 1 - left * (1 - Self.machineWeight * machine)
        self.reasons = reasons
    }

    /// Nothing to say.
    public static let none = Suspicion(reasons: [])

    /// Whether the rules alone propose a measure. No classifier can bring this about.
    public var proposesMeasure: Bool { ruleScore >= Self.proposal }

    /// The rules that are named, the weightiest first.
    public var rules: [String] {
        var weights: [String: Double] = [:]
        for reason in reasons { weights[reason.rule, default: 0].raise(to: reason.weight) }
        return weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    static func bounded(_ score: Double) -> Double { score.isFinite ? min(max(score, 0), 1) : 0 }
}

private struct CountedReason: Hashable {
    var rule: String
    var what: String
}

extension Double {
    fileprivate mutating func raise(to other: Double) { self = Swift.max(self, Suspicion.bounded(other)) }
}
