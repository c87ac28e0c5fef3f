internal import GRDB
internal import GRDBSQLite

/// A statement of the hot paths, bound and stepped through SQLite's own interface.
///
/// GRDB's statements convert each argument to a value of their own; at a million rows that is a third of the time.
/// Lives on the connection's queue and is finalised before the connection closes.
final class Prepared {
    private var statement: OpaquePointer?
    private let connection: OpaquePointer?
    private var next: Int32 = 0

    init(_ db: Database, _ sql: String) throws {
        connection = db.sqliteConnection
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK else { throw Prepared.fault(code, connection, sql) }
    }

    deinit { sqlite3_finalize(statement) }

    /// Starts a new run; the bindings follow in order.
    @discardableResult
    func start() -> Prepared {
        sqlite3_reset(statement)
        next = 0
        return self
    }

    @discardableResult
    func bind(_ value: Int64?) -> Prepared {
        next += 1
        if let value { sqlite3_bind_int64(statement, next, value) } else { sqlite3_bind_null(statement, next) }
        return self
    }

    @discardableResult
    func bind(_ value: Int) -> Prepared { bind(Int64(value)) }

    @discardableResult
    func bind(_ value: Bool) -> Prepared { bind(Int64(value ? 1 : 0)) }

    @discardableResult
    func bind(_ text: String?) -> Prepared {
        next += 1
        guard var text else {
            sqlite3_bind_null(statement, next)
            return self
        }
        text.withUTF8 { bytes in
            _ = bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(
                    statement, next, $0.baseAddress ?? UnsafePointer(bitPattern: 1), Int32($0.count), Prepared.transient
                )
            }
        }
        return self
    }

    /// Bytes of valid UTF-8 as text.
    @discardableResult
    func bind(utf8 bytes: [UInt8]) -> Prepared {
        next += 1
        bytes.withUnsafeBytes { raw in
            _ = sqlite3_bind_text(
                statement, next, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count),
                Prepared.transient)
        }
        return self
    }

    @discardableResult
    func bind(blob bytes: [UInt8]) -> Prepared {
        next += 1
        bytes.withUnsafeBytes { raw in
            _ = sqlite3_bind_blob(statement, next, raw.baseAddress, Int32(raw.count), Prepared.transient)
        }
        return self
    }

    /// Runs a statement that returns no rows.
    func run() throws {
        let code = sqlite3_step(statement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            let fault = Prepared.fault(code, connection, nil)
            sqlite3_reset(statement)
            throw fault
        }
        sqlite3_reset(statement)
    }

    /// True while there is a row.
    func step() throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(statement)
            return false
        case let code:
            sqlite3_reset(statement)
            throw Prepared.fault(code, connection, nil)
        }
    }

    /// Key of the row that this connection inserted last.
    var insertedKey: Int64 { sqlite3_last_insert_rowid(connection) }

    func finish() { sqlite3_reset(statement) }

    func int(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func optionalInt(_ column: Int32) -> Int64? {
        sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : sqlite3_column_int64(statement, column)
    }

    func text(_ column: Int32) -> String? {
        guard let start = sqlite3_column_text(statement, column) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func blob(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }

    private static let transient = unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type.self)

    private static func fault(_ code: Int32, _ connection: OpaquePointer?, _ sql: String?) -> DatabaseError {
        let message = sqlite3_errmsg(connection).map { String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
    }
}
