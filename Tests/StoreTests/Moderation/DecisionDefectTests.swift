import Desk
import Foundation
import GRDB
import Store
import StrictJSON
import Testing

/// Defects of decisions, each once: what was not carried through, and what went twice.
struct DecisionDefectTests {
    private static func agree(_ desk: ModerationStand, _ decision: DecisionView) throws {
        try desk.stand.store.second(
            decision.record.id, agrees: true, note: "", seenVersion: nil, as: ModerationStand.harms, now: desk.stand.now
        )
    }

    @Test(
        "hiding or deleting again before the first has left makes no second notice", arguments: [Measure.hide, .delete])
    func twice(measure: Measure) throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let first = try desk.moderate(message, measure)
        if first.record.state == .proposed { try Self.agree(desk, first) }
        let leaving = try desk.leaving()
        #expect(throws: Refusal.measureImpossible(measure, measure == .hide ? .already : .gone)) {
            try desk.moderate(message, measure)
        }
        #expect(try desk.leaving() == leaving && leaving.count == 2)
    }

    @Test(
        "nothing is said or approved about a message that is gone",
        arguments: [Measure.approve, .hint, .movePrivate, .warn])
    func gone(measure: Measure) throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        try Self.agree(desk, try desk.moderate(message, .delete))
        #expect(throws: Refusal.measureImpossible(measure, .gone)) { try desk.moderate(message, measure) }
    }

    @Test("approving right after hiding is refused where only showing again undoes it, and showing again is possible")
    func approveHidden() async throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        try desk.moderate(message, .hide)
        #expect(throws: Refusal.measureImpossible(.approve, .channel)) {
            try desk.moderate(message, .approve, rule: nil)
        }
        try desk.moderate(message, .unhide, rule: nil)
        #expect(try await desk.deliver() == [.hide, .privateReply, .unhide])
        #expect(try desk.state("f1") == "present")
        try desk.verify()
    }

    @Test("a case that a proposal was to close is closed when the second person agrees")
    func closes() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let key = try desk.stand.key(of: "f1")
        let decision = try desk.moderate(message, .delete, closes: true)
        #expect(try desk.stand.record(key).status == .open)
        try Self.agree(desk, decision)
        #expect(try desk.stand.record(key).status == .closed)
        try desk.verify()
    }

    @Test("how a proposal is carried out is settled when it comes into force, not when it was made")
    func carrying() throws {
        let desk = try ModerationStand()
        let decision = try desk.moderate(try desk.comment("f1"), .delete)
        #expect(decision.record.carrying == .outbox)
        var page = try #require(try desk.stand.store.roster().accounts.values.first { $0.name == "seite" })
        page.standing = .readOnly
        try desk.stand.store.register([page], as: Stand.chef, now: desk.stand.now)
        try Self.agree(desk, decision)
        #expect(try desk.stand.store.decision(decision.record.id)?.record.carrying == .byHand)
        #expect(try desk.state("f1") == "deleted")
        #expect(try desk.leaving().isEmpty && desk.stand.store.decision(decision.record.id)?.noticeWay == "none")
        try desk.verify()
    }

    @Test("a policy of a channel holds for its messages in whatever case they lie, for measures and for replies")
    func mergedChannel() throws {
        let desk = try ModerationStand()
        let policy = ApprovalPolicy(name: "seite", measures: [.hide], channels: [.facebook])
        let answers = ApprovalPolicy(name: "antworten", channels: [.facebook], replies: true)
        try desk.stand.store.register([policy, answers], as: Stand.chef, now: desk.stand.now)
        let message = try desk.comment("f1")
        let page = try desk.stand.key(of: "f1")
        let survivor = try desk.stand.opened("a1")
        try desk.stand.submit(Merge(into: try desk.stand.record(survivor)), page)
        #expect(try desk.moderate(message, .hide).record.state == .proposed)
        let toPage = try desk.stand.reply(survivor, message: message)
        let toTown = try desk.stand.reply(survivor, message: try desk.message("a1"))
        #expect(try desk.stand.store.reply(toPage)?.reply.state == .awaitingApproval)
        #expect(try desk.stand.store.reply(toTown)?.reply.state == .queued)
    }

    @Test("an appeal goes on in the case that stays, which is opened for it and cannot be closed before it is decided")
    func mergedAppeal() throws {
        let desk = try ModerationStand()
        let decision = try desk.moderate(try desk.comment("f1"), .hide)
        let page = try desk.stand.key(of: "f1")
        try desk.stand.store.appeal(
            decision.record.id, text: "Nein!", message: nil, as: Stand.petersen, now: desk.stand.now)
        let since = try desk.stand.clock(.appeal, of: page)?.started
        let survivor = try desk.stand.opened("a1")
        try desk.stand.submit(CloseCase(), survivor)
        desk.stand.now = desk.stand.now + 3600
        try desk.stand.submit(Merge(into: try desk.stand.record(survivor)), page)
        let clock = try desk.stand.clock(.appeal, of: survivor)
        #expect(clock?.state == .running && clock?.started == since)
        #expect(try desk.stand.record(survivor).status == .open)
        #expect(throws: Refusal.appealOpen) { try desk.stand.submit(CloseCase(), survivor) }
        try desk.stand.store.decideAppeal(
            decision.record.id, isUpheld: false, note: "klar", as: ModerationStand.harms, now: desk.stand.now)
        #expect(try desk.stand.clock(.appeal, of: survivor)?.state == .met)
        try desk.stand.submit(CloseCase(), survivor)
        try desk.verify()
    }

    @Test("of two appeals that a merge brought together the clock runs until the last is decided")
    func twoAppeals() throws {
        let desk = try ModerationStand()
        let ids = try ["f1", "f2"].map { id in try desk.moderate(try desk.comment(id), .hide).record.id }
        for id in ids {
            try desk.stand.store.appeal(id, text: "Nein!", message: nil, as: Stand.petersen, now: desk.stand.now)
        }
        let (gone, stays) = (try desk.stand.key(of: "f1"), try desk.stand.key(of: "f2"))
        if gone != stays { try desk.stand.submit(Merge(into: try desk.stand.record(stays)), gone) }
        for (id, state) in zip(ids, [ClockState.running, .met]) {
            try desk.stand.store.decideAppeal(
                id, isUpheld: false, note: "klar", as: ModerationStand.harms, now: desk.stand.now)
            #expect(try desk.stand.clock(.appeal, of: stays)?.state == state)
        }
    }

    @Test(
        "an open appeal keeps a case open also where no clock runs, and a reply that was to close it is sent all the same"
    )
    func clockless() async throws {
        let desk = try ModerationStand()
        let policies = try desk.stand.store.records(.policy)
        for policy in policies {
            guard let name = policy["name"]?.string, let minutes = policy["minutes"]?.members else { continue }
            var members = policy.members ?? []
            members.removeAll { $0.key == "minutes" }
            members.append(.init("minutes", .object(minutes.filter { $0.key != "appeal" })))
            try desk.stand.store.enter([(.policy, name, .object(members))], as: Stand.chef, now: desk.stand.now)
        }
        let message = try desk.comment("f1")
        let key = try desk.stand.key(of: "f1")
        let decision = try desk.moderate(message, .warn)
        #expect(decision.record.state == .inForce)
        let hidden = try desk.moderate(message, .hide)
        try desk.stand.store.appeal(
            hidden.record.id, text: "Nein!", message: nil, as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.stand.clock(.appeal, of: key) == nil)
        #expect(throws: Refusal.appealOpen) { try desk.stand.submit(CloseCase(), key) }
        let reply = try desk.stand.reply(key, closes: true)
        try await desk.deliver()
        #expect(try desk.stand.store.reply(reply)?.reply.state == .sent)
        #expect(try desk.stand.record(key).status == .open)
    }

    @Test(
        "a hint, a warning or an invitation that says nothing is none", arguments: [Measure.hint, .warn, .movePrivate])
    func silent(measure: Measure) throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        #expect(throws: Refusal.emptyText) { try desk.moderate(message, measure, silent: true) }
        #expect(try desk.stand.store.decisions().isEmpty)
    }

    @Test("a notice that was edited beyond what the channel takes is refused before anything is decided")
    func longNotice() throws {
        let desk = try ModerationStand()
        let order = ModerationOrder(
            message: try desk.comment("f1"), measure: .hide, rule: "insult",
            notice: String(repeating: "ä", count: 8001))
        #expect(throws: Refusal.textTooLong(count: 8001, limit: 8000)) {
            try desk.stand.store.moderate([order], as: Stand.petersen, now: desk.stand.now)
        }
        #expect(try desk.stand.store.decisions().isEmpty)
    }

    @Test("only a temporary ban has an end")
    func strayEnd() throws {
        let desk = try ModerationStand()
        let decision = try desk.moderate(try desk.comment("f1"), .hide, until: desk.stand.now + 86_400)
        #expect(decision.record.until == nil)
    }

    @Test("taking a decision back puts in force again what it had lifted")
    func restored() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let hidden = try desk.moderate(message, .hide)
        let shown = try desk.moderate(message, .unhide, rule: nil)
        #expect(try desk.stand.store.decision(hidden.record.id)?.record.state == .lifted)
        try desk.stand.store.withdraw(shown.record.id, as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.stand.store.decision(hidden.record.id)?.record.state == .inForce)
        try desk.verify()
    }

    @Test("a measure done by hand that is taken back leaves the message as it was: held stays held")
    func byHand() throws {
        let desk = try ModerationStand()
        var page = try #require(try desk.stand.store.roster().accounts.values.first { $0.name == "seite" })
        page.standing = .readOnly
        try desk.stand.store.register([page], as: Stand.chef, now: desk.stand.now)
        let message = try desk.comment("f1", isHeld: true)
        let decision = try desk.moderate(message, .hide)
        #expect(decision.record.carrying == .byHand)
        #expect(try desk.state("f1") == "hidden")
        try desk.stand.store.withdraw(decision.record.id, as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.state("f1") == "held")
        try desk.verify()
    }

    @Test("the notice of a restriction cannot be taken out of the outbox alone: the decision goes back as a whole")
    func noticeAlone() throws {
        let desk = try ModerationStand()
        let decision = try desk.moderate(try desk.comment("f1"), .hide)
        let notice = try #require(try desk.stand.store.outbox().first { $0.reply.isNotice })
        try desk.stand.store.cancel(reply: notice.reply.key, as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.leaving() == [])
        #expect(try desk.stand.store.decision(decision.record.id)?.record.state == .withdrawn)
        try desk.verify()
    }
}
