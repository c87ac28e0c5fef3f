public import StrictJSON

/// What happens to a reply after it was queued: each a pure decision of reply and case.
public enum ReplyStep: Sendable {
    /// A person takes it back within the delay.
    case cancel
    /// A person asks for another try of a failed reply.
    case again
    /// A second person agrees to a reply that waits for one. `seenVersion` is the version of the case that they saw.
    case approve(seenVersion: Int64?)
    /// A second person refuses it; the text goes back to its writer.
    case decline(reason: String)
    /// A person has looked at the channel for a reply of unknown fate: it is there.
    case arrived
    /// A person has looked, and it is not there: it may be sent again.
    case notArrived
    case begin(marker: String?)
    case settle(DeliveryOutcome)
    /// Its process died between `begin` and `settle`.
    case recover

    /// The channel's id that the step brings.
    public var remoteID: String? { if case .settle(.sent(let id, _)) = self { id } else { nil } }

    /// `record` is the reply's case, or the one it was merged into. `isThere` says that intake has already brought the
    /// message that this step reports as sent.
    public func decide(
        _ reply: ReplyRecord, _ record: CaseRecord, _ context: DecisionContext, isThere: Bool = false
    ) throws(Refusal) -> [EventDraft] {
        let named = JSON.Member("reply", .int(reply.key))
        guard context.actor.role >= .clerk else { throw .roleTooLow(needs: .clerk, has: context.actor.role) }
        switch self {
        case .cancel:
            guard [.queued, .scheduled, .failed, .awaitingApproval].contains(reply.state) else { throw .alreadyLeaving }
            return [EventDraft(.replyCancelled, on: record.key, details: [named])]
        case .again:
            guard reply.state == .failed else { throw .alreadyLeaving }
            return [
                EventDraft(
                    .replyRetry, on: record.key,
                    details: [named, .init("at", .instant(context.now)), .init("reason", .null)])
            ]
        case .approve(let seenVersion): return try approved(reply, record, context, named, seenVersion)
        case .decline(let reason): return try declined(reply, record, context, named, reason)
        case .arrived, .notArrived: return try looked(reply, record, context, named)
        case .begin(let marker):
            guard [.queued, .scheduled, .uncertain].contains(reply.state) else { throw .alreadyLeaving }
            return [
                EventDraft(
                    .replyBegun, on: record.key,
                    details: [named, .init("at", .instant(context.now)), .init("marker", JSON(marker))])
            ]
        case .settle(.sent(let id, let url)) where !id.isEmpty:
            return try sent(
                reply, record, context, [named, .init("remote", .string(id)), .init("url", JSON(url))], isThere)
        case .settle(let outcome): return try settle(reply, record, context, outcome, named)
        case .recover:
            guard reply.state == .sending else { return [] }
            return [
                EventDraft(
                    .replyUncertain, on: record.key,
                    details: [named, .init("at", .instant(context.now)), .init("reason", "interrupted while sending")])
            ]
        }
    }

    func sent(
        _ reply: ReplyRecord, _ record: CaseRecord, _ context: DecisionContext, _ facts: [JSON.Member], _ isThere: Bool
    ) throws(Refusal) -> [EventDraft] {
        guard reply.state == .sending || reply.state == .uncertain else { throw .alreadyLeaving }
        var after = record
        after.activity = max(record.activity, context.now)
        if reply.isMessage, !isThere { after.messages += 1 }
        if !reply.isMessage || reply.isNotice {
            // Neither hiding a comment nor telling its author why answers what was asked.
        } else if record.status.isOpen {
            try context.advance(&after, .answerSent(at: context.now, interim: reply.isInterim))
        } else if !reply.isInterim {
            after.waitingSince = nil
        }
        var details = facts + [.init("at", .instant(context.now))]
        if !reply.isMessage { details.append(.init("action", .string(reply.action.rawValue))) }
        var events = [EventDraft(.replySent, from: record, to: after, details: details)]
        if reply.closesCase, record.status.isOpen { events += try CloseCase().decideUnlessAppealed(after, context) }
        return events
    }

    /// A try that brought no id. `sent` without one is no proof of delivery, so somebody has to look.
    private func settle(
        _ reply: ReplyRecord, _ record: CaseRecord, _ context: DecisionContext, _ outcome: DeliveryOutcome,
        _ named: JSON.Member
    ) throws(Refusal) -> [EventDraft] {
        guard reply.state == .sending || reply.state == .uncertain else { throw .alreadyLeaving }
        switch outcome {
        case .sent: return [waiting(.replyUncertain, record, named, context.now, "the channel gave no id")]
        case .retry(let at, let reason): return [waiting(.replyRetry, record, named, at, reason)]
        case .uncertain(let lookAt, let reason): return [waiting(.replyUncertain, record, named, lookAt, reason)]
        case .failed(let reason): return [waiting(.replyFailed, record, named, context.now, reason)]
        }
    }

    private func waiting(
        _ kind: EventKind, _ record: CaseRecord, _ named: JSON.Member, _ at: Instant, _ reason: String
    ) -> EventDraft {
        EventDraft(
            kind, on: record.key,
            details: [named, .init("at", .instant(at)), .init("reason", .string(String(reason.prefix(300))))])
    }
}

extension ReplyRecord {
    /// The reply after an event of its life; nil when the event does not speak of replies.
    public func applying(_ kind: EventKind, details: JSON) -> ReplyRecord? {
        var next = self
        let at = details["at"]?.instant
        switch kind {
        case .replyCancelled: next.state = .cancelled
        case .replyBegun:
            next.state = .sending
            next.attempts += 1
            next.lastTry = at
            next.marker = details["marker"]?.string
        case .replyApproved:
            next.state = details["planned"]?.bool == true ? .scheduled : .queued
            next.notBefore = at ?? next.notBefore
        case .replyDeclined:
            next.state = .cancelled
            next.reason = details["reason"]?.string
        case .replyRetry, .replyUncertain:
            next.state = kind == .replyRetry ? .queued : .uncertain
            next.notBefore = at ?? next.notBefore
            next.reason = details["reason"]?.string
        case .replyFailed:
            next.state = .failed
            next.reason = details["reason"]?.string
        case .replySent:
            next.state = .sent
            next.remoteID = details["remote"]?.string
            next.remoteURL = details["url"]?.string
            next.reason = nil
        default: return nil
        }
        return next
    }
}
