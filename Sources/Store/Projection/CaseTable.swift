internal import Desk
internal import GRDB
internal import StrictJSON

/// Rows of `cases`, read and written whole.
final class CaseTable {
    private let load: Prepared
    private let insert: Prepared
    private let update: Prepared
    private let head: Prepared

    private static let changing = """
        state, open, unit, clerk, priority, tags, activity, messages, unread, waiting_since, snoozed_until, wakes_to,
        merged_into, merged_number, clocks, due, urgency, version
        """
    private static let fixed = "key, uid, year, serial, account, author, head, received"

    init(_ db: Database) throws {
        load = try Prepared(db, "SELECT \(Self.fixed), \(Self.changing) FROM cases WHERE key = ?")
        insert = try Prepared(
            db,
            "INSERT INTO cases(\(Self.fixed), \(Self.changing)) VALUES (\(Array(repeating: "?", count: 26).joined(separator: ",")))"
        )
        head = try Prepared(
            db,
            """
            UPDATE cases SET head = coalesce((SELECT min(key) FROM message WHERE case_key = ?1), head)
            WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM message m WHERE m.key = head AND m.case_key = ?1)
            """)
        let columns = Self.changing.split(separator: ",").map { $0.trimmingPrefix { $0.isWhitespace } + " = ?" }
        update = try Prepared(db, "UPDATE cases SET \(columns.joined(separator: ", ")) WHERE key = ?")
    }

    func find(_ key: Int64, channel: (Int64) -> Channel?) throws -> CaseRecord? {
        load.start().bind(key)
        guard try load.step() else { return nil }
        defer { load.finish() }
        return CaseTable.record(load, channel: channel)
    }

    func add(_ record: CaseRecord, head: Int64) throws {
        insert.start().bind(record.key).bind(blob: record.uid.bytes).bind(record.number.year).bind(record.number.serial)
            .bind(record.account).bind(record.author).bind(head).bind(record.received.milliseconds)
        bindChanging(record, to: insert)
        try insert.run()
    }

    func change(_ record: CaseRecord) throws {
        update.start()
        bindChanging(record, to: update)
        try update.bind(record.key).run()
    }

    /// After a split the case begins with the first message that it kept.
    func mendHead(of key: Int64) throws { try head.start().bind(key).run() }

    private func bindChanging(_ record: CaseRecord, to statement: Prepared) {
        statement.bind(record.status.rawValue).bind(record.status.isOpen).bind(record.unit).bind(record.clerk)
            .bind(record.priority.rawValue).bind(
                record.tags.isEmpty ? nil : " " + record.tags.joined(separator: " ") + " "
            )
            .bind(record.activity.milliseconds).bind(record.messages).bind(record.isUnread)
            .bind(record.waitingSince?.milliseconds).bind(record.snoozedUntil?.milliseconds).bind(
                record.wakesTo?.rawValue
            )
            .bind(record.mergedInto?.key)
            .bind(record.mergedInto.map { "\($0.number.year)-\($0.number.serial)" })
            .bind(record.clocks.isEmpty ? nil : JSON.array(record.clocks.map(\.json)).text(canonical: true))
            .bind(record.due?.milliseconds).bind(CaseTable.urgency(of: record)).bind(record.version)
    }

    /// Orders the inbox: deadlines first, soonest on top; then what has none, newest on top.
    static func urgency(of record: CaseRecord) -> Int64 {
        record.due?.milliseconds ?? undated - record.activity.milliseconds
    }

    /// Above every real deadline.
    private static let undated: Int64 = 8_000_000_000_000_000

    private static func record(_ row: Prepared, channel: (Int64) -> Channel?) -> CaseRecord? {
        guard let uid = UUIDv7(bytes: row.blob(1)), let status = row.text(8).flatMap(CaseStatus.init(rawValue:)),
            let priority = row.text(12).flatMap(Priority.init(rawValue:)), let origin = channel(row.int(4))
        else { return nil }
        let tags = (row.text(13) ?? "").split(separator: " ").map(String.init)
        return CaseRecord(
            key: row.int(0), uid: uid, number: CaseNumber(year: Int(row.int(2)), serial: Int(row.int(3))),
            account: row.int(4), channel: origin, author: row.optionalInt(5), status: status, unit: row.text(10),
            clerk: row.text(11), priority: priority, tags: tags, received: Instant(milliseconds: row.int(7)),
            activity: Instant(milliseconds: row.int(14)), messages: Int(row.int(15)), isUnread: row.int(16) != 0,
            waitingSince: row.optionalInt(17).map { Instant(milliseconds: $0) },
            snoozedUntil: row.optionalInt(18).map { Instant(milliseconds: $0) },
            wakesTo: row.text(19).flatMap(CaseStatus.init(rawValue:)),
            mergedInto: reference(key: row.optionalInt(20), number: row.text(21)), clocks: clocks(row.text(22)),
            version: row.int(25))
    }

    static func reference(key: Int64?, number: String?) -> CaseReference? {
        let parts = (number ?? "").split(separator: "-").compactMap { Int($0) }
        guard let key, parts.count == 2 else { return nil }
        return CaseReference(key: key, number: CaseNumber(year: parts[0], serial: parts[1]))
    }

    static func clocks(_ text: String?) -> [ClockRecord] {
        guard let text, let items = (try? JSON(parsing: text))?.array else { return [] }
        return items.compactMap { ClockRecord(json: $0) }
    }
}
