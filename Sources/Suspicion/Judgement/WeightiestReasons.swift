/// The reasons that are worth showing: one for each kind, rule and word, and of these the weightiest.
///
/// A text of 64 KiB can name a word ten thousand times; who writes it shall neither fill the store nor wear out the reader.
enum WeightiestReasons {
    private struct Same: Hashable {
        var kind: SuspicionReason.Kind
        var rule: String
        var what: String
    }

    /// At most `Suspicion.mostReasons` of `reasons`, in their order. Those that come first stand for their like.
    static func of(_ reasons: [SuspicionReason]) -> [SuspicionReason] {
        let different = firstOfEach(reasons)
        guard different.count > Suspicion.mostReasons else { return different }
        let byWeight = different.enumerated().sorted { a, b in
            let (one, other) = (Suspicion.bounded(a.element.weight), Suspicion.bounded(b.element.weight))
            return (other, a.offset) < (one, b.offset)
        }
        return byWeight.prefix(Suspicion.mostReasons).sorted { $0.offset < $1.offset }.map(\.element)
    }

    /// Of two lists with the same word, the one that weighs more gives the weight and the words, the first the place.
    private static func firstOfEach(_ reasons: [SuspicionReason]) -> [SuspicionReason] {
        var places: [Same: Int] = [:]
        var kept: [SuspicionReason] = []
        for reason in reasons {
            let same = Same(kind: reason.kind, rule: reason.rule, what: reason.what)
            guard let place = places[same] else {
                places[same] = kept.count
                kept.append(reason)
                continue
            }
            guard Suspicion.bounded(reason.weight) > Suspicion.bounded(kept[place].weight) else { continue }
            let range = kept[place].range
            kept[place] = reason
            kept[place].range = range
        }
        return kept
    }
}
