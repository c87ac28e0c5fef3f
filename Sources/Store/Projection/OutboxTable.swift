internal import Desk
internal import GRDB
internal import StrictJSON

/// Rows of `outbox`.
final class OutboxTable {
    private let insert: Prepared
    private let update: Prepared
    private let load: Prepared

    static let columns = """
        key, case_key, account, idempotency, target, interim, public, closes, state, queued, not_before, attempts,
        last_try, marker, remote, url, reason, action, decision, notice, author
        """

    init(_ db: Database) throws {
        insert = try Prepared(
            db,
            """
            INSERT INTO outbox(key, case_key, account, idempotency, target, interim, public, closes, state, queued,
              not_before, attempts, action, decision, notice, author) VALUES (?,?,?,?,?,?,?,?,?,?,?,0,?,?,?,?)
            """)
        update = try Prepared(
            db,
            """
            UPDATE outbox SET state = ?, not_before = ?, attempts = ?, last_try = ?, marker = ?, remote = ?, url = ?,
              reason = ? WHERE key = ?
            """)
        load = try Prepared(db, "SELECT \(Self.columns) FROM outbox WHERE key = ?")
    }

    func find(_ key: Int64) throws -> ReplyRecord? {
        load.start().bind(key)
        guard try load.step() else { return nil }
        defer { load.finish() }
        return OutboxTable.record(load)
    }

    func add(
        _ sequence: Int64, to caseKey: Int64, _ details: JSON, at instant: Instant, by author: String
    ) throws {
        let state = ReplyState(queuedWith: details)
        try insert.start().bind(sequence).bind(caseKey).bind(details["account"]?.int ?? 0)
            .bind(details["key"]?.string ?? "").bind(details["to"]?.int ?? 0).bind(details["interim"]?.bool == true)
            .bind(details["public"]?.bool != false).bind(details["close"]?.bool == true)
            .bind(state.rawValue).bind(instant.milliseconds)
            .bind(details["not_before"]?.int ?? instant.milliseconds)
            .bind(details["action"]?.string ?? OutboundAction.reply.rawValue).bind(details["decision"]?.string)
            .bind(details["notice"]?.bool == true).bind(author).run()
    }

    func change(_ reply: ReplyRecord) throws {
        try update.start().bind(reply.state.rawValue).bind(reply.notBefore.milliseconds).bind(reply.attempts)
            .bind(reply.lastTry?.milliseconds).bind(reply.marker).bind(reply.remoteID).bind(reply.remoteURL)
            .bind(reply.reason).bind(reply.key).run()
    }

    static func record(_ row: Prepared) -> ReplyRecord? {
        guard let state = row.text(8).flatMap(ReplyState.init(rawValue:)) else { return nil }
        var reply = ReplyRecord(
            key: row.int(0), caseKey: row.int(1), account: row.int(2), idempotencyKey: row.text(3) ?? "",
            target: row.int(4), isInterim: row.int(5) != 0, isPublic: row.int(6) != 0, closesCase: row.int(7) != 0,
            state: state, queued: Instant(milliseconds: row.int(9)), notBefore: Instant(milliseconds: row.int(10)),
            attempts: Int(row.int(11)), lastTry: row.optionalInt(12).map { Instant(milliseconds: $0) },
            marker: row.text(13), remoteID: row.text(14), remoteURL: row.text(15), reason: row.text(16))
        reply.action = row.text(17).flatMap(OutboundAction.init(rawValue:)) ?? .reply
        reply.decision = row.text(18)
        reply.isNotice = row.int(19) != 0
        reply.author = row.text(20) ?? ""
        return reply
    }
}
