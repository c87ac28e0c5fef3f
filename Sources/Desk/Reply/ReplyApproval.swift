internal import StrictJSON

/// What persons decide about a reply that has not left or whose fate nobody knows.
extension ReplyStep {
    /// The writer never agrees to the own text, and only an approver can.
    func approved(
        _ reply: ReplyRecord, _ record: CaseRecord, _ context: DecisionContext, _ named: JSON.Member,
        _ seenVersion: Int64?
    ) throws(Refusal) -> [EventDraft] {
        try checkSecond(reply, context)
        if let seenVersion, seenVersion < record.version { throw .stale(since: seenVersion) }
        let delay = context.now + Int64(context.roster.profile.undoSeconds)
        let isPlanned = reply.notBefore > delay
        return [
            EventDraft(
                .replyApproved, on: record.key,
                details: [
                    named, .init("at", .instant(max(reply.notBefore, delay))), .init("planned", .bool(isPlanned)),
                ])
        ]
    }

    func declined(
        _ reply: ReplyRecord, _ record: CaseRecord, _ context: DecisionContext, _ named: JSON.Member, _ reason: String
    ) throws(Refusal) -> [EventDraft] {
        try checkSecond(reply, context)
        guard reason.contains(where: { !$0.isWhitespace }) else { throw .invalid(field: "note", reason: "say why not") }
        return [
            EventDraft(
                .replyDeclined, on: record.key,
                details: [named, .init("reason", .string(String(reason.prefix(300))))])
        ]
    }

    private func checkSecond(_ reply: ReplyRecord, _ context: DecisionContext) throws(Refusal) {
        guard reply.state == .awaitingApproval else { throw .notAwaitingApproval(reply.state) }
        guard context.actor.role >= .approver else { throw .roleTooLow(needs: .approver, has: context.actor.role) }
        guard reply.author != context.actor.name else { throw .sameClerk(reply.author) }
    }

    /// Somebody looked at the channel. Without an id of the channel's, the name of who saw it stands in its place.
    func looked(
        _ reply: ReplyRecord, _ record: CaseRecord, _ context: DecisionContext, _ named: JSON.Member
    ) throws(Refusal) -> [EventDraft] {
        guard reply.state == .uncertain else { throw .notUncertain(reply.state) }
        guard case .arrived = self else {
            return [
                EventDraft(
                    .replyRetry, on: record.key,
                    details: [
                        named, .init("at", .instant(context.now)),
                        .init("reason", .string("not at the channel, says \(context.actor.name)")),
                    ])
            ]
        }
        let seen = "seen-by-\(context.actor.name)-\(reply.key)"
        return try sent(
            reply, record, context, [named, .init("remote", .string(seen)), .init("url", .null)], false)
    }
}
