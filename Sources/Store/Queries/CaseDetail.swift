public import Desk
internal import Foundation
internal import GRDB
internal import StrictJSON

extension DeskStore {
    /// The key of a case written `BHV-2026-000123`; nil when there is none.
    public func key(of number: CaseNumber) throws -> Int64? {
        try read { db in
            try Int64.fetchOne(
                db, sql: "SELECT key FROM cases WHERE year = ? AND serial = ?", arguments: [number.year, number.serial])
        }
    }

    /// Everything about a case; nil when there is none of this key.
    public func detail(_ key: Int64, clerk: String) throws -> CaseDetail? {
        try read { db in
            guard let row = try DeskStore.rows(db, [PageCursor(rank: 0, key: key)], clerk: clerk).first else {
                return nil
            }
            let family = try Int64.fetchAll(db, sql: QuerySQL.family + " LIMIT 1000", arguments: [key])
            let list = family.map(String.init).joined(separator: ",")
            return CaseDetail(
                row: row, messages: try DeskStore.thread(db, list),
                history: try JournalReading.fetch(
                    db, "case_key IN (\(list)) AND kind NOT IN ('opened', 'joined') ORDER BY seq LIMIT 5000", []),
                replies: try DeskStore.outbox(db, "o.case_key IN (\(list))", []),
                draft: try DraftTable.find(db, key, clerk),
                absorbed: try Row.fetchAll(
                    db, sql: "SELECT year, serial FROM cases WHERE merged_into = ?", arguments: [key]
                )
                .map { CaseNumber(year: $0["year"], serial: $0["serial"]) },
                decisions: try DecisionReading.views(
                    db, "d.message IN (SELECT key FROM message WHERE case_key IN (\(list))) ORDER BY d.key LIMIT 1000",
                    []),
                suspicions: try SuspicionReading.rows(db, cases: list))
        }
    }

    /// Messages of the cases, oldest first; at most 5,000.
    static func thread(_ db: Database, _ cases: String) throws -> [ThreadMessage] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT m.*, t.text, t.subject, t.author AS writer, t.extra, w.name, w.handle
                FROM message m JOIN content t ON t.key = m.content LEFT JOIN author w ON w.key = m.author
                WHERE m.case_key IN (\(cases)) ORDER BY m.created, m.key LIMIT 5000
                """
        ).map(ThreadMessage.init)
    }

    /// Replies that wait, were sent, are uncertain or failed; newest first, those that still need somebody on top.
    public func outbox(limit: Int = 200) throws -> [OutboxRow] {
        try read { db in try DeskStore.outbox(db, "1", [], limit: limit) }
    }

    /// One reply of the outbox; nil when there is none of this key.
    public func reply(_ key: Int64) throws -> OutboxRow? {
        try read { db in try DeskStore.outbox(db, "o.key = ?", [key]).first }
    }

    static func outbox(
        _ db: Database, _ condition: String, _ arguments: StatementArguments, limit: Int = 1000
    ) throws -> [OutboxRow] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT o.*, o.author AS author_name, c.year, c.serial, a.channel, a.name AS account_name, t.text, t.subject,
                  t.author AS writer, t.extra
                FROM outbox o JOIN cases c ON c.key = o.case_key JOIN account a ON a.key = o.account
                JOIN content t ON t.key = o.key WHERE \(condition)
                ORDER BY o.state IN ('sent', 'cancelled'), o.key DESC LIMIT \(limit)
                """, arguments: arguments)
        return rows.compactMap(OutboxRow.init)
    }
}

extension ThreadMessage {
    init(_ row: Row) {
        let extra = (row["extra"] as String?).flatMap { try? JSON(parsing: $0) }
        self.init(
            key: row["key"], direction: Direction(rawValue: row["direction"]) ?? .incoming,
            kind: MessageKind(rawValue: row["kind"]) ?? .comment, remoteID: row["remote"], parent: row["parent_key"],
            author: row["name"] ?? row["writer"] ?? "", handle: row["handle"],
            created: Instant(milliseconds: row["created"]), text: row["text"], subject: row["subject"],
            state: row["state"],
            versions: row["versions"], rating: row["rating"], isPublic: row["public"], url: extra?["url"]?.string,
            attachments: (extra?["attachments"]?.array ?? []).compactMap { item in
                item["url"]?.string.map {
                    InboundAttachment(url: $0, mime: item["mime"]?.string, alt: item["alt"]?.string)
                }
            })
        content = row["content"]
        authorKey = row["author"]
    }
}

extension OutboxRow {
    init?(_ row: Row) {
        guard let state = ReplyState(rawValue: row["state"]), let channel = Channel(rawValue: row["channel"]) else {
            return nil
        }
        let extra = (row["extra"] as String?).flatMap { try? JSON(parsing: $0) }
        var reply = ReplyRecord(
            key: row["key"], caseKey: row["case_key"], account: row["account"], idempotencyKey: row["idempotency"],
            target: row["target"], isInterim: row["interim"], isPublic: row["public"], closesCase: row["closes"],
            state: state, queued: Instant(milliseconds: row["queued"]),
            notBefore: Instant(milliseconds: row["not_before"]),
            attempts: row["attempts"], lastTry: (row["last_try"] as Int64?).map { Instant(milliseconds: $0) },
            marker: row["marker"], remoteID: row["remote"], remoteURL: row["url"], reason: row["reason"])
        reply.action = OutboundAction(rawValue: row["action"]) ?? .reply
        reply.decision = row["decision"]
        reply.isNotice = row["notice"]
        reply.author = row["author_name"]
        self.init(
            reply: reply, caseNumber: CaseNumber(year: row["year"], serial: row["serial"]),
            account: row["account_name"],
            channel: channel, author: row["writer"] ?? "", recipient: extra?["recipient"]?.string, text: row["text"])
        if reply.action == .publish { title = row["subject"] }
    }
}
