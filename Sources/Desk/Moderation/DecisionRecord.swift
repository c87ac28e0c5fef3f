public import StrictJSON

/// Where a decision about a message stands. The raw values stand in the store and in scripts.
public enum DecisionState: String, CaseIterable, Sendable {
    /// Waits for a second person; nothing has left.
    case proposed
    /// Decided; the channel may still be at work (the outbox tells), or a second person may still have to agree.
    case inForce = "in_force"
    /// The second person refused.
    case declined
    /// Taken back before it left.
    case withdrawn
    /// Taken back after it had taken effect, by a later decision or because its time was over.
    case lifted

    /// Whether the decision is the answer to what was waiting for one.
    public var covers: Bool { self == .proposed || self == .inForce || self == .lifted }
}

/// How a measure reaches the channel.
public enum Carrying: String, CaseIterable, Sendable {
    /// There is nothing to do there.
    case nothing
    /// Through the outbox.
    case outbox
    /// The account cannot be written to: somebody does it at the channel.
    case byHand = "by_hand"
}

/// Where an appeal stands.
public enum AppealState: String, CaseIterable, Sendable {
    case none, open
    /// The appeal was right: the measure is taken back.
    case upheld
    case dismissed
}

/// A moderation decision as the events made it. Its reasoning lies with the content of event `key`.
public struct DecisionRecord: Equatable, Sendable {
    /// Journal place of the event that made it.
    public var key: Int64
    /// Lasting id that events and outbox rows cite.
    public var id: String
    public var caseKey: Int64
    /// Key of the account of the message.
    public var account: Int64
    public var message: Int64
    /// Key of the version of the text that was judged.
    public var content: Int64
    /// Key of the author; nil where the channel names none.
    public var author: Int64?
    public var measure: Measure
    public var rule: String?
    public var ruleVersion: Int?
    public var state: DecisionState
    public var carrying: Carrying
    public var by: String
    public var at: Instant
    /// End of a temporary ban.
    public var until: Instant?
    /// What the rules asked for.
    public var approval: ApprovalNeed
    /// Who agreed or refused as second person.
    public var second: String?
    public var secondAt: Instant?
    public var appeal: AppealState
    public var appealAt: Instant?
    public var appealBy: String?
    /// Short sign of the case's unit when it was decided.
    public var unit: String?
    /// The state of the message before a measure that changes something at its channel.
    public var was: MessageState?
    /// Id of the decision that took this one back, or `time`.
    public var liftedBy: String?

    public init(
        key: Int64, id: String, caseKey: Int64, account: Int64, message: Int64, content: Int64, author: Int64?,
        measure: Measure, rule: String?, ruleVersion: Int?, state: DecisionState, carrying: Carrying, by: String,
        at: Instant, until: Instant? = nil, approval: ApprovalNeed = .none, second: String? = nil,
        secondAt: Instant? = nil, appeal: AppealState = .none, appealAt: Instant? = nil, appealBy: String? = nil,
        unit: String? = nil, was: MessageState? = nil, liftedBy: String? = nil
    ) {
        self.key = key
        self.id = id
        self.caseKey = caseKey
        self.account = account
        self.message = message
        self.content = content
        self.author = author
        self.measure = measure
        self.rule = rule
        self.ruleVersion = ruleVersion
        self.state = state
        self.carrying = carrying
        self.by = by
        self.at = at
        self.until = until
        self.approval = approval
        self.second = second
        self.secondAt = secondAt
        self.appeal = appeal
        self.appealAt = appealAt
        self.appealBy = appealBy
        self.unit = unit
        self.was = was
        self.liftedBy = liftedBy
    }

    /// Whether a second person still has to look at it.
    public var awaitsSecond: Bool {
        state == .proposed || (state == .inForce && approval == .afterwards && second == nil)
    }
}

extension DecisionRecord {
    /// The decision that a `moderated` event makes; nil when a field is missing.
    public init?(_ details: JSON, key: Int64, caseKey: Int64, actor: String, at: Instant) {
        guard let id = details["id"]?.string, let message = details["message"]?.int,
            let account = details["account"]?.int,
            let measure = details["measure"]?.string.flatMap(Measure.init(rawValue:))
        else { return nil }
        let need: ApprovalNeed =
            switch details["second"]?.string {
            case "before": .before
            case "afterwards": .afterwards
            default: .none
            }
        self.init(
            key: key, id: id, caseKey: caseKey, account: account, message: message,
            content: details["text"]?.int ?? message, author: details["by"]?.int, measure: measure,
            rule: details["rule"]?.string, ruleVersion: details["rule_version"]?.int.map(Int.init),
            state: need == .before ? .proposed : .inForce,
            carrying: details["carrying"]?.string.flatMap(Carrying.init(rawValue:)) ?? .nothing, by: actor, at: at,
            until: details["until"]?.instant, approval: need, unit: details["unit"]?.string,
            was: details["was"]?.string.flatMap(MessageState.init(rawValue:)))
    }

    /// The decision after a later event of its life; nil when the event does not speak of decisions.
    public func applying(_ kind: EventKind, details: JSON, actor: String, at: Instant) -> DecisionRecord? {
        var next = self
        switch kind {
        case .seconded:
            next.state = .inForce
            next.second = actor
            next.secondAt = at
            next.carrying = details["carrying"]?.string.flatMap(Carrying.init(rawValue:)) ?? carrying
            next.was = details["was"]?.string.flatMap(MessageState.init(rawValue:)) ?? was
        case .declined:
            next.state = .declined
            next.second = actor
            next.secondAt = at
        case .withdrawn: next.state = .withdrawn
        case .lifted:
            next.state = .lifted
            next.liftedBy = details["through"]?.string
        case .appealed:
            next.appeal = .open
            next.appealAt = at
        case .appealDecided:
            next.appeal = details["upheld"]?.bool == true ? .upheld : .dismissed
            next.appealBy = actor
            if next.appeal == .upheld { next.state = .lifted }
        default: return nil
        }
        return next
    }
}
