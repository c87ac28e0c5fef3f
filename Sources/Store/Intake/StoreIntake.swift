public import Desk
internal import GRDB

/// The store as the door for what comes in.
public struct StoreIntake: Intake {
    private let store: DeskStore
    private let clock: @Sendable () -> Instant

    public init(_ store: DeskStore, clock: @escaping @Sendable () -> Instant) {
        self.store = store
        self.clock = clock
    }

    public func cursor(of account: String) async throws -> String? {
        try store.read { db in
            guard let key = try StoreIntake.key(db, account) else { return nil }
            let value = try db.cachedStatement(sql: "SELECT value FROM cursor WHERE account = ?")
            return try String.fetchOne(value, arguments: [key])
        }
    }

    public func take(_ batch: InboundBatch) async throws -> IntakeReport {
        guard !batch.items.isEmpty || !batch.vanished.isEmpty || !batch.rejected.isEmpty || batch.cursor != nil else {
            return IntakeReport()
        }
        return try store.take(batch, actor: "sync", now: clock(), isDurable: true)
    }

    public func watched(by account: String, limit: Int) async throws -> [String] {
        try store.read { db in
            guard let key = try StoreIntake.key(db, account) else { return [] }
            return try String.fetchAll(
                db,
                sql: """
                    SELECT m.remote FROM cases c JOIN message m ON m.case_key = c.key
                    WHERE c.open = 1 AND c.account = ?1 AND m.account = ?1 AND m.direction = 'in' AND m.state = 'present'
                      AND m.remote IS NOT NULL
                    ORDER BY c.activity DESC LIMIT ?2
                    """, arguments: [key, limit])
        }
    }

    /// Key of an account written `stadt` or `mastodon/stadt`.
    static func key(_ db: Database, _ name: String) throws -> Int64? {
        let named = try db.cachedStatement(
            sql: "SELECT key FROM account WHERE channel || '/' || name = ?1 OR name = ?1 ORDER BY key LIMIT 1")
        return try Int64.fetchOne(named, arguments: [name])
    }
}

extension DeskStore {
    /// Takes a batch in, in one transaction with its cursor.
    public func take(
        _ batch: InboundBatch, actor: String, now: Instant, isDurable: Bool
    ) throws -> IntakeReport {
        try write(isDurable: isDurable) { db, journalist in
            let session = try IntakeSession(db, journalist, actor: actor, now: now)
            for item in batch.items { try session.take(item) }
            var report = session.report
            if let key = try StoreIntake.key(db, batch.account) {
                for remote in batch.vanished { try session.vanish(remote, account: key) }
                report = session.report
                report.quarantined = try Quarantine(db).add(batch.rejected, account: key, now: now)
                if let cursor = batch.cursor {
                    try db.execute(
                        sql: """
                            INSERT INTO cursor(account, value) VALUES (?,?) ON CONFLICT DO UPDATE SET value = excluded.value
                            """, arguments: [key, cursor])
                }
            }
            return report
        }
    }
}
