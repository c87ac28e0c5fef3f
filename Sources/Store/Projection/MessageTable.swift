internal import Desk
internal import GRDB
internal import StrictJSON

/// Rows of `message`.
final class MessageTable {
    private let insert: Prepared
    private let edit: Prepared
    private let setState: Prepared
    private let move: Prepared
    private let adopt: Prepared
    private let find: Prepared

    init(_ db: Database) throws {
        insert = try Prepared(
            db,
            """
            INSERT INTO message(key, case_key, account, remote, parent_key, parent_remote, author, direction, kind,
              created, received, content, rating, language, public) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """)
        edit = try Prepared(db, "UPDATE message SET content = ?, versions = versions + 1 WHERE key = ?")
        setState = try Prepared(db, "UPDATE message SET state = ? WHERE key = ?")
        move = try Prepared(db, "UPDATE message SET case_key = ? WHERE key = ?")
        find = try Prepared(db, "SELECT 1 FROM message WHERE account = ? AND remote = ?")
        adopt = try Prepared(db, "UPDATE message SET parent_key = ? WHERE key = ?")
    }

    /// The message that an `opened` or `joined` event brought.
    func add(_ sequence: Int64, to caseKey: Int64, _ details: JSON, received: Instant) throws {
        try insert.start().bind(sequence).bind(caseKey).bind(details["account"]?.int ?? 0)
            .bind(details["remote"]?.string).bind(details["parent_key"]?.int).bind(details["parent"]?.string)
            .bind(details["by"]?.int).bind(details["direction"]?.string ?? "in").bind(
                details["kind"]?.string ?? "comment"
            )
            .bind(details["at"]?.int ?? 0).bind(received.milliseconds).bind(sequence).bind(details["rating"]?.int)
            .bind(details["language"]?.string).bind(details["private"]?.bool != true).run()
    }

    func addNote(_ sequence: Int64, to caseKey: Int64, account: Int64, at instant: Instant) throws {
        try insert.start().bind(sequence).bind(caseKey).bind(account).bind(nil as String?).bind(nil as Int64?)
            .bind(nil as String?).bind(nil as Int64?).bind("note").bind("comment").bind(instant.milliseconds)
            .bind(instant.milliseconds).bind(sequence).bind(nil as Int64?).bind(nil as String?).bind(false).run()
    }

    /// The city's own message after its reply or publication was sent. Where the channel showed it to us before we knew that it was
    /// delivered, it stands here already, and stays as it is.
    func addSent(_ sequence: Int64, _ reply: ReplyRecord, at instant: Instant) throws {
        guard try !isThere(reply.account, reply.remoteID) else { return }
        let isPost = reply.action == .publish
        try insert.start().bind(sequence).bind(reply.caseKey).bind(reply.account).bind(reply.remoteID).bind(
            isPost ? nil : reply.target
        )
        .bind(nil as String?).bind(nil as Int64?).bind("out").bind((isPost ? MessageKind.post : .comment).rawValue)
        .bind(instant.milliseconds).bind(instant.milliseconds).bind(reply.key).bind(nil as Int64?).bind(nil as String?)
        .bind(reply.isPublic).run()
    }

    /// Whether the channel's id is known on this account.
    func isThere(_ account: Int64, _ remote: String?) throws -> Bool {
        guard let remote else { return false }
        find.start().bind(account).bind(remote)
        defer { find.finish() }
        return try find.step()
    }

    func edit(_ key: Int64, content: Int64) throws { try edit.start().bind(content).bind(key).run() }
    func set(_ state: String, _ key: Int64) throws { try setState.start().bind(state).bind(key).run() }
    func move(_ key: Int64, to caseKey: Int64) throws { try move.start().bind(caseKey).bind(key).run() }
    func adopt(_ key: Int64, parent: Int64) throws { try adopt.start().bind(parent).bind(key).run() }
}
