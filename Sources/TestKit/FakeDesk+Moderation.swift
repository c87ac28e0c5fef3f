public import Desk
internal import StrictJSON
internal import Synchronization

/// Queues that tests fill by hand, decided upon by the real rules.
extension FakeDesk {
    /// Puts the first message of a case into a queue.
    public func wait(_ caseKey: Int64, in queue: ReviewQueue, hint: SuspicionRow? = nil) {
        contents.withLock { contents in
            contents.waiting[queue, default: []].append(caseKey)
            if queue == .held { contents.set(.held, message: caseKey * 100) }
            if let hint { contents.suspicions[caseKey * 100] = hint }
            contents.rows[caseKey]?.moderation = queue == .suspected ? nil : queue
        }
    }

    /// A decision that somebody made.
    public func enter(_ decision: DecisionView) { contents.withLock { $0.decisions.append(decision) } }

    /// A reply as it stands in the outbox; in queue `second` when it waits for one.
    public func enter(_ reply: OutboxRow) {
        contents.withLock { contents in
            contents.replies.append(reply)
            if reply.reply.state == .awaitingApproval {
                contents.waiting[.second, default: []].append(reply.reply.caseKey)
            }
        }
    }

    /// Another message of a citizen in a case.
    public func join(_ caseKey: Int64, author: String, text: String, at now: Instant) {
        contents.withLock { contents in
            contents.version += 1
            let place = Int64(contents.texts[caseKey]?.count ?? 0)
            contents.texts[caseKey]?.append(
                ThreadMessage(
                    key: caseKey * 100 + place, direction: .incoming,
                    kind: .comment, author: author, created: now, text: text, state: "present", versions: 1,
                    isPublic: true, attachments: []))
            contents.rows[caseKey]?.record.version = contents.version
            contents.enter(.joined, .object([]), caseKey, by: "~sync", now: now)
        }
    }

    /// The citizen changes the first message of a case at its source.
    public func edit(_ caseKey: Int64, text: String, at now: Instant) {
        contents.withLock { contents in
            contents.version += 1
            contents.texts[caseKey]?[0].text = text
            let version = contents.version
            contents.texts[caseKey]?[0].content = version
            contents.texts[caseKey]?[0].versions += 1
            contents.rows[caseKey]?.record.version = contents.version
            contents.enter(.edited, .object([]), caseKey, by: "~sync", now: now)
        }
    }

    public func flood(_ alarms: [FloodAlarm]) { contents.withLock { $0.floods = alarms } }

    public func review(_ request: ReviewRequest, asker: Asker) throws -> [ReviewItem] {
        contents.withLock { contents in
            let keys =
                request.queue == .recent
                ? contents.decisions.filter { $0.record.by == asker.clerk }.reversed().map(\.record.caseKey)
                : contents.waiting[request.queue] ?? []
            let items = keys.enumerated().compactMap { place, key in contents.item(request.queue, key, place) }
            let rest = items.filter { item in request.cursor.map { item.cursor.rank > $0.rank } ?? true }
            return Array(rest.prefix(request.limit))
        }
    }

    public func reviewCounts(asker: Asker, cap: Int) throws -> [ReviewQueue: Int] {
        contents.withLock { contents in contents.waiting.mapValues { min(cap, $0.count) } }
    }

    public func moderationTarget(_ message: Int64) throws -> ModerationTarget? {
        contents.withLock { $0.target(message) }
    }

    public func decision(_ id: String) throws -> DecisionView? {
        contents.withLock { $0.decisions.last { $0.record.id == id } }
    }

    public func floods(now: Instant) throws -> [FloodAlarm] { contents.withLock { $0.floods } }

    public func moderate(_ orders: [ModerationOrder], as actor: Actor, now: Instant) throws -> Submission {
        try contents.withLock { try $0.moderate(orders, as: actor, now: now) }
    }

    public func second(
        _ decision: String, agrees: Bool, note: String, seenVersion: Int64?, as actor: Actor, now: Instant
    ) throws {
        try contents.withLock { contents in
            let roster = contents.roster
            try contents.change(decision, agrees ? "second" : "decline") { found, target, record in
                try SecondPerson(
                    found, agrees: agrees, note: note, target: target,
                    proposal: DecisionProposal(notice: "", way: nil, closesCase: false), seenVersion: seenVersion
                ).decideChecked(record, DecisionContext(actor: actor, now: now, roster: roster))
            }
        }
    }

    public func withdraw(_ decision: String, as actor: Actor, now: Instant) throws {
        try contents.withLock { contents in
            let roster = contents.roster
            try contents.change(decision, "withdraw") { found, _, record in
                try WithdrawDecision(found, queued: []).decideChecked(
                    record, DecisionContext(actor: actor, now: now, roster: roster))
            }
        }
    }

    public func appeal(_ decision: String, text: String, message: Int64?, as actor: Actor, now: Instant) throws {
        try contents.withLock { contents in
            let roster = contents.roster
            try contents.change(decision, "appeal") { found, _, record in
                try FileAppeal(found, text: text, message: message).decideChecked(
                    record, DecisionContext(actor: actor, now: now, roster: roster))
            }
        }
    }

    public func decideAppeal(
        _ decision: String, isUpheld: Bool, note: String, seenVersion: Int64?, as actor: Actor, now: Instant
    ) throws {
        try contents.withLock { contents in
            let roster = contents.roster
            try contents.change(decision, isUpheld ? "uphold" : "dismiss") { found, target, record in
                try DecideAppeal(found, isUpheld: isUpheld, note: note, target: target, seenVersion: seenVersion)
                    .decideChecked(
                        record, DecisionContext(actor: actor, now: now, roster: roster))
            }
        }
    }

    public func report(
        message: Int64, rule: String?, source: String?, text: String, as actor: Actor, now: Instant
    ) throws {
        try contents.withLock { contents in
            contents.log.append("report \(message)")
            if let refusal = contents.failure { throw refusal }
            contents.waiting[.reported, default: []].append(message / 100)
            contents.flags[message, default: []].append(
                MessageReport(at: now, source: source ?? actor.name, rule: rule, text: text))
            contents.version += 1
        }
    }

    public func approve(reply key: Int64, seenVersion: Int64?, as actor: Actor, now: Instant) throws {
        try contents.withLock { try $0.release(reply: key, to: .queued, "approve") }
    }

    public func decline(reply key: Int64, reason: String, as actor: Actor, now: Instant) throws {
        try contents.withLock { try $0.release(reply: key, to: .cancelled, "decline") }
    }

    public func settle(reply key: Int64, hasArrived: Bool, as actor: Actor, now: Instant) throws {
        try contents.withLock { try $0.release(reply: key, to: hasArrived ? .sent : .queued, "settle") }
    }
}
