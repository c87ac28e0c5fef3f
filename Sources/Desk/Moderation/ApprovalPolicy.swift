public import StrictJSON

/// When a second person must agree (Vier-Augen-Prinzip), beyond what the rules themselves ask. A criterion that is
/// empty fits everything.
public struct ApprovalPolicy: Equatable, Sendable {
    public var name: String
    /// Short names of rules. Replies cite none, so a policy with rules never fits them.
    public var rules: [String]
    public var measures: [Measure]
    public var channels: [Channel]
    /// Short signs of the Organisationseinheiten whose cases it holds for.
    public var units: [String]
    /// It holds for whoever has a lower role than this; nil for everybody.
    public var belowRole: Role?
    /// It holds for replies and interim notices.
    public var replies: Bool
    /// The second person may agree after the measure took effect. Replies always wait.
    public var afterwards: Bool

    public init(
        name: String, rules: [String] = [], measures: [Measure] = [], channels: [Channel] = [], units: [String] = [],
        belowRole: Role? = nil, replies: Bool = false, afterwards: Bool = false
    ) {
        self.name = name
        self.rules = rules
        self.measures = measures
        self.channels = channels
        self.units = units
        self.belowRole = belowRole
        self.replies = replies
        self.afterwards = afterwards
    }

    /// Whether it holds for a measure.
    func fits(
        _ measure: Measure, rule: String?, _ record: CaseRecord, through channel: Channel, _ actor: Actor
    ) -> Bool {
        // A policy made for replies alone names no measure and no rule.
        guard !replies || !measures.isEmpty || !rules.isEmpty else { return false }
        return fits(record, channel, actor) && (measures.isEmpty || measures.contains(measure))
            && (rules.isEmpty || rule.map(rules.contains) == true)
    }

    func fitsReplies(_ record: CaseRecord, through channel: Channel, _ actor: Actor) -> Bool {
        replies && rules.isEmpty && fits(record, channel, actor)
    }

    private func fits(_ record: CaseRecord, _ channel: Channel, _ actor: Actor) -> Bool {
        (channels.isEmpty || channels.contains(channel))
            && (units.isEmpty || record.unit.map(units.contains) == true)
            && (belowRole.map { actor.role < $0 } ?? true)
    }
}

/// Whether and when a second person must agree.
public enum ApprovalNeed: Int, Comparable, Sendable {
    case none, afterwards, before

    public static func < (a: ApprovalNeed, b: ApprovalNeed) -> Bool { a.rawValue < b.rawValue }
}

extension Roster {
    /// The strictest of what the rule and the policies ask for. `channel` is the message's own: in a case that others were
    /// merged into it need not be the case's; nil takes the case's. What takes a measure back or leaves a message alone
    /// needs nobody else, unless a policy names it.
    public func approval(
        of measure: Measure, rule: (rule: HouseRule, version: RuleVersion)?, on record: CaseRecord,
        through channel: Channel? = nil, by actor: Actor
    ) -> ApprovalNeed {
        var need = ApprovalNeed.none
        if let rule, rule.version.twoPersons.contains(measure) {
            need = rule.version.afterwards ? .afterwards : .before
        }
        let channel = channel ?? record.channel
        for policy in approvals where policy.fits(measure, rule: rule?.rule.name, record, through: channel, actor) {
            guard measure.isRestriction || policy.measures.contains(measure) else { continue }
            need = max(need, policy.afterwards ? .afterwards : .before)
        }
        return need
    }

    /// Whether a reply to this case waits for a second person; `channel` is the one that it leaves through.
    public func replyNeedsApproval(on record: CaseRecord, through channel: Channel, by actor: Actor) -> Bool {
        guard case .clerk = actor else { return false }
        return approvals.contains { $0.fitsReplies(record, through: channel, actor) }
    }
}

extension ApprovalPolicy: Registered {
    public static let register = Register.approval
    public var registerName: String { name }

    public var json: JSON {
        .record([
            ("name", .string(name)), ("rules", .array(rules.map { .string($0) })),
            ("measures", .array(measures.map { .string($0.rawValue) })),
            ("channels", .array(channels.map { .string($0.rawValue) })), ("units", .array(units.map { .string($0) })),
            ("below_role", JSON(belowRole?.rawValue)), ("replies", replies ? .bool(true) : .null),
            ("afterwards", afterwards ? .bool(true) : .null),
        ])
    }

    public init?(json: JSON) {
        guard let name = json["name"]?.string, !name.isEmpty else { return nil }
        func words<T>(_ key: String, _ read: (String) -> T?) -> [T]? {
            let texts = (json[key]?.array ?? []).map { $0.string ?? "" }
            let values = texts.compactMap(read)
            return values.count == texts.count ? values : nil
        }
        guard let measures = words("measures", Measure.init(rawValue:)),
            let channels = words("channels", Channel.init(rawValue:)), let rules = words("rules", { $0 }),
            let units = words("units", { $0 })
        else { return nil }
        let role = json["below_role"]?.string
        if let role, Role(rawValue: role) == nil { return nil }
        self.init(
            name: name, rules: rules, measures: measures, channels: channels, units: units,
            belowRole: role.flatMap(Role.init(rawValue:)), replies: json["replies"]?.bool ?? false,
            afterwards: json["afterwards"]?.bool ?? false)
    }
}
