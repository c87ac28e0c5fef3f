public import Desk
internal import GRDB

extension DeskStore {
    /// One page in list order (top row first, also when read backwards). Pages are found by key, never by counting, so
    /// each depth costs the same. A query with words lists by the newest hit, whatever order was asked.
    public func page(_ request: PageRequest, asker: Asker) throws -> [CaseRow] {
        let compiled = QuerySQL(request.query, asker)
        return try read { db in
            let keys =
                if let match = compiled.match {
                    try TextHits.keys(db, match, compiled, request)
                } else { try DeskStore.fieldKeys(db, compiled, request) }
            return try DeskStore.rows(db, keys, clerk: asker.clerk)
        }
    }

    /// Keys and ranks in list order.
    private static func fieldKeys(_ db: Database, _ compiled: QuerySQL, _ request: PageRequest) throws -> [PageCursor] {
        let isDue = request.order == .due
        let column = isDue ? "c.urgency" : "c.activity"
        let isRising = (request.order != .newest) != request.backwards
        var condition = compiled.condition
        if request.openOnly {
            condition = DeskStore.open + condition
        } else if isDue {
            condition = "c.open = 1 AND " + condition
        }
        var arguments = compiled.arguments
        if let cursor = request.cursor {
            condition += " AND (\(column), c.key) \(isRising ? ">" : "<") (?, ?)"
            arguments += [cursor.rank, cursor.key]
        }
        let direction = isRising ? "ASC" : "DESC"
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT c.key, \(column) AS rank FROM cases c WHERE \(condition)
                ORDER BY \(column) \(direction), c.key \(direction) LIMIT ?
                """, arguments: StatementArguments(arguments + [request.limit]))
        let keys = rows.map { PageCursor(rank: $0["rank"], key: $0["key"]) }
        return request.backwards ? keys.reversed() : keys
    }

    /// Cases that somebody can work on now: a snoozed one comes back by itself.
    static let open = "c.open = 1 AND c.state <> 'snoozed' AND "

    /// The rows of these keys, in their order.
    static func rows(_ db: Database, _ keys: [PageCursor], clerk: String) throws -> [CaseRow] {
        let statement = try db.cachedStatement(sql: rowSQL)
        return try keys.compactMap { place in
            guard let row = try Row.fetchOne(statement, arguments: [clerk, place.key]),
                let channel = Channel(rawValue: row["channel"]), var found = CaseRow(row, channel: channel)
            else { return nil }
            found.cursor = place
            return found
        }
    }

    private static let rowSQL = """
        SELECT \(CaseRow.columns), a.channel, a.name AS account_name, w.name AS author_name, w.handle, w.ident,
          t.subject, t.author AS content_author, substr(t.text, 1, 300) AS excerpt, m.public, NULL AS rank,
          EXISTS (SELECT 1 FROM draft d WHERE d.case_key = c.key AND d.clerk = ?) AS has_draft,
          (SELECT count(*) FROM outbox o WHERE o.case_key = c.key
             AND o.state IN ('scheduled', 'queued', 'sending')) AS waiting_replies,
          (SELECT count(*) FROM outbox o WHERE o.case_key = c.key
             AND o.state IN ('uncertain', 'failed')) AS uncertain_replies,
          (SELECT min(CASE r.queue WHEN 'appeals' THEN 0 WHEN 'second' THEN 1 WHEN 'reported' THEN 2 ELSE 3 END)
             FROM review r WHERE r.case_key = c.key AND r.covered IS NULL) AS moderation,
          (SELECT value FROM (SELECT s.value, max(s.score) FROM \(SuspicionReading.standing)
             WHERE h.case_key = c.key)) AS hint
        FROM cases c JOIN account a ON a.key = c.account LEFT JOIN author w ON w.key = c.author
        LEFT JOIN message m ON m.key = c.head LEFT JOIN content t ON t.key = coalesce(m.content, c.head)
        WHERE c.key = ?
        """
}
