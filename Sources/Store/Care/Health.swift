internal import GRDB

/// How the file itself is.
public struct StoreHealth: Sendable {
    public let version: String
    public let isWhole: Bool
    public let finding: String
}

extension DeskStore {
    /// SQLite's version and its quick check.
    public func health() throws -> StoreHealth {
        try read { db in
            let version = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "?"
            let answer = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
            return StoreHealth(
                version: version, isWhole: answer == "ok", finding: answer == "ok" ? "quick check ok" : answer)
        }
    }
}
