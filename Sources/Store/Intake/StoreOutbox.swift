public import Desk
internal import GRDB
internal import StrictJSON

/// The store as the durable queue of what goes out. Every step is an event of its own transaction, synced to disk.
public struct StoreOutbox: OutboxPort {
    private let store: DeskStore
    private let clock: @Sendable () -> Instant
    private static let machine = Actor.machine("outbox")

    public init(_ store: DeskStore, clock: @escaping @Sendable () -> Instant) {
        self.store = store
        self.clock = clock
    }

    public func recover(account: String) async throws {
        let keys = try store.read { db in
            guard let account = try StoreIntake.key(db, account) else { return [] as [Int64] }
            return try Int64.fetchAll(
                db, sql: "SELECT key FROM outbox WHERE account = ? AND state = 'sending'", arguments: [account])
        }
        for key in keys { try store.step(.recover, reply: key, as: Self.machine, now: clock()) }
    }

    public func next(account: String, now: Instant) async throws -> OutboxItem? {
        try store.read { db in
            guard let account = try StoreIntake.key(db, account),
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT o.*, c.text, c.subject, c.extra, a.channel, a.channel || '/' || a.name AS account_name,
                          m.public > o.public AS in_private
                        FROM outbox o JOIN content c ON c.key = o.key JOIN account a ON a.key = o.account
                        LEFT JOIN message m ON m.key = o.target
                        WHERE o.account = ? AND o.state IN ('queued', 'scheduled', 'uncertain') AND o.not_before <= ?
                        ORDER BY o.not_before, o.key LIMIT 1
                        """, arguments: [account, now.milliseconds])
            else { return nil }
            return StoreOutbox.item(row)
        }
    }

    public func begin(_ id: String, marker: String?, now: Instant) async throws -> Bool {
        guard let key = Int64(id) else { return false }
        do {
            try store.step(.begin(marker: marker), reply: key, as: Self.machine, now: now)
            return true
        } catch Refusal.alreadyLeaving { return false }
    }

    public func settle(_ id: String, _ outcome: DeliveryOutcome, now: Instant) async throws {
        guard let key = Int64(id) else { throw Refusal.unknownReply(id) }
        try store.step(.settle(outcome), reply: key, as: Self.machine, now: now)
    }

    public func nextDue(account: String) async throws -> Instant? {
        try store.read { db in
            guard let account = try StoreIntake.key(db, account) else { return nil }
            return try Int64.fetchOne(
                db,
                sql: """
                    SELECT min(not_before) FROM outbox
                    WHERE account = ? AND state IN ('queued', 'scheduled', 'uncertain')
                    """, arguments: [account]
            ).map { Instant(milliseconds: $0) }
        }
    }

    /// A reply that only the author may see, though the message stands in public, is another verb of the channel's.
    private static func action(_ row: Row) -> OutboundAction {
        let action = OutboundAction(rawValue: row["action"]) ?? .reply
        return action == .reply && row["in_private"] == true ? .privateReply : action
    }

    private static func item(_ row: Row) -> OutboxItem? {
        guard let channel = Channel(rawValue: row["channel"]) else { return nil }
        let extra = (row["extra"] as String?).flatMap { try? JSON(parsing: $0) }
        return OutboxItem(
            id: String(row["key"] as Int64), key: row["idempotency"], account: row["account_name"], channel: channel,
            action: action(row), inReplyTo: extra?["reply_to"]?.string,
            recipient: extra?["recipient"]?.string, text: row["text"],
            subject: action(row) == .publish ? extra?["title"]?.string : row["subject"], isPublic: row["public"],
            state: row["state"] == "uncertain" ? .uncertain : .queued,
            attempts: row["attempts"], lastTry: (row["last_try"] as Int64?).map { Instant(milliseconds: $0) },
            marker: row["marker"])
    }
}
