internal import StrictJSON

/// Takes a decision back before it has left: by whoever made it, or by an approver. What has left is undone by a new
/// decision (`unhide`, `unban`), which the record then shows too.
public struct WithdrawDecision: CaseCommand {
    public static let name = "withdraw"

    public let decision: DecisionRecord
    /// What was queued for it.
    public let queued: [ReplyRecord]
    /// What the decision changed in its case.
    public let patch: CasePatch

    public init(_ decision: DecisionRecord, queued: [ReplyRecord], patch: CasePatch = CasePatch()) {
        self.decision = decision
        self.queued = queued
        self.patch = patch
    }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard decision.state == .proposed || decision.state == .inForce else { throw .alreadyDecided(decision.state) }
        guard decision.by == context.actor.name || context.actor.role >= .approver else {
            throw .roleTooLow(needs: .approver, has: context.actor.role)
        }
        try checkTime(context)
        let open = queued.filter { $0.state != .cancelled && $0.state != .failed }
        guard open.allSatisfy({ $0.state == .queued && $0.attempts == 0 || $0.state == .scheduled }) else {
            throw .alreadyLeaving
        }
        let inverse =
            patch.stillHolds(in: record)
            ? CasePatch(changes: patch.inverse.changes.filter { $0.field != .activity }) : CasePatch()
        return [
            EventDraft(.withdrawn, on: record.key, patch: inverse, details: [.init("decision", .string(decision.id))])
        ]
            + queued.filter { $0.state != .cancelled }.map { row in
                EventDraft(.replyCancelled, on: row.caseKey, details: [.init("reply", .int(row.key))])
            }
    }
}

extension WithdrawDecision {
    /// What others have built upon stays: an appeal, a second person's word, evidence that was secured. What somebody does
    /// by hand counts as done after the time in which everything can be undone.
    private func checkTime(_ context: DecisionContext) throws(Refusal) {
        guard decision.appeal == .none else { throw .appealKnown(decision.appeal) }
        guard decision.state == .inForce else { return }
        // Whoever brought it into force may stop it; the one who proposed it no longer can.
        guard decision.second == nil || decision.second == context.actor.name else {
            throw .alreadyDecided(decision.state)
        }
        let isByHand = decision.carrying == .byHand || decision.measure == .report
        let undoable = Int64(context.roster.profile.undoSeconds)
        if isByHand, context.now - (decision.secondAt ?? decision.at) > undoable { throw .alreadyLeaving }
    }
}

/// Ends a temporary ban whose time is over.
public struct EndBan: CaseCommand {
    public static let name = "end-ban"

    public let decision: DecisionRecord
    public let target: ModerationTarget
    /// What went into the outbox for the decision.
    public let queued: [ReplyRecord]

    public init(_ decision: DecisionRecord, target: ModerationTarget, queued: [ReplyRecord] = []) {
        self.decision = decision
        self.target = target
        self.queued = queued
    }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard decision.measure == .temporaryBan, decision.state == .inForce, let until = decision.until,
            until <= context.now
        else { return [] }
        let lifted = EventDraft(
            .lifted, on: record.key,
            details: [.init("decision", .string(decision.id)), .init("through", "time")])
        return [lifted] + Reversal(decision, target, queued, reason: "over").drafts(nil, record, context)
    }
}
