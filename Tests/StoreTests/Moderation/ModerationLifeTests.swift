import Desk
import Foundation
import Store
import Testing

/// From the proposal to the channel's answer, and back.
struct ModerationLifeTests {
    @Test(
        "hiding is no answer: it leaves with its reasons, stops no clock, and the message is hidden when the channel says so"
    )
    func hide() async throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let key = try desk.stand.key(of: "f1")
        let decision = try desk.moderate(message, .hide)
        #expect(decision.record.rule == "insult" && decision.record.ruleVersion == 1)
        #expect(try desk.leaving() == [.hide, .privateReply])
        #expect(try desk.state("f1") == "present")
        #expect(try await desk.deliver() == [.hide, .privateReply])
        #expect(try desk.state("f1") == "hidden")
        #expect(try desk.stand.clock(.firstResponse, of: key)?.state == .running)
        #expect(try desk.stand.detail(key).messages.count == 2)
        #expect(try desk.stand.record(key).messages == 2)
        try desk.verify()
    }

    @Test("before a deletion and a ban the author is told first: afterwards nobody could")
    func order() async throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let decision = try desk.moderate(message, .delete)
        try desk.stand.store.second(
            decision.record.id, agrees: true, note: "", seenVersion: nil, as: ModerationStand.harms,
            now: desk.stand.now)
        #expect(try await desk.deliver() == [.privateReply, .delete])
        #expect(try desk.state("f1") == "deleted")
        try desk.verify()
    }

    @Test("nothing leaves before the second person agrees, and then once, under keys of the decision")
    func secondPerson() throws {
        let desk = try ModerationStand()
        let decision = try desk.moderate(try desk.comment("f1"), .ban)
        #expect(decision.record.state == .proposed)
        #expect(try desk.leaving() == [])
        let id = decision.record.id
        #expect(throws: Refusal.roleTooLow(needs: .approver, has: .clerk)) {
            try desk.stand.store.second(
                id, agrees: true, note: "", seenVersion: nil, as: Stand.petersen, now: desk.stand.now)
        }
        try desk.stand.store.second(
            id, agrees: true, note: "", seenVersion: nil, as: ModerationStand.harms, now: desk.stand.now)
        #expect(try desk.leaving() == [.privateReply, .ban])
        let keys = Set(try desk.stand.store.outbox().map(\.reply.idempotencyKey))
        #expect(keys == ["measure-" + id, "notice-" + id])
        #expect(throws: Refusal.alreadyDecided(.inForce)) {
            try desk.stand.store.second(
                id, agrees: true, note: "", seenVersion: nil, as: Stand.chef, now: desk.stand.now)
        }
        try desk.verify()
    }

    @Test("who proposed never agrees, whatever the role")
    func sameClerk() throws {
        let desk = try ModerationStand()
        let decision = try desk.moderate(try desk.comment("f1"), .ban, by: Stand.chef)
        #expect(throws: Refusal.sameClerk("chef")) {
            try desk.stand.store.second(
                decision.record.id, agrees: true, note: "", seenVersion: nil, as: Stand.chef, now: desk.stand.now)
        }
    }

    @Test("a proposal that is refused says why, and the message waits again")
    func declined() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1", isHeld: true)
        let decision = try desk.moderate(message, .delete)
        #expect(try desk.queue(.held).isEmpty && desk.queue(.second, as: "harms").count == 1)
        #expect(throws: Refusal.invalid(field: "note", reason: "say why not")) {
            try desk.stand.store.second(
                decision.record.id, agrees: false, note: " ", seenVersion: nil, as: ModerationStand.harms,
                now: desk.stand.now)
        }
        try desk.stand.store.second(
            decision.record.id, agrees: false, note: "nur scharf", seenVersion: nil, as: ModerationStand.harms,
            now: desk.stand.now)
        #expect(try desk.queue(.held).count == 1 && desk.queue(.second, as: "harms").isEmpty)
        #expect(try desk.leaving() == [])
        #expect(try desk.stand.store.decision(decision.record.id)?.secondNote == "nur scharf")
        try desk.verify()
    }

    @Test("a rule may let the measure act at once; when the second person refuses, it is undone at the channel")
    func afterwards() async throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1", "Alle von denen gehören weg!")
        let decision = try desk.moderate(message, .hide, rule: "hate")
        #expect(decision.record.state == .inForce && decision.record.awaitsSecond)
        #expect(try await desk.deliver().contains(.hide))
        #expect(try desk.queue(.second, as: "harms").count == 1)
        try desk.stand.store.second(
            decision.record.id, agrees: false, note: "Zitat", seenVersion: nil, as: ModerationStand.harms,
            now: desk.stand.now)
        #expect(try await desk.deliver() == [.unhide, .privateReply])
        #expect(try desk.state("f1") == "present")
        try desk.verify()
    }

    @Test("undo takes back what has not left, bulk and all, as one step; what has left it does not")
    func undo() async throws {
        let desk = try ModerationStand()
        let messages = try (1...3).map { try desk.comment("f\($0)", isHeld: true) }
        let orders = messages.map { ModerationOrder(message: $0, measure: .hide, rule: "insult") }
        let done = try desk.stand.store.moderate(orders, as: Stand.petersen, now: desk.stand.now)
        #expect(done.changed.count == 3 && done.refused.isEmpty)
        #expect(try desk.queue(.held).isEmpty)
        _ = try desk.stand.store.undo(as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.queue(.held).count == 3)
        #expect(try desk.leaving() == [])
        try desk.moderate(messages[0], .hide)
        try await desk.deliver()
        #expect(throws: Refusal.alreadyLeaving) {
            try desk.stand.store.undo(as: Stand.petersen, now: desk.stand.now)
        }
        try desk.verify()
    }

    @Test("in a bulk decision one refusal does not stop the others")
    func bulk() throws {
        let desk = try ModerationStand()
        let messages = try (1...3).map { try desk.comment("f\($0)") }
        try desk.moderate(messages[1], .ban)
        let orders = messages.map { ModerationOrder(message: $0, measure: .hide, rule: "insult") }
        let done = try desk.stand.store.moderate(orders, as: Stand.petersen, now: desk.stand.now)
        #expect(done.changed.count == 2)
        #expect(done.refused.map(\.why) == [.decisionPending(by: "petersen")])
    }

    @Test("several messages of one case are decided in one step, each with the version that was seen")
    func oneCase() throws {
        let desk = try ModerationStand()
        let first = try desk.comment("f1")
        var second = desk.stand.item("f2", "Und du auch!", by: "Sven", parent: "f1", ago: 5, channel: .facebook)
        second.account = "seite"
        try desk.stand.take(second)
        let seen = try desk.stand.record(try desk.stand.key(of: "f1")).version
        let orders = try [first, desk.message("f2")].map {
            ModerationOrder(message: $0, measure: .hide, rule: "insult", seenVersion: seen)
        }
        let done = try desk.stand.store.moderate(orders, as: Stand.petersen, now: desk.stand.now)
        #expect(done.refused.isEmpty)
        #expect(try desk.leaving().count { $0 == .hide } == 2)
        try desk.verify()
    }

    @Test("a measure taken out of the outbox takes its decision and its notice back too")
    func cancelled() throws {
        let desk = try ModerationStand()
        let decision = try desk.moderate(try desk.comment("f1"), .hide)
        let row = try #require(try desk.stand.store.outbox().first { $0.reply.action == .hide })
        try desk.stand.store.cancel(reply: row.reply.key, as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.leaving() == [])
        #expect(try desk.stand.store.decision(decision.record.id)?.record.state == .withdrawn)
        try desk.verify()
    }

    @Test("a decision on what has changed since is refused: case and text")
    func stale() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let seen = try desk.stand.record(try desk.stand.key(of: "f1")).version
        let text = try #require(try desk.stand.store.moderationTarget(message)).content
        try desk.stand.take(
            desk.stand.item("f1", "Du bist nett.", by: "Kalle", channel: .facebook, account: "seite"))
        #expect(throws: Refusal.stale(since: seen)) { try desk.moderate(message, .hide, seen: seen) }
        #expect(throws: Refusal.self) { try desk.moderate(message, .hide, text: text) }
        #expect(try desk.stand.store.decisions().isEmpty)
    }

    @Test("a text that was changed after the proposal needs a new one")
    func changedProposal() throws {
        let desk = try ModerationStand()
        let decision = try desk.moderate(try desk.comment("f1"), .delete)
        try desk.stand.take(
            desk.stand.item("f1", "Entschuldigung.", by: "Kalle", channel: .facebook, account: "seite"))
        #expect(throws: Refusal.textChanged) {
            try desk.stand.store.second(
                decision.record.id, agrees: true, note: "", seenVersion: nil, as: ModerationStand.harms,
                now: desk.stand.now)
        }
        #expect(try desk.leaving() == [])
    }

    @Test("killed between any two steps, a measure is carried out once or looked for, never blindly again")
    func killed() async throws {
        let desk = try ModerationStand()
        try desk.moderate(try desk.comment("f1"), .hide)
        desk.stand.now = desk.stand.now + 10
        try desk.stand.reopen()
        let item = try #require(
            try await desk.stand.outbox().next(account: ModerationStand.account, now: desk.stand.now))
        #expect(item.action == .hide && item.inReplyTo == "f1")
        #expect(try await desk.stand.outbox().begin(item.id, marker: nil, now: desk.stand.now))
        try desk.stand.reopen()
        try await desk.stand.outbox().recover(account: ModerationStand.account)
        let again = try #require(
            try await desk.stand.outbox().next(account: ModerationStand.account, now: desk.stand.now))
        #expect(again.id == item.id && again.state == .uncertain && again.key == item.key)
        try await desk.stand.outbox().settle(item.id, .sent(remoteID: "f1", url: nil), now: desk.stand.now)
        #expect(try desk.state("f1") == "hidden")
        try desk.verify()
    }
}
