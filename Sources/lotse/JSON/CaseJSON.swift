internal import Desk
internal import StrictJSON

/// Cases and what belongs to them as scripts see them. Instants are ISO 8601 in UTC.
enum CaseJSON {
    static func json(_ row: CaseRow, _ roster: Roster) -> JSON { .object(members(row, roster)) }

    static func members(_ row: CaseRow, _ roster: Roster) -> [JSON.Member] {
        let record = row.record
        let author: JSON = [
            "id": JSON(row.authorID), "name": .string(row.author), "handle": JSON(row.handle),
        ]
        return [
            .init("id", .string(roster.text(of: record.number))), .init("state", .string(record.status.rawValue)),
            .init("channel", .string(record.channel.rawValue)), .init("account", .string(row.account)),
            .init("author", author), .init("unit", JSON(record.unit)), .init("clerk", JSON(record.clerk)),
            .init("subject", JSON(row.subject)), .init("excerpt", .string(row.excerpt)),
            .init("received", .string(record.received.iso)), .init("activity", .string(record.activity.iso)),
            .init("messages", JSON(record.messages)), .init("unread", .bool(record.isUnread)),
            .init("priority", .string(record.priority.rawValue)), .init("tags", .array(record.tags.map(JSON.string))),
            .init("labels", .object(row.labels.sorted { $0.key < $1.key }.map { .init($0.key, .real($0.value)) })),
            .init("clocks", .array(record.clocks.map(json))),
            .init("snoozed_until", JSON(record.snoozedUntil?.iso)),
            .init("merged_into", JSON(record.mergedInto.map { roster.text(of: $0.number) })),
            .init("moderation", .string(row.moderation?.rawValue ?? "none")), .init("version", .int(record.version)),
        ]
    }

    static func json(_ clock: ClockRecord) -> JSON {
        [
            "kind": .string(clock.kind.rawValue), "due": JSON(clock.due?.iso), "state": .string(clock.state.rawValue),
            "policy": .string(clock.policy), "calendar": .string(clock.calendar), "minutes": JSON(clock.minutes),
            "started": .string(clock.started.iso), "met_at": JSON(clock.metAt?.iso), "unit": JSON(clock.unit),
        ]
    }

    static func json(_ detail: CaseDetail, _ roster: Roster) -> JSON {
        .object(
            members(detail.row, roster)
                + [
                    .init("absorbed", .array(detail.absorbed.map { .string(roster.text(of: $0)) })),
                    .init("history", .array(detail.history.map(json))),
                    .init("outbox", .array(detail.replies.map { json($0, roster) })),
                    .init("draft", JSON(detail.draft?.text)),
                ]
        ).replacing("messages", .array(detail.messages.map(json)))
    }

    static func json(_ message: ThreadMessage) -> JSON {
        [
            "id": JSON(message.remoteID ?? "#\(message.key)"), "key": .int(message.key),
            "direction": .string(message.direction.rawValue),
            "author": .string(message.author), "created": .string(message.created.iso), "text": .string(message.text),
            "subject": JSON(message.subject), "parent": message.parent.map { .int($0) } ?? .null,
            "state": .string(message.state), "versions": JSON(message.versions), "rating": JSON(message.rating),
            "public": .bool(message.isPublic), "url": JSON(message.url),
            "attachments": .array(message.attachments.map(\.json)),
        ]
    }

    static func json(_ row: OutboxRow, _ roster: Roster) -> JSON {
        let reply = row.reply
        return [
            "id": .string(String(reply.key)), "case": .string(roster.text(of: row.caseNumber)),
            "state": .string(reply.state.rawValue), "channel": .string(row.channel.rawValue),
            "account": .string(row.account), "key": .string(reply.idempotencyKey), "interim": .bool(reply.isInterim),
            "recipient": JSON(row.recipient), "text": .string(row.text), "queued": .string(reply.queued.iso),
            "not_before": .string(reply.notBefore.iso), "attempts": JSON(reply.attempts),
            "remote_id": JSON(reply.remoteID), "url": JSON(reply.remoteURL), "reason": JSON(reply.reason),
            "author": .string(row.author), "action": .string(reply.action.rawValue), "decision": JSON(reply.decision),
            "title": JSON(row.title),
        ]
    }

    static func json(_ entry: JournalEntry) -> JSON {
        let hex = entry.hash.map {
            String(zeroPadded: Int($0 >> 4), 1, radix: 16) + String(zeroPadded: Int($0 & 15), 1, radix: 16)
        }
        return [
            "seq": .int(entry.sequence), "id": .string(entry.id.description), "time": .string(entry.time.instant.iso),
            "actor": .string(entry.actor), "command": .string(entry.command), "kind": .string(entry.kind.rawValue),
            "case_key": entry.caseKey.map { .int($0) } ?? .null, "payload": entry.payload,
            "hash": .string(hex.joined()),
        ]
    }
}

extension JSON {
    /// The object with one member's value exchanged.
    func replacing(_ key: String, _ value: JSON) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members.map { $0.key == key ? Member(key, value) : $0 })
    }
}

extension String {
    init(zeroPadded number: Int, _ width: Int, radix: Int) {
        let digits = String(number, radix: radix)
        self = String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
