/// Turns raw scores into probabilities and finds the threshold, both from scores of held-out texts.
struct Calibration: Equatable {
    /// probability = logistic(slope · score + offset)
    var slope: Double
    var offset: Double

    func probability(_ score: Double) -> Double { Logarithm.logistic(slope * score + offset) }

    /// Platt scaling with the smoothed targets of Lin, Lin and Weng, "A note on Platt's probabilistic outputs"
    /// (Machine Learning 68, 2007).
    static func platt(labels: [Bool], scores: [Double]) -> Calibration {
        let positives = Double(labels.count { $0 })
        let negatives = Double(labels.count) - positives
        let high = (positives + 1) / (positives + 2)
        let low = 1 / (negatives + 2)
        let start = [1.0, Logarithm.natural((positives + 1) / (negatives + 1))]
        let solution = Minimiser(tolerance: 1e-7).minimise(from: start) { point, gradient in
            var value = 1e-3 * (point[0] - 1) * (point[0] - 1) / 2
            gradient = [1e-3 * (point[0] - 1), 0]
            for (label, score) in zip(labels, scores) {
                let odds = point[0] * score + point[1]
                let target = label ? high : low
                value += Logarithm.softLoss(odds) + (1 - target) * odds
                let error = Logarithm.logistic(odds) - target
                gradient[0] += error * score
                gradient[1] += error
            }
            return value
        }
        // A negative slope would turn the order round.
        return Calibration(slope: max(1e-3, solution[0]), offset: solution[1])
    }

    /// The probability from which texts count as positive, for the best mean F1 of the classes.
    ///
    /// The curve over thresholds is jagged; its mean over a window is what a new set of texts will show.
    static func threshold(labels: [Bool], probabilities: [Double]) -> Double {
        let grid = stride(from: 0.10, through: 0.90, by: 0.01).map { $0 }
        let curve = grid.map { Evaluation(labels: labels, scores: probabilities, threshold: $0).meanF1 }
        let window = 4
        let smooth = curve.indices.map { place in
            let part = curve[max(0, place - window)...min(curve.count - 1, place + window)]
            return part.reduce(0, +) / Double(part.count)
        }
        guard let best = smooth.indices.max(by: { smooth[$0] < smooth[$1] }) else { return 0.5 }
        return grid[best]
    }
}
