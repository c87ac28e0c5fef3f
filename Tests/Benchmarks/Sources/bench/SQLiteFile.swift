internal import Foundation
internal import GRDBSQLite

/// A bare connection.
final class SQLiteFile {
    private var connection: OpaquePointer?
    private var inserts: [String: OpaquePointer?] = [:]

    struct Fault: Error { let message: String }

    /// A value as SQLite has it, kept beyond the row it came from.
    final class Value {
        let pointer: OpaquePointer?

        init(_ column: OpaquePointer?) { pointer = sqlite3_value_dup(column) }

        /// A text as a value, by way of the connection.
        init(text: String, _ file: SQLiteFile) throws {
            pointer = try file.rows("SELECT ?", binding: text).first?.first.map { sqlite3_value_dup($0.pointer) } ?? nil
        }

        deinit { sqlite3_value_free(pointer) }

        var isNull: Bool { sqlite3_value_type(pointer) == SQLITE_NULL }
        var int: Int64 { sqlite3_value_int64(pointer) }
        var text: String { sqlite3_value_text(pointer).map { String(cString: $0) } ?? "" }
    }

    init(_ path: String) throws {
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        guard sqlite3_open_v2(path, &connection, flags, nil) == SQLITE_OK else {
            throw Fault(message: "cannot open \(path)")
        }
    }

    deinit {
        for statement in inserts.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(connection)
    }

    func execute(_ sql: String) throws { try check(sqlite3_exec(connection, sql, nil, nil, nil)) }

    func number(_ sql: String) throws -> Int64 { try rows(sql).first?.first?.int ?? 0 }

    func rows(_ sql: String, binding text: String? = nil) throws -> [[Value]] {
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v2(connection, sql, -1, &statement, nil))
        defer { sqlite3_finalize(statement) }
        let transient = unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type.self)
        if let text { sqlite3_bind_text(statement, 1, text, -1, transient) }
        var rows: [[Value]] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            rows.append((0..<sqlite3_column_count(statement)).map { Value(sqlite3_column_value(statement, $0)) })
        }
        return rows
    }

    /// What is timed: bind and step.
    func insert(_ rows: [[Value]], into table: String) throws {
        guard let first = rows.first else { return }
        let statement = try insertStatement(table, first.count)
        for row in rows {
            for (place, value) in row.enumerated() { sqlite3_bind_value(statement, Int32(place + 1), value.pointer) }
            guard sqlite3_step(statement) == SQLITE_DONE else { return try check(sqlite3_errcode(connection)) }
            sqlite3_reset(statement)
        }
    }

    private func insertStatement(_ table: String, _ columns: Int) throws -> OpaquePointer? {
        if let known = inserts[table] { return known }
        let names = table == "search" ? "(rowid, subject, text, author)" : ""
        let marks = Array(repeating: "?", count: columns).joined(separator: ",")
        var statement: OpaquePointer?
        let sql = "INSERT INTO \(table)\(names) VALUES (\(marks))"
        try check(sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
        inserts[table] = statement
        return statement
    }

    private func check(_ code: Int32) throws {
        guard code != SQLITE_OK, code != SQLITE_DONE, code != SQLITE_ROW else { return }
        throw Fault(message: sqlite3_errmsg(connection).map { String(cString: $0) } ?? "code \(code)")
    }
}
