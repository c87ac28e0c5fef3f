public import StrictJSON

/// What the machine says about one message. A hint: it orders the queue and explains itself, and decides nothing.
public struct SuspicionRow: Equatable, Sendable {
    /// 0…1; how far up the queue.
    public var score: Double
    public var reasons: [Reason]
    /// The classifier's own score by task, 0…1: `toxic`.
    public var labels: [String: Double]
    /// Names and versions of lists and model, for the record.
    public var source: String

    /// One reason, with the place in the text that gave it.
    public struct Reason: Equatable, Sendable {
        /// `word`, `pattern`, `link`, `flood`, `look-alike`, `model`.
        public var kind: String
        /// Short name of the rule it points to; nil where it points to none.
        public var rule: String?
        /// The entry, host, name or n-gram.
        public var what: String
        /// 0…1.
        public var weight: Double
        /// UTF-8 offsets in the message's text; nil where it is about more than a place.
        public var range: Range<Int>?
        /// One line in both languages.
        public var words: Bilingual

        public init(
            kind: String, rule: String?, what: String, weight: Double, range: Range<Int>? = nil, words: Bilingual
        ) {
            self.kind = kind
            self.rule = rule
            self.what = what
            self.weight = weight
            self.range = range
            self.words = words
        }
    }

    public init(score: Double, reasons: [Reason] = [], labels: [String: Double] = [:], source: String = "") {
        self.score = score
        self.reasons = reasons
        self.labels = labels
        self.source = source
    }
}

extension SuspicionRow {
    public var json: JSON {
        .object([
            .init("score", .real(score)), .init("reasons", .array(reasons.map(\.json))),
            .init("labels", .object(labels.sorted { $0.key < $1.key }.map { .init($0.key, .real($0.value)) })),
            .init("source", .string(source)),
        ])
    }

    public init?(json: JSON) {
        guard let score = json["score"]?.real else { return nil }
        self.init(
            score: score, reasons: (json["reasons"]?.array ?? []).compactMap(Reason.init),
            labels: Dictionary((json["labels"]?.members ?? []).compactMap { m in m.value.real.map { (m.key, $0) } }) {
                $1
            },
            source: json["source"]?.string ?? "")
    }

    /// What the journal keeps beside a decision: no words of people, only what pointed there.
    public var fact: JSON {
        let rules = Set(reasons.compactMap(\.rule)).sorted()
        return .object([
            .init("score", .int(Int64((score * 1000).rounded()))), .init("source", .string(source)),
            .init("rules", .array(rules.map { .string($0) })),
            .init("kinds", .array(Set(reasons.map(\.kind)).sorted().map { .string($0) })),
        ])
    }
}

extension SuspicionRow.Reason {
    var json: JSON {
        .record([
            ("kind", .string(kind)), ("rule", JSON(rule)), ("what", .string(what)), ("weight", .real(weight)),
            ("from", JSON(range?.lowerBound)), ("to", JSON(range?.upperBound)), ("words", words.json),
        ])
    }

    init?(json: JSON) {
        guard let kind = json["kind"]?.string, let what = json["what"]?.string else { return nil }
        var range: Range<Int>?
        if let from = json["from"]?.int, let to = json["to"]?.int, from <= to { range = Int(from)..<Int(to) }
        self.init(
            kind: kind, rule: json["rule"]?.string, what: what, weight: json["weight"]?.real ?? 0, range: range,
            words: Bilingual(json: json["words"]) ?? Bilingual(what, what))
    }
}
