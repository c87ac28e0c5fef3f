/// One reason for a look. None is given without naming its rule and its word.
public struct SuspicionReason: Equatable, Sendable {
    public var kind: Kind
    /// Short name of the rule it points to.
    public var rule: String
    /// The entry, pattern, host or name.
    public var what: String
    /// Name of the word list; nil for other kinds.
    public var list: String?
    /// 0…1.
    public var weight: Double
    /// UTF-8 offsets in the original text; nil when it is about more than a place.
    public var range: Range<Int>?
    /// One line for people.
    public var words: (de: String, en: String)

    public enum Kind: String, CaseIterable, Sendable {
        /// An entry of a word list.
        case word
        /// Personal data found by their form.
        case pattern
        case link
        case flood
        case lookAlike = "look-alike"
    }

    public init(
        kind: Kind, rule: String, what: String, list: String? = nil, weight: Double, range: Range<Int>? = nil,
        words: (de: String, en: String)
    ) {
        self.kind = kind
        self.rule = rule
        self.what = what
        self.list = list
        self.weight = weight
        self.range = range
        self.words = words
    }

    public static func == (a: Self, b: Self) -> Bool {
        a.kind == b.kind && a.rule == b.rule && a.what == b.what && a.list == b.list && a.weight == b.weight
            && a.range == b.range && a.words == b.words
    }
}
