import Desk
import GRDB
import Store
import Testing

/// Entries that no mapping understood.
struct QuarantineTests {
    private func reject(_ stand: Stand, _ raws: [String], items: [InboundItem] = [], cursor: String? = nil) throws
        -> IntakeReport
    {
        let rejected = raws.map { QuarantinedItem(id: $0, reason: "created_at: missing", raw: Array($0.utf8)) }
        return try stand.store.take(
            InboundBatch(account: "mastodon/stadt", items: items, rejected: rejected, cursor: cursor), actor: "sync",
            now: stand.now, isDurable: true)
    }

    @Test("what cannot be read is kept with its bytes beside what can, in one transaction with the cursor")
    func kept() throws {
        let stand = try Stand()
        let report = try reject(stand, ["a", "b"], items: [stand.item("c")], cursor: "9")
        #expect(report.new == 1 && report.quarantined == 2)
        let rows = try stand.store.quarantine()
        #expect(rows.map { String(decoding: $0.raw, as: UTF8.self) } == ["b", "a"])
        #expect(rows.allSatisfy { $0.account == "mastodon/stadt" && $0.reason == "created_at: missing" })
        #expect(try stand.store.quarantineCounts() == ["mastodon/stadt": 2])
        #expect(try stand.sql { try String.fetchOne($0, sql: "SELECT value FROM cursor") } == "9")
        #expect(try stand.store.verify().differences == [])
    }

    @Test("the same bytes again are no second entry and are not counted anew")
    func twice() throws {
        let stand = try Stand()
        _ = try reject(stand, ["a"])
        #expect(try reject(stand, ["a"]).quarantined == 0)
        #expect(try stand.store.quarantine().map(\.tries) == [1])
    }

    @Test("an entry that can be read now becomes a message and leaves; one that cannot stays with its new reason")
    func again() throws {
        let stand = try Stand()
        _ = try reject(stand, ["a", "b"])
        let rows = try stand.store.quarantine()
        let report = try stand.store.release(quarantined: rows[0].key, as: [stand.item("b")], now: stand.now)
        #expect(report.new == 1)
        try stand.store.keep(quarantined: rows[1].key, reason: "account: missing")
        #expect(try stand.store.quarantine().map(\.reason) == ["account: missing"])
        #expect(try stand.store.count(.all([]), asker: try stand.asker()) == 1)
        #expect(try stand.store.drop(quarantined: rows[1].key))
        #expect(try !stand.store.drop(quarantined: rows[1].key))
        #expect(try stand.store.quarantineCounts() == [:])
    }

    @Test("an entry is bounded, and the oldest go when an account fills its quarantine")
    func bounded() throws {
        let stand = try Stand()
        let long = QuarantinedItem(id: nil, reason: "x", raw: [UInt8](repeating: 0, count: 1 << 20))
        #expect(long.raw.count == QuarantinedItem.limit)
        _ = try reject(stand, (0..<10_050).map { "e\($0)" })
        let rows = try stand.store.quarantine(limit: 20_000)
        #expect(rows.count == 10_000)
        #expect(rows.last?.remoteID == "e50")
    }
}
