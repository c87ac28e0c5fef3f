internal import Desk
internal import GRDB
internal import StrictJSON

enum SuspicionReading {
    /// Messages `h` with the hint `s` about their text as it stands, to be asked for by case: a message may have moved to
    /// another case, and its text may have been changed, since it was screened.
    static let standing = "message h JOIN suspicion s ON s.message = h.key AND s.content = h.content"

    /// The hint about a message as its text stands; nil when it was not screened or has been changed since.
    static func row(_ db: Database, _ message: Int64, content: Int64) throws -> SuspicionRow? {
        let text = try String.fetchOne(
            db, sql: "SELECT value FROM suspicion WHERE message = ? AND content = ?", arguments: [message, content])
        return parsed(text)
    }

    /// Hints about the messages of these cases, by message.
    static func rows(_ db: Database, cases: String) throws -> [Int64: SuspicionRow] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT s.message, s.value FROM \(standing) WHERE h.case_key IN (\(cases)) LIMIT 5000
                """)
        return Dictionary(rows.compactMap { row in parsed(row["value"]).map { (row["message"] as Int64, $0) } }) { $1 }
    }

    static func parsed(_ text: String?) -> SuspicionRow? {
        text.flatMap { try? JSON(parsing: $0) }.flatMap { SuspicionRow(json: $0) }
    }

    /// A hint that nobody has decided about yet, as a condition on `suspicion s`: a decision about the same text answers it.
    static let isOpen = """
        s.suspect = 1 AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.message = s.message AND d.content = s.content
          AND d.state IN ('proposed', 'in_force', 'lifted'))
        """
}
