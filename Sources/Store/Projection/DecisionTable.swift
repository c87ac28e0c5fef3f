internal import Desk
internal import GRDB

/// Rows of `decision`.
final class DecisionTable {
    private let insert: Prepared
    private let update: Prepared
    private let restore: Prepared
    private let lifted: Prepared
    private let later: Prepared
    private let load: Prepared

    static let columns = """
        key, id, case_key, account, message, content, author, measure, rule, rule_version, state, carrying, clerk, at,
        until, approval, second, second_at, appeal, appeal_at, appeal_by, unit, was, lifted_by
        """

    init(_ db: Database) throws {
        insert = try Prepared(
            db,
            """
            INSERT INTO decision(\(Self.columns), notice_way)
            VALUES (\(Array(repeating: "?", count: 25).joined(separator: ",")))
            """)
        update = try Prepared(
            db,
            """
            UPDATE decision SET state = ?, carrying = ?, was = ?, lifted_by = ?,
              notice_way = coalesce(?, notice_way), second = ?, second_at = ?, appeal = ?, appeal_at = ?, appeal_by = ?,
              second_key = coalesce(?, second_key), appeal_key = coalesce(?, appeal_key),
              outcome_key = coalesce(?, outcome_key) WHERE key = ?
            """)
        lifted = try Prepared(
            db, "SELECT \(Self.columns) FROM decision WHERE lifted_by = ? AND state = 'lifted' ORDER BY key")
        later = try Prepared(
            db,
            """
            SELECT 1 FROM decision WHERE message = ? AND key > ? AND state = 'in_force'
              AND measure IN ('hide', 'unhide', 'delete', 'approve') LIMIT 1
            """)
        restore = try Prepared(
            db, "UPDATE decision SET state = 'in_force', lifted_by = NULL WHERE lifted_by = ? AND state = 'lifted'")
        load = try Prepared(db, "SELECT \(Self.columns) FROM decision WHERE id = ?")
    }

    func find(_ id: String) throws -> DecisionRecord? {
        load.start().bind(id)
        guard try load.step() else { return nil }
        defer { load.finish() }
        return DecisionTable.record(load)
    }

    func add(_ decision: DecisionRecord, noticeWay: String?) throws {
        try insert.start().bind(decision.key).bind(decision.id).bind(decision.caseKey).bind(decision.account)
            .bind(decision.message).bind(decision.content).bind(decision.author).bind(decision.measure.rawValue)
            .bind(decision.rule).bind(decision.ruleVersion.map(Int64.init)).bind(decision.state.rawValue)
            .bind(decision.carrying.rawValue).bind(decision.by).bind(decision.at.milliseconds)
            .bind(decision.until?.milliseconds).bind(decision.approval.rawValue).bind(decision.second)
            .bind(decision.secondAt?.milliseconds).bind(decision.appeal.rawValue).bind(decision.appealAt?.milliseconds)
            .bind(decision.appealBy).bind(decision.unit).bind(decision.was?.rawValue).bind(decision.liftedBy)
            .bind(noticeWay).run()
    }

    /// What the decision `id` had taken back is in force again. Returns it.
    func restoreLifted(by id: String) throws -> [DecisionRecord] {
        lifted.start().bind(id)
        var found: [DecisionRecord] = []
        while try lifted.step() { if let record = DecisionTable.record(lifted) { found.append(record) } }
        lifted.finish()
        try restore.start().bind(id).run()
        return found.map { record in
            var record = record
            record.state = .inForce
            return record
        }
    }

    /// Whether a later decision in force says what the message's state is.
    func hasLater(than decision: DecisionRecord) throws -> Bool {
        later.start().bind(decision.message).bind(decision.key)
        defer { later.finish() }
        return try later.step()
    }

    /// `sequence` is the event that changed it; its words lie there.
    func change(
        _ decision: DecisionRecord, through sequence: Int64, _ kind: EventKind, noticeWay: String?
    ) throws {
        try update.start().bind(decision.state.rawValue).bind(decision.carrying.rawValue).bind(decision.was?.rawValue)
            .bind(decision.liftedBy).bind(noticeWay).bind(decision.second).bind(decision.secondAt?.milliseconds)
            .bind(decision.appeal.rawValue).bind(decision.appealAt?.milliseconds).bind(decision.appealBy)
            .bind(kind == .seconded || kind == .declined ? sequence : nil)
            .bind(kind == .appealed ? sequence : nil).bind(kind == .appealDecided ? sequence : nil)
            .bind(decision.key).run()
    }

    private static func record(_ row: Prepared) -> DecisionRecord? {
        guard let measure = row.text(7).flatMap(Measure.init(rawValue:)),
            let state = row.text(10).flatMap(DecisionState.init(rawValue:)),
            let carrying = row.text(11).flatMap(Carrying.init(rawValue:)),
            let appeal = row.text(18).flatMap(AppealState.init(rawValue:))
        else { return nil }
        func instant(_ column: Int32) -> Instant? { row.optionalInt(column).map { Instant(milliseconds: $0) } }
        return DecisionRecord(
            key: row.int(0), id: row.text(1) ?? "", caseKey: row.int(2), account: row.int(3), message: row.int(4),
            content: row.int(5), author: row.optionalInt(6), measure: measure, rule: row.text(8),
            ruleVersion: row.optionalInt(9).map(Int.init), state: state, carrying: carrying, by: row.text(12) ?? "",
            at: Instant(milliseconds: row.int(13)), until: instant(14),
            approval: ApprovalNeed(rawValue: Int(row.int(15))) ?? .none, second: row.text(16), secondAt: instant(17),
            appeal: appeal, appealAt: instant(19), appealBy: row.text(20), unit: row.text(21),
            was: row.text(22).flatMap(MessageState.init(rawValue:)), liftedBy: row.text(23))
    }
}
