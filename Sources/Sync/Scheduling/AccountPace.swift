/// How often an account is worked on. All in seconds.
public struct AccountPace: Equatable, Sendable {
    /// Between two runs; lengthened or shortened by up to a tenth, so that many desks do not call at once.
    public var interval: Int64 = 60
    /// Between two looks at messages already known.
    public var recheck: Int64 = 600
    /// Messages looked at again in one go.
    public var watched = 60
    /// After failures in a row.
    public var backOff = BackOff()
    /// Pages of one run; the rest follows in the next one.
    public var pages = 2_000

    /// Failures in a row after which the account is taken for broken.
    public static let circuitLimit = 5

    public init(interval: Int64 = 60) { self.interval = interval }

    func nextPause(jitter: Double, budget: RateBudget? = nil) -> Int64 {
        let interval = budget?.interval(self.interval) ?? self.interval
        let spread = Double(interval) * 0.2 * (min(max(jitter, 0), 1) - 0.5)
        return max(1, interval + Int64(spread))
    }
}
