import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Decisions as the thread of a case shows them, and the way from a case to the decision.
struct CaseModerationTests {
    private func detail(_ stand: Stand) throws -> CaseDetail {
        var detail = try CaseFixtures.detail(stand)
        detail.messages[1].state = MessageState.hidden.rawValue
        detail.messages[3].state = MessageState.held.rawValue
        detail.replies = []
        var hidden = ModerationFixtures.decision("d1", caseKey: 1, .hide, .inForce, approval: .afterwards)
        hidden.record.message = 101
        hidden.record.second = "s.meyer"
        hidden.record.secondAt = CaseFixtures.now + -3600
        hidden.carriedOut = [
            ModerationFixtures.reply(801, caseKey: 1, .sent, action: .hide).reply,
            ModerationFixtures.reply(802, caseKey: 1, .failed).reply,
        ]
        hidden.carriedOut[1].reason = "Konto gesperrt"
        hidden.record.appeal = .open
        var proposed = ModerationFixtures.decision("d2", caseKey: 1, .temporaryBan, .proposed, approval: .before)
        proposed.record.message = 103
        proposed.record.until = CaseFixtures.now + 7 * 86_400
        var byHand = ModerationFixtures.decision("d3", caseKey: 1, .delete, .inForce)
        byHand.record.message = 100
        byHand.record.carrying = .byHand
        detail.decisions = [byHand, hidden, proposed]
        return detail
    }

    @Test("a case with decisions") func frames() throws {
        try Pictures.verify("case-decisions") { stand in
            stand.open(try detail(stand))
            stand.press("g")
        }
    }

    @Test("who decided what by which rule, who agreed, and what became of it at the channel")
    func lines() throws {
        let stand = try Stand(size: Size(width: 110, height: 60))
        stand.open(try detail(stand))
        let text = stand.text
        for part in [
            "(verborgen)", "(zurückgehalten)", "§ a.lange Mo 23.11. 09:26: verbergen, Regel 1, Fassung 1",
            "zweite Person s.meyer stimmte zu", "Kanal: ✓ ausgeführt", "Mitteilung: ! gescheitert: Konto gesperrt",
            "Widerspruch offen", "auf Zeit sperren bis Mo 30.11. 11:26, Regel 1, Fassung 1 (vorgeschlagen)",
            "wartet auf zweite Person, noch nichts ging hinaus", "bitte am Kanal ausführen",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test("a measure in the outbox is no reply of the thread")
    func measures() throws {
        let stand = try Stand()
        var detail = try CaseFixtures.detail(stand)
        detail.replies = [ModerationFixtures.reply(801, caseKey: 1, .queued, action: .hide)]
        #expect(!detail.thread.contains { $0.reply?.reply.key == 801 })
    }

    @Test("m decides about the selected message of the case")
    func selected() throws {
        let stand = try Stand()
        stand.desk.join(1, author: "Sven R.", text: "Stimmt!", at: stand.app.now)
        stand.press("Enter", "K", "m")
        #expect(stand.app.top == .decision && stand.app.review?.subject?.message == 100)
        stand.press("J")
        #expect(stand.app.review?.subject?.message == 101)
        stand.press("J")
        #expect(stand.app.flash?.text == "kein weiterer Beitrag im Vorgang")
        stand.press("1", "Enter")
        #expect(stand.app.top == .case)
        #expect(stand.desk.log.contains("moderate 101 hide insult"))
    }

    @Test("moderation that waits is marked in the inbox, and held text is told as such")
    func inbox() throws {
        let stand = try Stand()
        stand.desk.wait(3, in: .held)
        stand.take(.deskChanged)
        let row = try #require(stand.rows.first { $0.contains("Familie Brandt") })
        #expect(row.hasPrefix("§●") && row.contains("[zurückgehalten] Wunder"))
    }
}
