/// The corpus and the directions of one training.
struct TrainingRun {
    private let regression: LogisticRegression
    private let labels: [Bool]
    private let importance: [Double]
    /// The fold of each measured text; those that follow are always trained on.
    private let folds: [Int]
    private let foldCount: Int

    init(_ material: TrainingMaterial, _ settings: Trainer.Settings) {
        let buckets = 1 << min(max(settings.bucketBits, ModelFormat.bits.lowerBound), ModelFormat.bits.upperBound)
        var directions = WordDirections(buckets: buckets).all(material.lexicon)
        directions += Self.related(material.related, buckets, directions, settings)
        let texts = material.texts + material.further
        regression = LogisticRegression(
            settings: .init(cost: settings.cost, denseScale: settings.denseScale),
            corpus: Corpus(texts.map(\.text), buckets: buckets), directions: directions)
        labels = texts.map(\.isPositive)
        importance = texts.indices.map { $0 < material.texts.count ? 1 : settings.furtherWeight }
        folds = Folds.assign(material.texts, count: settings.folds, kind: settings.foldKind)
        foldCount = settings.folds
    }

    /// One model for the related task and one for each of its finer classes.
    private static func related(
        _ texts: [LabelledText], _ buckets: Int, _ directions: [LinearWeights], _ settings: Trainer.Settings
    ) -> [LinearWeights] {
        guard !texts.isEmpty else { return [] }
        let regression = LogisticRegression(
            settings: .init(cost: settings.relatedCost, denseScale: settings.denseScale),
            corpus: Corpus(texts.map(\.text), buckets: buckets), directions: directions)
        let classes = Set(texts.filter(\.isPositive).compactMap(\.fine)).sorted()
        let labels = [texts.map(\.isPositive)] + classes.map { name in texts.map { $0.fine == name } }
        return labels.map { regression.train(rows: Array(texts.indices), positive: $0) }
    }

    var signalMeans: [Float] { regression.corpus.signalMeans }

    func train(without fold: Int?) -> LinearWeights {
        let rows = labels.indices.filter { $0 >= folds.count || folds[$0] != fold }
        return regression.train(rows: rows, positive: labels, importance: importance)
    }

    /// The score of each measured text by a model that did not see its fold.
    func heldOutScores() -> [Double] {
        var scores = [Double](repeating: 0, count: folds.count)
        for fold in 0..<foldCount {
            let weights = train(without: fold)
            for row in folds.indices where folds[row] == fold {
                scores[row] = regression.corpus.score(row, by: weights)
            }
        }
        return scores
    }
}
