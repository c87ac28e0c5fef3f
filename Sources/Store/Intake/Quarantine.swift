internal import Crypto
public import Desk
internal import Foundation
internal import GRDB

/// Rows of `quarantine`: entries that no mapping understood, with their bytes, beside the journal because nothing has
/// been decided about them. They are kept for this file alone and leave it when they are read or dropped.
struct Quarantine {
    /// Entries of one account that are kept; beyond it the oldest go.
    static let capacity = 10_000

    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Gives how many of them were not there before.
    func add(_ items: [QuarantinedItem], account: Int64, now: Instant) throws -> Int {
        var fresh = 0
        for item in items {
            try db.execute(
                sql: """
                    INSERT INTO quarantine(account, remote, reason, raw, received, digest) VALUES (?,?,?,?,?,?)
                    ON CONFLICT DO UPDATE SET reason = excluded.reason, tries = tries + 1
                    """,
                arguments: [
                    account, item.id, item.reason, Data(item.raw), now.milliseconds,
                    Data(SHA256.hash(data: Data(item.raw))),
                ])
            fresh +=
                try Int.fetchOne(
                    db, sql: "SELECT tries = 0 FROM quarantine WHERE account = ? AND digest = ?",
                    arguments: [account, Data(SHA256.hash(data: Data(item.raw)))]) ?? 0
        }
        guard fresh > 0 else { return 0 }
        try db.execute(
            sql: """
                DELETE FROM quarantine WHERE account = ?1 AND key <= (
                  SELECT key FROM quarantine WHERE account = ?1 ORDER BY key DESC LIMIT 1 OFFSET ?2)
                """, arguments: [account, Self.capacity])
        return fresh
    }
}

/// One entry in quarantine, as lists show it.
public struct QuarantineRow: Equatable, Sendable {
    public let key: Int64
    /// `mastodon/stadt`.
    public let account: String
    public let remoteID: String?
    public let reason: String
    public let raw: [UInt8]
    public let received: Instant
    /// Times that it was met or tried again after the first.
    public let tries: Int
}

extension DeskStore {
    /// Newest first; nil for all accounts.
    public func quarantine(account: String? = nil, limit: Int = 1000) throws -> [QuarantineRow] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT q.*, a.channel || '/' || a.name AS account_name FROM quarantine q
                    JOIN account a ON a.key = q.account
                    WHERE ?1 IS NULL OR a.channel || '/' || a.name = ?1 OR a.name = ?1
                    ORDER BY q.key DESC LIMIT ?2
                    """, arguments: [account, limit]
            ).map { row in
                QuarantineRow(
                    key: row["key"], account: row["account_name"], remoteID: row["remote"], reason: row["reason"],
                    raw: Array(row["raw"] as Data), received: Instant(milliseconds: row["received"]),
                    tries: row["tries"])
            }
        }
    }

    /// Entries in quarantine by account.
    public func quarantineCounts() throws -> [String: Int] {
        try read { db in
            var counts: [String: Int] = [:]
            for row in try Row.fetchAll(
                db,
                sql: """
                    SELECT a.channel || '/' || a.name AS account, count(*) AS n FROM quarantine q
                    JOIN account a ON a.key = q.account GROUP BY q.account
                    """)
            { counts[row["account"]] = row["n"] }
            return counts
        }
    }

    /// An entry that can be read now: its messages go in and it leaves quarantine, in one transaction.
    public func release(quarantined key: Int64, as items: [InboundItem], now: Instant) throws -> IntakeReport {
        try write { db, journalist in
            let session = try IntakeSession(db, journalist, actor: "sync", now: now)
            for item in items { try session.take(item) }
            try db.execute(sql: "DELETE FROM quarantine WHERE key = ?", arguments: [key])
            return session.report
        }
    }

    /// An entry that still cannot be read.
    public func keep(quarantined key: Int64, reason: String) throws {
        try write { db, _ in
            try db.execute(
                sql: "UPDATE quarantine SET reason = ?, tries = tries + 1 WHERE key = ?",
                arguments: [String(reason.prefix(300)), key])
        }
    }

    /// A person has looked at it and wants it gone. False when there is none.
    public func drop(quarantined key: Int64) throws -> Bool {
        try write { db, _ in
            try db.execute(sql: "DELETE FROM quarantine WHERE key = ?", arguments: [key])
            return db.changesCount > 0
        }
    }
}
