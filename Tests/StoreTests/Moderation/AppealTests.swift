import Desk
import Foundation
import Store
import Testing

/// Appeals, bans and their ends.
struct AppealTests {
    @Test("an appeal opens the case, runs a clock of its own, and is decided by somebody who had no hand in it")
    func appeal() async throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let key = try desk.stand.key(of: "f1")
        let decision = try desk.moderate(message, .hide, by: ModerationStand.harms, closes: true)
        #expect(try desk.stand.record(key).status == .closed)
        try await desk.deliver()
        let id = decision.record.id
        try desk.stand.store.appeal(id, text: "Ich war wütend.", message: nil, as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.stand.record(key).status == .open)
        #expect(try desk.stand.clock(.appeal, of: key)?.state == .running)
        #expect(try desk.queue(.appeals, as: "harms").isEmpty && desk.queue(.appeals, as: "chef").count == 1)
        #expect(throws: Refusal.appealOpen) { try desk.stand.submit(CloseCase(), key) }
        #expect(throws: Refusal.sameClerk("harms")) {
            try desk.stand.store.decideAppeal(
                id, isUpheld: false, note: "x", as: ModerationStand.harms, now: desk.stand.now)
        }
        #expect(throws: Refusal.appealKnown(.open)) {
            try desk.stand.store.appeal(id, text: "noch einmal", message: nil, as: Stand.petersen, now: desk.stand.now)
        }
        try desk.stand.store.decideAppeal(
            id, isUpheld: true, note: "scharf, aber erlaubt", as: Stand.chef, now: desk.stand.now)
        #expect(try desk.stand.clock(.appeal, of: key)?.state == .met)
        #expect(try await desk.deliver().contains(.unhide))
        #expect(try desk.state("f1") == "present")
        #expect(try desk.queue(.appeals, as: "chef").isEmpty)
        #expect(throws: Refusal.appealKnown(.upheld)) {
            try desk.stand.store.appeal(id, text: "x", message: nil, as: Stand.petersen, now: desk.stand.now)
        }
        try desk.verify()
    }

    @Test("an appeal is not decided on an older state of the case")
    func stale() throws {
        let desk = try ModerationStand()
        let decision = try desk.moderate(try desk.comment("f1"), .hide)
        let (id, key) = (decision.record.id, try desk.stand.key(of: "f1"))
        try desk.stand.store.appeal(id, text: "Nein!", message: nil, as: Stand.petersen, now: desk.stand.now)
        let seen = try desk.stand.record(key).version
        try desk.stand.submit(AddNote(text: "Er hat angerufen."), key)
        #expect(throws: Refusal.stale(since: seen)) {
            try desk.stand.store.decideAppeal(
                id, isUpheld: false, note: "klar", seenVersion: seen, as: ModerationStand.harms, now: desk.stand.now)
        }
        #expect(try desk.stand.store.decision(id)?.record.appeal == .open)
    }

    @Test("an appeal late in the clock stays missed, and a dismissed one leaves the measure")
    func dismissed() async throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let decision = try desk.moderate(message, .hide)
        try await desk.deliver()
        try desk.stand.store.appeal(
            decision.record.id, text: "Nein!", message: nil, as: Stand.petersen, now: desk.stand.now)
        desk.stand.now = desk.stand.now + 20 * 86_400
        try desk.stand.store.decideAppeal(
            decision.record.id, isUpheld: false, note: "klar", as: ModerationStand.harms, now: desk.stand.now)
        #expect(try desk.stand.clock(.appeal, of: try desk.stand.key(of: "f1"))?.state == .missed)
        #expect(try desk.state("f1") == "hidden")
        try desk.verify()
    }

    @Test("nobody is banned unasked, and nobody again after an unban")
    func banned() async throws {
        let desk = try ModerationStand()
        let first = try desk.comment("f1")
        let second = try desk.comment("f2", "Noch einer.")
        let decision = try desk.moderate(first, .ban)
        try desk.stand.store.second(
            decision.record.id, agrees: true, note: "", seenVersion: nil, as: ModerationStand.harms,
            now: desk.stand.now)
        #expect(try await desk.deliver().contains(.ban))
        #expect(throws: Refusal.measureImpossible(.ban, .already)) { try desk.moderate(second, .ban) }
        try desk.moderate(second, .unban, rule: nil)
        #expect(try await desk.deliver() == [.unban])
        #expect(try desk.stand.store.decision(decision.record.id)?.record.state == .lifted)
        for day in 1...40 {
            desk.stand.now = desk.stand.now + 86_400
            _ = try desk.stand.store.keepTime(now: desk.stand.now)
            #expect(try await desk.deliver() == [], "day \(day)")
        }
        try desk.verify()
    }

    @Test("a temporary ban ends by itself, once, at its time")
    func temporary() async throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        #expect(throws: Refusal.invalid(field: "until", reason: "a temporary ban has an end")) {
            try desk.moderate(message, .temporaryBan)
        }
        #expect(throws: Refusal.instantInPast(desk.stand.now)) {
            try desk.moderate(message, .temporaryBan, until: desk.stand.now)
        }
        let decision = try desk.moderate(message, .temporaryBan, until: desk.stand.now + 7 * 86_400)
        try desk.stand.store.second(
            decision.record.id, agrees: true, note: "", seenVersion: nil, as: ModerationStand.harms,
            now: desk.stand.now)
        #expect(try await desk.deliver().contains(.ban))
        desk.stand.now = desk.stand.now + 6 * 86_400
        _ = try desk.stand.store.keepTime(now: desk.stand.now)
        #expect(try await desk.deliver() == [])
        desk.stand.now = desk.stand.now + 2 * 86_400
        for _ in 1...2 { _ = try desk.stand.store.keepTime(now: desk.stand.now) }
        #expect(try await desk.deliver() == [.unban])
        try desk.verify()
    }
}
