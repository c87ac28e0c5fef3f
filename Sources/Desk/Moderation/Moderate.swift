internal import StrictJSON

/// A decision about one message, with its rule, its carrying out and its notice.
///
/// Invariants (the life of a decision):
/// 1. `proposed` → `in_force` | `declined` | `withdrawn`; `in_force` → `lifted`, and → `withdrawn` while nothing has left.
/// 2. Nothing leaves for a decision that is `proposed`: the measure and the notice are queued when it comes into force.
/// 3. A restriction names a rule and its version; the notice is frozen with the decision, before anybody else agrees.
/// 4. A decision on an older version of the case than the one that stands is refused; what was typed stays with the typist.
/// 5. Who proposed never agrees, and who decided never decides the appeal.
public struct Moderate: CaseCommand {
    public static let name = "moderate"

    public let order: ModerationOrder
    public let target: ModerationTarget
    /// Lasting id of the decision, and from it the keys of what goes out; made by the caller.
    public let id: String

    public init(_ order: ModerationOrder, target: ModerationTarget, id: String) {
        self.order = order
        self.target = target
        self.id = id
    }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        let account = context.roster.accounts[target.account]
        let rule = try checkedRule(context)
        try check(record, account, rule, context)
        let letter = try ModerationLetter(order, target, account, rule, context)
        let need = need(record, account, rule, letter, context)
        let carrying = Carrying(order.measure, target, account)
        let drafts = takingEffect(record, context)
        var events = [
            EventDraft(
                .moderated, from: record, to: drafts, details: details(record, rule, need, carrying, letter),
                content: Content(
                    text: order.note, author: context.actor.name,
                    extra: letter.text.isEmpty ? nil : ["notice": .string(letter.text)]))
        ]
        if need != .before {
            events += Enforcement(
                id: id, measure: order.measure, carrying: carrying, target: target, letter: letter,
                cites: rule.map { "\($0.rule.name) \($0.version.version)" }
            ).drafts(drafts, context)
            events += target.lifting(order.measure, through: id)
            if order.closesCase, drafts.status.isOpen { events += try CloseCase().decide(drafts, context) }
        }
        return events
    }

    /// Words that a clerk writes to a citizen are a reply, whatever the measure that they come with.
    private func need(
        _ record: CaseRecord, _ account: ChannelAccount?, _ rule: (rule: HouseRule, version: RuleVersion)?,
        _ letter: ModerationLetter, _ context: DecisionContext
    ) -> ApprovalNeed {
        let channel = account?.channel ?? record.channel
        let isReply = order.notice != nil && letter.way != .none && !letter.text.isEmpty
        if isReply, context.roster.replyNeedsApproval(on: record, through: channel, by: context.actor) {
            return .before
        }
        return context.roster.approval(
            of: order.measure, rule: rule, on: record, through: channel, by: context.actor)
    }

    private func checkedRule(
        _ context: DecisionContext
    ) throws(Refusal) -> (rule: HouseRule, version: RuleVersion)? {
        guard let name = order.rule, !name.isEmpty else {
            if order.measure.needsRule { throw .ruleMissing(order.measure) }
            return nil
        }
        let rule = try context.roster.rule(named: name, on: context.now)
        guard rule.version.allows(order.measure) else { throw .measureNotAllowed(order.measure, rule: rule.rule.name) }
        return rule
    }

    private func check(
        _ record: CaseRecord, _ account: ChannelAccount?, _ rule: (rule: HouseRule, version: RuleVersion)?,
        _ context: DecisionContext
    ) throws(Refusal) {
        if let seen = order.seenVersion, seen < record.version { throw .stale(since: seen) }
        if let seen = order.seenText, seen != target.content { throw .textChanged }
        // A ban that waits holds up other bans, not what is decided about the author's other messages.
        let pending = target.decisions.last {
            $0.state == .proposed
                && ($0.message == target.message || ($0.measure.isAboutAuthor && order.measure.isAboutAuthor))
        }
        if let pending { throw .decisionPending(by: pending.by) }
        if let obstacle = target.obstacle(to: order.measure, account: account, rule: rule) {
            throw .measureImpossible(order.measure, obstacle)
        }
        if order.measure == .temporaryBan {
            guard let until = order.until else { throw .invalid(field: "until", reason: "a temporary ban has an end") }
            guard until > context.now else { throw .instantInPast(until) }
        }
        guard order.note.utf8.count <= InboundLimits.text else {
            throw .textTooLong(count: order.note.utf8.count, limit: InboundLimits.text)
        }
    }

    private func takingEffect(_ record: CaseRecord, _ context: DecisionContext) -> CaseRecord {
        var after = record
        if after.status == .new { after.status = .open }
        after.isUnread = false
        after.activity = max(record.activity, context.now)
        return after
    }

    private func details(
        _ record: CaseRecord, _ rule: (rule: HouseRule, version: RuleVersion)?, _ need: ApprovalNeed,
        _ carrying: Carrying, _ letter: ModerationLetter
    ) -> [JSON.Member] {
        let second: JSON =
            switch need {
            case .none: .null
            case .afterwards: "afterwards"
            case .before: "before"
            }
        let members: [(String, JSON)] = [
            ("id", .string(id)), ("message", .int(target.message)), ("text", .int(target.content)),
            ("account", .int(target.account)), ("by", target.author.map { .int($0) } ?? .null),
            ("measure", .string(order.measure.rawValue)), ("rule", JSON(rule?.rule.name)),
            ("rule_version", JSON(rule?.version.version)), ("second", second),
            ("carrying", .string(carrying.rawValue)), ("was", carrying.was(target)),
            ("until", order.measure == .temporaryBan ? .instant(order.until) : .null), ("unit", JSON(record.unit)),
            ("reported", target.reports > 0 ? JSON(target.reports) : .null), ("hint", target.hint ?? .null),
            ("notice", JSON(letter.way.rawValue)), ("closes", order.closesCase ? .bool(true) : .null),
        ]
        return members.filter { $0.1 != .null }.map { JSON.Member($0.0, $0.1) }
    }
}

extension ModerationTarget {
    /// The older decisions that the decision `id` takes back by its measure.
    func lifting(_ measure: Measure, through id: String) -> [EventDraft] {
        decisions.filter { $0.state == .inForce && measure.lifts.contains($0.measure) }.map { old in
            EventDraft(
                .lifted, on: old.caseKey, details: [.init("decision", .string(old.id)), .init("through", .string(id))])
        }
    }
}

/// What a moderator wants done about one message.
public struct ModerationOrder: Equatable, Sendable {
    public var message: Int64
    public var measure: Measure
    /// Short name or number.
    public var rule: String?
    /// The reasoning for the file; not shown to the author.
    public var note: String
    public var until: Instant?
    /// The notice as it shall be sent; nil takes the one made from the rule.
    public var notice: String?
    /// No notice at all. Refused for restrictions whose rule needs a statement of reasons and whose author can be told.
    public var isSilent: Bool
    /// The version of the case that the moderator saw; nil skips the check.
    public var seenVersion: Int64?
    /// Key of the text version that the moderator read; nil skips the check.
    public var seenText: Int64?
    public var closesCase: Bool

    public init(
        message: Int64, measure: Measure, rule: String? = nil, note: String = "", until: Instant? = nil,
        notice: String? = nil, isSilent: Bool = false, seenVersion: Int64? = nil, seenText: Int64? = nil,
        closesCase: Bool = false
    ) {
        self.message = message
        self.measure = measure
        self.rule = rule
        self.note = note
        self.until = until
        self.notice = notice
        self.isSilent = isSilent
        self.seenVersion = seenVersion
        self.seenText = seenText
        self.closesCase = closesCase
    }
}

extension Carrying {
    /// How a measure about this message reaches its channel.
    init(_ measure: Measure, _ target: ModerationTarget, _ account: ChannelAccount?) {
        guard measure.action != nil, !(measure == .approve && target.isSettledAndVisible) else {
            self = .nothing
            return
        }
        self = account?.isCarriedByHand == false && target.remoteID != nil ? .outbox : .byHand
    }

    /// What the event keeps of the message's state, so that a measure can be taken back whole.
    func was(_ target: ModerationTarget) -> JSON { self == .nothing ? .null : .string(target.state.rawValue) }
}
