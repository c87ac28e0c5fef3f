import ChannelSimulator
import Desk
import Sync
import Testing

struct WordPressActionTests {
    private struct Stand {
        let clock = HandClock()
        let server: SimulatedWordPress
        let outbox = MemoryOutbox()

        init() {
            let clock = clock
            server = SimulatedWordPress(now: { clock.now() })
        }

        func worker() throws -> OutboxWorker {
            let connector = WordPressConnector(
                http: try DirectHTTP(server), settings: WordPressSettings(account: "stadt"))
            return OutboxWorker(
                account: "stadt", outbox: outbox, connector: connector, clock: clock, jitter: { 0.5 })
        }

        func add(_ action: OutboundAction, _ id: String?, _ text: String = "", number: Int = 1, subject: String? = nil)
            async
        {
            let item = OutboxItem(
                id: "o\(number)", key: "key-\(number)", account: "stadt", channel: .blog, action: action,
                inReplyTo: id, recipient: nil, text: text, subject: subject)
            await outbox.add(item, due: clock.now())
        }

        /// Steps and turns the clock until everything is sent or failed.
        func work() async throws {
            let worker = try worker()
            for _ in 0..<300 where await !outbox.isDone {
                do {
                    let step = try await worker.step()
                    if step == .idle { clock.advance(to: try await outbox.nextDue(account: "stadt") ?? clock.now()) }
                } catch is ChannelFault { clock.advance(seconds: 5) }
            }
        }
    }

    @Test("under every fault an answer stands there once, found by its key", arguments: SimulatedFault.whilePosting)
    func reply(fault: SimulatedFault) async throws {
        let stand = Stand()
        let parent = await stand.server.comment("Moin", by: "Imke")
        await stand.server.order(fault, on: .posting, times: 1)
        await stand.add(.reply, String(parent), "A & B < C\n\nIhre Stadt")
        try await stand.work()
        let answers = await stand.server.answers()
        #expect(answers.map(\.text) == ["A & B < C\n\nIhre Stadt"])
        #expect(answers.map(\.inReplyTo) == [String(parent)])
        #expect(await stand.outbox.stage("o1") == .sent(answers.first?.id ?? ""))
    }

    @Test("a site that keeps no user agents finds the answer by its words", arguments: SimulatedFault.whilePosting)
    func replyWithoutAgent(fault: SimulatedFault) async throws {
        let stand = Stand()
        await stand.server.set(keepsAgents: false)
        let parent = await stand.server.comment("Moin", by: "Imke")
        await stand.server.order(fault, on: .posting, times: 1)
        await stand.add(.reply, String(parent), "Danke")
        try await stand.work()
        #expect(await stand.server.answers().count == 1)
        #expect(await stand.outbox.stage("o1") == .sent(await stand.server.answers().first?.id ?? ""))
    }

    @Test("a second answer of the same words to one comment is refused, never taken for the first")
    func duplicate() async throws {
        let stand = Stand()
        let parent = await stand.server.comment("Moin", by: "Imke")
        await stand.add(.reply, String(parent), "Vielen Dank")
        await stand.add(.reply, String(parent), "Vielen Dank", number: 2)
        try await stand.work()
        #expect(await stand.server.answers().count == 1)
        guard case .failed(let reason) = await stand.outbox.stage("o2") else {
            Issue.record("not refused")
            return
        }
        #expect(reason.contains("word it otherwise"))
    }

    @Test("a comment that waits for approval is approved first", arguments: ["hold", "spam", "trash"])
    func replyToHeld(status: String) async throws {
        let stand = Stand()
        let parent = await stand.server.comment("Moin", by: "Imke", status: status)
        await stand.add(.reply, String(parent), "Hallo")
        try await stand.work()
        #expect(await stand.server.answers().isEmpty)
        guard case .failed = await stand.outbox.stage("o1") else {
            Issue.record("not refused")
            return
        }
    }

    @Test(
        "hide, show, approve and delete end as wanted under every fault",
        arguments: [OutboundAction.hide, .unhide, .approve, .delete], SimulatedFault.whilePosting)
    func moderate(action: OutboundAction, fault: SimulatedFault) async throws {
        let stand = Stand()
        let before = action == .hide || action == .delete ? "approved" : "hold"
        let id = await stand.server.comment("Moin", by: "Imke", status: before)
        await stand.server.order(fault, on: .posting, times: 1)
        await stand.add(action, String(id))
        try await stand.work()
        let after: [OutboundAction: String] = [
            .hide: "hold", .unhide: "approved", .approve: "approved", .delete: "trash",
        ]
        #expect(await stand.server.stored(id)?.status == after[action])
        #expect(await stand.outbox.stage("o1") == .sent(String(id)))
    }

    @Test("what is as wanted already is done, although the site answers it with an error 500")
    func doneAlready() async throws {
        let stand = Stand()
        let id = await stand.server.comment("Moin", by: "Imke", status: "hold")
        await stand.add(.hide, String(id))
        await stand.add(.delete, "999", number: 2)
        try await stand.work()
        #expect(await stand.outbox.stage("o1") == .sent(String(id)))
        #expect(await stand.outbox.stage("o2") == .sent("999"))
    }

    @Test("a site without a trash deletes nothing for good")
    func noTrash() async throws {
        let stand = Stand()
        await stand.server.set(hasTrash: false)
        let id = await stand.server.comment("Moin", by: "Imke")
        await stand.add(.delete, String(id))
        try await stand.work()
        guard case .failed(let reason) = await stand.outbox.stage("o1") else {
            Issue.record("not refused")
            return
        }
        #expect(reason.contains("rest_trash_not_supported"))
        #expect(await stand.server.stored(id)?.status == "approved")
    }

    @Test("texts of ours are edited, those of citizens are not", arguments: SimulatedFault.whilePosting)
    func edit(fault: SimulatedFault) async throws {
        let stand = Stand()
        let theirs = await stand.server.comment("Moin", by: "Imke")
        let ours = await stand.server.comment("Um acht", by: "Stadt", parent: theirs, author: 3)
        await stand.server.order(fault, on: .posting, times: 1)
        await stand.add(.edit, String(ours), "Um neun & später")
        await stand.add(.edit, String(theirs), "Ich nehme alles zurück", number: 2)
        try await stand.work()
        #expect(await stand.server.stored(ours)?.raw == "Um neun &amp; später")
        #expect(await stand.server.stored(theirs)?.raw == "Moin")
        #expect(await stand.outbox.stage("o1") == .sent(String(ours)))
    }

    @Test(
        "under every fault, twice in a row, a post appears once", arguments: SimulatedFault.whilePosting,
        SimulatedFault.whilePosting)
    func publish(first: SimulatedFault, second: SimulatedFault) async throws {
        let stand = Stand()
        await stand.server.order(first, on: .posting, times: 1)
        await stand.server.order(second, on: .posting, times: 1)
        await stand.add(.publish, nil, "Am Montag bleibt es zu.", subject: "Bürgerbüro geschlossen")
        try await stand.work()
        let out = await stand.server.allPosts().filter { $0.status == "publish" && $0.id != 7 }
        #expect(out.map(\.slug) == ["buergerbuero-geschlossen-key-1"])
        #expect(await stand.outbox.stage("o1") == .sent("post:\(out.first?.id ?? 0)"))
    }

    @Test("a wrong password stops the account, and nothing is posted")
    func password() async throws {
        let stand = Stand()
        let parent = await stand.server.comment("Moin", by: "Imke")
        await stand.server.order(.expiredToken, on: .posting, times: 1)
        await stand.add(.reply, String(parent), "Hallo")
        guard case .unauthorised = try await stand.worker().step() else {
            Issue.record("not stopped")
            return
        }
        #expect(await stand.server.answers().isEmpty)
    }
}
