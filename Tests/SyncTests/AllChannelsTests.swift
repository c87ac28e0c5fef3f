import ChannelSimulator
import Desk
import Sync
import Synchronization
import Testing

/// All channels at once, some accounts in trouble.
@Suite(.timeLimit(.minutes(10)))
struct AllChannelsTests {
    /// Answers nothing until it gives up.
    private final class SlowHTTP: HTTPPort {
        let origin: Origin
        private let gate: AsyncStream<Void>
        private let opening: AsyncStream<Void>.Continuation

        init() throws {
            origin = try #require(Origin("http://127.0.0.1"))
            (gate, opening) = AsyncStream<Void>.makeStream()
        }

        func send(_ request: HTTPRequest) async throws(HTTPFault) -> HTTPReply {
            for await _ in gate {}
            throw .interrupted("given up")
        }

        func giveUp() { opening.finish() }
    }

    /// Always the same reply; without one, nobody listens.
    private struct TroubledHTTP: HTTPPort {
        let origin: Origin
        let reply: HTTPReply?

        func send(_ request: HTTPRequest) async throws(HTTPFault) -> HTTPReply {
            guard let reply else { throw .notConnected("connection refused") }
            return reply
        }
    }

    /// The newest status of each account.
    private final class Ledger: Sendable {
        private let statuses = Mutex<[String: SyncStatus]>([:])
        func note(_ status: SyncStatus) { statuses.withLock { $0[status.account] = status } }
        subscript(account: String) -> SyncStatus? { statuses.withLock { $0[account] } }
    }

    private typealias Simulated = (server: any SimulatedChannel, connector: any ChannelConnector)

    private func channels(_ clock: HandClock) throws -> [String: Simulated] {
        let now: @Sendable () -> Instant = { clock.now() }
        let mastodon = SimulatedMastodon(now: now)
        let x = SimulatedX(now: now)
        let youTube = SimulatedYouTube(now: now)
        let facebook = SimulatedFacebook(now: now)
        let blog = SimulatedWordPress(now: now)
        return [
            "mastodon": (
                mastodon, MastodonConnector(http: try DirectHTTP(mastodon), settings: MastodonSettings(account: "a"))
            ),
            "x": (x, XConnector(http: try DirectHTTP(x), settings: XSettings(account: "a"), clock: clock)),
            "youtube": (
                youTube,
                YouTubeConnector(http: try DirectHTTP(youTube), settings: YouTubeSettings(account: "a"), clock: clock)
            ),
            "facebook": (
                facebook,
                FacebookConnector(
                    http: try DirectHTTP(facebook),
                    settings: FacebookSettings(account: "a", page: SimulatedFacebook.page))
            ),
            "blog": (
                blog, WordPressConnector(http: try DirectHTTP(blog), settings: WordPressSettings(account: "a"))
            ),
        ].merging(try further(clock)) { $1 }
    }

    private func further(_ clock: HandClock) throws -> [String: Simulated] {
        let now: @Sendable () -> Instant = { clock.now() }
        let instagram = SimulatedInstagram(now: now)
        let wiki = SimulatedMediaWiki(now: now)
        let feed = SimulatedFeed(now: now)
        let open311 = SimulatedOpen311(now: now)
        let drop = SimulatedDrop(now: now)
        return [
            "instagram": (
                instagram,
                InstagramConnector(
                    http: try DirectHTTP(instagram),
                    settings: InstagramSettings(account: "a", user: SimulatedInstagram.user))
            ),
            "wiki": (
                wiki,
                MediaWikiConnector(
                    http: try DirectHTTP(wiki), settings: MediaWikiSettings(account: "a"),
                    botName: SimulatedMediaWiki.bot, password: try Secret(checking: SimulatedMediaWiki.password))
            ),
            "website": (feed, FeedStand.connector(try DirectHTTP(feed), clock)),
            "open311": (
                open311,
                Open311Connector(http: try DirectHTTP(open311), settings: Open311Stand.settings(), now: now)
            ),
            "guestbook": (drop, drop.connector),
        ]
    }

    @Test("with one account dead, one slow and one over its limit, all others run in each of their intervals")
    func sideBySide() async throws {
        let clock = HandClock()
        let origin = try #require(Origin("http://127.0.0.1"))
        let slow = try SlowHTTP()
        let tooMany = HTTPReply(
            status: 429, headers: [.init("Retry-After", "3600"), .init("Content-Type", "application/json")],
            body: Array("{}".utf8))
        let troubled: [String: any HTTPPort] = [
            "dead": TroubledHTTP(origin: origin, reply: nil), "slow": slow,
            "limited": TroubledHTTP(origin: origin, reply: tooMany),
        ]
        let channels = try channels(clock)
        var connectors = channels.mapValues(\.connector)
        for (name, http) in troubled {
            connectors[name] = MastodonConnector(http: http, settings: MastodonSettings(account: name))
        }
        let ledger = Ledger()
        let (news, bell) = AsyncStream<Void>.makeStream()
        let engine = SyncEngine(
            runners: connectors.map { name, connector in
                AccountRunner(
                    account: name, connector: connector, intake: MemoryIntake(), outbox: MemoryOutbox(), clock: clock,
                    pace: AccountPace(interval: 60), jitter: { 0.5 },
                    report: { status in
                        ledger.note(status)
                        bell.yield()
                    })
            })
        let running = Task { await engine.run() }
        var bells = news.makeAsyncIterator()
        for round in 1...5 {
            for (_, channel) in channels { _ = await channel.server.citizenWrites("Meldung \(round)", by: "Lina") }
            clock.advance(seconds: 60)
            let now = clock.now()
            while channels.keys.contains(where: { ledger[$0]?.lastSuccess != now }) {
                _ = await bells.next(isolation: nil)
            }
        }
        for name in channels.keys { #expect(ledger[name]?.state == .ok, "\(name)") }
        #expect(ledger["slow"]?.state == .busy)
        for name in ["dead", "limited"] {
            guard case .paused = ledger[name]?.state else {
                Issue.record("\(name): \(String(describing: ledger[name]?.state))")
                continue
            }
        }
        slow.giveUp()
        running.cancel()
        await running.value
    }

    @Test("after five failures in a row one small question is asked before any work")
    func circuit() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        await server.order(.cutBefore, on: .reading, times: 6)
        let connector = MastodonConnector(http: try DirectHTTP(server), settings: MastodonSettings(account: "a"))
        let runner = AccountRunner(
            account: "a", connector: connector, intake: MemoryIntake(), outbox: MemoryOutbox(), clock: clock,
            jitter: { 0.5 })
        for failures in 1...6 { #expect(await runner.runOnce().failures == failures) }
        #expect(await runner.runOnce().state == .ok)
        #expect(await runner.status.failures == 0)
    }

    @Test("an account that may not be answered is read and sends nothing")
    func readOnly() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let parent = await server.comment("Moin", by: "Imke Harms")
        let outbox = MemoryOutbox()
        await outbox.add(
            OutboxItem(
                id: "o1", key: "k", account: "a", channel: .mastodon, inReplyTo: parent, recipient: nil, text: "Moin"),
            due: clock.now())
        let connector = MastodonConnector(http: try DirectHTTP(server), settings: MastodonSettings(account: "a"))
        let runner = AccountRunner(
            account: "a", connector: connector, intake: MemoryIntake(), outbox: outbox, isAnswered: false,
            clock: clock, jitter: { 0.5 })
        #expect(await runner.runOnce().pulled == 1)
        #expect(await server.cityPosts().isEmpty)
        #expect(await outbox.stage("o1") == .queued)
    }

    @Test("a scarce budget lengthens the interval to what is left of the window, at most fourfold")
    func budget() {
        #expect(RateBudget(limit: 100, remaining: 50, resetIn: 500).interval(60) == 60)
        #expect(RateBudget(limit: 100, remaining: 10, resetIn: 100).interval(60) == 100)
        #expect(RateBudget(limit: 100, remaining: 10, resetIn: 5000).interval(60) == 240)
        #expect(RateBudget(limit: 100, remaining: 0, resetIn: 900).interval(60) == 900)
        #expect(RateBudget(limit: 100, remaining: 5).interval(60) == 240)
        #expect(RateBudget(limit: 0, remaining: 0).interval(60) == 60)
    }
}
