internal import Desk
internal import GRDB

/// A text that people judged, for the classifier to learn from.
public struct JudgedText: Equatable, Sendable {
    public var text: String
    /// Hidden, deleted, warned or banned for by a rule that is about the words.
    public var isPositive: Bool
}

extension DeskStore {
    /// What the desk decided about texts, oldest first: measures against the words count as positive, approvals and
    /// what was kept as negative. Decisions that were declined, withdrawn, or overturned on appeal teach the contrary
    /// or nothing. `rules` are those that are about the words themselves.
    public func judgedTexts(rules: [String], after key: Int64 = 0) throws -> (texts: [JudgedText], upTo: Int64) {
        try read { db in
            let places = Array(repeating: "?", count: rules.count).joined(separator: ",")
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT d.key, d.measure, d.appeal, t.text FROM decision d JOIN content t ON t.key = d.content
                    WHERE d.key > ? AND (
                      (d.measure IN ('hide', 'delete', 'warn', 'ban', 'temporary-ban') AND d.rule IN (\(places))
                        AND (d.state = 'in_force' OR d.appeal = 'upheld'))
                      OR (d.measure IN ('approve', 'keep') AND d.state = 'in_force'))
                    ORDER BY d.key LIMIT 100000
                    """, arguments: StatementArguments([key]) + StatementArguments(rules))
            let texts = rows.map { row in
                let isRestriction = !["approve", "keep"].contains(row["measure"] as String)
                return JudgedText(text: row["text"], isPositive: isRestriction && row["appeal"] as String != "upheld")
            }
            return (texts, rows.last?["key"] ?? key)
        }
    }
}
