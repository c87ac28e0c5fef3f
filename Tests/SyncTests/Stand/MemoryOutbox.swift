import Desk

/// The durable state of an outbox, after the four invariants of the port.
actor MemoryOutbox: OutboxPort {
    enum Stage: Equatable { case queued, sending, uncertain, sent(String), failed(String) }

    struct Row {
        var item: OutboxItem
        var stage: Stage
        var due: Instant
    }

    private(set) var rows: [String: Row] = [:]
    private var order: [String] = []
    /// Times that `sent` was written for an item that already was.
    private(set) var settledTwice = 0

    func add(_ item: OutboxItem, due: Instant) {
        rows[item.id] = Row(item: item, stage: .queued, due: due)
        order.append(item.id)
    }

    func stage(_ id: String) -> Stage? { rows[id]?.stage }

    var isDone: Bool {
        rows.values.allSatisfy { row in
            switch row.stage {
            case .sent, .failed: true
            default: false
            }
        }
    }

    func recover(account: String) async throws {
        for id in order where rows[id]?.stage == .sending { rows[id]?.stage = .uncertain }
    }

    func next(account: String, now: Instant) async throws -> OutboxItem? {
        for id in order {
            guard let row = rows[id], row.due <= now else { continue }
            var item = row.item
            switch row.stage {
            case .queued: item.state = .queued
            case .uncertain: item.state = .uncertain
            default: continue
            }
            return item
        }
        return nil
    }

    func begin(_ id: String, marker: String?, now: Instant) async throws -> Bool {
        guard rows[id]?.stage == .queued else { return false }
        rows[id]?.stage = .sending
        rows[id]?.item.marker = marker
        rows[id]?.item.attempts += 1
        rows[id]?.item.lastTry = now
        return true
    }

    func settle(_ id: String, _ outcome: DeliveryOutcome, now: Instant) async throws {
        if case .sent = rows[id]?.stage { settledTwice += 1 }
        switch outcome {
        case .sent(let remoteID, _): rows[id]?.stage = .sent(remoteID)
        case .failed(let reason): rows[id]?.stage = .failed(reason)
        case .retry(let at, _):
            rows[id]?.stage = .queued
            rows[id]?.due = at
        case .uncertain(let at, _):
            rows[id]?.stage = .uncertain
            rows[id]?.due = at
        }
    }

    func nextDue(account: String) async throws -> Instant? {
        rows.values.filter { $0.stage == .queued || $0.stage == .uncertain || $0.stage == .sending }.map(\.due).min()
    }
}

struct ProcessDeath: Error {}

/// Counts the calls of one 'process' and dies at the n-th, before or after its effect.
actor Fuse {
    private var left: Int
    private let after: Bool

    init(at call: Int, after: Bool) {
        left = call
        self.after = after
    }

    func guarding<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
        left -= 1
        if left == 0, !after { throw ProcessDeath() }
        let result = try await work()
        if left <= 0, after { throw ProcessDeath() }
        if left < 0 { throw ProcessDeath() }
        return result
    }
}

/// An outbox whose process dies at a kill point; the rows stay.
struct DyingOutbox: OutboxPort {
    let base: MemoryOutbox
    let fuse: Fuse

    func recover(account: String) async throws { try await fuse.guarding { try await base.recover(account: account) } }

    func next(account: String, now: Instant) async throws -> OutboxItem? {
        try await fuse.guarding { try await base.next(account: account, now: now) }
    }

    func begin(_ id: String, marker: String?, now: Instant) async throws -> Bool {
        try await fuse.guarding { try await base.begin(id, marker: marker, now: now) }
    }

    func settle(_ id: String, _ outcome: DeliveryOutcome, now: Instant) async throws {
        try await fuse.guarding { try await base.settle(id, outcome, now: now) }
    }

    func nextDue(account: String) async throws -> Instant? {
        try await fuse.guarding { try await base.nextDue(account: account) }
    }
}
