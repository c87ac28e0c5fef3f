import Desk
import Store
import Testing

/// What time itself does.
struct TimekeepingTests {
    @Test("a snoozed case rests until its office opens, then wakes once, unread, as it was")
    func snooze() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.submit(Wait(for: .unit), key)
        let saturday = stand.now + 5 * 86_400
        try stand.submit(Snooze(until: saturday), key)
        let until = try #require(try stand.record(key).snoozedUntil)
        #expect(until == Instant(iso: "2026-03-09T07:00:00Z"))
        #expect(try stand.store.keepTime(now: until + -1) == 0 || (try stand.record(key).status) == .snoozed)
        _ = try stand.store.keepTime(now: until)
        #expect(try stand.record(key).status == .waitingUnit && (try stand.record(key).isUnread))
        #expect(try stand.record(key).wakesTo == nil)
    }

    @Test("each clock escalates once, in opening time, also after another clock of the case did")
    func escalate() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let first = try #require(try stand.clock(.firstResponse, of: key)?.due)
        #expect(try stand.store.keepTime(now: first) == 0)
        #expect(try stand.store.keepTime(now: first + 60) == 1)
        #expect(try stand.store.keepTime(now: first + 120) == 0)
        #expect(try stand.clock(.firstResponse, of: key)?.escalated == true)
        let last = try #require(try stand.clock(.resolution, of: key)?.due)
        let night = try #require(Instant(iso: "2026-03-14T02:00:00Z"))
        #expect(try last < night && (try stand.store.keepTime(now: night)) == 0)
        #expect(try stand.store.keepTime(now: night + 56 * 3600) == 1)
        #expect(try stand.clock(.resolution, of: key)?.escalated == true)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("merged, closed, discarded and imported old cases never escalate (zammad#904)")
    func quiet() throws {
        let stand = try Stand()
        let keys = try (1...4).map { try stand.opened("a\($0)", by: "L\($0)") }
        try stand.take(stand.item("old", by: "Alt", ago: 90 * 86_400))
        try stand.submit(CloseCase(), keys[0])
        try stand.submit(Discard(), keys[1])
        try stand.submit(Merge(into: try stand.record(keys[3])), keys[2])
        _ = try stand.store.keepTime(now: stand.now + 28 * 86_400)
        let escalated = try stand.store.journal(limit: 10_000).filter { $0.kind == .escalated }.compactMap(\.caseKey)
        #expect(escalated == [keys[3]])
    }

    @Test("a changed policy times open cases only, and says how many (osTicket#5160)")
    func retime() throws {
        let stand = try Stand()
        let keys = try (1...3).map { try stand.opened("a\($0)", by: "L\($0)") }
        try stand.submit(CloseCase(), keys[0])
        let frozen = try stand.record(keys[0]).clocks
        let before = try stand.record(keys[1]).due
        let slower = ClockPolicy(
            name: "standard",
            minutes: [.firstResponse: 1200, .interim: 1200, .nextResponse: 600, .resolution: 2400, .unit: 1440])
        try stand.store.enter([(.policy, "standard", slower.json)], as: Stand.chef, now: stand.now)
        #expect(try stand.store.retime(as: Stand.chef, now: stand.now) == 2)
        #expect(try stand.store.retime(as: Stand.chef, now: stand.now) == 0)
        #expect(try stand.record(keys[0]).clocks == frozen)
        #expect((try stand.record(keys[1]).due ?? stand.now) > (before ?? stand.now))
    }

    @Test("a policy that switches a clock off and on again finds the cases whose only clocks it had stopped")
    func offAndOn() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let before = try stand.record(key).clocks
        let off = ClockPolicy(name: "standard", minutes: [.firstResponse: 0, .interim: 0, .resolution: 0])
        try stand.store.enter([(.policy, "standard", off.json)], as: Stand.chef, now: stand.now)
        #expect(try stand.store.retime(as: Stand.chef, now: stand.now) == 1)
        #expect(try stand.record(key).clocks.allSatisfy { $0.state == .cancelled })
        let standard = try #require(Profile(named: "bremerhaven")?.policies.first { $0.name == "standard" })
        try stand.store.enter([(.policy, "standard", standard.json)], as: Stand.chef, now: stand.now)
        #expect(try stand.store.retime(as: Stand.chef, now: stand.now) == 1)
        #expect(try stand.record(key).clocks == before)
    }

    @Test("a tag that a policy names as its topic times the clocks anew, and back when it is taken off or undone")
    func topic() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let before = try stand.record(key).clocks
        try stand.submit(SetTags(add: ["gefahr"]), key)
        let urgent = try #require(try stand.clock(.firstResponse, of: key))
        #expect(urgent.policy == "gefahr" && urgent.minutes == 60 && urgent.calendar == "polizei")
        try stand.submit(SetTags(remove: ["gefahr"]), key)
        #expect(try stand.record(key).clocks == before)
        try stand.submit(SetTags(add: ["lob"]), key)
        #expect(try stand.clock(.firstResponse, of: key)?.state == .cancelled)
        _ = try stand.store.undo(as: Stand.petersen, now: stand.now)
        #expect(try stand.record(key).clocks == before)
        #expect(try stand.store.verify().differences == [])
    }
}
