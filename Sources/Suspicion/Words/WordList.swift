public import StrictJSON

/// Words that point to one rule of the house, in one language.
public struct WordList: Equatable, Sendable {
    /// Unique name: `beleidigung`.
    public var name: String
    /// Short name of the rule it points to: `insult`.
    public var rule: String
    /// `de` or `en`.
    public var language: String
    /// 0…1: how much one finding weighs.
    public var weight: Double
    public var entries: [String]
    /// Words that look like an entry and are none, in the same forms; they count for this list only.
    public var exceptions: [String]

    public init(
        name: String, rule: String, language: String = "de", weight: Double, entries: [String],
        exceptions: [String] = []
    ) {
        self.name = name
        self.rule = rule
        self.language = language
        self.weight = weight.isFinite ? min(max(weight, 0), 1) : 0
        self.entries = entries
        self.exceptions = exceptions
    }

    /// The entries and exceptions that cannot be used.
    public var faults: [WordFault] {
        (entries + exceptions).compactMap { text in
            WordEntry.fault(of: text).map { WordFault(list: name, entry: text, reason: $0) }
        }
    }
}

extension WordList {
    public var json: JSON {
        .object([
            .init("name", .string(name)), .init("rule", .string(rule)), .init("language", .string(language)),
            .init("weight", .real(weight)), .init("entries", .array(entries.map { .string($0) })),
            .init("exceptions", .array(exceptions.map { .string($0) })),
        ])
    }

    /// Nil when name, rule or entries are missing, or the weight is not within 0…1.
    public init?(json: JSON) {
        guard let name = json["name"]?.string, !name.isEmpty, let rule = json["rule"]?.string, !rule.isEmpty,
            let entries = json["entries"]?.strings, let weight = json["weight"]?.number, (0...1).contains(weight)
        else { return nil }
        let exceptions = json["exceptions"] ?? []
        guard let allowed = exceptions.isNull ? [] : exceptions.strings else { return nil }
        self.init(
            name: name, rule: rule, language: json["language"]?.string ?? "de", weight: weight, entries: entries,
            exceptions: allowed)
    }
}

extension JSON {
    /// An array of strings and nothing else.
    var strings: [String]? {
        guard let items = array else { return nil }
        let texts = items.compactMap(\.string)
        return texts.count == items.count ? texts : nil
    }

    /// A number of either kind.
    var number: Double? {
        if case .real(let number) = self { return number }
        return int.map(Double.init)
    }
}
