internal import Desk
internal import StrictJSON

extension FakeDesk.Contents {
    mutating func set(_ state: MessageState, message: Int64) {
        let key = message / 100
        guard let index = texts[key]?.firstIndex(where: { $0.key == message }) else { return }
        texts[key]?[index].state = state.rawValue
    }

    func item(_ queue: ReviewQueue, _ key: Int64, _ place: Int) -> ReviewItem? {
        guard let row = rows[key], let message = texts[key]?.first else { return nil }
        let reply = replies.last { $0.reply.caseKey == key && $0.reply.state == .awaitingApproval }?.reply.key
        let decision = queue == .second && reply != nil ? nil : decisions.last { $0.record.caseKey == key }?.record
        return ReviewItem(
            queue: queue, message: message.key, caseKey: key, caseNumber: row.record.number,
            caseVersion: row.record.version, content: message.content, channel: row.record.channel,
            account: row.account, author: row.author, handle: row.handle, text: message.text, created: message.created,
            since: message.created, state: MessageState(rawValue: message.state) ?? .present, unit: row.record.unit,
            priority: row.record.priority, reports: queue == .reported ? 1 : 0, suspicion: suspicions[message.key],
            decision: decision, reply: queue == .second ? reply : nil, cursor: PageCursor(rank: Int64(place), key: key))
    }

    func target(_ message: Int64) -> ModerationTarget? {
        guard let row = rows[message / 100], let text = texts[message / 100]?.first(where: { $0.key == message }) else {
            return nil
        }
        return ModerationTarget(
            message: message, content: text.content, account: row.record.account, remoteID: "r\(message)",
            direction: text.direction, state: MessageState(rawValue: text.state) ?? .present, isPublic: row.isPublic,
            created: text.created, text: text.text, author: row.record.author, recipient: row.handle ?? row.author,
            decisions: decisions.map(\.record).filter {
                $0.message == message && ($0.state == .proposed || $0.state == .inForce)
            }, reports: waiting[.reported]?.count { $0 == message / 100 } ?? 0, flags: flags[message] ?? [],
            hint: suspicions[message]?.fact)
    }

    mutating func moderate(_ orders: [ModerationOrder], as actor: Actor, now: Instant) throws -> Submission {
        log.append(
            "moderate "
                + orders.map { "\($0.message) \($0.measure.rawValue) \($0.rule ?? "-")" }.joined(separator: ", "))
        if let failure { throw failure }
        var report = Submission(command: "moderate:\(version + 1)")
        var before: [CaseRecord] = []
        let old = FakeDesk.Moderated(waiting: waiting, decisions: decisions, texts: texts)
        for order in orders {
            do {
                guard let target = target(order.message), let record = rows[order.message / 100]?.record else {
                    throw Refusal.unknownMessage(order.message)
                }
                let command = Moderate(order, target: target, id: "d\(version + 1)")
                let events = try command.decideChecked(
                    record, DecisionContext(actor: actor, now: now, roster: roster))
                before.append(record)
                apply(events, by: actor.name, now: now)
                keep(events, record, as: actor, now: now)
                report.changed.append(record.key)
            } catch let refusal as Refusal { report.refused.append((order.message, refusal)) }
        }
        if report.changed.isEmpty, let first = report.refused.first { throw first.why }
        past.append((report.command, before))
        beforeDecisions[report.command] = old
        return report
    }

    /// Undo of a decision about messages.
    mutating func takeBack(_ command: String) {
        guard let old = beforeDecisions[command] else { return }
        (waiting, decisions, texts) = (old.waiting, old.decisions, old.texts)
    }

    private mutating func keep(_ events: [EventDraft], _ record: CaseRecord, as actor: Actor, now: Instant) {
        guard let event = events.first(where: { $0.kind == .moderated }),
            let made = DecisionRecord(event.payload, key: version, caseKey: record.key, actor: actor.name, at: now)
        else { return }
        decisions.append(
            DecisionView(
                record: made, caseNumber: record.number, channel: record.channel, account: "stadt",
                note: event.content?.text ?? "", notice: event.content?.extra?["notice"]?.string ?? "",
                noticeWay: event.detail("notice")?.string ?? "none"))
        for queue in [ReviewQueue.held, .reported, .suspected] { waiting[queue]?.removeAll { $0 == record.key } }
        if made.state == .proposed { waiting[.second, default: []].append(record.key) }
        if made.state == .inForce, let state = made.measure.messageState { set(state, message: made.message) }
    }

    mutating func change(
        _ id: String, _ name: String,
        _ decide: (DecisionRecord, ModerationTarget, CaseRecord) throws -> [EventDraft]
    ) throws {
        log.append("\(name) \(id)")
        if let failure { throw failure }
        guard let index = decisions.lastIndex(where: { $0.record.id == id }) else { throw Refusal.unknownDecision(id) }
        let found = decisions[index].record
        guard let target = target(found.message), let record = rows[found.caseKey]?.record else {
            throw Refusal.unknownMessage(found.message)
        }
        let events = try decide(found, target, record)
        apply(events, by: "s.meyer", now: found.at)
        for event in events {
            if let next = decisions[index].record.applying(
                event.kind, details: event.payload, actor: "s.meyer", at: found.at)
            {
                decisions[index].record = next
            }
        }
        let next = decisions[index].record
        if next.state == .inForce, let state = next.measure.messageState { set(state, message: next.message) }
        for queue in [ReviewQueue.second, .appeals] { waiting[queue]?.removeAll { $0 == found.caseKey } }
        if name == "appeal" { waiting[.appeals, default: []].append(found.caseKey) }
    }

    mutating func release(reply key: Int64, to state: ReplyState, _ name: String) throws {
        log.append("\(name) \(key)")
        if let failure { throw failure }
        guard let index = replies.firstIndex(where: { $0.reply.key == key }) else {
            throw Refusal.unknownReply("\(key)")
        }
        replies[index].reply.state = state
        waiting[.second]?.removeAll { $0 == replies[index].reply.caseKey }
        version += 1
    }
}
