public import Desk
internal import GRDB
internal import StrictJSON

extension DeskStore {
    /// Queues a reply to the case's latest citizen message, or to `message`. `key` is its idempotency key. The writer's
    /// draft for the case goes in the same transaction: a text that is queued must not lie there to be sent again.
    public func reply(
        to caseKey: Int64, text: String, length: Int, isInterim: Bool = false, notBefore: Instant? = nil,
        message: Int64? = nil, seenVersion: Int64? = nil, closesCase: Bool = false, isPrivate: Bool = false,
        key: String,
        as actor: Actor, now: Instant
    ) throws -> Submission {
        try write { db, journalist in
            let command = QueueReply(
                text: text, isInterim: isInterim, notBefore: notBefore, key: key,
                target: try DeskStore.target(db, caseKey, message), seenVersion: seenVersion, length: length,
                closesCase: closesCase, isPrivate: isPrivate)
            let submission = try DeskStore.carryOut(
                QueueReply.name, [caseKey], journalist, as: actor, now: now
            ) { record, context, _ in try command.decideChecked(record, context) }
            try DraftTable.remove(db, caseKey, actor.name)
            return submission
        }
    }

    static func target(_ db: Database, _ caseKey: Int64, _ message: Int64?) throws -> ReplyTarget? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT m.key, m.account, m.remote, m.public, c.subject, a.handle, a.name FROM message m
                JOIN content c ON c.key = m.content LEFT JOIN author a ON a.key = m.author
                WHERE m.case_key IN (\(QuerySQL.family)) AND m.key = coalesce(?2, m.key)
                  AND m.direction = 'in' AND m.state IN ('present', 'held', 'hidden') ORDER BY m.created DESC, m.key DESC LIMIT 1
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
        try write { _, journalist in _ = try DeskStore.take(step, key, journalist, as: actor, now: now) }
    }

    /// `step` inside a write transaction that does more than this. Returns the reply's case, or the one it was merged
    /// into, as it stands after.
    static func take(
        _ step: ReplyStep, _ key: Int64, _ journalist: Journalist, as actor: Actor, now: Instant
    ) throws -> CaseRecord {
        guard let reply = try journalist.projector.outbox.find(key),
            let record = try journalist.projector.survivor(of: reply.caseKey)
        else { throw Refusal.unknownReply("#\(key)") }
        let context = try journalist.context(actor, now)
        let origin = Journalist.Origin(actor: actor.name, command: "outbox:\(journalist.lastSequence + 1)", now: now)
        var latest = record
        let isThere = try step.remoteID.map { try journalist.projector.messages.isThere(reply.account, $0) } ?? false
        for draft in try step.decide(reply, record, context, isThere: isThere) {
            latest = try journalist.append(draft, before: latest, origin).record ?? latest
        }
        return latest
    }

    /// Takes a reply back that has not left yet. In the same transaction its text becomes the draft again of whoever
    /// takes it back; what they have begun to write there since stays in front of it. A publication's text stays in the
    /// outbox alone: its case has nobody to answer.
    public func cancel(reply key: Int64, as actor: Actor, now: Instant) throws {
        if let decision = try read({ db in try DeskStore.decisionCarried(by: key, db) }) {
            return try withdraw(decision, as: actor, now: now)
        }
        try write { db, journalist in
            let row = try journalist.projector.outbox.find(key)
            let record = try DeskStore.take(.cancel, key, journalist, as: actor, now: now)
            guard row?.isMessage == true, row?.isNotice == false, row?.action != .publish else { return }
            try DeskStore.giveBack(db, key, of: actor.name, record, now)
        }
    }

    /// The decision whose measure or notice this row carries out: it is taken back as a whole, or the file would say what
    /// no longer happens, and a restriction would stand without its reasons. Nil for replies, for what undoes a measure,
    /// and for a notice that the channel has refused.
    private static func decisionCarried(by key: Int64, _ db: Database) throws -> String? {
        try String.fetchOne(
            db,
            sql: """
                SELECT d.id FROM outbox o JOIN decision d ON d.id = o.decision
                WHERE o.key = ? AND d.state IN ('proposed', 'in_force')
                  AND (o.action NOT IN ('reply', 'private-reply', 'publish') OR (o.notice = 1 AND o.state <> 'failed'))
                """, arguments: [key])
    }

    /// A second person agrees to a reply that waits for one.
    public func approve(reply key: Int64, seenVersion: Int64?, as actor: Actor, now: Instant) throws {
        try step(.approve(seenVersion: seenVersion), reply: key, as: actor, now: now)
    }

    /// A second person refuses a reply. In the same transaction its text becomes its writer's draft again, with the
    /// reason in front of it.
    public func decline(reply key: Int64, reason: String, as actor: Actor, now: Instant) throws {
        try write { db, journalist in
            guard let reply = try journalist.projector.outbox.find(key) else { throw Refusal.unknownReply("#\(key)") }
            let record = try DeskStore.take(.decline(reason: reason), key, journalist, as: actor, now: now)
            guard reply.action != .publish else { return }
            try DeskStore.giveBack(db, key, of: reply.author, record, now)
        }
    }

    /// A person has looked at the channel for a reply whose fate nobody knew.
    public func settle(reply key: Int64, hasArrived: Bool, as actor: Actor, now: Instant) throws {
        try step(hasArrived ? .arrived : .notArrived, reply: key, as: actor, now: now)
    }

    /// The text of a reply that does not go becomes a draft; what its writer has begun since stays in front of it.
    private static func giveBack(
        _ db: Database, _ key: Int64, of writer: String, _ record: CaseRecord, _ now: Instant
    ) throws {
        guard let text = try String.fetchOne(db, sql: "SELECT text FROM content WHERE key = ?", arguments: [key])
        else { return }
        let begun = try DraftTable.find(db, record.key, writer)
        let texts = [begun?.text, text].compactMap { $0 }.filter { !$0.isEmpty }
        let draft = Draft(
            caseKey: record.key, text: texts.joined(separator: "\n\n"),
            seenVersion: begun?.seenVersion ?? record.version, changed: now)
        try DraftTable.keep(db, draft, writer)
    }

    /// Puts a failed reply back into the queue.
    public func retry(reply key: Int64, as actor: Actor, now: Instant) throws {
        try step(.again, reply: key, as: actor, now: now)
    }
}
