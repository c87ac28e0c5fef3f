public import Desk
internal import GRDB

extension DeskStore {
    /// Cases that match, at most `cap` of them.
    public func count(_ query: Query, openOnly: Bool = false, asker: Asker, cap: Int = .max) throws -> Int {
        let compiled = QuerySQL(query, asker)
        return try read { db in
            if case .all(let parts) = query, parts.isEmpty { return try DeskStore.tallied(db, openOnly: openOnly) }
            let (from, condition, arguments) = DeskStore.source(compiled, openOnly: openOnly)
            let limit = cap == .max ? "" : "LIMIT \(cap)"
            return try Int.fetchOne(
                db, sql: "SELECT count(*) FROM (SELECT DISTINCT c.key FROM \(from) WHERE \(condition) \(limit))",
                arguments: StatementArguments(arguments)) ?? 0
        }
    }

    /// Tallies of the cases that match, by one property. A case counts once; of several tags each counts it.
    public func count(_ query: Query, by key: CountKey, asker: Asker) throws -> [(name: String, count: Int)] {
        let compiled = QuerySQL(query, asker)
        return try read { db in
            let (from, condition, arguments) = DeskStore.source(compiled, openOnly: false)
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(DeskStore.expression(key)) AS name, count(DISTINCT c.key) AS n FROM \(from)
                    WHERE \(condition) GROUP BY 1 ORDER BY 2 DESC, 1
                    """, arguments: StatementArguments(arguments))
            let counted = rows.map { (name: $0["name"] as String? ?? "", count: $0["n"] as Int) }
            switch key {
            case .tag:
                return DeskStore.regrouped(counted) { $0.isEmpty ? [""] : $0.split(separator: " ").map(String.init) }
            case .day: return DeskStore.regrouped(counted) { [DeskStore.day($0, asker)] }
            default: return counted
            }
        }
    }

    /// Open cases by state, account, unit and clerk: a few rows, whatever the size of the desk.
    public func tallies() throws -> [Tally] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT t.*, a.channel FROM tally t JOIN account a ON a.key = t.account").map {
                row in
                Tally(
                    state: row["state"], channel: row["channel"], account: row["account"], unit: row["unit"],
                    clerk: row["clerk"], isUnread: row["unread"], count: row["n"])
            }
        }
    }

    private static func tallied(_ db: Database, openOnly: Bool) throws -> Int {
        let states =
            openOnly
            ? CaseStatus.allCases.filter { $0.isOpen && $0 != .snoozed } : CaseStatus.allCases.filter { $0 != .merged }
        let list = states.map { "'\($0.rawValue)'" }.joined(separator: ",")
        return try Int.fetchOne(db, sql: "SELECT coalesce(sum(n), 0) FROM tally WHERE state IN (\(list))") ?? 0
    }

    private static func source(
        _ compiled: QuerySQL, openOnly: Bool
    ) -> (from: String, condition: String, arguments: [any DatabaseValueConvertible]) {
        let filter = (openOnly ? DeskStore.open : "") + compiled.condition
        guard let match = compiled.match else { return ("cases c", filter, compiled.arguments) }
        return (
            "\(QuerySQL.hits) CROSS JOIN cases c ON c.key = \(compiled.home)",
            "search MATCH ? AND " + filter, [match] + compiled.arguments
        )
    }

    private static func expression(_ key: CountKey) -> String {
        switch key {
        case .channel: "(SELECT channel FROM account WHERE key = c.account)"
        case .account: "(SELECT channel || '/' || name FROM account WHERE key = c.account)"
        case .unit: "c.unit"
        case .clerk: "c.clerk"
        case .state: "c.state"
        case .priority: "c.priority"
        case .tag: "c.tags"
        case .author: "(SELECT name FROM author WHERE key = c.author)"
        case .day: "CAST(c.received / \(quarter) AS TEXT)"
        case .language: "(SELECT language FROM message WHERE key = c.head)"
        }
    }

    /// Milliseconds of a quarter of an hour. SQLite knows no zones; but in every zone a day begins with one, so that
    /// quarters can be counted there and put into the office's days here.
    private static let quarter: Int64 = 900_000

    private static func day(_ quarters: String, _ asker: Asker) -> String {
        guard let count = Int64(quarters) else { return "" }
        return asker.zone.date(at: Instant(milliseconds: count * quarter)).description
    }

    /// Each count under the names that stand for its name, the greatest first.
    private static func regrouped(
        _ counted: [(name: String, count: Int)], _ names: (String) -> [String]
    ) -> [(name: String, count: Int)] {
        var sums: [String: Int] = [:]
        for (name, count) in counted {
            for name in names(name) { sums[name, default: 0] += count }
        }
        return sums.map { (name: $0.key, count: $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
}
