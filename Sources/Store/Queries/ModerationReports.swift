public import Desk
internal import GRDB

extension DeskStore {
    /// What was decided from `from` on and before `to`.
    public func moderationReport(from: Instant, to: Instant) throws -> ModerationReport {
        try read { db in
            let lines = try Row.fetchAll(
                db,
                sql: """
                    SELECT d.rule, d.measure, a.channel, d.unit,
                      sum(d.state IN ('in_force', 'lifted')) AS n, sum(d.state = 'declined') AS declined,
                      sum(d.appeal <> 'none') AS appeals, sum(d.appeal = 'upheld') AS upheld,
                      sum(d.appeal = 'dismissed') AS dismissed,
                      sum(d.second IS NOT NULL AND d.state <> 'declined') AS seconded
                    FROM decision d JOIN account a ON a.key = d.account
                    WHERE d.at >= ? AND d.at < ? AND d.state <> 'withdrawn'
                    GROUP BY d.rule, d.measure, a.channel, d.unit
                    """, arguments: [from.milliseconds, to.milliseconds]
            ).compactMap { row -> ModerationReport.Line? in
                guard let measure = Measure(rawValue: row["measure"]), let channel = Channel(rawValue: row["channel"])
                else { return nil }
                return ModerationReport.Line(
                    rule: row["rule"], measure: measure, channel: channel, unit: row["unit"], count: row["n"],
                    declined: row["declined"], appeals: row["appeals"], upheld: row["upheld"],
                    dismissed: row["dismissed"], seconded: row["seconded"])
            }
            return ModerationReport(
                from: from, to: to, lines: lines, unequal: try DeskStore.unequal(db, from: from, to: to))
        }
    }

    /// The same words, judged by the same rule, with different steps of the ladder.
    private static func unequal(_ db: Database, from: Instant, to: Instant) throws -> [ModerationReport.Unequal] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT d.key, d.rule, d.measure, d.message, t.text FROM decision d JOIN content t ON t.key = d.content
                WHERE d.at >= ? AND d.at < ? AND d.state IN ('in_force', 'lifted') AND d.rule IS NOT NULL
                ORDER BY d.key LIMIT 100000
                """, arguments: [from.milliseconds, to.milliseconds])
        struct Same: Hashable {
            let rule: String
            let words: String
        }
        let groups = Dictionary(grouping: rows) { Same(rule: $0["rule"], words: words($0["text"])) }
        return groups.compactMap { same, rows in
            let measures = Set(rows.compactMap { Measure(rawValue: $0["measure"]) }.filter { $0.step != nil })
            // Several measures about one message are no unequal treatment.
            guard measures.count > 1, Set(rows.map { $0["message"] as Int64 }).count > 1 else { return nil }
            return ModerationReport.Unequal(
                rule: same.rule, decisions: rows.map { $0["key"] },
                measures: measures.sorted { ($0.step ?? 0) < ($1.step ?? 0) })
        }.sorted { ($0.decisions.first ?? 0) < ($1.decisions.first ?? 0) }
    }

    /// What makes two texts the same: their words. Where there are none the text itself, for two signs are two texts.
    private static func words(_ text: String) -> String {
        let words = Fold.fold(text).split { !$0.isLetter && !$0.isNumber }
        return words.isEmpty ? text : words.joined(separator: " ")
    }
}
