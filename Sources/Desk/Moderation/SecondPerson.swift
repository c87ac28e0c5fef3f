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
    public let proposal: DecisionProposal
    /// The version of the case that the second person saw; nil skips the check.
    public let seenVersion: Int64?

    public init(
        _ decision: DecisionRecord, agrees: Bool, note: String = "", target: ModerationTarget,
        proposal: DecisionProposal, seenVersion: Int64? = nil
    ) {
        self.decision = decision
        self.agrees = agrees
        self.note = note
        self.target = target
        self.proposal = proposal
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
            ] + (decision.state == .inForce ? takingBack(record, context) : [])
        }
        if decision.content != target.content, decision.state == .proposed { throw .textChanged }
        let content = note.isEmpty ? nil : Content(text: note, author: context.actor.name)
        guard decision.state == .proposed else {
            return [EventDraft(.seconded, on: record.key, details: [named], content: content)]
        }
        // The account may have been connected or shut, the message may have gone since it was proposed.
        let account = context.roster.accounts[target.account]
        if let until = decision.until, until <= context.now { throw .instantInPast(until) }
        if let obstacle = target.obstacle(to: decision.measure, account: account, rule: nil) {
            throw .measureImpossible(decision.measure, obstacle)
        }
        let carrying = Carrying(decision.measure, target, account)
        let canTell = ModerationLetter.way(decision.measure, target, account) != .none
        let letter: ModerationLetter = canTell ? proposal.letter : .frozen(proposal.letter.text, way: nil)
        let facts: [JSON.Member] = [
            .init("carrying", .string(carrying.rawValue)), .init("was", carrying.was(target)),
            .init("notice", letter.way == proposal.letter.way ? .null : .string(letter.way.rawValue)),
        ]
        let agreed = EventDraft(
            .seconded, on: record.key, details: [named] + facts.filter { $0.value != .null }, content: content)
        return [agreed] + carryingOut(carrying, letter, record, context) + (try closing(record, context))
    }

    private func carryingOut(
        _ carrying: Carrying, _ letter: ModerationLetter, _ record: CaseRecord, _ context: DecisionContext
    ) -> [EventDraft] {
        return Enforcement(
            id: decision.id, measure: decision.measure, carrying: carrying, target: target,
            letter: letter, cites: decision.rule.map { "\($0) \(decision.ruleVersion ?? 0)" }
        ).drafts(record, context) + target.lifting(decision.measure, through: decision.id)
    }

    /// The case as the proposal wanted it; an appeal that came meanwhile keeps it open.
    private func closing(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard proposal.closesCase, record.status.isOpen else { return [] }
        return try CloseCase().decideUnlessAppealed(record, context)
    }

    /// A measure that took effect before the second person refused it is undone at the channel, and an author who was
    /// told of it is told that it holds no longer.
    private func takingBack(_ record: CaseRecord, _ context: DecisionContext) -> [EventDraft] {
        let reversal = Reversal(decision, target, proposal.queued, reason: "declined")
        let letter = reversal.wasTold ? ModerationLetter.correction(decision.measure, target, context) : nil
        return reversal.drafts(letter, record, context)
    }
}

/// What a decision was made with, for the moment in which a second person speaks.
public struct DecisionProposal: Equatable, Sendable {
    public let letter: ModerationLetter
    public let closesCase: Bool
    /// What went into the outbox for it, where it took effect at once.
    public let queued: [ReplyRecord]

    /// `way` is a raw value of `ModerationLetter.Way`.
    public init(notice: String, way: String?, closesCase: Bool, queued: [ReplyRecord] = []) {
        letter = .frozen(notice, way: way)
        self.closesCase = closesCase
        self.queued = queued
    }
}
