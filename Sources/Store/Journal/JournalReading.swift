public import Desk
internal import Foundation
internal import GRDB
internal import StrictJSON

extension DeskStore {
    /// Journal entries after `sequence`, of one case or of all, oldest first.
    public func journal(of caseKey: Int64? = nil, after sequence: Int64 = 0, limit: Int = 1000) throws -> [JournalEntry]
    {
        try read { db in
            if let caseKey {
                return try JournalReading.fetch(
                    db,
                    "(case_key = ?1 AND kind NOT IN ('opened', 'joined') OR seq IN (SELECT key FROM message WHERE case_key = ?1)) AND seq > ?2 ORDER BY seq LIMIT ?3",
                    [caseKey, sequence, limit])
            }
            return try JournalReading.fetch(db, "seq > ? ORDER BY seq LIMIT ?", [sequence, limit])
        }
    }
}

enum JournalReading {
    static func fetch(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [JournalEntry] {
        try Row.fetchAll(db, sql: "SELECT * FROM journal WHERE \(condition)", arguments: arguments).compactMap(entry)
    }

    /// The entries of one command: they stand together, beginning at the place that the command's name carries.
    static func entries(_ db: Database, ofCommand command: String) throws -> [JournalEntry] {
        guard let first = command.split(separator: ":").last.flatMap({ Int64($0) }) else { return [] }
        var found: [JournalEntry] = []
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM journal WHERE seq >= ? ORDER BY seq", arguments: [first])
        while let row = try rows.next(), row["command"] as String == command {
            if let entry = entry(row) { found.append(entry) }
        }
        return found
    }

    static func entry(_ row: Row) -> JournalEntry? {
        guard let kind = EventKind(rawValue: row["kind"]), let id = UUIDv7(bytes: Array(row["id"] as Data)),
            let payload = try? JSON(parsing: row["payload"] as String)
        else { return nil }
        return JournalEntry(
            sequence: row["seq"], id: id, device: row["device"], deviceSequence: row["device_seq"],
            time: HybridTime(value: row["time"]), actor: row["actor"], command: row["command"], kind: kind,
            caseKey: row["case_key"], payload: payload, hash: Array(row["hash"] as Data))
    }
}
