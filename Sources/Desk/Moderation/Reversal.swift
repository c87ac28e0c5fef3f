internal import StrictJSON

/// What takes back a measure in force, where that is possible.
///
/// 1. What has not left does not leave. A measure that never reached its channel needs no counter-measure there.
/// 2. A message or an author whom another decision still restricts stays restricted.
/// 3. A message that nobody had approved before the measure is not published by taking it back: it waits again.
struct Reversal {
    let decision: DecisionRecord
    let target: ModerationTarget
    /// What went into the outbox for the decision.
    let queued: [ReplyRecord]
    let reason: String

    init(_ decision: DecisionRecord, _ target: ModerationTarget, _ queued: [ReplyRecord] = [], reason: String) {
        self.decision = decision
        self.target = target
        self.queued = queued
        self.reason = reason
    }

    /// `letter` tells the author; it takes the place of a notice that has left already.
    func drafts(_ letter: ModerationLetter?, _ record: CaseRecord, _ context: DecisionContext) -> [EventDraft] {
        let measure = takesBack(context.now) ? counterMeasure : nil
        let enforcement = Enforcement(
            id: decision.id + "-" + reason, measure: measure ?? .keep,
            carrying: measure.map { Carrying($0, target, context.roster.accounts[target.account]) } ?? .nothing,
            target: target, letter: letter ?? .frozen("", way: nil), cites: reason)
        return cancelled + enforcement.drafts(record, context)
    }

    /// Whether the author has been, or may have been, told of the measure.
    var wasTold: Bool { queued.contains { $0.isNotice && !$0.canBeCancelled && $0.state != .cancelled } }

    private var cancelled: [EventDraft] {
        queued.filter(\.canBeCancelled).map { row in
            EventDraft(.replyCancelled, on: row.caseKey, details: [.init("reply", .int(row.key))])
        }
    }

    /// Nil for measures that cannot be undone: what is deleted is gone.
    private var counterMeasure: Measure? {
        switch decision.measure {
        case .hide: .unhide
        case .ban, .temporaryBan: .unban
        default: nil
        }
    }

    private func takesBack(_ now: Instant) -> Bool {
        if decision.measure == .hide, decision.was == .held { return false }
        if queued.contains(where: { !$0.isMessage && ($0.canBeCancelled || $0.state == .cancelled) }) { return false }
        return !isHeldByAnother(now)
    }

    private func isHeldByAnother(_ now: Instant) -> Bool {
        let same: Set<Measure> = decision.measure.isAboutAuthor ? [.ban, .temporaryBan] : [.hide, .delete]
        return target.decisions.contains { other in
            other.id != decision.id && other.state == .inForce && same.contains(other.measure)
                && (other.measure.isAboutAuthor || other.message == decision.message)
                && (other.measure != .temporaryBan || (other.until ?? now) > now)
        }
    }
}

extension ReplyRecord {
    /// Whether it can still be kept from leaving.
    var canBeCancelled: Bool {
        state == .awaitingApproval || state == .scheduled || state == .failed || (state == .queued && attempts == 0)
    }
}
