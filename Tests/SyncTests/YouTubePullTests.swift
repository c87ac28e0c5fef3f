import ChannelSimulator
import Desk
import Sync
import Testing

struct YouTubePullTests {
    private let clock = HandClock()
    private let intake = MemoryIntake()

    private func server() -> SimulatedYouTube { SimulatedYouTube(now: { [clock] in clock.now() }) }

    private func connector(
        _ server: SimulatedYouTube, start: String? = "2026-09-01T00:00:00Z", quota: Int = 10_000
    ) throws -> YouTubeConnector {
        var settings = YouTubeSettings(account: "stadt")
        settings.startDate = start.flatMap { Instant(iso: $0) }
        settings.quota = quota
        return YouTubeConnector(http: try DirectHTTP(server), settings: settings, clock: clock)
    }

    private func runner(_ connector: YouTubeConnector, watched: Int = 0) -> AccountRunner {
        var pace = AccountPace()
        pace.watched = watched
        return AccountRunner(
            account: "stadt", connector: connector, intake: intake, outbox: MemoryOutbox(), clock: clock, pace: pace,
            jitter: { 0.5 })
    }

    @Test("a new reply below an old thread is read within the hour, though it moves no thread")
    func oldThread() async throws {
        let server = server()
        let old = await server.write("Alt", by: "Imke Harms")
        clock.advance(seconds: 5 * 86_400)
        for number in 0..<45 {
            await server.write("Frage \(number)", by: "Lina Weiß")
            clock.advance(seconds: 600)
        }
        let runner = runner(try connector(server))
        #expect(await runner.runOnce().state == .ok)
        let reply = await server.write("Noch immer?", by: "Ole Weiß", below: old)
        clock.advance(seconds: 600)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[reply] == nil)
        clock.advance(seconds: 3_600)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[reply]?.parent == old)
        #expect(await intake.order.count == 47)
    }

    @Test("all replies are read, not only those that the thread shows, and not again while their number stays")
    func manyReplies() async throws {
        let server = server()
        let top = await server.write("Streit", by: "Imke Harms")
        for number in 0..<35 { await server.write("Antwort \(number)", by: "Ole Weiß", below: top) }
        let runner = runner(try connector(server))
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.order.count == 36)
        let before = await server.calls.filter { $0.hasSuffix("/comments") }.count
        #expect(before == 4)
        clock.advance(seconds: 600)
        #expect(await runner.runOnce().state == .ok)
        #expect(await server.calls.filter { $0.hasSuffix("/comments") }.count == before)
    }

    @Test("once a day threads are read again although the number of replies is the same")
    func exchanged() async throws {
        let server = server()
        let top = await server.write("Streit", by: "Imke Harms")
        var replies: [String] = []
        for number in 0..<5 { replies.append(await server.write("Antwort \(number)", by: "Ole Weiß", below: top)) }
        let runner = runner(try connector(server))
        #expect(await runner.runOnce().state == .ok)
        await server.remove(replies[4])
        await server.remove(replies[3])
        let new = await server.write("Neu", by: "Lina Harms", below: top)
        for text in ["Moin", "Tach", "Servus"] { await server.cityWrites(text, below: top) }
        await server.remove(replies[0])
        clock.advance(seconds: 600)
        await server.remove(replies[1])
        clock.advance(seconds: 87_000)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[new] != nil)
    }

    @Test("what did not reach the store is read again, with all its replies")
    func notStored() async throws {
        let server = server()
        let top = await server.write("Streit", by: "Imke Harms")
        for number in 0..<9 { await server.write("Antwort \(number)", by: "Ole Weiß", below: top) }
        let connector = try connector(server)
        #expect(try await connector.pull(after: nil).items.count == 10)
        #expect(try await connector.pull(after: nil).items.count == 10)
    }

    @Test("a comment that appears after review with its old time is read")
    func late() async throws {
        let server = server()
        let late = await server.write("Ohne Schimpfwort", by: "Ole Weiß", status: .rejected)
        for number in 0..<45 {
            clock.advance(seconds: 40)
            await server.write("Frage \(number)", by: "Imke Harms")
        }
        let runner = runner(try connector(server))
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[late] == nil)
        await server.setStatus(late, .published)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[late] != nil)
    }

    @Test("held-back comments come in and are counted, a thread with one held reply as one")
    func held() async throws {
        let server = server()
        let open = await server.write("Offen", by: "Imke Harms")
        let reply = await server.write("Zurückgehalten", by: "Ole Weiß", below: open, status: .heldForReview)
        let spam = await server.write("Kauft Uhren", by: "Lina Harms", status: .likelySpam)
        let status = await runner(try connector(server)).runOnce()
        #expect(status.held == 2)
        #expect(Set(await intake.order) == [open, reply, spam])
    }

    @Test("an ended page token begins the walk again")
    func endedToken() async throws {
        let server = server()
        for number in 0..<90 { await server.write("Frage \(number)", by: "Lina Harms") }
        await server.order(.expiredCursor, on: .reading, times: 1)
        #expect(await runner(try connector(server)).runOnce().state == .ok)
        #expect(await intake.order.count == 90)
    }

    @Test("a thread whose replies cannot be read is told and stops no other; when none can, everything rests")
    func processingFailure() async throws {
        let server = server()
        var tops: [String] = []
        for number in 0..<2 {
            let top = await server.write("Streit \(number)", by: "Imke Harms")
            for reply in 0..<5 { await server.write("Antwort \(reply)", by: "Ole Weiß", below: top) }
            tops.append(top)
        }
        await server.breakReplies(of: tops[0])
        let page = try await (try connector(server)).pull(after: nil)
        #expect(page.rejected.map(\.id) == ["replies of \(tops[0])"])
        // Two replies are shown with the thread itself.
        #expect(page.items.count == 2 + 2 + 5)
        await server.breakReplies(of: tops[1])
        await #expect(throws: ChannelFault.busy(after: 1800, reason: "processingFailure for every thread")) {
            try await (try connector(server)).pull(after: nil)
        }
    }

    @Test("reading stops in time to leave units for answers, over a restart too, and begins anew the next day")
    func quota() async throws {
        let server = server()
        for number in 0..<500 { await server.write("Frage \(number)", by: "Lina Harms") }
        await server.setLimit(100)
        let runner = runner(try connector(server, quota: 100))
        for _ in 0..<30 {
            #expect(await runner.runOnce().state == .ok)
            clock.advance(seconds: 600)
        }
        #expect(await server.units == 70)
        let fresh = try connector(server, quota: 100)
        let cursor = try await intake.cursor(of: "stadt")
        #expect(try await fresh.pull(after: cursor) == PullPage(isLast: true))
        #expect(try await fresh.recheck(["Ugx1"]) == PullPage(isLast: true))
        #expect(await fresh.budget()?.remaining == 0)
        #expect(await server.units == 70)
        clock.advance(seconds: 86_400)
        await server.setLimit(1_000)
        // The page's token has ended meanwhile: the walk begins again.
        let again = try await fresh.pull(after: cursor)
        #expect(try await fresh.pull(after: again.cursor).items.count == 20)
    }

    @Test("a quota that others have used up stops the reading for the day, not with an empty list")
    func exhausted() async throws {
        let server = server()
        await server.setLimit(0)
        let connector = try connector(server)
        // 08:00 UTC is midnight in California.
        await #expect(throws: ChannelFault.busy(after: 86_400, reason: "the day's quota is used up")) {
            try await connector.pull(after: nil)
        }
        #expect(await connector.budget()?.remaining == 0)
    }

    @Test("absent comments have vanished, unless they are held back or all are gone at once")
    func recheck() async throws {
        let server = server()
        let top = await server.write("Streit", by: "Imke Harms")
        let reply = await server.write("Antwort", by: "Ole Weiß", below: top)
        let other = await server.write("Frage", by: "Lina Harms", below: top)
        let held = await server.write("Grenzfall", by: "Lina Weiß")
        await server.citizenEdits(top, to: "Kein Streit")
        clock.advance(seconds: 60)
        await server.citizenEdits(reply, to: "Neue Antwort")
        await server.remove(other)
        await server.setStatus(held, .heldForReview)
        let page = try await (try connector(server)).recheck([top, reply, other, held])
        #expect(page.vanished == [other])
        #expect(page.doubtful.isEmpty)
        #expect(page.items.first { $0.id == reply }?.text == "Neue Antwort")
        #expect(page.items.first { $0.id == reply }?.edited == clock.now())
        let gone = (1...5).map { "Ugx90\($0)" }
        let all = try await (try connector(server)).recheck(gone)
        #expect(all.vanished.isEmpty)
        #expect(all.doubtful == gone)
    }

    @Test("without a start date one page is read; of older threads only new replies come in later")
    func onePage() async throws {
        let server = server()
        let first = await server.write("Die allererste Frage", by: "Imke Harms")
        for number in 0..<60 {
            await server.write("Frage \(number)", by: "Lina Harms")
            clock.advance(seconds: 7_200)
        }
        let runner = runner(try connector(server, start: nil))
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.order.count == 20)
        let reply = await server.write("Weiß das jemand?", by: "Ole Weiß", below: first)
        clock.advance(seconds: 3_700)
        #expect(await runner.runOnce().state == .ok)
        clock.advance(seconds: 90_000)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.order.count == 21)
        #expect(await intake.items[reply] != nil)
    }

    @Test("settings are checked")
    func settings() async throws {
        var account = ChannelAccount(channel: .youtube, name: "stadt", secret: "env:T")
        account.settings = ["quota": "viele"]
        let wrong = AccountConfiguration(account, environment: ["T": "abc"])
        await #expect(
            throws: AccountFault.invalid(
                account: "youtube/stadt", setting: "quota", reason: "units per day are expected")
        ) { try await ChannelCatalogue.connector(wrong) }
        account.settings = ["quota": "20000", "channel": "UCstadt", "client_id": "app"]
        account.secret = "file:/nonexistent/youtube.json"
        let good = AccountConfiguration(account, environment: [:])
        #expect(try await ChannelCatalogue.connector(good).channel == .youtube)
    }
}
