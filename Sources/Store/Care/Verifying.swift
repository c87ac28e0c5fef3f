internal import Desk
internal import Foundation
internal import GRDB
internal import StrictJSON

/// What `verify` found.
public struct VerifyReport: Sendable {
    public var entries = 0
    public var cases = 0
    /// Each names the place and what is wrong with it; at most 100, then how many more.
    public var differences: [String] = []
    public var isFine: Bool { differences.isEmpty }

    mutating func add(_ difference: String) {
        if differences.count < 100 { differences.append(difference) } else { more += 1 }
    }
    /// Differences beyond the first hundred.
    public var more = 0
}

extension DeskStore {
    /// Checks SQLite's own integrity, walks the hash chain, compares every text with the hash the journal has of it,
    /// builds all projections anew in memory from the journal, and compares them row by row.
    public func verify() throws -> VerifyReport {
        var report = VerifyReport()
        do {
            try reads.read { db in
                for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where line != "ok" {
                    report.add("sqlite: \(line)")
                }
                let rebuilt = try DatabaseQueue()
                try rebuilt.inDatabase { memory in try Rebuild.run(from: db, into: memory, &report) }
                try rebuilt.inDatabase { memory in
                    for table in Rebuild.tables { try TableComparison.compare(table, db, memory, &report) }
                }
                let strangers = "SELECT key FROM content WHERE key NOT IN (SELECT seq FROM journal) LIMIT 20"
                for key in try Int64.fetchAll(db, sql: strangers) { report.add("content \(key): not in the journal") }
                report.cases = try Int.fetchOne(db, sql: "SELECT count(*) FROM cases") ?? 0
            }
        } catch let error as DatabaseError {
            report.add("sqlite: \(error.message ?? "unreadable")")
        }
        return report
    }
}

/// Replays the journal into an empty database and checks chain and texts on the way.
enum Rebuild {
    /// Projections and the columns by which their rows are ordered.
    static let tables = [
        ("register", "kind, name"), ("account", "key"), ("cases", "key"), ("message", "key"),
        ("clock", "case_key, place"),
        ("outbox", "key"), ("decision", "key"), ("review", "queue, ref"),
        ("tally", "state, account, unit, clerk, unread"),
    ]

    static func run(from db: Database, into memory: Database, _ report: inout VerifyReport) throws {
        try memory.execute(sql: Schema.projections)
        try memory.inTransaction {
            let projector = try Projector(memory)
            try replay(db, projector, &report)
            try projector.tally.flush()
            return .commit
        }
    }

    private static func replay(_ db: Database, _ projector: Projector, _ report: inout VerifyReport) throws {
        let texts = try Prepared(db, "SELECT salt, subject, text, author, extra FROM content WHERE key = ?")
        let journal = try Prepared(
            db,
            "SELECT seq, id, device, device_seq, time, actor, command, kind, case_key, payload, hash FROM journal ORDER BY seq"
        )
        var previous = Seal.start
        var expected: Int64 = 1
        journal.start()
        while try journal.step() {
            let sequence = journal.int(0)
            if sequence != expected { report.add("journal \(expected): missing, next is \(sequence)") }
            expected = sequence + 1
            report.entries += 1
            let payload = Array((journal.text(9) ?? "").utf8)
            let hash = Seal.hash(fields(journal, payload), after: previous)
            if hash != journal.blob(10) {
                report.add("journal \(sequence): hash does not fit the entry and the one before it")
            }
            previous = journal.blob(10)
            guard let json = try? JSON(parsing: payload) else {
                report.add("journal \(sequence): unreadable payload")
                continue
            }
            try check(texts, sequence, json, &report)
            apply(journal, sequence, json, projector, &report)
        }
    }

    private static func fields(_ row: Prepared, _ payload: [UInt8]) -> Seal.Fields {
        Seal.Fields(
            sequence: row.int(0), id: row.blob(1), device: row.int(2), deviceSequence: row.int(3), time: row.int(4),
            actor: row.text(5) ?? "", command: row.text(6) ?? "", kind: row.text(7) ?? "", caseKey: row.optionalInt(8),
            payload: payload)
    }

    private static func check(
        _ texts: Prepared, _ sequence: Int64, _ payload: JSON, _ report: inout VerifyReport
    ) throws {
        guard let wanted = payload["content"]?.string else { return }
        texts.start().bind(sequence)
        defer { texts.finish() }
        guard try texts.step() else {
            report.add("content \(sequence): missing")
            return
        }
        let parts = [texts.text(1), texts.text(2), texts.text(3), texts.text(4)]
        if Seal.hash(parts, salt: texts.blob(0)) != wanted { report.add("content \(sequence): altered") }
    }

    private static func apply(
        _ row: Prepared, _ sequence: Int64, _ payload: JSON, _ projector: Projector, _ report: inout VerifyReport
    ) {
        guard let kind = row.text(7).flatMap(EventKind.init(rawValue:)), let uid = UUIDv7(bytes: row.blob(1)) else {
            report.add("journal \(sequence): unknown kind of event")
            return
        }
        let step = Projector.Step(
            sequence: sequence, uid: uid, time: HybridTime(value: row.int(4)).instant, actor: row.text(5) ?? "",
            kind: kind, caseKey: row.optionalInt(8), payload: payload)
        do { try projector.apply(step) } catch let fault as ProjectionFault {
            report.add("journal \(sequence): \(fault.reason)")
        } catch { report.add("journal \(sequence): cannot be replayed") }
    }
}

/// Compares two tables of the same shape row by row.
enum TableComparison {
    static func compare(
        _ table: (name: String, order: String), _ db: Database, _ memory: Database, _ report: inout VerifyReport
    ) throws {
        let sql = "SELECT * FROM \(table.name) ORDER BY \(table.order)"
        let stored = try Row.fetchCursor(db, sql: sql)
        let rebuilt = try Row.fetchCursor(memory, sql: sql)
        var place = 0
        while true {
            let (a, b) = (try stored.next(), try rebuilt.next())
            guard a != nil || b != nil else { return }
            place += 1
            guard let a else {
                report.add("\(table.name): row \(name(b)) is missing")
                return
            }
            guard let b else {
                report.add("\(table.name): row \(name(a)) is not in the journal")
                return
            }
            if let column = firstDifference(a, b) {
                report.add("\(table.name) \(name(a)): \(column) differs from the journal")
                if report.differences.count > 90 { return }
            }
        }
    }

    private static func firstDifference(_ a: Row, _ b: Row) -> String? {
        for column in a.columnNames where (a[column] as DatabaseValue) != (b[column] as DatabaseValue) { return column }
        return nil
    }

    private static func name(_ row: Row?) -> String { row.flatMap { $0.databaseValues.first }.map { "\($0)" } ?? "?" }
}
