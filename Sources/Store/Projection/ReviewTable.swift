internal import Desk
internal import GRDB

/// Rows of `review`: what waits for a moderator. A row is covered by the decision that answers it, not deleted, so that
/// it waits again when that decision is taken back or declined.
final class ReviewTable {
    struct Entry {
        let queue: ReviewQueue
        /// Message, decision or reply that waits.
        let ref: Int64
        let message: Int64
        let caseKey: Int64
        let rank: Int64
        let since: Instant
        var rule: String?
    }

    private let insert: Prepared
    private let reported: Prepared
    private let delete: Prepared
    private let coverMessage: Prepared
    private let uncover: Prepared
    private let moveMessage: Prepared
    private let moveCase: Prepared
    private let restoreCase: Prepared

    init(_ db: Database) throws {
        insert = try Prepared(
            db,
            "INSERT OR REPLACE INTO review(queue, ref, message, case_key, rank, since, reports, rule) VALUES (?,?,?,?,?,?,0,?)"
        )
        // A report after the decision asks for a new one; reports before it only count up.
        reported = try Prepared(
            db,
            """
            INSERT INTO review(queue, ref, message, case_key, rank, since, reports, rule) VALUES (?,?,?,?,?,?,1,?)
            ON CONFLICT DO UPDATE SET reports = reports + 1,
              rank = CASE WHEN covered IS NULL THEN min(rank, excluded.rank) ELSE excluded.rank END,
              since = CASE WHEN covered IS NULL THEN since ELSE excluded.since END,
              rule = coalesce(excluded.rule, rule), covered = NULL
            """)
        delete = try Prepared(db, "DELETE FROM review WHERE queue = ? AND ref = ?")
        coverMessage = try Prepared(
            db,
            """
            UPDATE review SET covered = ? WHERE message = ? AND covered IS NULL
              AND (queue = 'reported' OR (queue = 'held' AND ?))
            """)
        uncover = try Prepared(db, "UPDATE review SET covered = NULL WHERE covered = ?")
        moveMessage = try Prepared(db, "UPDATE review SET case_key = ? WHERE message = ?")
        moveCase = try Prepared(db, "UPDATE review SET case_key = ? WHERE case_key = ?")
        restoreCase = try Prepared(
            db,
            "UPDATE review SET case_key = ?1 WHERE message IN (SELECT key FROM message WHERE case_key = ?1)")
    }

    func put(_ entry: Entry) throws { try bind(insert, entry).run() }
    func report(_ entry: Entry) throws { try bind(reported, entry).run() }
    func remove(_ queue: ReviewQueue, _ ref: Int64) throws {
        try delete.start().bind(queue.rawValue).bind(ref).run()
    }

    /// A decision answers what waits for one about this message; one that is held back waits on until it is said whether
    /// it is published. Second persons and appeals wait on.
    func cover(message: Int64, by decision: Int64, publishing: Bool) throws {
        try coverMessage.start().bind(decision).bind(message).bind(publishing).run()
    }

    func uncover(by decision: Int64) throws { try uncover.start().bind(decision).run() }
    func move(message: Int64, to caseKey: Int64) throws { try moveMessage.start().bind(caseKey).bind(message).run() }
    func move(case gone: Int64, to kept: Int64) throws { try moveCase.start().bind(kept).bind(gone).run() }
    /// After a merge was taken back.
    func restore(case caseKey: Int64) throws { try restoreCase.start().bind(caseKey).run() }

    private func bind(_ statement: Prepared, _ entry: Entry) -> Prepared {
        statement.start().bind(entry.queue.rawValue).bind(entry.ref).bind(entry.message).bind(entry.caseKey)
            .bind(entry.rank).bind(entry.since.milliseconds).bind(entry.rule)
    }
}
