/// L2-regularised logistic regression over the rows of a corpus.
///
/// Minimises ½‖w‖² + cost · Σ weight · ln(1 + e^(−y·f(x))). Buckets are scaled by their inverse document frequency
/// before, so that common n-grams cost more; afterwards the scaling is folded into the weights.
struct LogisticRegression {
    struct Settings: Sendable, Equatable {
        /// Loss against regularisation; the classes are balanced first, so that their weights sum to n.
        var cost = 1.0
        /// A bucket that fewer texts have gets no weight.
        var minimumTexts = 2
        /// How much a signal or direction of one standard deviation counts beside a text's n-grams of length 1.
        var denseScale = 0.1
    }

    let settings: Settings
    let corpus: Corpus
    /// Models of other tasks: their scores are further features.
    var directions: [LinearWeights] = []

    /// Trains on the given rows; `positive` and `importance` are by row of the corpus.
    func train(rows: [Int], positive: [Bool], importance: [Double]? = nil) -> LinearWeights {
        let scores = directions.map { direction in (0..<corpus.count).map { corpus.score($0, by: direction) } }
        let space = FeatureSpace(corpus: corpus, rows: rows, directions: scores, settings: settings)
        let labels = rows.map { positive[$0] }
        let weights = Self.balanced(labels, rows.map { importance?[$0] ?? 1 })
        let problem = LogisticProblem(space: space, positive: labels, weights: weights, cost: settings.cost)
        let start = [Double](repeating: 0, count: space.width)
        let solution = Minimiser().minimise(from: start, problem.evaluate)
        return space.fold(solution, buckets: corpus.buckets, directions: directions)
    }

    /// Each class weighs half of all.
    static func balanced(_ positive: [Bool], _ importance: [Double]) -> [Double] {
        var sums = [0.0, 0.0]
        for (index, isPositive) in positive.enumerated() { sums[isPositive ? 1 : 0] += importance[index] }
        let all = sums[0] + sums[1]
        return positive.indices.map { importance[$0] * all / 2 / max(1e-9, sums[positive[$0] ? 1 : 0]) }
    }
}

/// The loss and its gradient.
private struct LogisticProblem {
    let space: FeatureSpace
    let positive: [Bool]
    let weights: [Double]
    let cost: Double

    func evaluate(_ point: [Double], _ gradient: inout [Double]) -> Double {
        var value = 0.0
        for index in point.indices {
            // The bias, last, is all but free.
            let strength = index == point.count - 1 ? 1e-4 : 1.0
            value += strength * point[index] * point[index] / 2
            gradient[index] = strength * point[index]
        }
        for row in 0..<space.count {
            let sign = positive[row] ? 1.0 : -1.0
            let margin = sign * space.dot(row, point)
            value += cost * weights[row] * Logarithm.softLoss(margin)
            space.add(row, times: -sign * cost * weights[row] * Logarithm.logistic(-margin), to: &gradient)
        }
        return value
    }
}
