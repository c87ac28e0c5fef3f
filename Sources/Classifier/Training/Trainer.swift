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
        public var denseScale: Double
        /// How much one of the further texts counts beside one of the measured.
        public var furtherWeight: Double
        public var folds = 10
        public var foldKind: FoldKind

        public init(for task: ClassifierTask) {
            switch task {
            case .offense: (cost, denseScale, furtherWeight, foldKind) = (8, 0.07, 3, .shuffled(seed: 1))
            case .toxic: (cost, denseScale, furtherWeight, foldKind) = (1, 0.1, 1, .blocks)
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
        return TextModel(
            card: card, thresholds: .init(threshold, of: card.task), learned: 0, base: base,
            weights: Quantiser.expand(base), unit: unit, signals: weights.signals, means: means,
            bias: weights.bias + zip(weights.signals, means).reduce(0) { $0 + $1.0 * $1.1 })
    }
}
