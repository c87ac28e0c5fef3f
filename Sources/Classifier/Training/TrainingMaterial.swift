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
