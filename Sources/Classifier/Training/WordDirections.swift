/// Directions out of word lists: prior knowledge as linear models whose weight the data decide.
///
/// A list gives two kinds. In the first, the words themselves have a weight; in the second, the runs of characters
/// that tell them from other words, so that inflections and compounds count that no list has.
struct WordDirections {
    let buckets: Int
    var settings = LogisticRegression.Settings(cost: 10)

    /// All directions that the lists of the room and the lexicon give.
    func all(_ lexicon: Lexicon?) -> [LinearWeights] {
        let kinds = SharpWords.entries
        var directions = kinds.map { direction(of: $0.map { ($0, 1) }) }
        let known = lexicon?.entries ?? []
        if !known.isEmpty {
            let negative = known.filter { $0.polarity < 0 }
            let others = known.filter { $0.polarity >= 0 }
            directions.append(direction(of: negative.map { ($0.form, $0.polarity) }))
            directions.append(direction(of: others.map { ($0.form, $0.polarity) }))
            directions.append(likeness(of: negative.map(\.form), against: others.map(\.form)))
        }
        let courtesy = kinds.last ?? []
        directions.append(likeness(of: kinds.prefix(4).flatMap { $0 }, against: known.map(\.form) + courtesy))
        return directions
    }

    /// Each entry with its weight; of a pair of words only the pair counts, for its words alone are everywhere.
    func direction(of entries: [(text: String, weight: Float)]) -> LinearWeights {
        var weights = LinearWeights(buckets: buckets)
        for entry in entries {
            let list = FeatureList(entry.text, buckets: buckets)
            for bucket in list.pairs.isEmpty ? list.words : list.pairs { weights.buckets[Int(bucket)] = entry.weight }
        }
        return weights
    }

    /// What tells the entries from the others by the runs of characters in them.
    func likeness(of entries: [String], against others: [String]) -> LinearWeights {
        let corpus = Corpus(entries + others, buckets: buckets)
        let labels = entries.map { _ in true } + others.map { _ in false }
        var weights = LogisticRegression(settings: settings, corpus: corpus)
            .train(rows: Array(labels.indices), positive: labels)
        // One word has no signals worth the name.
        for index in weights.signals.indices { weights.signals[index] = 0 }
        return weights
    }
}
