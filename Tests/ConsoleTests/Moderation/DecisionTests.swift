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

    @Test("6 shows the moderation, Tab reaches it, and its name runs it")
    func tab() throws {
        let stand = try Stand()
        stand.press("6")
        #expect(stand.app.top == .moderation)
        stand.press("Tab")
        #expect(stand.app.top == .inbox)
        stand.press("Shift-Tab")
        #expect(stand.app.top == .moderation)
        stand.press("Shift-Tab", ":", "<moderation>", "Enter")
        #expect(stand.app.top == .moderation)
    }

    @Test("the queues are gone through in their order, each with its count")
    func queues() throws {
        let stand = try stand(.held)
        #expect(stand.app.moderation.counts[.suspected] == 3)
        var seen: [ReviewQueue] = []
        for _ in ReviewQueue.allCases {
            seen.append(stand.app.moderation.list.queue)
            stand.press("]")
        }
        #expect(seen == ReviewQueue.allCases)
        stand.press("Left")
        #expect(stand.app.moderation.list.queue == .recent)
        #expect(stand.text.contains("Sie haben noch nichts entschieden. ] zeigt die nächste Liste."))
    }

    @Test("the first time, the first queue in which something waits is shown; afterwards the chosen one")
    func firstQueue() throws {
        let stand = try Stand()
        stand.desk.wait(1, in: .suspected, hint: ModerationFixtures.hint)
        stand.press("6")
        #expect(stand.app.moderation.list.selected?.message == 100)
        stand.press("[", "1", "Tab", "6")
        #expect(stand.app.moderation.list.queue == .reported)
    }

    @Test("moving asks for the message under the cursor and for nothing else")
    func moving() throws {
        let stand = try stand()
        let effects = Update.update(&stand.app, .key(.char("j")))
        #expect(effects.map(\.summary) == ["loadSubjects"])
        stand.carryOut(effects)
        #expect(stand.app.review?.subject?.message == 800)
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

    @Test("the notice on the screen is the one that leaves")
    func notice() throws {
        let stand = try ModerationFixtures.stand(size: Size(width: 200, height: 60), queue: .suspected)
        stand.press("1")
        let subject = try #require(stand.app.review?.subject)
        let order = try #require(stand.app.form.order(for: 100))
        let shown = try DecisionPreview(order, subject, stand.app.decisionContext).result.get()
        stand.press("Enter")
        let made = try #require(try stand.desk.detail(1, clerk: "k.petersen")?.decisions.last)
        #expect(made.notice == shown.notice && !made.notice.isEmpty)
        #expect(made.noticeWay == shown.way.rawValue)
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

    @Test("what was chosen stays with its message while the clerk looks at others")
    func forms() throws {
        let stand = try stand()
        stand.press("1", "j", "k")
        #expect(stand.app.form.rule == "insult")
        #expect(stand.rows[2].hasPrefix("="))
        stand.press("Ctrl-x")
        #expect(!stand.app.form.isBegun)
    }

    @Test("what was typed is dropped only after a question")
    func drop() throws {
        let stand = try stand()
        stand.press("1", "n", "<lang>", "Enter", "Ctrl-x", "Enter")
        #expect(stand.app.form.note == "lang")
        stand.press("Ctrl-x", "j")
        #expect(!stand.app.form.isBegun)
    }

    @Test("the notice is changed by hand, kept, sent, and told apart when rule and measure change")
    func writing() throws {
        let stand = try stand()
        stand.press("1", "e")
        #expect(stand.app.contexts == [.notice])
        stand.take(.key(.paste("Mit Gruß")))
        stand.press("Esc")
        let notice = try #require(stand.app.form.notice)
        #expect(notice.hasSuffix("Mit Gruß") && notice.hasPrefix("Guten Tag"))
        #expect(!stand.app.form.noticeIsAstray)
        stand.press("2")
        #expect(stand.app.form.noticeIsAstray && stand.app.form.notice == notice)
        stand.press("1")
        #expect(orders(Update.update(&stand.app, .key(.enter))).first?.notice == notice)
    }

    @Test("the rule's own text comes back with one key, and an unchanged text counts as untouched")
    func restore() throws {
        let stand = try stand()
        stand.press("1", "e", "<x>", "Ctrl-x", "Esc")
        #expect(stand.app.form.notice == nil)
    }

    @Test("the editor's text becomes the notice")
    func editor() throws {
        let stand = try stand()
        stand.press("1", "e", "Ctrl-e")
        guard case .edit(let text, let id)? = stand.touched.last else { return #expect(Bool(false), "no editor") }
        stand.take(.edited(id, text + "\nNachtrag"))
        #expect(stand.app.form.notice == text + "\nNachtrag")
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

    @Test("in the list of one's own decisions Enter opens the case")
    func recent() throws {
        let stand = try stand()
        stand.press("1", "Enter")
        stand.carryOut(ModerationScreen.show(.recent, &stand.app))
        stand.press("Enter")
        #expect(stand.app.openCase?.key == 1)
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

    @Test("a reader decides nothing and is told why")
    func reader() throws {
        let stand = try stand(.suspected, clerk: FakeDeskSeed.reader)
        stand.press("1")
        #expect(stand.app.flash?.text == "Ihre Rolle „reader“ darf lesen, nicht ändern")
        #expect(!stand.app.form.isBegun)
    }

    @Test("at 40 columns a digit in the list opens the page of the message with the rule picked, Esc leads back")
    func narrow() throws {
        let stand = try ModerationFixtures.stand(size: Size(width: 40, height: 10), queue: .suspected)
        stand.press("1")
        #expect(stand.app.top == .decision && stand.app.form.rule == "insult")
        stand.press("Esc")
        #expect(stand.app.top == .moderation && stand.app.moderation.forms[100]?.rule == "insult")
        stand.press("Enter", "Enter")
        #expect(stand.app.top == .moderation && stand.app.moderation.list.selected?.message == 800)
    }

    @Test("o opens the case, and R takes down a report with the rule that is picked")
    func others() throws {
        let stand = try stand()
        stand.press("o")
        #expect(stand.app.openCase?.key == 1)
        stand.press("Esc", "1", "R", "<Frau P. am Telefon>", "Enter")
        #expect(stand.desk.log.contains("report 100"))
    }
}
