public import Desk
internal import StrictJSON
internal import Synchronization

extension FakeDesk {
    /// When a second person must agree.
    public func enter(_ policy: ApprovalPolicy) { contents.withLock { $0.roster.approvals.append(policy) } }
}

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
        let blank = CaseRecord(
            key: version, uid: UUIDv7(high: UInt64(version), low: 0), number: number, account: account.key,
            channel: account.channel, received: context.now, activity: context.now)
        rows[version] = blank.applying(draft.patch, at: version).map { record in
            CaseRow(
                record: record, account: account.name, author: row.author, subject: row.title, excerpt: row.text,
                cursor: PageCursor(rank: 0, key: record.key))
        }
        return version
    }
}
