/// A linear model before it is quantised: what training makes, and what directions are.
///
/// Score of a text = Σ buckets[b] · (1 + ln n_b) / ‖1 + ln n‖ + Σ signals[s] · value(s) + bias.
struct LinearWeights: Sendable, Equatable {
    var buckets: [Float]
    var signals: [Float]
    var bias: Float

    init(buckets count: Int) {
        buckets = [Float](repeating: 0, count: count)
        signals = [Float](repeating: 0, count: Signal.allCases.count)
        bias = 0
    }

    /// Linear models add up: so stacked and averaged models cost no more than one.
    mutating func add(_ other: LinearWeights, times factor: Float) {
        for index in buckets.indices { buckets[index] += factor * other.buckets[index] }
        for index in signals.indices { signals[index] += factor * other.signals[index] }
        bias += factor * other.bias
    }

    mutating func scale(_ factor: Float) {
        for index in buckets.indices { buckets[index] *= factor }
        for index in signals.indices { signals[index] *= factor }
        bias *= factor
    }
}
