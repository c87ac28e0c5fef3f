import Desk
import Foundation
import Store
import Testing

/// Replies that need a second person.
struct FourEyesReplyTests {
    private static func stand() throws -> Stand {
        let stand = try Stand()
        let harms = Clerk(name: "harms", fullName: "B. Harms", role: .approver, unit: "PRE")
        let policy = ApprovalPolicy(name: "azubis", belowRole: .approver, replies: true)
        try stand.store.register([harms, policy], as: Stand.chef, now: stand.now)
        return stand
    }

    private static func reply(_ stand: Stand, _ key: Int64) throws -> ReplyRecord {
        try #require(try stand.store.reply(key)).reply
    }

    @Test("it waits, the writer cannot agree, another can, and then it leaves after the undo delay")
    func approved() async throws {
        let stand = try Self.stand()
        let reply = try stand.reply(try stand.opened("a1"))
        #expect(try Self.reply(stand, reply).state == .awaitingApproval)
        stand.now = stand.now + 60
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now) == nil)
        #expect(throws: Refusal.roleTooLow(needs: .approver, has: .clerk)) {
            try stand.store.approve(reply: reply, seenVersion: nil, as: Stand.petersen, now: stand.now)
        }
        try stand.store.approve(reply: reply, seenVersion: nil, as: ModerationStand.harms, now: stand.now)
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now) == nil)
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now + 10)?.id == String(reply))
        #expect(throws: Refusal.notAwaitingApproval(.queued)) {
            try stand.store.approve(reply: reply, seenVersion: nil, as: Stand.chef, now: stand.now)
        }
        #expect(try stand.store.verify().differences == [])
    }

    @Test("the author of a reply cannot agree to it, not even an approver")
    func own() throws {
        let stand = try Self.stand()
        try stand.store.register(
            [ApprovalPolicy(name: "alle", replies: true)], as: Stand.chef, now: stand.now)
        let reply = try stand.reply(try stand.opened("a1"), by: ModerationStand.harms)
        #expect(throws: Refusal.sameClerk("harms")) {
            try stand.store.approve(reply: reply, seenVersion: nil, as: ModerationStand.harms, now: stand.now)
        }
    }

    @Test("when the citizen wrote meanwhile, agreeing to the old answer is refused")
    func stale() throws {
        let stand = try Self.stand()
        let key = try stand.opened("a1")
        let reply = try stand.reply(key)
        let seen = try stand.record(key).version
        try stand.take(stand.item("a2", "Hat sich erledigt.", parent: "a1", ago: 5))
        #expect(throws: Refusal.stale(since: seen)) {
            try stand.store.approve(reply: reply, seenVersion: seen, as: ModerationStand.harms, now: stand.now)
        }
        #expect(try Self.reply(stand, reply).state == .awaitingApproval)
    }

    @Test(
        "a refused text goes back to its writer as draft, behind what they have begun since, and nobody else's draft moves"
    )
    func declined() throws {
        let stand = try Self.stand()
        let key = try stand.opened("a1")
        let reply = try stand.reply(key, "Zu kurz.")
        try stand.store.keepDraft("Neuer Anfang", for: key, of: "petersen", seen: 0, now: stand.now)
        try stand.store.keepDraft("Meins", for: key, of: "harms", seen: 0, now: stand.now)
        try stand.store.decline(reply: reply, reason: "bitte freundlicher", as: ModerationStand.harms, now: stand.now)
        #expect(try stand.detail(key, clerk: "petersen").draft?.text == "Neuer Anfang\n\nZu kurz.")
        #expect(try stand.detail(key, clerk: "harms").draft?.text == "Meins")
        #expect(try Self.reply(stand, reply).reason == "bitte freundlicher")
        #expect(try stand.store.verify().differences == [])
    }

    @Test("a planned reply keeps its time when it is agreed to before")
    func planned() throws {
        let stand = try Self.stand()
        let reply = try stand.reply(try stand.opened("a1"), notBefore: stand.now + 7200)
        try stand.store.approve(reply: reply, seenVersion: nil, as: ModerationStand.harms, now: stand.now)
        #expect(try Self.reply(stand, reply).state == .scheduled)
        #expect(try Self.reply(stand, reply).notBefore == stand.now + 7200)
    }

    @Test("the two texts that are equal are two replies: nothing is swallowed as a double")
    func equalTexts() throws {
        let stand = try Self.stand()
        let key = try stand.opened("a1")
        let first = try stand.reply(key, "Danke", by: Stand.chef)
        let second = try stand.reply(key, "Danke", by: Stand.chef)
        #expect(first != second)
        #expect(try Self.reply(stand, first).idempotencyKey != Self.reply(stand, second).idempotencyKey)
    }

    @Test("an uncertain reply is settled by a person who has looked: it counts once as sent, or goes again")
    func looked() async throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let reply = try stand.reply(key)
        #expect(throws: Refusal.notUncertain(.queued)) {
            try stand.store.settle(reply: reply, hasArrived: true, as: Stand.petersen, now: stand.now)
        }
        stand.now = stand.now + 10
        #expect(try await stand.outbox().begin(String(reply), marker: nil, now: stand.now))
        try await stand.outbox().recover(account: "mastodon/stadt")
        try stand.store.settle(reply: reply, hasArrived: false, as: Stand.petersen, now: stand.now)
        #expect(try Self.reply(stand, reply).state == .queued)
        #expect(try await stand.outbox().begin(String(reply), marker: nil, now: stand.now))
        try await stand.outbox().recover(account: "mastodon/stadt")
        try stand.store.settle(reply: reply, hasArrived: true, as: Stand.petersen, now: stand.now)
        #expect(try Self.reply(stand, reply).state == .sent)
        #expect(try stand.clock(.firstResponse, of: key)?.state == .met)
        #expect(try stand.store.verify().differences == [])
    }
}
