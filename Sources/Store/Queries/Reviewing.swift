public import Desk
internal import GRDB
internal import StrictJSON

extension DeskStore {
    /// One page of a queue, the most pressing first; `recent` newest first.
    public func review(_ request: ReviewRequest, asker: Asker) throws -> [ReviewItem] {
        try read { db in
            let query = ReviewSQL(request, asker)
            return try Row.fetchAll(db, sql: query.sql, arguments: query.arguments).compactMap { row in
                try ReviewReading.item(db, row, request.queue)
            }
        }
    }

    /// How many wait in each queue, at most `cap` each.
    public func reviewCounts(asker: Asker, cap: Int = 1000) throws -> [ReviewQueue: Int] {
        try read { db in
            var counts: [ReviewQueue: Int] = [:]
            for queue in ReviewQueue.allCases where queue != .recent {
                let query = ReviewSQL(ReviewRequest(queue, limit: cap), asker, columns: "1")
                counts[queue] = try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM (\(query.sql))", arguments: query.arguments)
            }
            return counts
        }
    }
}

/// The statement of a page of a queue.
struct ReviewSQL {
    let sql: String
    let arguments: StatementArguments

    private static let shown = """
        q.message, coalesce(m.content, q.message) AS content, coalesce(m.created, q.since) AS created,
        coalesce(m.state, 'present') AS message_state, c.key AS case_key, c.year, c.serial, c.version,
        c.unit, c.priority, a.channel, a.name AS account_name, coalesce(w.name, t.author, '') AS author, w.handle,
        substr(t.text, 1, 2000) AS text,
        coalesce((SELECT r.reports FROM review r WHERE r.queue = 'reported' AND r.ref = m.key), 0) AS reports
        """

    /// A publication answers no message: case, text and what waits have one key there.
    private static let joined = """
        LEFT JOIN message m ON m.key = q.message
        JOIN cases h ON h.key = coalesce(m.case_key, q.message)
        JOIN cases c ON c.key = (\(QuerySQL.survivor))
        JOIN account a ON a.key = coalesce(m.account, h.account) JOIN content t ON t.key = coalesce(m.content, q.message)
        LEFT JOIN author w ON w.key = m.author
        """

    init(_ request: ReviewRequest, _ asker: Asker, columns: String? = nil) {
        let shown = columns ?? Self.shown + ", q.rank, q.ref, q.since"
        let joined = columns == nil ? Self.joined : "LEFT JOIN message m ON m.key = q.message"
        let inner = Self.inner(request, asker)
        let order = request.queue == .recent ? "DESC" : "ASC"
        let page =
            request.cursor.map { _ in
                "AND (rank, ref) \(request.queue == .recent ? "<" : ">") (?, ?)"
            } ?? ""
        sql = """
            SELECT \(shown) FROM (\(inner.sql) \(page) ORDER BY rank \(order), ref \(order) LIMIT \(request.limit)) q
            \(joined) ORDER BY q.rank \(order), q.ref \(order)
            """
        var arguments = inner.arguments
        if let cursor = request.cursor { arguments += [cursor.rank, cursor.key] }
        self.arguments = arguments
    }

    /// Rows of rank, ref, message and since, their conditions open for one more.
    private static func inner(_ request: ReviewRequest, _ asker: Asker) -> (sql: String, arguments: StatementArguments)
    {
        switch request.queue {
        case .suspected:
            (
                """
                SELECT s.rank AS rank, s.message AS ref, s.message AS message, m.created AS since
                FROM suspicion s JOIN message m ON m.key = s.message AND m.content = s.content
                WHERE \(SuspicionReading.isOpen) AND m.state IN ('present', 'held')
                """, []
            )
        case .recent:
            (
                """
                SELECT key AS rank, key AS ref, message, at AS since FROM decision WHERE clerk = ?
                """, [asker.clerk]
            )
        case .second, .appeals:
            // What the asker made is for somebody else to judge.
            (
                """
                SELECT rank, ref, message, since FROM review r WHERE queue = ? AND covered IS NULL
                  AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.key = r.ref AND (d.clerk = ? OR d.second = ?))
                  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.key = r.ref AND o.author = ?)
                """, [request.queue.rawValue, asker.clerk, asker.clerk, asker.clerk]
            )
        case .held, .reported:
            (
                "SELECT rank, ref, message, since FROM review WHERE queue = ? AND covered IS NULL",
                [request.queue.rawValue]
            )
        }
    }
}

enum ReviewReading {
    static func item(_ db: Database, _ row: Row, _ queue: ReviewQueue) throws -> ReviewItem? {
        guard let channel = Channel(rawValue: row["channel"]), let state = MessageState(rawValue: row["message_state"]),
            let priority = Priority(rawValue: row["priority"])
        else { return nil }
        let ref: Int64 = row["ref"]
        let message: Int64 = row["message"]
        var decision: DecisionRecord?
        if [.second, .appeals, .recent].contains(queue) {
            decision = try DecisionReading.records(db, "d.key = ?", [ref]).first
        }
        return ReviewItem(
            queue: queue, message: message, caseKey: row["case_key"],
            caseNumber: CaseNumber(year: row["year"], serial: row["serial"]), caseVersion: row["version"],
            content: row["content"], channel: channel, account: row["account_name"], author: row["author"],
            handle: row["handle"], text: row["text"], created: Instant(milliseconds: row["created"]),
            since: Instant(milliseconds: row["since"]), state: state, unit: row["unit"], priority: priority,
            reports: row["reports"], suspicion: try SuspicionReading.row(db, message, content: row["content"]),
            decision: decision, reply: queue == .second && decision == nil ? ref : nil,
            cursor: PageCursor(rank: row["rank"], key: ref))
    }
}
