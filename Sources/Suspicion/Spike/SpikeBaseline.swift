/// What is usual at a time, from the counts before it.
public struct SpikeBaseline: Equatable, Sendable {
    /// Comments in a quarter of an hour.
    public let usual: Double
    /// The deviation that is usual too.
    public let spread: Double

    /// Quarters of an hour in a week.
    public static let week = 672
    /// Quarters to either side that count as the same hour; that also bridges the change of the clocks.
    private static let reach = 2
    /// Weeks from which the hour of the week has a history of its own.
    private static let fewestWeeks = 3

    /// From counts of past quarters of an hour, oldest first, the last one just before the present.
    ///
    /// With three weeks and more, those at the same hour of the week and half an hour around it are used, else all.
    /// The usual is their median, the spread 1.4826 times the median distance from it (MAD, Hampel 1974): a flood
    /// of last week does not make the next one usual. Neither is less than chance makes it: counts of rare events
    /// spread by the root of their mean (Poisson), here of at least one comment in four hours.
    public init(history: [Int]) {
        let sample = Self.sample(history)
        let middle = Self.median(sample)
        let distance = Self.median(sample.map { abs($0 - middle) })
        // Of rare comments the median is zero; the mean of the calmer nine tenths is not.
        usual = max(middle, Self.calmMean(sample), 1.0 / 16)
        spread = max(1.4826 * distance, usual.squareRoot())
    }

    /// The count that lies `deviations` above the usual.
    public func bound(_ deviations: Double) -> Double { usual + deviations * spread }

    private static func sample(_ history: [Int]) -> [Double] {
        guard history.count >= fewestWeeks * week else { return history.suffix(4 * week).map { Double(max(0, $0)) } }
        return stride(from: history.count - week, through: 0, by: -week).flatMap { middle in
            (middle - reach...middle + reach).filter { history.indices.contains($0) }.map {
                Double(max(0, history[$0]))
            }
        }
    }

    private static func median(_ values: [Double]) -> Double {
        guard !values.isEmpty else { return 0 }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    private static func calmMean(_ values: [Double]) -> Double {
        let calm = values.sorted().prefix((values.count * 9 + 9) / 10)
        return calm.isEmpty ? 0 : calm.reduce(0, +) / Double(calm.count)
    }
}
