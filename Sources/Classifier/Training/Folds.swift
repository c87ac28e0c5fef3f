/// How labelled texts are divided for cross-validation.
public enum FoldKind: Sendable, Equatable {
    /// Runs of neighbours: comments of one thread stay together, and the model meets other topics, as in real use.
    case blocks
    /// Shuffled with equal shares of both classes.
    case shuffled(seed: UInt64)
}

enum Folds {
    /// The fold of each text. Texts that differ in case, mentions and punctuation only share a fold.
    static func assign(_ texts: [LabelledText], count: Int, kind: FoldKind) -> [Int] {
        var folds: [Int]
        switch kind {
        case .blocks: folds = texts.indices.map { $0 * count / max(1, texts.count) }
        case .shuffled(let seed): folds = shuffled(texts, count, seed)
        }
        var first: [[UInt32]: Int] = [:]
        for (index, text) in texts.enumerated() {
            let core = FeatureList(text.text, buckets: 1 << 30).words
            if let fold = first[core] { folds[index] = fold } else { first[core] = folds[index] }
        }
        return folds
    }

    private static func shuffled(_ texts: [LabelledText], _ count: Int, _ seed: UInt64) -> [Int] {
        var generator = SeededGenerator(seed: seed)
        var folds = [Int](repeating: 0, count: texts.count)
        var next = [0, 0]
        for index in generator.permutation(texts.count) {
            let side = texts[index].isPositive ? 1 : 0
            folds[index] = next[side] % count
            next[side] += 1
        }
        return folds
    }
}
