import Desk
import Foundation
import Store
import Testing

/// The outbox under random kills: at every step the process may die, and the channel may or may not have the post.
struct OutboxSoakTests {
    @Test(
        "nothing is sent without an id, nothing is delivered twice or lost, and no post of ours opens a second case",
        arguments: Array(1...8) as [UInt64])
    func soak(_ seed: UInt64) async throws {
        let stand = try Stand()
        var dice = Dice(seed)
        var replies: [Int64] = []
        for index in 1...6 { replies.append(try stand.reply(try stand.opened("a\(index)", by: "L\(index)"))) }
        for index in 1...3 { replies += try stand.publish("Meldung \(index)") }
        var delivered: [String: Int] = [:]
        stand.now = stand.now + 60
        for _ in 0..<200 {
            stand.now = stand.now + 30
            if dice.below(3) == 0 { try await revive(stand) }
            if dice.below(5) == 0 { try bringBack(delivered, stand) }
            guard let item = try await stand.outbox().next(account: "mastodon/stadt", now: stand.now) else { continue }
            if item.state == .uncertain, let posted = delivered[item.key] {
                try await stand.outbox().settle(
                    item.id, .sent(remoteID: "\(item.key)/\(posted)", url: nil), now: stand.now)
                continue
            }
            guard try await stand.outbox().begin(item.id, marker: nil, now: stand.now) else { continue }
            if dice.below(4) == 0 { try await revive(stand); continue }
            let outcome = Self.attempt(item, &dice, &delivered, stand.now)
            if dice.below(4) == 0 { try await revive(stand); continue }
            try await stand.outbox().settle(item.id, outcome, now: stand.now)
        }
        let rows = try stand.store.outbox(limit: 100)
        #expect(Set(rows.map(\.reply.key)) == Set(replies))
        for row in rows {
            #expect(delivered[row.reply.idempotencyKey] ?? 0 <= 1)
            #expect((row.reply.state == .sent) == (row.reply.remoteID != nil))
            if row.reply.state == .sent { #expect(delivered[row.reply.idempotencyKey] == 1) }
        }
        #expect(rows.filter { $0.reply.state == .sent }.count >= 4)
        let posts = try rows.filter { $0.reply.action == .publish }.map { try stand.detail($0.reply.caseKey) }
        #expect(posts.count == 3 && posts.allSatisfy { $0.messages.count <= 1 })
        #expect(try stand.store.page(PageRequest(limit: 100), asker: try stand.asker()).count == 9)
        #expect(try stand.store.verify().differences == [])
    }

    /// Kill and start anew.
    private func revive(_ stand: Stand) async throws {
        try stand.reopen()
        try await stand.outbox().recover(account: "mastodon/stadt")
    }

    /// The channel shows the posts of ours that it has.
    private func bringBack(_ delivered: [String: Int], _ stand: Stand) throws {
        for row in try stand.store.outbox(limit: 100) where row.reply.action == .publish {
            guard let posted = delivered[row.reply.idempotencyKey] else { continue }
            let id = "\(row.reply.idempotencyKey)/\(posted)"
            try stand.take(stand.item(id, row.text, by: "stadt", ago: 1, kind: .post, direction: .outgoing))
        }
    }

    private static func attempt(
        _ item: OutboxItem, _ dice: inout Dice, _ delivered: inout [String: Int], _ now: Instant
    ) -> DeliveryOutcome {
        switch dice.below(4) {
        case 0: return .retry(at: now + 30, reason: "503")
        case 1:
            delivered[item.key, default: 0] += 1
            return .uncertain(lookAt: now + 30, reason: "reset")
        default:
            delivered[item.key, default: 0] += 1
            return .sent(remoteID: "\(item.key)/1", url: nil)
        }
    }
}
