public import Desk
internal import GRDB

extension DeskStore {
    /// Open clocks, soonest first.
    public func board(_ query: Query = .all([]), limit: Int = 200, asker: Asker) throws -> [BoardLine] {
        let compiled = QuerySQL(query, asker)
        let (condition, arguments) =
            compiled.match.map { match in
                (
                    """
                    c.key IN (SELECT \(compiled.home) FROM \(QuerySQL.hits) WHERE search MATCH ?)
                    AND \(compiled.condition)
                    """, [match] + compiled.arguments
                )
            } ?? (compiled.condition, compiled.arguments)
        return try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT k.*, c.year, c.serial, c.clerk, a.channel, t.subject, substr(t.text, 1, 120) AS excerpt
                    FROM clock k CROSS JOIN cases c ON c.key = k.case_key JOIN account a ON a.key = c.account
                    LEFT JOIN message m ON m.key = c.head LEFT JOIN content t ON t.key = m.content
                    WHERE k.state = 'running' AND c.open = 1 AND \(condition)
                    ORDER BY k.due LIMIT ?
                    """, arguments: StatementArguments(arguments + [limit])
            ).compactMap(BoardLine.init)
        }
    }

    /// One row an office, the ones without unit first, then by sign.
    public func boardRows(asker: Asker) throws -> [BoardRow] {
        let now = asker.now.milliseconds
        let hour = now + 3_600_000
        let tomorrow = asker.start(of: asker.today + 1)
        let dayAfter = asker.start(of: asker.today + 2)
        return try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT k.unit, sum(k.due < :now) AS overdue, sum(k.due >= :now AND k.due < :hour) AS hour,
                      sum(k.due >= :hour AND k.due < :tomorrow) AS today,
                      sum(k.due >= max(:hour, :tomorrow) AND k.due < :after) AS tomorrow,
                      sum(k.due >= max(:hour, :after)) AS later, sum(k.state = 'paused') AS waiting
                    FROM clock k WHERE k.state IN ('running', 'paused') GROUP BY k.unit ORDER BY k.unit
                    """, arguments: ["now": now, "hour": hour, "tomorrow": tomorrow, "after": dayAfter]
            ).map { row in
                BoardRow(
                    unit: row["unit"], overdue: row["overdue"] ?? 0, withinHour: row["hour"] ?? 0,
                    today: row["today"] ?? 0,
                    tomorrow: row["tomorrow"] ?? 0, later: row["later"] ?? 0, waiting: row["waiting"] ?? 0)
            }
        }
    }

    /// Share of clocks that ended in time over the last days, by unit sign; the empty sign is the whole desk.
    public func fulfilment(days: Int, asker: Asker) throws -> [String: Fulfilment] {
        let starts = (0...days).map { asker.start(of: asker.today + Int64($0 - days + 1)) }
        return try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT coalesce(unit, '') AS unit, ended, state = 'met' AS met FROM clock
                    WHERE ended IS NOT NULL AND ended >= ? AND state IN ('met', 'missed')
                    """, arguments: [starts[0]])
            var sums: [String: [(met: Int, ended: Int)]] = [:]
            let none = Array(repeating: (met: 0, ended: 0), count: days)
            for row in rows {
                let day = (starts.firstIndex { $0 > (row["ended"] as Int64) } ?? days) - 1
                for unit in Set([row["unit"] as String, ""]) {
                    sums[unit, default: none][max(0, day)].ended += 1
                    if row["met"] { sums[unit, default: none][max(0, day)].met += 1 }
                }
            }
            return sums.mapValues { days in
                Fulfilment(
                    met: days.reduce(0) { $0 + $1.met }, ended: days.reduce(0) { $0 + $1.ended },
                    days: days.map { $0.ended == 0 ? nil : Double($0.met) / Double($0.ended) })
            }
        }
    }
}

extension BoardLine {
    init?(_ row: Row) {
        guard let kind = ClockKind(rawValue: row["kind"]), let state = ClockState(rawValue: row["state"]),
            let channel = Channel(rawValue: row["channel"])
        else { return nil }
        self.init(
            caseKey: row["case_key"], number: CaseNumber(year: row["year"], serial: row["serial"]), kind: kind,
            state: state,
            due: (row["due"] as Int64?).map { Instant(milliseconds: $0) },
            warnAt: (row["warn"] as Int64?).map { Instant(milliseconds: $0) }, unit: row["unit"], clerk: row["clerk"],
            title: row["subject"] ?? row["excerpt"] ?? "", channel: channel)
    }
}
