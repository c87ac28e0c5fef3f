import ChannelSimulator
import Desk
import Sync
import Testing

struct XPullTests {
    private let clock = HandClock()
    private let intake = MemoryIntake()

    private func server() -> SimulatedX { SimulatedX(now: { [clock] in clock.now() }) }

    private func runner(_ server: SimulatedX, start: String? = "2026-11-20T00:00:00Z") throws -> AccountRunner {
        var settings = XSettings(account: "stadt")
        settings.startDate = start.flatMap { Instant(iso: $0) }
        let connector = XConnector(http: try DirectHTTP(server), settings: settings, clock: clock)
        return AccountRunner(
            account: "stadt", connector: connector, intake: intake, outbox: MemoryOutbox(), clock: clock,
            jitter: { 0.5 })
    }

    @Test("a post that X shows ten minutes late, below the cursor, is read")
    func late() async throws {
        let server = server()
        let late = await server.write("Spät zu sehen", by: "Imke Harms", late: 600)
        clock.advance(seconds: 60)
        await server.write("Sofort zu sehen", by: "Ole Weiß")
        let runner = try runner(server)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[late] == nil)
        clock.advance(seconds: 600)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[late] != nil)
        #expect(await intake.order.count == 2)
    }

    @Test("once a day the conversations below our own posts bring what names us nowhere or came hours late")
    func conversations() async throws {
        let server = server()
        let post = await server.announce("Am Montag bleibt das Bürgerbüro zu.")
        let first = await server.write("Wieso?", by: "Ole Weiß", inReplyTo: post)
        let runner = try runner(server)
        #expect(await runner.runOnce().state == .ok)
        let silent = await server.write("Personalmangel", by: "Lina Harms", inReplyTo: first, mentions: false)
        clock.advance(seconds: 3_600)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[silent] == nil)
        clock.advance(seconds: 86_400)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[silent]?.parent == first)
        #expect(await intake.order.count == 2)
        let searches = await server.calls.filter { $0 == "GET /2/tweets/search/recent" }.count
        #expect(await runner.runOnce().state == .ok)
        #expect(await server.calls.filter { $0 == "GET /2/tweets/search/recent" }.count == searches)
    }

    @Test("in other people's conversations only answers to us are ours")
    func foreignConversation() async throws {
        let server = server()
        let comment = await server.write("Wer ist zuständig?", by: "Ole Weiß")
        let answer = await server.announce("Das Gartenbauamt.", inReplyTo: comment)
        let ours = await server.write("Danke", by: "Ole Weiß", inReplyTo: answer, mentions: false)
        let others = await server.write("Ach so", by: "Lina Harms", inReplyTo: comment, mentions: false)
        #expect(await (try runner(server)).runOnce().state == .ok)
        #expect(await intake.items[ours] != nil)
        #expect(await intake.items[others] == nil)
    }

    @Test("an edit has a new id and stays the same message; an old id gives the old text and is not believed")
    func edits() async throws {
        let server = server()
        let id = await server.write("Laterne aus", by: "Imke Harms")
        let runner = try runner(server)
        #expect(await runner.runOnce().state == .ok)
        clock.advance(seconds: 1_200)
        await server.edit(id, to: "@stadt Laterne in der Hafenstraße aus")
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.order == [id])
        #expect(await intake.items[id]?.text == "@stadt Laterne in der Hafenstraße aus")
        clock.advance(seconds: 1_200)
        await server.edit(id, to: "Ohne Anrede")
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[id]?.text == "Ohne Anrede")
    }

    @Test("deleted posts vanish, those of accounts made private are left to a person")
    func gone() async throws {
        let server = server()
        let deleted = await server.write("Wird gelöscht", by: "Imke Harms")
        let hidden = await server.write("Wird privat", by: "Ole Weiß")
        let connector = XConnector(http: try DirectHTTP(server), settings: XSettings(account: "stadt"), clock: clock)
        await server.remove(deleted)
        await server.protect(hidden)
        let page = try await connector.recheck([deleted, hidden])
        #expect(page.vanished == [deleted])
        #expect(page.doubtful == [hidden])
        #expect(page.items.isEmpty)
    }

    @Test("a pause of eight days: the cursor lies below the server's window, and nothing is lost")
    func oldCursor() async throws {
        let server = server()
        await server.write("Vorher", by: "Imke Harms")
        let runner = try runner(server)
        #expect(await runner.runOnce().state == .ok)
        for number in 0..<150 {
            await server.write("Danach \(number)", by: "Ole Weiß")
            clock.advance(seconds: 8 * 86_400 / 150)
        }
        clock.advance(seconds: 86_400)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.order.count == 151)
    }

    @Test("more mentions than X shows leave a gap that is told")
    func gap() async throws {
        let server = server()
        await server.write("Vorher", by: "Imke Harms")
        let runner = try runner(server)
        #expect(await runner.runOnce().quarantined == 0)
        clock.advance(seconds: 1_000)
        for number in 0..<950 { await server.write("Sturm \(number)", by: "Ole Weiß") }
        let connector = XConnector(http: try DirectHTTP(server), settings: XSettings(account: "stadt"), clock: clock)
        var cursor = try await intake.cursor(of: "stadt")
        var notes: [String] = []
        while true {
            let page = try await connector.pull(after: cursor)
            notes += page.rejected.map(\.reason)
            cursor = page.cursor ?? cursor
            if page.isLast { break }
        }
        #expect(notes.count == 1)
        #expect(notes.first?.contains("X shows the last 800 mentions only") == true)
    }

    @Test("mentions before the start date stay out, also when the first run found nothing")
    func startDate() async throws {
        let server = server()
        let old = await server.write("Vor dem Beginn", by: "Imke Harms")
        clock.advance(seconds: 86_400)
        let runner = try runner(server, start: clock.now().iso)
        #expect(await runner.runOnce().state == .ok)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.order.isEmpty)
        clock.advance(seconds: 60)
        let new = await server.write("Danach", by: "Imke Harms")
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.order == [new])
        #expect(await intake.items[old] == nil)
    }

    @Test("an ended page token begins the walk again, not the reading")
    func endedToken() async throws {
        let server = server()
        for number in 0..<250 { await server.write("Frage \(number)", by: "Lina Harms") }
        var settings = XSettings(account: "stadt")
        settings.startDate = Instant(iso: "2026-11-20T00:00:00Z")
        let connector = XConnector(http: try DirectHTTP(server), settings: settings, clock: clock)
        let first = try await connector.pull(after: nil)
        clock.advance(seconds: 1_000)
        var seen = Set(first.items.map(\.id))
        var cursor = first.cursor
        for _ in 0..<10 {
            let page = try await connector.pull(after: cursor)
            seen.formUnion(page.items.map(\.id))
            cursor = page.cursor
            if page.isLast { break }
        }
        #expect(seen.count == 250)
        #expect(cursor?.hasPrefix("read ") == true)
    }

    @Test("a search that X refuses is told, and does not hold up the mentions")
    func refusedSearch() async throws {
        let me = StoredReply.made(200, #"{"data":{"id":"42","username":"stadt"}}"#)
        let refused = StoredReply.made(403, #"{"title":"Forbidden","detail":"no search","status":403}"#)
        let http = try PlayedHTTP([me, refused])
        let connector = XConnector(http: http, settings: XSettings(account: "stadt"), clock: clock)
        let page = try await connector.pull(after: "list 1985000000000000300 0 0")
        #expect(page.isLast)
        #expect(page.cursor == "read 1985000000000000300 0 \(clock.now().seconds + 3600)")
        #expect(page.rejected.map(\.reason) == ["lotse_gap: X refuses the search of conversations: 403 no search"])
    }

    @Test("a search that was not possible for more than seven days tells what may be missing")
    func missedDays() async throws {
        let me = StoredReply.made(200, #"{"data":{"id":"42","username":"stadt"}}"#)
        let empty = try StoredReply.json("x/mentions_empty")
        let connector = XConnector(
            http: try PlayedHTTP([me, empty]), settings: XSettings(account: "stadt"), clock: clock)
        let last = clock.now().seconds - 8 * 86_400
        let page = try await connector.pull(after: "list 1985000000000000300 \(last) \(last)")
        #expect(page.rejected.first?.reason.contains("X searches seven days back") == true)
        #expect(page.cursor == "read 1985000000000000300 \(clock.now().seconds) \(clock.now().seconds + 86_400)")
    }

    @Test("the public figures of our own posts are read")
    func counters() async throws {
        let server = server()
        let post = await server.announce("Am Montag bleibt das Bürgerbüro zu.")
        await server.write("Wieso?", by: "Ole Weiß", inReplyTo: post)
        let connector = XConnector(http: try DirectHTTP(server), settings: XSettings(account: "stadt"), clock: clock)
        let readings = try await connector.counters()
        #expect(readings.contains(CounterReading(post: post, name: "comment", value: 1)))
        #expect(readings.contains(CounterReading(post: post, name: "view", value: 41)))
        #expect(await connector.budget()?.limit == 180)
    }
}
