/// What a model is trained from.
public struct TrainingMaterial: Sendable {
    public var task: ClassifierTask
    public var texts: [LabelledText]
    /// Texts that help but are not measured: the room's own examples.
    public var further: [LabelledText] = []
    /// Texts of a related task with their finer classes: models for them become features.
    public var related: [LabelledText] = []
    public var lexicon: Lexicon?
    /// For the card.
    public var trainedOn: String
    public var licence: String

    public init(task: ClassifierTask, texts: [LabelledText], trainedOn: String, licence: String) {
        self.task = task
        self.texts = texts
        self.trainedOn = trainedOn
        self.licence = licence
    }
}

/// Why there is no model.
public enum TrainingFault: Error, Equatable, Sendable, CustomStringConvertible {
    case tooFew(texts: Int, positives: Int)

    public var description: String {
        switch self {
        case .tooFew(let texts, let positives):
            "\(texts) texts, \(positives) of them positive, are too few: at least \(Trainer.fewest) of each class."
        }
    }
}

/// Trains a model: logistic regression over hashed n-grams, signals and directions, calibrated on held-out texts.
///
/// Deterministic: the same material and settings give the same bytes.
///
/// Domain adaptation is by stacking: a model for the related task and word lists are linear in the same features, so
/// the weight that training gives their scores is folded into one vector, and scoring costs no more.
public struct Trainer: Sendable {
    /// The least number of texts of each class.
    public static let fewest = 20

    public struct Settings: Sendable, Equatable {
        /// Buckets of the hashed features: 2 to the power of this, 8…20.
        public var bucketBits = 18
        /// Loss against regularisation.
        public var cost: Double
        /// The same for models of the related task.
        public var relatedCost = 3.0
        /// How much a signal or direction counts beside the n-grams.
        public var denseScale = 0.1
        public var folds = 10
        public var foldKind: FoldKind

        public init(for task: ClassifierTask) {
            switch task {
            case .offense: (cost, foldKind) = (5, .shuffled(seed: 1))
            case .toxic: (cost, foldKind) = (0.5, .blocks)
            }
        }
    }

    public var settings: Settings

    public init(settings: Settings) { self.settings = settings }

    public func train(_ material: TrainingMaterial) throws(TrainingFault) -> TextModel {
        let positives = material.texts.count(where: \.isPositive)
        guard min(positives, material.texts.count - positives) >= Self.fewest else {
            throw .tooFew(texts: material.texts.count, positives: positives)
        }
        let run = TrainingRun(material, settings)
        let scores = run.heldOutScores()
        let labels = material.texts.map(\.isPositive)
        let calibration = Calibration.platt(labels: labels, scores: scores)
        let probabilities = scores.map(calibration.probability)
        let threshold = Calibration.threshold(labels: labels, probabilities: probabilities)
        var weights = run.train(without: nil)
        weights.scale(Float(calibration.slope))
        weights.bias += Float(calibration.offset)
        let evaluation = Evaluation(labels: labels, scores: probabilities, threshold: threshold)
        return model(weights, run.signalMeans, threshold, card: card(material, evaluation))
    }

    private func card(_ material: TrainingMaterial, _ evaluation: Evaluation) -> ModelCard {
        let kind = settings.foldKind == .blocks ? "runs of neighbours" : "stratified folds, near doubles together"
        return ModelCard(
            task: material.task, trainedOn: material.trainedOn, licence: material.licence,
            texts: material.texts.count + material.further.count,
            positives: (material.texts + material.further).count(where: \.isPositive),
            measuredBy: "\(settings.folds)-fold cross-validation, \(kind)", quality: ModelQuality(evaluation))
    }

    private func model(
        _ weights: LinearWeights, _ means: [Float], _ threshold: Double, card: ModelCard
    ) -> TextModel {
        let (base, unit) = Quantiser.quantise(weights)
        // Stored as Float in the file: the model in memory must not know more than the file.
        let stored = Double(Float(threshold))
        return TextModel(
            card: card, thresholds: .init(toxic: stored, offense: stored), learned: 0, base: base,
            weights: Quantiser.expand(base), unit: unit, signals: weights.signals, means: means,
            bias: weights.bias + zip(weights.signals, means).reduce(0) { $0 + $1.0 * $1.1 })
    }
}

/// The corpus and the directions of one training.
private struct TrainingRun {
    private let regression: LogisticRegression
    private let labels: [Bool]
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
        return regression.train(rows: rows, positive: labels)
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
