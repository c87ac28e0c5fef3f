/// A place of a text that an entry of a word list names.
public struct WordFinding: Equatable, Sendable {
    public var list: String
    /// The entry as the list has it.
    public var entry: String
    /// Short name of the rule.
    public var rule: String
    /// 0…1.
    public var weight: Double
    /// UTF-8 offsets in the original text.
    public var range: Range<Int>

    public init(list: String, entry: String, rule: String, weight: Double, range: Range<Int>) {
        self.list = list
        self.entry = entry
        self.rule = rule
        self.weight = weight
        self.range = range
    }
}
