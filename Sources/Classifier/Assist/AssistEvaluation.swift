/// Measures a model on a labelled file.
public struct AssistEvaluation: Sendable, Equatable {
    public let task: ClassifierTask
    /// The task and the digest of the model; the task differs where the shipped model stands in.
    public let modelTask: ClassifierTask
    public let modelDigest: String
    /// From this score on a text counts as positive.
    public let threshold: Double
    public let evaluation: Evaluation

    /// `file` holds the bytes of a labelled file (`LabelledFile`).
    public init(file: [UInt8], task: ClassifierTask, model: TextModel) throws(LabelledFileFault) {
        let texts = try LabelledFile.read(file)
        self.task = task
        modelTask = model.card.task
        modelDigest = model.digest
        threshold = model.thresholds[task]
        evaluation = Evaluation(
            labels: texts.map(\.isPositive), scores: texts.map { model.score($0.text) }, threshold: threshold)
    }

    /// Name and number of every figure, in the order of a report; counts are whole numbers, shares lie in 0…1.
    public var figures: [(name: String, value: Double)] {
        let (positive, negative) = (evaluation.positive, evaluation.negative)
        return [
            ("n", Double(evaluation.count)), ("threshold", threshold),
            ("macro_f1_mean", evaluation.meanF1), ("macro_f1_germeval", evaluation.germEvalF1),
            ("accuracy", evaluation.accuracy),
            ("positive_precision", positive.precision), ("positive_recall", positive.recall),
            ("positive_f1", positive.f1),
            ("negative_precision", negative.precision), ("negative_recall", negative.recall),
            ("negative_f1", negative.f1),
            ("precision_at_top_1_percent", evaluation.precisionAtTop1Percent),
            ("precision_at_top_5_percent", evaluation.precisionAtTop5Percent),
            ("true_positives", Double(evaluation.truePositives)),
            ("false_positives", Double(evaluation.falsePositives)),
            ("true_negatives", Double(evaluation.trueNegatives)),
            ("false_negatives", Double(evaluation.falseNegatives)),
        ]
    }
}
