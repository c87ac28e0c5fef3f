internal import Desk
internal import Foundation
internal import GRDBSQLite

/// The floor of every import: the same rows into the same tables, indices and full-text index, through prepared
/// statements and nothing else. The rows of a transaction are read from our desk beforehand, outside the time taken.
final class PlainLoader {
    private let source: SQLiteFile
    private let target: SQLiteFile
    private let path: String
    /// Tables whose rows have places in the journal as keys, with that key's column.
    private static let tables = [
        ("journal", "seq"), ("content", "key"), ("search", "key"), ("cases", "key"), ("message", "key"),
        ("clock", "case_key"),
    ]

    init(from desk: String, to path: String) throws {
        self.path = path
        source = try SQLiteFile(desk)
        target = try SQLiteFile(path)
        try target.execute(
            """
            PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000;
            PRAGMA temp_store = MEMORY; PRAGMA secure_delete = FAST; PRAGMA wal_autocheckpoint = 4096
            """)
        let shadows = "name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%'"
        for row in try source.rows(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND \(shadows) ORDER BY rootpage")
        {
            try target.execute(row[0].text)
        }
    }

    func run() throws -> Throughput {
        var result = Throughput()
        let last = try source.number("SELECT max(seq) FROM journal")
        for table in ["device", "register", "account", "author", "tally"] {
            try copy(table, "SELECT * FROM \(table)", &result)
        }
        var low: Int64 = 0
        while low < last {
            let high = try source.number(
                "SELECT max(seq) FROM (SELECT seq FROM journal WHERE seq > \(low) ORDER BY seq LIMIT \(OurImport.batch))"
            )
            try copyRange(low, high, &result)
            low = high
        }
        result.seconds += try seconds { try target.execute("PRAGMA wal_checkpoint(TRUNCATE)") }
        result.rows = Int(try source.number("SELECT count(*) FROM message"))
        result.bytes = Report.size(of: path)
        result.memory = Report.peakMemory()
        return result
    }

    private func copy(_ table: String, _ sql: String, _ result: inout Throughput) throws {
        let rows = try source.rows(sql)
        result.seconds += try seconds {
            try target.execute("BEGIN IMMEDIATE")
            try target.insert(rows, into: table)
            try target.execute("COMMIT")
        }
    }

    private func copyRange(_ low: Int64, _ high: Int64, _ result: inout Throughput) throws {
        let parts = try Self.tables.map { name, key in
            (name, try rows(of: name, "\(key) > \(low) AND \(key) <= \(high) ORDER BY \(key)"))
        }
        result.seconds += try seconds {
            try target.execute("BEGIN IMMEDIATE")
            for (name, rows) in parts { try target.insert(rows, into: name) }
            try target.execute("COMMIT")
        }
    }

    /// The index keeps no text: its rows are made from the texts, folded as the store folds them.
    private func rows(of table: String, _ condition: String) throws -> [[SQLiteFile.Value]] {
        guard table == "search" else { return try source.rows("SELECT * FROM \(table) WHERE \(condition)") }
        return try source.rows("SELECT key, subject, text, author FROM content WHERE \(condition)").map { row in
            try [row[0]] + row[1...].map { try $0.isNull ? $0 : SQLiteFile.Value(text: Fold.fold($0.text), source) }
        }
    }
}
