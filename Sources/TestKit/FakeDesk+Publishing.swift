internal import Desk
internal import StrictJSON

extension FakeDesk.Contents {
    mutating func publish(_ order: PublicationOrder, as actor: Actor, now: Instant) throws -> Submission {
        log.append("publish \(order.accounts.map(String.init).joined(separator: " "))")
        if let failure { throw failure }
        let context = DecisionContext(actor: actor, now: now, roster: roster)
        let publications = try order.publications(roster, key: { "p\(version)" }, length: { text, _ in text.count })
        for publication in publications { try publication.check(context) }
        var submission = Submission(command: "publish:\(version)")
        for publication in publications {
            let key = try queue(publication, context)
            submission.changed.append(key)
            submission.replies.append(key)
        }
        return submission
    }

    private mutating func queue(_ publication: Publish, _ context: DecisionContext) throws -> Int64 {
        version += 1
        let number = CaseNumber(year: 2026, serial: Int(version))
        let draft = try publication.decide(number, context)
        guard let account = roster.accounts[publication.account] else { throw Refusal.unknownAccount("") }
        var reply = ReplyRecord(
            key: version, caseKey: version, account: account.key, idempotencyKey: publication.key, target: 0,
            isInterim: false, isPublic: true, closesCase: false,
            state: ReplyState(queuedWith: draft.payload), queued: context.now,
            notBefore: draft.detail("not_before")?.instant ?? context.now)
        reply.action = .publish
        reply.author = context.actor.name
        var row = OutboxRow(
            reply: reply, caseNumber: number, account: account.name, channel: account.channel,
            author: context.actor.name, text: publication.text)
        row.title = draft.content?.subject
        replies.insert(row, at: 0)
        return version
    }
}
