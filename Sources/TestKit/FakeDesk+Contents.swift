internal import Desk
internal import StrictJSON

extension FakeDesk.Contents {
    /// The case of an index: the written ones first, then combinations.
    mutating func add(_ index: Int, now: Instant) throws {
        if index < FakeDeskSeed.cases.count { return try add(FakeDeskSeed.cases[index], index, now: now) }
        let more = FakeDeskSeed.more[index % FakeDeskSeed.more.count]
        let channels: [Channel] = [.facebook, .mastodon, .mail, .guestbook, .x]
        let signs: [String?] = [nil, "SBA", "EBB", "GRA", "BIT", nil]
        try add(
            FakeDeskSeed.Case(
                channel: channels[index % 5], author: more.author, age: Int64(index * 47 % 7000 + 15),
                unit: signs[index % 6], isUnread: index % 3 == 0, status: index % 11 == 10 ? .closed : .open,
                text: more.text),
            index, now: now)
    }

    mutating func add(_ seed: FakeDeskSeed.Case, _ index: Int, now: Instant) throws {
        let key = Int64(index + 1)
        let received = now + -60 * seed.age
        let account = roster.accounts.values.first { $0.channel == seed.channel }
        var record = CaseRecord(
            key: key, uid: UUIDv7(high: UInt64(key), low: 0), number: CaseNumber(year: 2026, serial: 4100 + index),
            account: account?.key ?? 1, channel: seed.channel, author: key, status: seed.status, unit: seed.unit,
            clerk: seed.clerk, tags: seed.tags, received: received, activity: received, isUnread: seed.isUnread,
            waitingSince: received, version: key)
        if seed.status == .snoozed { record.snoozedUntil = now + 86_400 }
        let facts = CaseFacts(channel: seed.channel, unit: seed.unit)
        let book = ClockBook(context: roster.clockContext, facts: facts)
        record.clocks = try book.apply(.opened(at: received), to: [])
        if seed.status == .closed { record.clocks = try book.apply(.closed(at: now), to: record.clocks) }
        rows[key] = CaseRow(
            record: record, account: account?.name ?? "stadt", author: seed.author, handle: seed.handle,
            excerpt: seed.text, isPublic: seed.channel != .mail, cursor: PageCursor(rank: 0, key: key))
        order.append(key)
        texts[key] = [
            ThreadMessage(
                key: key * 100, direction: .incoming, kind: .comment, author: seed.author, handle: seed.handle,
                created: received, text: seed.text, state: "present", versions: 1, isPublic: seed.channel != .mail,
                attachments: [])
        ]
        texts[key]?[0].content = key * 100
    }

    func page(_ request: PageRequest, asker: Asker) -> [CaseRow] {
        var found = order.compactMap { rows[$0] }.filter { row in
            (row.record.status.isOpen || !(request.openOnly || request.order == .due))
                && FakeQuery.matches(request.query, row, asker: asker)
        }
        for index in found.indices {
            let record = found[index].record
            let due = record.clocks.deadline?.milliseconds ?? Int64.max / 2
            let rank =
                switch request.order {
                case .due: due
                case .newest: -record.activity.milliseconds
                case .oldest: record.activity.milliseconds
                }
            found[index].cursor = PageCursor(rank: rank, key: record.key)
        }
        found.sort { ($0.cursor.rank, $0.cursor.key) < ($1.cursor.rank, $1.cursor.key) }
        if let cursor = request.cursor {
            found = found.filter { row in
                let place = (row.cursor.rank, row.cursor.key)
                return request.backwards ? place < (cursor.rank, cursor.key) : place > (cursor.rank, cursor.key)
            }
        }
        return Array(request.backwards ? found.suffix(request.limit) : found.prefix(request.limit))
    }

    func boardLines(_ query: Query, _ asker: Asker) -> [BoardLine] {
        let lines = order.compactMap { rows[$0] }.filter { FakeQuery.matches(query, $0, asker: asker) }.flatMap { row in
            row.record.clocks.filter { $0.state.isOpen }.map { clock in
                BoardLine(
                    caseKey: row.record.key, number: row.record.number, kind: clock.kind, state: clock.state,
                    due: clock.due, warnAt: clock.warnAt, unit: row.record.unit, clerk: row.record.clerk,
                    title: String(row.excerpt.prefix(40)), channel: row.record.channel)
            }
        }
        return lines.sorted { ($0.due?.milliseconds ?? .max, $0.caseKey) < ($1.due?.milliseconds ?? .max, $1.caseKey) }
    }

    func boardRows(_ asker: Asker) -> [BoardRow] {
        var found: [String: BoardRow] = [:]
        for line in boardLines(.all([]), asker) {
            var row = found[line.unit ?? ""] ?? BoardRow(unit: line.unit)
            let left = line.due.map { $0 - asker.now }
            switch (line.state, left) {
            case (.paused, _), (_, nil): row.waiting += 1
            case (_, .some(..<0)): row.overdue += 1
            case (_, .some(..<3600)): row.withinHour += 1
            case (_, .some(let seconds)):
                let days = asker.zone.date(at: asker.now + seconds).day - asker.today.day
                if days == 0 { row.today += 1 } else if days == 1 { row.tomorrow += 1 } else { row.later += 1 }
            }
            found[line.unit ?? ""] = row
        }
        return found.values.sorted { ($0.unit ?? "") < ($1.unit ?? "") }
    }

    mutating func submit(
        _ command: any CaseCommand, to keys: [Int64], as actor: Actor, now: Instant
    ) throws -> Submission {
        let name = type(of: command).name
        log.append("\(name) \(keys)")
        if let failure { throw failure }
        var report = Submission(command: "\(name):\(version + 1)")
        var before: [CaseRecord] = []
        for key in keys {
            guard let row = rows[key] else { continue }
            do {
                let context = DecisionContext(actor: actor, now: now, roster: roster)
                let events = try command.decideChecked(row.record, context)
                guard !events.isEmpty else { continue }
                before.append(row.record)
                apply(events, by: actor.name, now: now)
                report.changed.append(key)
            } catch { report.refused.append((key, error)) }
        }
        if !before.isEmpty { past.append((report.command, before)) }
        future = []
        return report
    }

    mutating func apply(_ events: [EventDraft], by actor: String, now: Instant) {
        for event in events {
            version += 1
            guard let key = event.caseKey else { continue }
            enter(event.kind, event.payload, key, by: actor, now: now)
            if let record = rows[key]?.record.applying(event.patch, at: version) { rows[key]?.record = record }
            if event.kind == .noted, let content = event.content {
                texts[key, default: []].append(
                    ThreadMessage(
                        key: version, direction: .note, kind: .comment, author: content.author ?? "", created: now,
                        text: content.text, state: "present", versions: 1, isPublic: false, attachments: []))
            }
        }
    }

    /// A line of the journal, at the version that stands.
    mutating func enter(_ kind: EventKind, _ payload: JSON, _ key: Int64, by actor: String, now: Instant) {
        history[key, default: []].append(
            JournalEntry(
                sequence: version, id: UUIDv7(high: UInt64(version), low: 0), device: 1, deviceSequence: version,
                time: HybridTime(after: nil, now: now), actor: actor, command: "x:\(version)", kind: kind, caseKey: key,
                payload: payload, hash: []))
    }

    /// Puts records back and returns those that stood there.
    mutating func exchange(_ records: [CaseRecord]) -> [CaseRecord] {
        version += 1
        return records.compactMap { record in
            let old = rows[record.key]?.record
            rows[record.key]?.record = record
            rows[record.key]?.record.version = version
            return old
        }
    }

    mutating func reply(_ order: ReplyOrder, as actor: Actor, now: Instant) throws -> Submission {
        log.append("reply \(order.caseKey)")
        if let failure { throw failure }
        guard let row = rows[order.caseKey] else { throw Refusal.unknownCase("\(order.caseKey)") }
        let target = ReplyTarget(
            message: order.caseKey * 100, remoteID: nil, recipient: row.handle, isPublic: row.isPublic)
        let command = QueueReply(
            text: order.text, isInterim: order.isInterim, notBefore: order.notBefore, key: "k\(version)",
            target: target,
            seenVersion: order.seenVersion, length: order.text.count, closesCase: order.closesCase,
            isPrivate: order.isPrivate)
        let context = DecisionContext(actor: actor, now: now, roster: roster)
        apply(try command.decideChecked(row.record, context), by: actor.name, now: now)
        let record = ReplyRecord(
            key: version, caseKey: order.caseKey, account: row.record.account, idempotencyKey: "k\(version)",
            target: target.message, isInterim: order.isInterim, isPublic: row.isPublic && !order.isPrivate,
            closesCase: order.closesCase, state: .queued, queued: now, notBefore: order.notBefore ?? now + 10)
        replies.append(
            OutboxRow(
                reply: record, caseNumber: row.record.number, account: row.account, channel: row.record.channel,
                author: actor.name, recipient: row.handle ?? row.author, text: order.text))
        rows[order.caseKey]?.waitingReplies += 1
        drafts[order.caseKey] = nil
        rows[order.caseKey]?.hasDraft = false
        return Submission(command: "reply:\(version)", changed: [order.caseKey], replies: [version])
    }

    mutating func change(reply key: Int64, to state: ReplyState, _ name: String) throws {
        log.append("\(name) \(key)")
        guard let index = replies.firstIndex(where: { $0.reply.key == key }) else {
            throw Refusal.unknownReply("\(key)")
        }
        guard [.queued, .failed, .scheduled].contains(replies[index].reply.state) else { throw Refusal.alreadyLeaving }
        replies[index].reply.state = state
        version += 1
    }
}
