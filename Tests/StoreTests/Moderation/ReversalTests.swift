import Desk
import Foundation
import Store
import Testing

/// Taking measures back: by a second person, an appeal, the one who decided, or undo.
struct ReversalTests {
    /// A desk on which another person must look at each hiding afterwards.
    private static func stand() throws -> ModerationStand {
        let desk = try ModerationStand()
        let policy = ApprovalPolicy(name: "nachher", measures: [.hide], afterwards: true)
        try desk.stand.store.register([policy], as: Stand.chef, now: desk.stand.now)
        return desk
    }

    private static func second(_ desk: ModerationStand, _ decision: DecisionView, agrees: Bool) throws {
        try desk.stand.store.second(
            decision.record.id, agrees: agrees, note: "Begründung", seenVersion: nil, as: ModerationStand.harms,
            now: desk.stand.now)
    }

    fileprivate static func readOnly(_ desk: ModerationStand) throws {
        var page = try #require(try desk.stand.store.roster().accounts.values.first { $0.name == "seite" })
        page.standing = .readOnly
        try desk.stand.store.register([page], as: Stand.chef, now: desk.stand.now)
    }

    private static func appeal(_ desk: ModerationStand, _ decision: DecisionView, upheld: Bool? = nil) throws {
        let (id, now) = (decision.record.id, desk.stand.now)
        try desk.stand.store.appeal(id, text: "Nein!", message: nil, as: Stand.petersen, now: now)
        guard let upheld else { return }
        try desk.stand.store.decideAppeal(id, isUpheld: upheld, note: "so", as: ModerationStand.harms, now: now)
    }

    private static func state(_ desk: ModerationStand, _ decision: DecisionView) throws -> DecisionState? {
        try desk.stand.store.decision(decision.record.id)?.record.state
    }

    @Test("refused before it has left, a measure leaves not at all, and nobody is told of it")
    func refusedInTime() throws {
        let desk = try Self.stand()
        let decision = try desk.moderate(try desk.comment("f1"), .hide)
        #expect(try desk.leaving() == [.hide, .privateReply])
        try Self.second(desk, decision, agrees: false)
        #expect(try desk.leaving() == [])
        try desk.verify()
    }

    @Test("refused after it has left, a measure is undone and the author is told that it holds no longer")
    func refusedLate() async throws {
        let desk = try Self.stand()
        let decision = try desk.moderate(try desk.comment("f1"), .hide)
        try await desk.deliver()
        try Self.second(desk, decision, agrees: false)
        let letters = try desk.stand.store.outbox().filter(\.reply.isNotice).map(\.text)
        #expect(letters.contains { $0.contains("nicht bestätigt") })
        #expect(try await desk.deliver() == [.unhide, .privateReply])
        #expect(try desk.state("f1") == "present")
        try desk.verify()
    }

    @Test("a comment that nobody had approved is not published by refusing to hide it: it waits again")
    func heldStaysHeld() async throws {
        let desk = try Self.stand()
        let message = try desk.comment("f1", isHeld: true)
        let decision = try desk.moderate(message, .hide)
        try await desk.deliver()
        try Self.second(desk, decision, agrees: false)
        #expect(try await !desk.deliver().contains(.unhide))
        #expect(try desk.state("f1") == "held")
        #expect(try desk.queue(.held).map(\.message) == [message])
        try desk.verify()
    }

    @Test("a held message waits until it is said whether it is published", arguments: [Measure.keep, .report])
    func heldWaits(measure: Measure) throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1", isHeld: true)
        try desk.moderate(message, measure, rule: "threat")
        #expect(try desk.queue(.held).map(\.message) == [message])
        try desk.verify()
    }

    @Test("an upheld appeal lifts no other ban at the channel")
    func otherBan() async throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let first = try desk.moderate(message, .temporaryBan, until: desk.stand.now + 30 * 86_400)
        if first.record.state == .proposed { try Self.second(desk, first, agrees: true) }
        try await desk.deliver()
        let other = try desk.moderate(message, .ban, by: Stand.chef)
        if other.record.state == .proposed { try Self.second(desk, other, agrees: true) }
        try await desk.deliver()
        try desk.stand.store.appeal(
            first.record.id, text: "Nein!", message: nil, as: Stand.petersen, now: desk.stand.now)
        try desk.stand.store.decideAppeal(
            first.record.id, isUpheld: true, note: "so", as: Stand.chef, now: desk.stand.now)
        #expect(try await !desk.deliver().contains(.unban))
        #expect(try Self.state(desk, other) == .inForce)
        try desk.verify()
    }

    @Test("what is deleted does not come back, whichever appeal is upheld; the letter says so")
    func deleted() throws {
        let desk = try ModerationStand()
        try Self.readOnly(desk)
        let message = try desk.comment("f1")
        let hidden = try desk.moderate(message, .hide)
        let deleted = try desk.moderate(message, .delete)
        if deleted.record.state == .proposed { try Self.second(desk, deleted, agrees: true) }
        #expect(try desk.state("f1") == "deleted")
        try Self.appeal(desk, hidden, upheld: true)
        #expect(try desk.state("f1") == "deleted")
        try desk.stand.store.appeal(
            deleted.record.id, text: "Nein!", message: nil, as: Stand.petersen, now: desk.stand.now)
        try desk.stand.store.decideAppeal(
            deleted.record.id, isUpheld: true, note: "so", as: Stand.chef, now: desk.stand.now)
        #expect(try desk.state("f1") == "deleted")
        try desk.verify()
    }

    @Test("a measure done by hand can be withdrawn while everything can be undone, later and under appeal not")
    func byHandLate() throws {
        let desk = try ModerationStand()
        try Self.readOnly(desk)
        let first = try desk.moderate(try desk.comment("f1"), .hide)
        desk.stand.now = desk.stand.now + 3600
        #expect(throws: Refusal.alreadyLeaving) {
            try desk.stand.store.withdraw(first.record.id, as: Stand.petersen, now: desk.stand.now)
        }
        let second = try desk.moderate(try desk.comment("f2"), .hide)
        try Self.appeal(desk, second)
        #expect(throws: Refusal.appealKnown(.open)) {
            try desk.stand.store.withdraw(second.record.id, as: Stand.petersen, now: desk.stand.now)
        }
        #expect(try Self.state(desk, second) == .inForce)
    }

    @Test("what a second person has agreed to cannot be withdrawn by the first alone")
    func agreed() throws {
        let desk = try Self.stand()
        let decision = try desk.moderate(try desk.comment("f1"), .hide)
        try Self.second(desk, decision, agrees: true)
        #expect(throws: Refusal.alreadyDecided(.inForce)) {
            try desk.stand.store.withdraw(decision.record.id, as: Stand.petersen, now: desk.stand.now)
        }
    }

    @Test("a proposal whose time is over or whose message has gone is not carried out")
    func tooLate() throws {
        let desk = try ModerationStand()
        let ban = try desk.moderate(try desk.comment("f1"), .temporaryBan, until: desk.stand.now + 3600)
        let gone = try desk.moderate(try desk.comment("f2", by: "Rieke"), .delete)
        #expect(gone.record.state == .proposed)
        desk.stand.now = desk.stand.now + 7200
        if ban.record.state == .proposed {
            #expect(throws: Refusal.instantInPast(try #require(ban.record.until))) {
                try Self.second(desk, ban, agrees: true)
            }
        }
        _ = try desk.stand.store.take(
            InboundBatch(account: ModerationStand.account, items: [], vanished: ["f2"]), actor: "sync",
            now: desk.stand.now, isDurable: true)
        #expect(throws: Refusal.measureImpossible(.delete, .gone)) { try Self.second(desk, gone, agrees: true) }
    }

    @Test(
        "after a split a second person decides in the case in which the message lies now, and sees the decision there")
    func split() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let key = try desk.stand.key(of: "f1")
        try desk.stand.take(
            desk.stand.item("f2", "Noch etwas.", by: "Kalle", parent: "f1", channel: .facebook, account: "seite"))
        let decision = try desk.moderate(try desk.message("f2"), .delete)
        let new = try desk.stand.store.split(
            key, messages: [try desk.message("f2")], as: Stand.petersen, now: desk.stand.now)
        try desk.stand.submit(AddNote(text: "Zeile"), key)
        #expect(try desk.stand.detail(new).decisions.map(\.record.id) == [decision.record.id])
        let seen = try desk.stand.record(new).version
        try desk.stand.store.second(
            decision.record.id, agrees: true, note: "", seenVersion: seen, as: ModerationStand.harms,
            now: desk.stand.now)
        #expect(try Self.state(desk, decision) == .inForce && message > 0)
        try desk.verify()
    }

    @Test("a decision taken back by another waits for nobody")
    func lifted() throws {
        let desk = try Self.stand()
        let message = try desk.comment("f1")
        try desk.moderate(message, .hide)
        #expect(try desk.queue(.second, as: "harms").count == 1)
        let shown = try desk.moderate(message, .unhide, rule: nil)
        #expect(try desk.queue(.second, as: "harms").isEmpty)
        try desk.stand.store.withdraw(shown.record.id, as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.queue(.second, as: "harms").count == 1)
        try desk.verify()
    }

    @Test("undo after decide-and-close opens the case too, and leaves the way to older steps free")
    func undoClosing() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let key = try desk.stand.key(of: "f1")
        try desk.stand.submit(SetPriority(.high), key)
        try desk.moderate(message, .keep, rule: nil, closes: true)
        #expect(try desk.stand.record(key).status == .closed)
        _ = try desk.stand.store.undo(as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.stand.record(key).status.isOpen)
        _ = try desk.stand.store.undo(as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.stand.record(key).priority == .normal)
        try desk.verify()
    }

    @Test("what others have said no to is passed over by undo")
    func undoDeclined() throws {
        let desk = try ModerationStand()
        let key = try desk.stand.opened("a1")
        try desk.stand.submit(SetPriority(.high), key)
        let decision = try desk.moderate(try desk.comment("f1"), .delete)
        try Self.second(desk, decision, agrees: false)
        _ = try desk.stand.store.undo(as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.stand.record(key).priority == .normal)
    }

    @Test(
        "words that a clerk writes to a citizen wait as a reply would, whatever the measure",
        arguments: [Measure.keep, .hint])
    func writtenNotice(measure: Measure) throws {
        let desk = try ModerationStand()
        try desk.stand.store.register(
            [ApprovalPolicy(name: "vier", replies: true)], as: Stand.chef, now: desk.stand.now)
        let order = ModerationOrder(
            message: try desk.comment("f1"), measure: measure, rule: "insult", notice: "Meine eigenen Worte.")
        _ = try desk.stand.store.moderate([order], as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.stand.store.decisions(limit: 1).first?.record.state == .proposed)
        #expect(try desk.leaving().isEmpty)
    }

    @Test("evidence has every wording and every decision, in whatever case the message lay at the time")
    func evidence() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let survivor = try desk.stand.opened("a1")
        try desk.stand.submit(Merge(into: try desk.stand.record(survivor)), try desk.stand.key(of: "f1"))
        try desk.stand.take(
            desk.stand.item("f1", "Du Trottel!", by: "Kalle", channel: .facebook, account: "seite"))
        try desk.moderate(message, .hide)
        let facts = try desk.stand.store.evidence(message: message)
        #expect(facts.versions.map(\.text) == ["Du Vollidiot!", "Du Trottel!"] && facts.message.text == "Du Trottel!")
        #expect(facts.proof.map(\.entry.kind).contains(.moderated))
    }
}

extension ReversalTests {
    @Test("undo after agreeing stops what was agreed to while it has not left, and never an older step")
    func undoAgreement() async throws {
        let desk = try ModerationStand()
        let key = try desk.stand.opened("a1")
        try desk.stand.submit(SetPriority(.high), key, by: ModerationStand.harms)
        let decision = try desk.moderate(try desk.comment("f1"), .delete)
        let (id, now) = (decision.record.id, desk.stand.now)
        try desk.stand.store.second(
            id, agrees: true, note: "", seenVersion: nil, as: ModerationStand.harms, now: now)
        _ = try desk.stand.store.undo(as: ModerationStand.harms, now: now)
        #expect(try desk.stand.store.decision(id)?.record.state == .withdrawn)
        #expect(try desk.leaving().isEmpty && desk.stand.record(key).priority == .high)
        try desk.verify()
    }

    @Test(
        "what was said to another's decision, to an appeal or in a report is not taken back by undo, nor is what lies before it"
    )
    func undoWords() throws {
        let desk = try ModerationStand()
        let key = try desk.stand.opened("a1")
        try desk.stand.submit(SetPriority(.high), key, by: ModerationStand.harms)
        let decision = try desk.moderate(try desk.comment("f1"), .delete)
        try desk.stand.store.second(
            decision.record.id, agrees: false, note: "nur scharf", seenVersion: nil, as: ModerationStand.harms,
            now: desk.stand.now)
        #expect(throws: Refusal.cannotUndo(.declined)) {
            _ = try desk.stand.store.undo(as: ModerationStand.harms, now: desk.stand.now)
        }
        try desk.stand.store.report(
            message: decision.record.message, rule: nil, source: nil, text: "!", as: ModerationStand.harms,
            now: desk.stand.now)
        #expect(throws: Refusal.cannotUndo(.flagged)) {
            _ = try desk.stand.store.undo(as: ModerationStand.harms, now: desk.stand.now)
        }
        #expect(try desk.stand.record(key).priority == .high)
    }

    @Test("reasons are owed also where nobody can be told", arguments: ["", "  \n"])
    func emptyReasons(notice: String) throws {
        let desk = try ModerationStand()
        try Self.readOnly(desk)
        let order = ModerationOrder(
            message: try desk.comment("f1"), measure: .hide, rule: "insult", notice: notice)
        #expect(throws: Refusal.statementMissing(.hide)) {
            try desk.stand.store.moderate([order], as: Stand.petersen, now: desk.stand.now)
        }
    }
}
