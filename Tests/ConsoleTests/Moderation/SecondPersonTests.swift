import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Four eyes, appeals, and replies that wait for approval.
struct SecondPersonTests {
    private func stand(_ queue: ReviewQueue, clerk: Clerk = ModerationFixtures.second) throws -> Stand {
        try ModerationFixtures.stand(clerk: clerk, queue: queue)
    }

    @Test("a second person agrees to a deletion only after a question, with the version that was seen")
    func agree() throws {
        let stand = try stand(.second)
        let seen = try #require(stand.app.review?.subject?.record.version)
        stand.press("s")
        guard case .confirm? = stand.app.overlay else { return #expect(Bool(false), "no question") }
        let effects = Update.update(&stand.app, .key(.char("j")))
        guard case .moderate(let deed)? = effects.first else { return #expect(Bool(false), "nothing decided") }
        #expect(deed == .second("d1", agrees: true, note: "", seen: seen))
        stand.carryOut(effects)
        #expect(try stand.desk.decision("d1")?.record.state == .inForce)
        #expect(stand.app.moderation.list.items.isEmpty)
    }

    @Test("a second person declines with a reason, which a refusal does not cost")
    func decline() throws {
        let stand = try stand(.second)
        stand.press("S", "Enter")
        #expect(stand.app.overlay != nil)
        stand.desk.refuse(.readOnlyDesk)
        stand.press("<zu hart>", "Enter")
        stand.desk.refuse(nil)
        stand.press("S", "Enter")
        #expect(stand.desk.log.filter { $0 == "decline d1" }.count == 2)
        #expect(try stand.desk.decision("d1")?.record.state == .declined)
    }

    @Test("a clerk without the role is told which role it takes")
    func role() throws {
        let stand = try stand(.second, clerk: FakeDeskSeed.clerk)
        stand.press("s")
        #expect(stand.app.flash?.kind == .warning)
        #expect(stand.desk.log.allSatisfy { !$0.hasPrefix("second") })
    }

    @Test("whoever decided cannot agree")
    func own() throws {
        let stand = try Stand(clerk: ModerationFixtures.second)
        stand.desk.enter(ModerationFixtures.decision("d5", caseKey: 1, .hide, .proposed, by: "s.meyer"))
        stand.press("m", "s")
        #expect(stand.app.flash?.text.contains("s.meyer") == true)
        #expect(stand.desk.log.isEmpty)
    }

    @Test("while a proposal waits nothing else is decided about its message")
    func pending() throws {
        let stand = try stand(.suspected)
        stand.press("j", "1")
        #expect(stand.app.flash?.text == "erst darüber entscheiden: s zustimmen, S ablehnen")
    }

    @Test("a reply is approved or declined where the second person reads it")
    func reply() throws {
        let stand = try stand(.second)
        stand.desk.enter(ModerationFixtures.reply(700, caseKey: 2, .awaitingApproval))
        stand.take(.deskChanged)
        stand.press("j")
        #expect(stand.text.contains("Guten Tag, wir kümmern uns darum."))
        stand.press("s")
        #expect(stand.desk.log.contains("approve 700"))
        #expect(stand.app.flash?.text == "Antwort freigegeben, sie geht hinaus")
    }

    @Test("a stale agreement says what changed, and is given again by the same key")
    func stale() throws {
        let stand = try stand(.second)
        stand.desk.join(8, author: "Sven R.", text: "Stimmt!", at: stand.app.now)
        stand.press("s", "j")
        #expect(try stand.desk.decision("d1")?.record.state == .proposed)
        #expect(stand.text.contains("Inzwischen hat sich etwas geändert"))
        #expect(stand.text.contains("Beitrag eingegangen"))
        stand.press("s", "j")
        #expect(try stand.desk.decision("d1")?.record.state == .inForce)
    }

    @Test("an appeal is upheld or dismissed with reasons", arguments: [("+", "uphold d2"), ("-", "dismiss d2")])
    func appeal(_ key: String, _ logged: String) throws {
        let stand = try stand(.appeals)
        #expect(stand.text.contains("Ich habe niemanden beleidigt."))
        stand.press(key, "<Abwägung mit Art. 5 GG>", "Enter")
        #expect(stand.desk.log.contains(logged))
        #expect(stand.app.moderation.list.items.isEmpty)
    }

    @Test("an appeal that came by letter is taken down against the measure in force")
    func file() throws {
        let stand = try Stand()
        stand.desk.enter(ModerationFixtures.decision("d7", caseKey: 1, .hide, .inForce))
        stand.press("m", "A", "<Das war keine Beleidigung>", "Enter")
        #expect(stand.desk.log.contains("appeal d7"))
    }
}
