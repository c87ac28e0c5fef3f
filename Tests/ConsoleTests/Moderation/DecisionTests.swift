import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Keys that choose and decide, with the effects and the state they lead to.
struct DecisionTests {
    private func stand(_ queue: ReviewQueue = .suspected, clerk: Clerk = FakeDeskSeed.clerk) throws -> Stand {
        try ModerationFixtures.stand(clerk: clerk, queue: queue)
    }

    /// The orders of the only deciding effect.
    private func orders(_ effects: [Effect]) -> [ModerationOrder] {
        guard effects.count == 1, case .moderate(.decide(let orders)) = effects[0] else { return [] }
        return orders
    }

    @Test("a digit picks the rule with its usual measure, Enter decides with what was seen")
    func rule() throws {
        let stand = try stand()
        stand.press("1")
        #expect(stand.app.form.rule == "insult" && stand.app.form.measure == .hide)
        let effects = Update.update(&stand.app, .key(.enter))
        let version = try #require(stand.app.review?.subject?.record.version)
        #expect(
            orders(effects) == [
                ModerationOrder(message: 100, measure: .hide, rule: "insult", seenVersion: version, seenText: 100)
            ])
        stand.carryOut(effects)
        #expect(stand.desk.log.contains("moderate 100 hide insult"))
        #expect(stand.app.moderation.forms.isEmpty)
        #expect(stand.app.moderation.list.selected?.message == 800)
        #expect(stand.app.flash?.text == "1 Beitrag entschieden · u nimmt zurück")
    }

    @Test("0 picks rule 10; rules of two digits are found in the list by typing them")
    func twoDigits() throws {
        let stand = try stand()
        stand.press("0")
        #expect(stand.app.form.rule == "election")
        stand.press("#", "<12>", "Enter")
        #expect(stand.app.form.rule == "personal-matter")
        #expect(stand.app.form.measure == .movePrivate)
    }

    @Test(
        "every measure has its key",
        arguments: [
            ("f", Measure.approve), ("i", .hint), ("p", .movePrivate), ("w", .warn), ("h", .hide), ("d", .delete),
            ("B", .ban), ("P", .report), ("l", .keep),
        ])
    func measures(_ key: String, _ measure: Measure) throws {
        let stand = try stand()
        stand.press(key)
        #expect(stand.app.form.measure == measure)
    }

    @Test("a measure that is not possible says why and is not taken")
    func obstacle() throws {
        let stand = try stand()
        stand.press("H")
        #expect(stand.app.form.measure == nil)
        #expect(stand.app.flash?.text == "„wieder zeigen“ geht hier nicht: das ist schon so")
        stand.press("9", "d")
        #expect(stand.app.form.measure == .hint)
        #expect(stand.app.flash?.text.contains("sieht es nicht vor") == true)
    }

    @Test("a measure without its rule is not decided, and the clerk is told which is missing")
    func missingRule() throws {
        let stand = try stand()
        stand.press("h")
        #expect(Update.update(&stand.app, .key(.enter)).isEmpty)
        #expect(stand.app.flash?.kind == .warning)
        #expect(stand.app.form.measure == .hide)
    }

    @Test("leaving a message alone asks for the reasoning, which may be empty")
    func keep() throws {
        let stand = try stand()
        stand.press("l", "<Scharfe Kritik>", "Enter")
        #expect(stand.app.form.note == "Scharfe Kritik")
        stand.press("Enter")
        #expect(stand.desk.log.contains("moderate 100 keep -"))
    }

    @Test("a temporary ban asks for its days")
    func days() throws {
        let stand = try stand()
        stand.press("1", "t", "7")
        #expect(stand.app.form.measure == .temporaryBan)
        #expect(stand.app.form.until == stand.app.now + 7 * 86_400)
        stand.press("t", "n")
        stand.carryOut(stand.app.run("ban-days", "zwei"))
        #expect(stand.app.flash?.kind == .error)
    }

    @Test("deleting and banning ask first; Enter on the question keeps things as they are", arguments: ["d", "B"])
    func asks(_ key: String) throws {
        let stand = try stand()
        stand.press("1", key, "Enter")
        guard case .confirm(let question)? = stand.app.overlay else { return #expect(Bool(false), "no question") }
        #expect(question.question.contains("Heike M."))
        stand.press("Enter")
        #expect(stand.app.overlay == nil && !stand.desk.log.contains { $0.hasPrefix("moderate") })
        #expect(stand.app.form.rule == "insult")
        stand.press("Enter", "j")
        #expect(stand.desk.log.contains { $0.hasPrefix("moderate 100") })
    }

    @Test("u takes a decision back, and the message waits again")
    func undo() throws {
        let stand = try stand()
        stand.press("1", "Enter")
        #expect(stand.app.moderation.list.items.count == 2)
        stand.press("u")
        #expect(stand.app.moderation.list.items.count == 3)
        #expect(stand.app.flash?.text == "zurückgenommen: 1 Beitrag entschieden")
    }

    @Test("Z takes the selected decision back while nothing has left, also when it was not the last step")
    func withdraw() throws {
        let stand = try stand()
        stand.press("1", "Enter")
        let id = try #require(try stand.desk.detail(1, clerk: "")?.decisions.last?.record.id)
        stand.carryOut(ModerationScreen.show(.recent, &stand.app))
        stand.press("Z")
        #expect(try stand.desk.decision(id)?.record.state == .withdrawn)
        stand.press("Z")
        #expect(stand.app.flash?.kind == .warning)
    }

    @Test("leaving the program asks when something typed would be lost, and only then")
    func leaving() throws {
        let stand = try stand()
        stand.press("1", "n", "<lang>", "Enter", "q", "Enter")
        #expect(!stand.touched.contains { $0.summary == "quit" })
        stand.press("q", "j")
        #expect(stand.touched.contains { $0.summary == "quit" })
        let other = try self.stand()
        other.press("1", "q")
        #expect(other.touched.contains { $0.summary == "quit" })
    }
}
