internal import StrictJSON

/// What leaves for a decision in force: the measure for the channel, the notice for the author. Their keys come from the
/// decision's id, so that a decision can put each into the outbox only once.
struct Enforcement {
    let id: String
    let measure: Measure
    let carrying: Carrying
    let target: ModerationTarget
    let letter: ModerationLetter
    /// Rule and version, for channels that keep a reason: `insult 2`.
    let cites: String?

    func drafts(_ record: CaseRecord, _ context: DecisionContext) -> [EventDraft] {
        var events: [EventDraft] = []
        let due = context.now + Int64(context.roster.profile.undoSeconds)
        if carrying == .outbox, let action = measure.action { events.append(queued(action, record, due)) }
        if letter.way != .none, !letter.text.isEmpty {
            // Nobody can answer a message that is gone or a person who is shut out: there the notice goes first.
            let goesFirst = [.delete, .ban, .temporaryBan].contains(measure)
            events.insert(notice(record, context, due), at: goesFirst ? 0 : events.count)
        }
        return events
    }

    private func queued(_ action: OutboundAction, _ record: CaseRecord, _ due: Instant) -> EventDraft {
        let details: [JSON.Member] = [
            .init("key", .string("measure-" + id)), .init("account", .int(target.account)),
            .init("to", .int(target.message)), .init("interim", false), .init("public", .bool(target.isPublic)),
            .init("close", false), .init("not_before", .instant(due)), .init("planned", false),
            .init("action", .string(action.rawValue)), .init("decision", .string(id)),
        ]
        let extra: JSON = ["recipient": JSON(target.recipient), "reply_to": JSON(target.remoteID)]
        return EventDraft(
            .measureQueued, on: record.key, details: details, content: Content(text: cites ?? "", extra: extra))
    }

    private func notice(_ record: CaseRecord, _ context: DecisionContext, _ due: Instant) -> EventDraft {
        let isPrivate = letter.way == .privately
        let details: [JSON.Member] = [
            .init("key", .string("notice-" + id)), .init("account", .int(target.account)),
            .init("to", .int(target.message)), .init("interim", false),
            .init("public", .bool(target.isPublic && !isPrivate)), .init("close", false),
            .init("not_before", .instant(due)), .init("planned", false), .init("decision", .string(id)),
            .init("notice", true),
        ]
        let reply = target.replyTarget
        let extra: JSON = ["recipient": JSON(reply.recipient), "reply_to": JSON(reply.remoteID)]
        return EventDraft(
            .replyQueued, on: record.key, details: details,
            content: Content(subject: reply.subject, text: letter.text, author: context.actor.name, extra: extra))
    }
}
