/// How well scores agree with labels.
///
/// Two numbers are called macro-F1: the mean of the two classes' F1, and the harmonic mean of macro precision and
/// macro recall, which GermEval 2018 and 2021 publish. Both are here. A quotient over nothing is 0.
public struct Evaluation: Sendable, Equatable {
    /// Precision, recall and F1 of one class, 0…1.
    public struct ClassQuality: Sendable, Equatable {
        public var precision: Double
        public var recall: Double
        public var f1: Double
    }

    public var truePositives = 0
    public var falsePositives = 0
    public var trueNegatives = 0
    public var falseNegatives = 0
    /// The share of positives among the texts with the highest scores, 0…1.
    public var precisionAtTop1Percent = 0.0
    public var precisionAtTop5Percent = 0.0

    /// `labels` and `scores` belong together by place; a score of at least `threshold` counts as positive.
    public init(labels: [Bool], scores: [Double], threshold: Double) {
        for (label, score) in zip(labels, scores) {
            switch (label, score >= threshold) {
            case (true, true): truePositives += 1
            case (true, false): falseNegatives += 1
            case (false, true): falsePositives += 1
            case (false, false): trueNegatives += 1
            }
        }
        precisionAtTop1Percent = Self.precision(labels, scores, top: 0.01)
        precisionAtTop5Percent = Self.precision(labels, scores, top: 0.05)
    }

    /// The number of texts.
    public var count: Int { truePositives + falsePositives + trueNegatives + falseNegatives }

    public var accuracy: Double { Self.ratio(truePositives + trueNegatives, count) }

    public var positive: ClassQuality { Self.quality(truePositives, falsePositives, falseNegatives) }
    public var negative: ClassQuality { Self.quality(trueNegatives, falseNegatives, falsePositives) }

    /// The mean of the classes' F1.
    public var meanF1: Double { (positive.f1 + negative.f1) / 2 }

    /// The harmonic mean of macro precision and macro recall, as GermEval publishes it.
    public var germEvalF1: Double {
        Self.harmonic(
            (positive.precision + negative.precision) / 2, (positive.recall + negative.recall) / 2)
    }

    private static func quality(_ hits: Int, _ wrong: Int, _ missed: Int) -> ClassQuality {
        let precision = ratio(hits, hits + wrong)
        let recall = ratio(hits, hits + missed)
        return ClassQuality(precision: precision, recall: recall, f1: harmonic(precision, recall))
    }

    private static func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

    private static func harmonic(_ left: Double, _ right: Double) -> Double {
        left + right == 0 ? 0 : 2 * left * right / (left + right)
    }

    /// At least one text; among equal scores the earlier stands higher.
    private static func precision(_ labels: [Bool], _ scores: [Double], top share: Double) -> Double {
        let count = min(labels.count, scores.count)
        guard count > 0 else { return 0 }
        let order = (0..<count).sorted { (scores[$0], $1) > (scores[$1], $0) }
        let taken = order.prefix(max(1, Int((Double(count) * share).rounded())))
        return ratio(taken.count { labels[$0] }, taken.count)
    }
}
