public import Desk
internal import GRDB

extension DeskStore {
    /// Keeps the text as the clerk's draft for the case; an empty text removes it.
    public func keepDraft(_ text: String, for caseKey: Int64, of clerk: String, seen: Int64, now: Instant) throws {
        try write(isDurable: false) { db, _ in
            if text.isEmpty {
                try DraftTable.remove(db, caseKey, clerk)
            } else {
                try DraftTable.keep(db, Draft(caseKey: caseKey, text: text, seenVersion: seen, changed: now), clerk)
            }
        }
    }

    /// The clerk's draft for the case.
    public func draft(for caseKey: Int64, of clerk: String) throws -> Draft? {
        try read { db in try DraftTable.find(db, caseKey, clerk) }
    }
}

/// Rows of `draft`, one per case and clerk.
enum DraftTable {
    static func find(_ db: Database, _ caseKey: Int64, _ clerk: String) throws -> Draft? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM draft WHERE case_key = ? AND clerk = ?", arguments: [caseKey, clerk]
        ).map {
            Draft(
                caseKey: caseKey, text: $0["text"], seenVersion: $0["seen"],
                changed: Instant(milliseconds: $0["changed"]))
        }
    }

    static func keep(_ db: Database, _ draft: Draft, _ clerk: String) throws {
        try db.execute(
            sql: """
                INSERT INTO draft(case_key, clerk, text, seen, changed) VALUES (?,?,?,?,?)
                ON CONFLICT DO UPDATE SET text = excluded.text, seen = excluded.seen, changed = excluded.changed
                """,
            arguments: [draft.caseKey, clerk, draft.text, draft.seenVersion, draft.changed.milliseconds])
    }

    static func remove(_ db: Database, _ caseKey: Int64, _ clerk: String) throws {
        try db.execute(sql: "DELETE FROM draft WHERE case_key = ? AND clerk = ?", arguments: [caseKey, clerk])
    }
}
