import Desk
import Foundation
import GRDB
import Store
import Testing

/// What the hash chain, the salted hashes and the replay notice.
///
/// Limit of a chain: whoever cuts its tail *and* takes the projections back to that point leaves a desk that was so at
/// that time. Nothing in the file can show it; a backup or another desk's copy can.
struct VerifyTests {
    private static func session(_ seed: UInt64, steps: Int) async throws -> Stand {
        let stand = try Stand()
        var session = RandomSession(stand, seed: seed)
        try await session.run(steps)
        return stand
    }

    @Test("after a random day of three hundred steps everything verifies", arguments: [1, 2, 3] as [UInt64])
    func fine(_ seed: UInt64) async throws {
        let stand = try await Self.session(seed, steps: 300)
        let report = try stand.store.verify()
        #expect(report.differences == [])
        #expect(report.entries > 250 && report.cases > 30)
    }

    /// Runs `blow` in a transaction that is rolled back, verifying a copy of the file in between.
    private func differences(_ stand: Stand, _ blow: (Database) throws -> Void) throws -> [String] {
        let copy = stand.folder + "/copy.lotse"
        for part in ["", "-wal", "-shm", "-lock", "-turn"] { try? FileManager.default.removeItem(atPath: copy + part) }
        try stand.store.backup(to: copy)
        let queue = try DatabaseQueue(path: copy)
        try queue.inDatabase(blow)
        try queue.close()
        let store = try DeskStore(copy)
        defer { try? store.close() }
        return try store.verify().differences
    }

    private static let columns = [
        "id", "device", "device_seq", "time", "actor", "command", "kind", "case_key", "payload", "hash",
    ]

    @Test("any column of any entry changed by one byte shows, at its place", arguments: columns)
    func altered(_ column: String) async throws {
        let stand = try await Self.session(11, steps: 60)
        let last = try #require(try stand.sql { try Int.fetchOne($0, sql: "SELECT max(seq) FROM journal") })
        var dice = Dice(5)
        for place in [1, last, dice.below(last) + 1, dice.below(last) + 1] {
            let found = try differences(stand) { db in
                let value =
                    try DatabaseValue.fetchOne(
                        db, sql: "SELECT \(column) FROM journal WHERE seq = ?", arguments: [place]) ?? .null
                try db.execute(
                    sql: "UPDATE journal SET \(column) = ? WHERE seq = ?", arguments: [Self.bent(value), place])
            }
            #expect(found.contains { $0.hasPrefix("journal \(place)") }, "\(column) of \(place): \(found.prefix(3))")
        }
    }

    /// One bit other than before.
    private static func bent(_ value: DatabaseValue) -> DatabaseValue {
        switch value.storage {
        case .null: return 0.databaseValue
        case .int64(let number): return (number ^ 1).databaseValue
        case .double(let number): return (number + 1).databaseValue
        case .string(let text):
            var bytes = Array(text.utf8)
            if bytes.isEmpty { bytes = [0x61] } else { bytes[bytes.count / 2] ^= 1 }
            return String(decoding: bytes, as: UTF8.self).databaseValue
        case .blob(var data):
            data[data.startIndex + data.count / 2] ^= 1
            return data.databaseValue
        }
    }

    @Test("an entry taken out, two exchanged, or the tail cut: each shows")
    func order() async throws {
        let stand = try await Self.session(12, steps: 80)
        let last = try #require(try stand.sql { try Int.fetchOne($0, sql: "SELECT max(seq) FROM journal") })
        let gone = try differences(stand) { try $0.execute(sql: "DELETE FROM journal WHERE seq = 20") }
        #expect(gone.contains { $0.contains("journal 20: missing") })
        let exchanged = try differences(stand) { db in
            for (from, to) in [(21, -1), (22, 21), (-1, 22)] {
                try db.execute(sql: "UPDATE journal SET seq = ? WHERE seq = ?", arguments: [to, from])
            }
        }
        #expect(exchanged.contains { $0.hasPrefix("journal 21: hash") })
        let cut = try differences(stand) {
            try $0.execute(sql: "DELETE FROM journal WHERE seq > ?", arguments: [last - 12])
        }
        #expect(!cut.isEmpty)
    }

    @Test("a text altered, missing or slipped in shows", arguments: ["subject", "text", "author", "extra", "salt"])
    func texts(_ column: String) async throws {
        let stand = try await Self.session(13, steps: 40)
        let key = try #require(
            try stand.sql {
                try Int64.fetchOne($0, sql: "SELECT key FROM content WHERE extra IS NOT NULL ORDER BY key DESC")
            })
        let changed = try differences(stand) { db in
            let bent = column == "salt" ? "zeroblob(16)" : "coalesce(\(column), '') || ' '"
            try db.execute(sql: "UPDATE content SET \(column) = \(bent) WHERE key = ?", arguments: [key])
        }
        #expect(changed.contains("content \(key): altered"))
        let missing = try differences(stand) {
            try $0.execute(sql: "DELETE FROM content WHERE key = ?", arguments: [key])
        }
        #expect(missing.contains("content \(key): missing"))
        let added = try differences(stand) {
            try $0.execute(sql: "INSERT INTO content(key, salt, text) VALUES (999999, x'00', 'untergeschoben')")
        }
        #expect(added.contains("content 999999: not in the journal"))
    }

    @Test(
        "a projection altered, short of a row or with one too many shows",
        arguments: ["register", "account", "cases", "message", "clock", "outbox", "tally"])
    func projections(_ table: String) async throws {
        let stand = try await Self.session(14, steps: 200)
        let columns = try stand.sql { try $0.columns(in: table).map(\.name) }
        for column in columns {
            let found = try differences(stand) { db in
                let row = try #require(try Row.fetchOne(db, sql: "SELECT * FROM \(table) LIMIT 1 OFFSET 1"))
                let keys = try db.primaryKey(table).columns
                let place = keys.map { "\($0) = ?" }.joined(separator: " AND ")
                let values = [Self.bent(row[column] as DatabaseValue)] + keys.map { row[$0] as DatabaseValue }
                try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
                do {
                    try db.execute(
                        sql: "UPDATE \(table) SET \(column) = ? WHERE \(place)", arguments: StatementArguments(values))
                } catch {
                    try db.execute(
                        sql: "DELETE FROM \(table) WHERE \(place)",
                        arguments: StatementArguments(values.dropFirst().map { $0 }))
                }
            }
            #expect(!found.isEmpty, "\(table).\(column)")
        }
        let short = try differences(stand) { db in
            let name = try db.primaryKey(table).columns[0]
            try db.execute(sql: "DELETE FROM \(table) WHERE \(name) = (SELECT max(\(name)) FROM \(table))")
        }
        #expect(short.contains { $0.hasPrefix(table) })
    }
}
