import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Going through the queues, and what stays with a message meanwhile.
struct QueueTests {
    private func stand(_ queue: ReviewQueue = .suspected, clerk: Clerk = FakeDeskSeed.clerk) throws -> Stand {
        try ModerationFixtures.stand(clerk: clerk, queue: queue)
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

    @Test("in the list of one's own decisions Enter opens the case")
    func recent() throws {
        let stand = try stand()
        stand.press("1", "Enter")
        stand.carryOut(ModerationScreen.show(.recent, &stand.app))
        stand.press("Enter")
        #expect(stand.app.openCase?.key == 1)
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
