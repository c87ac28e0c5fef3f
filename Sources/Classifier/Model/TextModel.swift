/// A trained classifier of short German texts: weights of hashed n-grams and of a few signals.
///
/// It orders a queue. It decides nothing, and its score is no measure of what the law allows.
/// Method: logistic regression over hashed word and character n-grams; see `Trainer`.
public struct TextModel: Sendable, Equatable {
    public let card: ModelCard
    /// The least score that counts as positive, 0…1, by the task that is asked for.
    public internal(set) var thresholds: Thresholds
    /// How many of the desk's own decisions it has learned from.
    public internal(set) var learned = 0

    let buckets: Int
    /// A bucket's weight is `weights[bucket] · unit` in log odds.
    var weights: [Int16]
    /// The weights as they came from training, in units of 256.
    let base: [Int8]
    let unit: Float
    /// A signal weighs `signals[s] · (value − means[s])`; the means are those of the training texts.
    let signals: [Float]
    let means: [Float]
    let bias: Float

    public struct Thresholds: Sendable, Equatable {
        public var toxic: Double
        public var offense: Double

        /// Contempt and mockery count as toxic too, so that more is toxic than is offensive: a model that stands in for
        /// the other task begins at four fifths, or at five fourths, of its own threshold.
        init(_ threshold: Double, of task: ClassifierTask) {
            // A file keeps 32 bits of each.
            toxic = Double(Float(task == .toxic ? threshold : threshold * 0.8))
            offense = Double(Float(task == .offense ? threshold : min(0.95, threshold * 1.25)))
        }

        init(toxic: Double, offense: Double) {
            self.toxic = toxic
            self.offense = offense
        }

        public subscript(task: ClassifierTask) -> Double {
            switch task {
            case .toxic: toxic
            case .offense: offense
            }
        }
    }

    init(
        card: ModelCard, thresholds: Thresholds, learned: Int, base: [Int8], weights: [Int16], unit: Float,
        signals: [Float], means: [Float], bias: Float
    ) {
        self.card = card
        self.thresholds = thresholds
        self.learned = learned
        self.base = base
        self.weights = weights
        self.unit = unit
        self.signals = signals
        self.means = means
        self.bias = bias
        buckets = base.count
    }

    /// The probability that a person would call the text positive, 0…1.
    ///
    /// Only the first 16 KiB of a text count. Safe to call from many threads.
    public func score(_ text: String) -> Double { Logarithm.logistic(logOdds(text)) }

    /// Whether the score reaches the threshold of the task, by default the model's own.
    public func isPositive(_ text: String, for task: ClassifierTask? = nil) -> Bool {
        score(text) >= thresholds[task ?? card.task]
    }

    func logOdds(_ text: String) -> Double {
        TextFeatures.count(text, buckets: buckets) { counts, signalCounts in
            var sum: Float = 0
            var square: Float = 0
            weights.withUnsafeBufferPointer { weights in
                counts.forEach { bucket, weight in
                    sum += Float(weights[bucket]) * weight
                    square += weight * weight
                }
            }
            var odds = bias
            if square > 0 { odds += sum * unit / square.squareRoot() }
            for signal in Signal.allCases { odds += weight(of: signal, signalCounts) }
            return Double(odds)
        }
    }

    @inline(__always)
    func weight(of signal: Signal, _ counts: SignalCounts) -> Float {
        signals[signal.rawValue] * (counts.value(signal) - means[signal.rawValue])
    }
}
