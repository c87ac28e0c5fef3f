/// What the desk decided about a comment.
public struct DeskDecision: Sendable, Equatable {
    public var text: String
    /// The desk measured it: hid it, warned, deleted.
    public var isPositive: Bool

    public init(text: String, isPositive: Bool) {
        self.text = text
        self.isPositive = isPositive
    }
}

extension TextModel {
    /// The model after it has seen more decisions, in their order.
    ///
    /// Online gradient steps on the logistic loss (bounded and regularised towards the trained weights; after
    /// Shalev-Shwartz, "Online Learning and Online Convex Optimization", 2012). Each step is bounded, grows shorter
    /// with experience, and what was learned shrinks again and again: a handful of slips cannot turn the model over.
    /// Deterministic; learning twice from a part each is the same as learning once from the whole.
    ///
    /// Returns the new model and how many decisions it took; texts without a word of four letters are passed over.
    public func learn(_ decisions: [DeskDecision]) -> (model: TextModel, taken: Int) {
        var model = self
        for decision in decisions { model.take(decision) }
        return (model, model.learned - learned)
    }

    private mutating func take(_ decision: DeskDecision) {
        let features = LearnedFeatures(decision.text, buckets: buckets)
        guard !features.buckets.isEmpty else { return }
        let error = (decision.isPositive ? 1 : 0) - score(decision.text)
        let step = LearningBounds.step / (1 + Double(learned) / LearningBounds.patience).squareRoot()
        // The move of each weight that moves the log odds of this text by step · error.
        let move = step * error * features.length / Double(features.buckets.count) / Double(unit)
        let reach = Int32(LearningBounds.reach * Double(base.lazy.map { abs(Int32($0)) }.max() ?? 0) * 256)
        for bucket in features.buckets {
            let trained = Int32(base[bucket]) << 8
            let moved = Int32(weights[bucket]) + Int32(min(max(move.rounded(), -32_768), 32_767))
            let bounded = min(max(moved, trained - reach), trained + reach)
            weights[bucket] = Int16(min(max(bounded, -32_768), 32_767))
        }
        learned += 1
        if learned % LearningBounds.rest == 0 { shrink() }
    }

    /// Pulls what was learned back towards the trained weights; the smallest differences vanish.
    private mutating func shrink() {
        for bucket in weights.indices {
            let trained = Int16(base[bucket]) << 8
            guard weights[bucket] != trained else { continue }
            let difference = Double(weights[bucket]) - Double(trained)
            weights[bucket] = Int16(Double(trained) + (difference * LearningBounds.keep).rounded(.towardZero))
        }
    }
}

/// The bounds within which a model learns from the desk.
enum LearningBounds {
    /// The most that one decision moves the log odds of its own text.
    static let step = 0.4
    /// After this many decisions the steps are shorter by √2.
    static let patience = 200.0
    /// What is left of everything learned after each `rest` decisions.
    static let keep = 0.97
    static let rest = 64
    /// A weight moves away from its trained value by at most this share of the largest trained weight.
    static let reach = 0.5
}

/// The features of a text that learning may move: longer words, their pairs and longer runs in them. Short words and
/// runs are in nearly every comment; what moves them moves the whole queue.
private struct LearnedFeatures: FeatureSink {
    private(set) var buckets: [Int] = []
    /// The Euclidean length of the text's vector.
    private(set) var length = 0.0
    private var isLong: [Bool] = []
    private var seen: Set<UInt32> = []

    init(_ text: String, buckets count: Int) {
        self = TextFeatures.scan(text) { scanner in
            var features = LearnedFeatures()
            for place in 0..<scanner.count {
                let token = scanner.tokens[place]
                features.isLong.append(token.kind == .word && token.end - token.start >= 6)
            }
            FeatureReader.read(scanner, buckets: count, into: &features)
            return features
        }
        length = TextFeatures.count(text, buckets: count) { counts, _ in Double(counts.length) }
    }

    private init() {}

    mutating func takeWord(_ bucket: UInt32, token: Int) { if isLong[token] { take(bucket) } }

    mutating func takePair(_ bucket: UInt32, token: Int) { if isLong[token] || isLong[token - 1] { take(bucket) } }

    mutating func takeGram(_ bucket: UInt32, length: Int, token: Int) {
        if length >= 4, isLong[token] { take(bucket) }
    }

    private mutating func take(_ bucket: UInt32) {
        if seen.insert(bucket).inserted { buckets.append(Int(bucket)) }
    }
}
