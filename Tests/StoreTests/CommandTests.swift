import Desk
import Store
import Testing

/// Every command through the store's one door.
struct CommandTests {
    @Test("a new desk has the offices, calendars, policies and templates of its profile and verifies")
    func freshDesk() throws {
        let stand = try Stand()
        let roster = try stand.store.roster()
        #expect(roster.profile.prefix == "BHV")
        #expect(roster.units["SBA"]?.name == "Amt für Straßen- und Brückenbau")
        #expect(roster.calendars.keys.contains("bremerhaven") && roster.policies.count == 6)
        #expect(!roster.templates.isEmpty && roster.clerks.count == 4 && roster.accounts.count == 3)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("assigning opens a new case, names the office, starts its clock and is history")
    func assign() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.submit(Assign(unit: "sba", clerk: "lange", note: "bitte prüfen"), key)
        let detail = try stand.detail(key)
        #expect(detail.row.record.unit == "SBA" && detail.row.record.clerk == "lange")
        #expect(detail.row.record.status == .open)
        #expect(detail.history.map(\.kind) == [.assigned, .noted])
        #expect(detail.messages.last?.text == "bitte prüfen" && detail.messages.last?.direction == .note)
        #expect(try stand.clock(.unit, of: key)?.unit == "SBA")
        #expect(throws: Refusal.alreadyAssigned("SBA")) { try stand.submit(Assign(unit: "SBA", clerk: "lange"), key) }
        #expect(throws: Refusal.unitEnded("BIS", CivilDate("2013-06-30") ?? CivilDate(day: 0))) {
            try stand.submit(Assign(unit: "BIS"), key)
        }
        #expect(throws: Refusal.unknownClerk("niemand")) {
            try stand.submit(Assign(unit: "EBB", clerk: "niemand"), key)
        }
    }

    @Test("only one clerk works on a case, unless another insists")
    func claim() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.submit(Claim(), key)
        #expect(throws: Refusal.claimedBy("petersen")) { try stand.submit(Claim(), key, by: Stand.lange) }
        try stand.submit(Claim(force: true), key, by: Stand.lange)
        #expect(try stand.record(key).clerk == "lange")
        #expect(try stand.submit(Claim(), key, by: Stand.lange).changed == [])
        try stand.submit(Release(), key, by: Stand.lange)
        #expect(try stand.record(key).clerk == nil)
    }

    @Test("a reader decides nothing, a clerk enters no records")
    func roles() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let refusal = Refusal.roleTooLow(needs: .clerk, has: .reader)
        for command in [Claim(), CloseCase(), AddNote(text: "x"), MarkRead()] as [any CaseCommand] {
            #expect(throws: refusal) { try stand.submit(command, key, by: Stand.leser) }
        }
        #expect(throws: refusal) { try stand.store.split(key, messages: [key], as: Stand.leser, now: stand.now) }
        let reply = try stand.reply(key)
        #expect(throws: refusal) { try stand.store.cancel(reply: reply, as: Stand.leser, now: stand.now) }
        #expect(throws: Refusal.roleTooLow(needs: .admin, has: .clerk)) {
            try stand.store.register([OrganisationUnit(sign: "NEU", name: "Neu")], as: Stand.petersen, now: stand.now)
        }
        #expect(throws: Refusal.roleTooLow(needs: .admin, has: .clerk)) { try stand.submit(Retime(), key) }
    }

    @Test("closing freezes, reopening goes on, spam runs no clock")
    func closing() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.submit(CloseCase(), key)
        let closed = try stand.record(key)
        #expect(closed.status == .closed && !closed.isUnread && closed.due == nil)
        #expect(closed.clocks.allSatisfy { !$0.state.isOpen })
        stand.now = stand.now + 86_400
        #expect(try stand.record(key).clocks == closed.clocks)
        #expect(throws: Refusal.notOpen(.closed)) { try stand.submit(Claim(), key) }
        try stand.submit(Reopen(), key)
        #expect(try stand.record(key).due != nil)
        #expect(throws: Refusal.alreadyOpen) { try stand.submit(Reopen(), key) }
        try stand.submit(Discard(), key)
        #expect(try stand.record(key).due == nil && (try stand.record(key).waitingSince) == nil)
        try stand.submit(Reopen(), key)
        #expect(try stand.record(key).status == .open)
    }

    @Test("waiting for the citizen pauses resolution, waiting for the office pauses nothing")
    func waiting() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.submit(Wait(for: .citizen), key)
        #expect(try stand.clock(.resolution, of: key)?.state == .paused)
        #expect(try stand.clock(.firstResponse, of: key)?.state == .running)
        try stand.submit(Wait(for: .unit), key)
        #expect(try stand.clock(.resolution, of: key)?.state == .running)
        #expect(try stand.record(key).status == .waitingUnit)
    }

    @Test("tags are checked, kept sorted and change no state; priority times the clocks anew")
    func labels() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.submit(SetTags(add: ["weg", "licht"]), key)
        try stand.submit(SetTags(add: ["weg"], remove: ["fehlt"]), key)
        #expect(try stand.record(key).tags == ["licht", "weg"])
        #expect(throws: Refusal.self) { try stand.submit(SetTags(add: ["zwei worte"]), key) }
        let before = try stand.record(key).due
        try stand.submit(SetPriority(.urgent), key)
        let after = try stand.record(key).due
        #expect((after ?? stand.now) < (before ?? stand.now))
    }

    @Test("of many cases the refused ones are named and the others go on")
    func bulk() throws {
        let stand = try Stand()
        let keys = try (1...4).map { try stand.opened("a\($0)", by: "Leute\($0)") }
        try stand.submit(CloseCase(), keys[1])
        let result = try stand.store.submit(Claim(), to: keys + [999_999], as: Stand.petersen, now: stand.now)
        #expect(result.changed == [keys[0], keys[2], keys[3]])
        #expect(result.refused.map(\.key) == [keys[1], 999_999])
        #expect(throws: Refusal.unknownCase("#999999")) { try stand.submit(Claim(), 999_999) }
    }

    @Test("looking at a case marks it read without a step for undo")
    func seen() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.store.markSeen(key, as: Stand.petersen, now: stand.now)
        #expect(try !stand.record(key).isUnread)
        #expect(throws: Refusal.nothingToUndo) { try stand.store.undo(as: Stand.petersen, now: stand.now) }
    }

    @Test("a refused command leaves no trace in the journal")
    func refusedLeavesNothing() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let before = try stand.store.journal(limit: 10_000).count
        #expect(throws: Refusal.self) { try stand.submit(Assign(unit: "XYZ"), key) }
        #expect(throws: Refusal.emptyText) { try stand.submit(AddNote(text: " \n"), key) }
        #expect(throws: Refusal.self) { try stand.submit(Snooze(until: stand.now + -1), key) }
        #expect(try stand.store.journal(limit: 10_000).count == before)
    }
}
