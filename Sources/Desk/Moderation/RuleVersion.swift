public import StrictJSON

/// A rule of the house as it was worded from one day on. Never changed: a new wording is a new version.
public struct RuleVersion: Equatable, Sendable {
    /// From 1.
    public var version: Int
    /// First day in force.
    public var from: CivilDate
    public var title: Bilingual
    /// The rule as citizens read it in the Netiquette.
    public var text: Bilingual
    /// The sentence of the notice that says what the rule protects and why the message breaks it.
    public var explanation: Bilingual
    /// Measures that it allows besides `approve`, `keep` and those that take back; mildest first.
    public var measures: [Measure]
    /// The measure proposed first.
    public var usual: Measure
    /// Measures for which a second person must agree.
    public var twoPersons: [Measure]
    /// The second person may agree after the measure took effect.
    public var afterwards: Bool
    /// The law behind it, as it stands in the notice: `§ 185 StGB`; nil for a rule of the house alone.
    public var legalGround: String?
    public var evidence: Evidence
    /// Whether a restriction needs a statement of reasons: not for deceptive bulk advertising (Art. 17(2) DSA).
    public var needsStatement: Bool
    /// How pressing a breach is: 1 can wait, 5 cannot.
    public var severity: Int
    /// Who approved this wording.
    public var approvedBy: String?

    /// What is kept for proof.
    public enum Evidence: String, CaseIterable, Sendable {
        case full, minimal, none
    }

    public init(
        version: Int = 1, from: CivilDate, title: Bilingual, text: Bilingual, explanation: Bilingual,
        measures: [Measure], usual: Measure, twoPersons: [Measure] = [], afterwards: Bool = false,
        legalGround: String? = nil, evidence: Evidence = .none, needsStatement: Bool = true, severity: Int = 2,
        approvedBy: String? = nil
    ) {
        self.version = version
        self.from = from
        self.title = title
        self.text = text
        self.explanation = explanation
        self.measures = measures
        self.usual = usual
        self.twoPersons = twoPersons
        self.afterwards = afterwards
        self.legalGround = legalGround
        self.evidence = evidence
        self.needsStatement = needsStatement
        self.severity = severity
        self.approvedBy = approvedBy
    }

    /// Whether the rule allows the measure. Nothing forbids leaving a message alone or taking a measure back.
    public func allows(_ measure: Measure) -> Bool {
        measures.contains(measure) || !measure.needsRule
    }
}

extension RuleVersion {
    public var json: JSON {
        .record([
            ("version", JSON(version)), ("from", .string(from.description)), ("title", title.json), ("text", text.json),
            ("explanation", explanation.json), ("measures", .array(measures.map { .string($0.rawValue) })),
            ("usual", .string(usual.rawValue)), ("two_persons", .array(twoPersons.map { .string($0.rawValue) })),
            ("afterwards", afterwards ? .bool(true) : .null), ("legal_ground", JSON(legalGround)),
            ("evidence", .string(evidence.rawValue)), ("statement", needsStatement ? .null : .bool(false)),
            ("severity", JSON(severity)), ("approved_by", JSON(approvedBy)),
        ])
    }

    /// Nil when a field is missing or makes no sense; `measures` must hold `usual` and every measure of `two_persons`.
    public init?(json: JSON) {
        guard let version = json["version"]?.int, version > 0, let from = json["from"]?.string.flatMap(CivilDate.init),
            let title = Bilingual(json: json["title"]), let text = Bilingual(json: json["text"]),
            let measures = Self.measures(json["measures"]), let twoPersons = Self.measures(json["two_persons"]),
            let usual = json["usual"]?.string.flatMap(Measure.init(rawValue:)),
            usual == .keep || usual == .approve || measures.contains(usual), Set(twoPersons).isSubset(of: measures)
        else { return nil }
        let severity = Int(json["severity"]?.int ?? 2)
        guard (1...5).contains(severity) else { return nil }
        self.init(
            version: Int(version), from: from, title: title, text: text,
            explanation: Bilingual(json: json["explanation"]) ?? text, measures: measures, usual: usual,
            twoPersons: twoPersons, afterwards: json["afterwards"]?.bool ?? false,
            legalGround: json["legal_ground"]?.string,
            evidence: json["evidence"]?.string.flatMap(Evidence.init(rawValue:)) ?? .none,
            needsStatement: json["statement"]?.bool ?? true, severity: severity,
            approvedBy: json["approved_by"]?.string)
    }

    private static func measures(_ json: JSON?) -> [Measure]? {
        let words = (json?.array ?? []).map(\.string)
        let known = words.compactMap { $0.flatMap(Measure.init(rawValue:)) }
        return known.count == words.count ? known : nil
    }
}
