/// The bounds of the spike alarm.
public struct SpikeRules: Equatable, Sendable {
    /// Fewer comments in a quarter of an hour are never an alarm: a quiet thread may have three.
    public var fewest: Int
    /// How many robust deviations above the usual are rising, and flood.
    public var rising: Double
    public var flood: Double
    /// Quarters of an hour below the bound until a state is given up.
    public var calmBuckets: Int

    public init(fewest: Int = 12, rising: Double = 4, flood: Double = 8, calmBuckets: Int = 2) {
        self.fewest = max(1, fewest)
        self.rising = rising
        self.flood = max(rising, flood)
        self.calmBuckets = max(1, calmBuckets)
    }

    /// For a whole channel, where more is usual.
    public static let channel = SpikeRules(fewest: 40)
    public static let thread = SpikeRules()
}
