internal import StrictJSON

/// A second person agrees to a decision or refuses it (Vier-Augen-Prinzip). Who made the decision cannot; an approver
/// or administrator of the desk must.
public struct SecondPerson: CaseCommand {
    public static let name = "second"
    public static let leastRole = Role.approver

    public let decision: DecisionRecord
    public let agrees: Bool
    /// Why not; needed to refuse.
    public let note: String
    public let target: ModerationTarget
    /// The notice and its way as they were frozen with the decision.
    public let notice: String
    public let way: String?
    /// The version of the case that the second person saw; nil skips the check.
    public let seenVersion: Int64?

    public init(
        _ decision: DecisionRecord, agrees: Bool, note: String = "", target: ModerationTarget, notice: String,
        way: String?, seenVersion: Int64? = nil
    ) {
        self.decision = decision
        self.agrees = agrees
        self.note = note
        self.target = target
        self.notice = notice
        self.way = way
        self.seenVersion = seenVersion
    }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard decision.awaitsSecond else { throw .alreadyDecided(decision.state) }
        guard decision.by != context.actor.name else { throw .sameClerk(decision.by) }
        if let seenVersion, seenVersion < record.version { throw .stale(since: seenVersion) }
        let named = JSON.Member("decision", .string(decision.id))
        guard agrees else {
            guard note.contains(where: { !$0.isWhitespace }) else {
                throw .invalid(field: "note", reason: "say why not")
            }
            return [
                EventDraft(
                    .declined, on: record.key, details: [named],
                    content: Content(text: note, author: context.actor.name))
            ] + (decision.state == .inForce ? try takingBack(record, context) : [])
        }
        if decision.content != target.content, decision.state == .proposed { throw .textChanged }
        var events = [
            EventDraft(
                .seconded, on: record.key, details: [named],
                content: note.isEmpty ? nil : Content(text: note, author: context.actor.name))
        ]
        if decision.state == .proposed { events += try carryingOut(record, context) }
        return events
    }

    private func carryingOut(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        let carrying = Carrying(decision.measure, target, context.roster.accounts[target.account])
        let lifted = target.decisions.filter { $0.state == .inForce && decision.measure.lifts.contains($0.measure) }
        return Enforcement(
            id: decision.id, measure: decision.measure, carrying: carrying, target: target,
            letter: .frozen(notice, way: way), until: decision.until,
            cites: decision.rule.map { "\($0) \(decision.ruleVersion ?? 0)" }
        ).drafts(record, context)
            + lifted.map { old in
                EventDraft(
                    .lifted, on: old.caseKey,
                    details: [.init("decision", .string(old.id)), .init("through", .string(decision.id))])
            }
    }

    /// A measure that took effect before the second person refused it is undone at the channel.
    private func takingBack(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        try Reversal(decision, target, reason: "declined").drafts(record, context)
    }
}

/// What undoes a measure at its channel, where that is possible.
struct Reversal {
    let decision: DecisionRecord
    let target: ModerationTarget
    let reason: String

    init(_ decision: DecisionRecord, _ target: ModerationTarget, reason: String) {
        self.decision = decision
        self.target = target
        self.reason = reason
    }

    /// Nil for measures that cannot be undone: what is deleted is gone.
    var measure: Measure? {
        switch decision.measure {
        case .hide: .unhide
        case .ban, .temporaryBan: .unban
        default: nil
        }
    }

    func drafts(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard let measure else { return [] }
        return Enforcement(
            id: decision.id + "-" + reason, measure: measure,
            carrying: Carrying(measure, target, context.roster.accounts[target.account]), target: target,
            letter: .frozen("", way: nil), until: nil, cites: reason
        ).drafts(record, context)
    }
}
