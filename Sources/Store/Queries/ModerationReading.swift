public import Desk
internal import GRDB
internal import StrictJSON

extension DeskStore {
    /// A message as a decision needs it; nil when there is none of this key.
    public func moderationTarget(_ message: Int64) throws -> ModerationTarget? {
        try read { db in try ModerationReading.target(db, message) }
    }

    /// One decision by its id, the first eight characters of it, or its journal place.
    public func decision(_ id: String) throws -> DecisionView? {
        try read { db in
            let id = try DecisionReading.id(db, id)
            return try DecisionReading.views(db, "d.id = ?", [id]).first
        }
    }

    /// Decisions, newest first. `after` continues below a key.
    public func decisions(of clerk: String? = nil, after key: Int64? = nil, limit: Int = 100) throws -> [DecisionView] {
        try read { db in
            try DecisionReading.views(
                db, "(?1 IS NULL OR d.clerk = ?1) AND (?2 IS NULL OR d.key < ?2) ORDER BY d.key DESC LIMIT ?3",
                [clerk, key, limit])
        }
    }
}

enum ModerationReading {
    /// The message, its author's standing, and what is known against it.
    static func target(_ db: Database, _ message: Int64) throws -> ModerationTarget? {
        guard
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT m.*, t.text, t.subject, w.handle, w.name,
                      (SELECT r.reports FROM review r WHERE r.queue = 'reported' AND r.ref = m.key) AS reports
                    FROM message m JOIN content t ON t.key = m.content LEFT JOIN author w ON w.key = m.author
                    WHERE m.key = ?
                    """, arguments: [message])
        else { return nil }
        let author: Int64? = row["author"]
        let content: Int64 = row["content"]
        return ModerationTarget(
            message: message, content: content, account: row["account"], remoteID: row["remote"],
            direction: Direction(rawValue: row["direction"]) ?? .incoming,
            state: MessageState(rawValue: row["state"]) ?? .present, isPublic: row["public"],
            created: Instant(milliseconds: row["created"]), text: row["text"], subject: row["subject"],
            language: row["language"], author: author, recipient: row["handle"] ?? row["name"],
            decisions: try DecisionReading.records(
                db,
                """
                (d.message = ?1 OR (d.author = ?2 AND d.measure IN ('ban', 'temporary-ban')))
                AND d.state IN ('proposed', 'in_force') ORDER BY d.key
                """, [message, author]),
            reports: row["reports"] ?? 0, flags: try flags(db, message),
            hint: try pointedTo(db, message, content)?.fact)
    }
}

extension ModerationReading {
    /// The machine's hint, where it was one: every message is looked at, and most are left alone.
    private static func pointedTo(_ db: Database, _ message: Int64, _ content: Int64) throws -> SuspicionRow? {
        let isSuspect = try Bool.fetchOne(
            db, sql: "SELECT suspect FROM suspicion WHERE message = ? AND content = ?", arguments: [message, content])
        return isSuspect == true ? try SuspicionReading.row(db, message, content: content) : nil
    }

    /// So many reports are read with their words.
    private static let flagLimit = 20

    private static func flags(_ db: Database, _ message: Int64) throws -> [MessageReport] {
        // The events lie with the case it came in, the one it lies in, and those that these were merged into.
        let sql = """
            WITH RECURSIVE home(key) AS (
              SELECT case_key FROM message WHERE key = ?1 UNION SELECT case_key FROM journal WHERE seq = ?1
              UNION SELECT n.merged_into FROM cases n JOIN home ON n.key = home.key WHERE n.merged_into IS NOT NULL)
            SELECT j.time, j.payload, t.text, t.author FROM journal j JOIN content t ON t.key = j.seq
            WHERE j.case_key IN (SELECT key FROM home) AND j.kind NOT IN ('opened', 'joined') AND j.kind = 'flagged'
              AND json_extract(j.payload, '$.message') = ?1 ORDER BY j.seq DESC LIMIT \(flagLimit)
            """
        return try Row.fetchAll(db, sql: sql, arguments: [message]).reversed().map { row in
            let payload = try? JSON(parsing: row["payload"] as String)
            return MessageReport(
                at: HybridTime(value: row["time"]).instant, source: row["author"] ?? "", rule: payload?["rule"]?.string,
                text: row["text"])
        }
    }
}

enum DecisionReading {
    static let columns = """
        d.key, d.id, d.case_key, d.account, d.message, d.content, d.author, d.measure, d.rule, d.rule_version, d.state,
        d.carrying, d.clerk, d.at, d.until, d.approval, d.second, d.second_at, d.appeal, d.appeal_at, d.appeal_by, d.unit,
        d.was, d.lifted_by
        """

    /// The full id of what somebody typed.
    static func id(_ db: Database, _ text: String) throws -> String {
        if let key = Int64(text),
            let id = try String.fetchOne(
                db, sql: "SELECT id FROM decision WHERE key = ?", arguments: [key])
        {
            return id
        }
        guard text.count >= 6, text.count < 36 else { return text }
        let found = try String.fetchAll(
            db, sql: "SELECT id FROM decision WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2", arguments: [text])
        return found.count == 1 ? found[0] : text
    }

    static func records(
        _ db: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> [DecisionRecord] {
        try Row.fetchAll(db, sql: "SELECT \(columns) FROM decision d WHERE \(condition)", arguments: arguments)
            .compactMap(DecisionRecord.init)
    }

    static func views(
        _ db: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> [DecisionView] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT \(columns), d.notice_way, c.year, c.serial, a.channel, a.name AS account_name, t.text AS note,
                  t.extra, s.text AS second_note, p.text AS appeal_text, o.text AS outcome
                FROM decision d JOIN cases c ON c.key = d.case_key JOIN account a ON a.key = d.account
                LEFT JOIN content t ON t.key = d.key LEFT JOIN content s ON s.key = d.second_key
                LEFT JOIN content p ON p.key = d.appeal_key LEFT JOIN content o ON o.key = d.outcome_key
                WHERE \(condition)
                """, arguments: arguments)
        return try rows.compactMap { row in try view(db, row) }
    }

    private static func view(_ db: Database, _ row: Row) throws -> DecisionView? {
        guard let record = DecisionRecord(row), let channel = Channel(rawValue: row["channel"]) else { return nil }
        let extra = (row["extra"] as String?).flatMap { try? JSON(parsing: $0) }
        return DecisionView(
            record: record, caseNumber: CaseNumber(year: row["year"], serial: row["serial"]), channel: channel,
            account: row["account_name"], note: row["note"] ?? "", notice: extra?["notice"]?.string ?? "",
            noticeWay: row["notice_way"] ?? "none",
            carriedOut: try DeskStore.outbox(
                db, "o.decision IN (?1, ?1 || '-appeal', ?1 || '-declined', ?1 || '-over')", [record.id]
            ).map(\.reply).reversed(),
            appealText: row["appeal_text"], appealOutcome: row["outcome"], secondNote: row["second_note"])
    }
}

extension DecisionRecord {
    init?(_ row: Row) {
        guard let measure = Measure(rawValue: row["measure"]), let state = DecisionState(rawValue: row["state"]),
            let carrying = Carrying(rawValue: row["carrying"]), let appeal = AppealState(rawValue: row["appeal"])
        else { return nil }
        func instant(_ column: String) -> Instant? { (row[column] as Int64?).map { Instant(milliseconds: $0) } }
        self.init(
            key: row["key"], id: row["id"], caseKey: row["case_key"], account: row["account"], message: row["message"],
            content: row["content"], author: row["author"], measure: measure, rule: row["rule"],
            ruleVersion: row["rule_version"], state: state, carrying: carrying, by: row["clerk"],
            at: Instant(milliseconds: row["at"]), until: instant("until"),
            approval: ApprovalNeed(rawValue: row["approval"]) ?? .none, second: row["second"],
            secondAt: instant("second_at"), appeal: appeal, appealAt: instant("appeal_at"), appealBy: row["appeal_by"],
            unit: row["unit"], was: (row["was"] as String?).flatMap(MessageState.init(rawValue:)),
            liftedBy: row["lifted_by"])
    }
}
