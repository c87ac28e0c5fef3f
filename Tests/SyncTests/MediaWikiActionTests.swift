import ChannelSimulator
import Desk
import StrictJSON
import Sync
import Testing

struct MediaWikiActionTests {
    private struct Stand {
        let clock = HandClock()
        let wiki: SimulatedMediaWiki
        let outbox = MemoryOutbox()

        init() {
            let clock = clock
            wiki = SimulatedMediaWiki(now: { clock.now() })
        }

        func connector() throws -> MediaWikiConnector {
            var settings = MediaWikiSettings(account: "stadt")
            settings.startDate = Instant(iso: "2026-11-01T00:00:00Z")
            settings.publishPage = "Diskussion:Aktuelles"
            return MediaWikiConnector(
                http: try DirectHTTP(wiki), settings: settings, botName: SimulatedMediaWiki.bot,
                password: try Secret(checking: SimulatedMediaWiki.password))
        }

        func add(_ action: OutboundAction, _ id: String?, _ text: String, number: Int = 1, subject: String? = nil) async
        {
            let item = OutboxItem(
                id: "o\(number)", key: "key-\(number)", account: "stadt", channel: .wiki, action: action,
                inReplyTo: id, recipient: nil, text: text, subject: subject)
            await outbox.add(item, due: clock.now())
        }

        func work() async throws {
            let worker = OutboxWorker(
                account: "stadt", outbox: outbox, connector: try connector(), clock: clock, jitter: { 0.5 })
            for _ in 0..<300 where await !outbox.isDone {
                do {
                    let step = try await worker.step()
                    if step == .idle { clock.advance(to: try await outbox.nextDue(account: "stadt") ?? clock.now()) }
                } catch is ChannelFault { clock.advance(seconds: 5) }
            }
        }
    }

    @Test(
        "under every fault an answer is saved once, indented and signed",
        arguments: SimulatedFault.whilePosting + [.expiredToken])
    func reply(fault: SimulatedFault) async throws {
        let stand = Stand()
        let id = await stand.wiki.citizenWrites("Wann öffnet das Bad?", by: "Imke")
        await stand.wiki.order(fault, on: .posting, times: 1)
        await stand.add(.reply, id, "Um acht.\n\n* {{Löschen}} & <b>")
        try await stand.work()
        #expect(await stand.wiki.revisionCount(by: SimulatedMediaWiki.user) == 1)
        #expect(await stand.outbox.stage("o1") == .sent(await stand.wiki.answers().first?.id ?? ""))
        let lines = await stand.wiki.text(of: "Diskussion:Thema 0").split(separator: "\n").suffix(2)
        #expect(lines.first == ":Um acht.")
        #expect(
            lines.last?.hasPrefix(":&#42; &#123;&#123;Löschen&#125;&#125; &#38; &#60;b&#62; [[Benutzer:LotseBot")
                == true)
    }

    @Test("two answers below one comment stand in the order of sending, others' answers stay above")
    func order() async throws {
        let stand = Stand()
        let id = await stand.wiki.citizenWrites("Frage", by: "Imke")
        _ = await stand.wiki.citizenWrites("Andere Frage", by: "Ole")
        await stand.add(.reply, id, "Eins")
        await stand.add(.reply, id, "Zwei", number: 2)
        try await stand.work()
        let lines = await stand.wiki.text(of: "Diskussion:Thema 0").split(separator: "\n").map { $0.prefix(8) }
        #expect(lines.map(String.init) == ["== Frage", "Frage --", ":Eins [[", ":Zwei [[", "== Frage", "Andere F"])
    }

    @Test("somebody who was faster makes a conflict, and the answer is made anew from the newest text")
    func conflict() async throws {
        let stand = Stand()
        let id = await stand.wiki.citizenWrites("Frage", by: "Imke")
        await stand.wiki.answerNextEdit(try Recording.json("MediaWiki/error_editconflict_bc"))
        await stand.add(.reply, id, "Antwort")
        try await stand.work()
        #expect(await stand.wiki.revisionCount(by: SimulatedMediaWiki.user) == 1)
    }

    @Test("a wiki that lags behind is waited for, and the answer then saved once")
    func lag() async throws {
        let stand = Stand()
        let id = await stand.wiki.citizenWrites("Frage", by: "Imke")
        await stand.wiki.answerNextEdit(try Recording.json("MediaWiki/error_maxlag"))
        await stand.add(.reply, id, "Antwort")
        try await stand.work()
        #expect(await stand.wiki.revisionCount(by: SimulatedMediaWiki.user) == 1)
        #expect(await stand.outbox.stage("o1") == .sent(await stand.wiki.answers().first?.id ?? ""))
    }

    @Test("a captcha saves nothing and is told")
    func captcha() async throws {
        let stand = Stand()
        let id = await stand.wiki.citizenWrites("Frage", by: "Imke")
        await stand.wiki.answerNextEdit(try Recording.json("MediaWiki/edit_failure_captcha"))
        await stand.add(.reply, id, "Antwort")
        try await stand.work()
        guard case .failed(let reason) = await stand.outbox.stage("o1") else {
            Issue.record("not failed")
            return
        }
        #expect(reason.contains("captcha"))
    }

    @Test(
        "under every fault a thread of ours appears once, on a new page and on an old one",
        arguments: SimulatedFault.whilePosting)
    func publish(fault: SimulatedFault) async throws {
        let stand = Stand()
        for number in 1...2 {
            await stand.wiki.order(fault, on: .posting, times: 1)
            await stand.add(.publish, nil, "Am Montag.", number: number, subject: "Bad zu")
            try await stand.work()
        }
        #expect(await stand.wiki.revisionCount(by: SimulatedMediaWiki.user) == 2)
        let text = await stand.wiki.text(of: "Diskussion:Aktuelles")
        #expect(text.split(separator: "\n").filter { $0 == "== Bad zu ==" }.count == 2)
    }

    @Test("our answer is changed in its place, a citizen's words are not", arguments: SimulatedFault.whilePosting)
    func edit(fault: SimulatedFault) async throws {
        let stand = Stand()
        let theirs = await stand.wiki.citizenWrites("Frage", by: "Imke")
        await stand.add(.reply, theirs, "Um acht.")
        try await stand.work()
        let ours = try #require(await stand.wiki.answers().first).id
        await stand.wiki.order(fault, on: .posting, times: 1)
        await stand.add(.edit, ours, "Um neun.", number: 2)
        await stand.add(.edit, theirs, "Danke!", number: 3)
        try await stand.work()
        #expect(await stand.outbox.stage("o2") == .sent(ours))
        guard case .failed = await stand.outbox.stage("o3") else {
            Issue.record("changed")
            return
        }
        let text = await stand.wiki.text(of: "Diskussion:Thema 0")
        #expect(text.contains(":Um neun.") && !text.contains("Um acht"))
        #expect(text.contains("Frage --[[Benutzer:Imke"))
    }

    @Test("a comment that was taken off the page is not answered")
    func gone() async throws {
        let stand = Stand()
        let id = await stand.wiki.citizenWrites("Frage", by: "Imke")
        await stand.wiki.citizenDeletes(id)
        await stand.add(.reply, id, "Antwort")
        try await stand.work()
        guard case .failed = await stand.outbox.stage("o1") else {
            Issue.record("answered")
            return
        }
    }

    @Test("a lost session logs in once more and never edits as a stranger; a wrong password stops")
    func sessions() async throws {
        let stand = Stand()
        let connector = try stand.connector()
        _ = try await connector.check()
        await stand.wiki.forgetSessions()
        #expect(try await connector.check().accountID == "7")
        let wrong = MediaWikiConnector(
            http: try DirectHTTP(stand.wiki), settings: MediaWikiSettings(account: "stadt"),
            botName: SimulatedMediaWiki.bot, password: try Secret(checking: "falsch"))
        await #expect(throws: ChannelFault.authorisation("login Failed Falsches Passwort")) { try await wrong.check() }
    }

    @Test("moved comments and mended typing errors are no new ones, and answers join their threads")
    func moves() async throws {
        let stand = Stand()
        let first = "== A ==\nErste Frage --[[Benutzer:Imke]] 09:00, 1. Nov. 2026 (CET)"
        let second = "== B ==\nZweite Frage --[[Benutzer:Ole]] 09:01, 1. Nov. 2026 (CET)"
        let one = await stand.wiki.save("Diskussion:X", first, by: "Imke")
        stand.clock.advance(seconds: 60)
        let two = await stand.wiki.save("Diskussion:X", first + "\n" + second, by: "Ole")
        stand.clock.advance(seconds: 60)
        await stand.wiki.save("Diskussion:X", second + "\n" + first, by: "Lina")
        stand.clock.advance(seconds: 60)
        let answer = await stand.wiki.save(
            "Diskussion:X", second.replacing("Zweite", with: "Zwoote") + "\n:Gute Frage\n" + first, by: "Bilal")
        let page = try await stand.connector().pull(after: "2026-11-01T00:00:00Z")
        #expect(page.items.map(\.id) == [one, two, answer])
        #expect(page.items[1].text == "Zwoote Frage")
        #expect(page.items[1].author?.name == "Ole")
        #expect(page.items[1].edited == stand.clock.now())
        #expect(page.items[2].parent == two)
    }
}
