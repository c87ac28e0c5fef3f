public import Desk
internal import GRDB
internal import StrictJSON

extension DeskStore {
    /// Queues a reply to the case's latest citizen message, or to `message`. `makeKey` gives the idempotency key.
    public func reply(
        to caseKey: Int64, text: String, length: Int, isInterim: Bool = false, notBefore: Instant? = nil,
        message: Int64? = nil, seenVersion: Int64? = nil, closesCase: Bool = false, key: String, as actor: Actor,
        now: Instant
    ) throws -> Submission {
        let target = try read { db in try DeskStore.target(db, caseKey, message) }
        let command = QueueReply(
            text: text, isInterim: isInterim, notBefore: notBefore, key: key, target: target, seenVersion: seenVersion,
            length: length, closesCase: closesCase)
        return try submit(command, to: [caseKey], as: actor, now: now)
    }

    static func target(_ db: Database, _ caseKey: Int64, _ message: Int64?) throws -> ReplyTarget? {
        let row = try Row.fetchOne(
            db,
            sql: """
                WITH RECURSIVE family(key) AS (
                  VALUES (?1) UNION SELECT c.key FROM cases c JOIN family f ON c.merged_into = f.key)
                SELECT m.key, m.account, m.remote, m.public, c.subject, a.handle, a.name FROM message m
                JOIN content c ON c.key = m.content LEFT JOIN author a ON a.key = m.author
                WHERE m.case_key IN (SELECT key FROM family) AND m.key = coalesce(?2, m.key)
                  AND m.direction = 'in' AND m.state = 'present' ORDER BY m.created DESC, m.key DESC LIMIT 1
                """, arguments: [caseKey, message])
        return row.map { row in
            ReplyTarget(
                message: row["key"], account: row["account"], remoteID: row["remote"],
                recipient: row["handle"] ?? row["name"],
                subject: row["subject"], isPublic: row["public"])
        }
    }

    /// One step of a reply's life, decided on reply and case as they stand.
    func step(_ step: ReplyStep, reply key: Int64, as actor: Actor, now: Instant) throws {
        try write { db, journalist in
            guard let reply = try journalist.projector.outbox.find(key),
                let record = try journalist.projector.survivor(of: reply.caseKey)
            else { throw Refusal.unknownReply("#\(key)") }
            let context = DecisionContext(actor: actor, now: now, roster: try journalist.roster())
            let origin = Journalist.Origin(
                actor: actor.name, command: "outbox:\(journalist.lastSequence + 1)", now: now)
            var latest = record
            let isThere =
                try step.remoteID.map { try journalist.projector.messages.isThere(reply.account, $0) } ?? false
            for draft in try step.decide(reply, record, context, isThere: isThere) {
                latest = try journalist.append(draft, before: latest, origin).record ?? latest
            }
        }
    }

    /// Takes a reply back that has not left yet; its text becomes the case's draft again.
    public func cancel(reply key: Int64, as actor: Actor, now: Instant) throws {
        try step(.cancel, reply: key, as: actor, now: now)
        let row = try read { db in
            try Row.fetchOne(
                db, sql: "SELECT o.case_key, c.text FROM outbox o JOIN content c ON c.key = o.key WHERE o.key = ?",
                arguments: [key])
        }
        if let row { try keepDraft(row["text"], for: row["case_key"], of: actor.name, seen: 0, now: now) }
    }

    /// Puts a failed reply back into the queue.
    public func retry(reply key: Int64, as actor: Actor, now: Instant) throws {
        try step(.again, reply: key, as: actor, now: now)
    }
}
