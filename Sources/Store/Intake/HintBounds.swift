internal import Desk

/// What the file takes of a hint. Whoever screens may be wrong about its size; a page of the queue reads sixty of them.
enum HintBounds {
    static let reasons = 20
    static let labels = 20
    /// Characters, as Unicode scalars, of a word or a line: of a host of the greatest length nothing is lost.
    static let text = 300

    /// The hint with its weightiest reasons, in their order.
    static func bounded(_ hint: SuspicionRow) -> SuspicionRow {
        var hint = hint
        hint.reasons = weightiest(hint.reasons).map(bounded)
        let labels = hint.labels.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(HintBounds.labels)
        hint.labels = Dictionary(labels.map { (clipped($0.key), $0.value) }) { $1 }
        hint.source = clipped(hint.source)
        return hint
    }

    private static func weightiest(_ reasons: [SuspicionRow.Reason]) -> [SuspicionRow.Reason] {
        guard reasons.count > HintBounds.reasons else { return reasons }
        let byWeight = reasons.enumerated().sorted { a, b in
            (b.element.weight, a.offset) < (a.element.weight, b.offset)
        }
        return byWeight.prefix(HintBounds.reasons).sorted { $0.offset < $1.offset }.map(\.element)
    }

    private static func bounded(_ reason: SuspicionRow.Reason) -> SuspicionRow.Reason {
        var reason = reason
        reason.kind = clipped(reason.kind)
        reason.rule = reason.rule.map(clipped)
        reason.what = clipped(reason.what)
        reason.words = Bilingual(clipped(reason.words.de), clipped(reason.words.en))
        return reason
    }

    /// Counted in scalars: one character can be as long as a text.
    private static func clipped(_ text: String) -> String {
        guard text.utf8.count > HintBounds.text, text.unicodeScalars.count > HintBounds.text else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(HintBounds.text - 1))) + "…"
    }
}
