public import Desk

/// Watches the rate of comments of one thread or one channel against its own history.
///
/// A state is entered at once and left slowly: only when the count has stayed below seven tenths of its bound for
/// `SpikeRules.calmBuckets` quarters of an hour, so that a banner does not flicker. A flood that ebbs is rising
/// first.
public struct SpikeAlarm: Equatable, Sendable {
    public let rules: SpikeRules
    public private(set) var state: SpikeState
    /// When the state left calm.
    public private(set) var since: Instant?
    /// Since when the count has been low enough to step down.
    public private(set) var lowSince: Instant?

    private static let ebb = 0.7
    /// Seconds of a bucket.
    public static let bucket: Int64 = 900

    public init(rules: SpikeRules = .thread) {
        self.rules = rules
        state = .calm
    }

    /// An alarm as a store kept it.
    public init(rules: SpikeRules, state: SpikeState, since: Instant?, lowSince: Instant?) {
        self.rules = rules
        self.state = state
        self.since = state == .calm ? nil : since
        self.lowSince = lowSince
    }

    /// Takes in the number of comments in the quarter of an hour before `now`. May be asked as often as one likes.
    ///
    /// - Parameter history: counts of the quarters before that, oldest first; the last four weeks are enough.
    public mutating func observe(_ count: Int, now: Instant, history: [Int]) -> SpikeReport {
        let baseline = SpikeBaseline(history: history)
        let reached = level(Double(count), baseline, factor: 1)
        let held = level(Double(count), baseline, factor: Self.ebb)
        if reached > state {
            if state == .calm { since = now + -Self.bucket }
            (state, lowSince) = (reached, nil)
        } else if held < state {
            stepDown(to: held, now)
        } else {
            lowSince = nil
        }
        return SpikeReport(state: state, count: count, usual: baseline.usual, since: since)
    }

    private mutating func stepDown(to held: SpikeState, _ now: Instant) {
        let low = lowSince ?? now
        lowSince = low
        guard now - low >= Self.bucket * Int64(rules.calmBuckets) else { return }
        state = state == .flood ? .rising : .calm
        lowSince = held < state ? now : nil
        if state == .calm { since = nil }
    }

    /// The state that a count alone would be, with bounds times `factor`.
    private func level(_ count: Double, _ baseline: SpikeBaseline, factor: Double) -> SpikeState {
        let least = Double(rules.fewest)
        if count >= factor * max(2 * least, baseline.bound(rules.flood)) { return .flood }
        return count >= factor * max(least, baseline.bound(rules.rising)) ? .rising : .calm
    }
}
