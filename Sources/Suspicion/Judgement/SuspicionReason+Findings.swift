extension SuspicionReason {
    public init(_ finding: WordFinding) {
        self.init(
            kind: .word, rule: finding.rule, what: finding.entry, list: finding.list, weight: finding.weight,
            range: finding.range,
            words: (
                "„\(finding.entry)“ steht in der Wortliste „\(finding.list)“",
                "“\(finding.entry)” is in the word list “\(finding.list)”"
            ))
    }

    public init(_ finding: PersonalDataFinding) {
        self.init(
            kind: .pattern, rule: RuleName.personalData, what: finding.kind.rawValue, weight: finding.kind.weight,
            range: finding.range, words: finding.kind.words)
    }

    public init(_ finding: LinkFinding) {
        self.init(
            kind: .link, rule: RuleName.link, what: "\(finding.kind.rawValue) \(finding.what)", weight: finding.weight,
            range: finding.range, words: finding.words)
    }

    public init(_ finding: FloodFinding) {
        self.init(
            kind: .flood, rule: RuleName.flood, what: finding.kind.rawValue, weight: finding.weight,
            words: finding.words)
    }

    public init(_ finding: LookAlikeFinding) {
        self.init(
            kind: .lookAlike, rule: RuleName.impersonation, what: finding.protected.name, weight: finding.weight,
            words: finding.words)
    }
}
