/// What a model sorts by.
public enum ClassifierTask: String, Sendable, CaseIterable, Codable {
    /// Toxic comments as in GermEval 2021: insults, vulgarity, sarcasm, discrimination, shouting.
    case toxic
    /// Offensive language as in GermEval 2018: insult, abuse, profanity.
    case offense
}

/// Where a model comes from and how well it does; stored in the model.
public struct ModelCard: Sendable, Equatable {
    public var task: ClassifierTask
    /// The data it was trained on, with authors and year.
    public var trainedOn: String
    /// Under which terms the model may be passed on.
    public var licence: String
    /// How many texts, and how many of them positive.
    public var texts: Int
    public var positives: Int
    /// How `quality` was measured.
    public var measuredBy: String
    public var quality: ModelQuality

    public init(
        task: ClassifierTask, trainedOn: String, licence: String, texts: Int, positives: Int, measuredBy: String,
        quality: ModelQuality
    ) {
        self.task = task
        self.trainedOn = trainedOn
        self.licence = licence
        self.texts = texts
        self.positives = positives
        self.measuredBy = measuredBy
        self.quality = quality
    }
}

/// Figures on texts that were held out of training, all 0…1, to four places.
public struct ModelQuality: Sendable, Equatable {
    public var positive = Evaluation.ClassQuality(precision: 0, recall: 0, f1: 0)
    public var negative = Evaluation.ClassQuality(precision: 0, recall: 0, f1: 0)
    /// The mean of the classes' F1.
    public var meanF1 = 0.0
    /// The harmonic mean of macro precision and macro recall.
    public var germEvalF1 = 0.0

    public init() {}

    public init(_ evaluation: Evaluation) {
        let (positive, negative) = (evaluation.positive, evaluation.negative)
        let numbers = [
            positive.precision, positive.recall, positive.f1, negative.precision, negative.recall, negative.f1,
            evaluation.meanF1, evaluation.germEvalF1,
        ]
        // What the file of a model keeps, and no more.
        self.init(numbers: numbers.map { Double(Float(($0 * 1e4).rounded() / 1e4)) })
    }
}
