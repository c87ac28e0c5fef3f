import ChannelSimulator
import Desk
import Sync
import Testing

struct AccountRunnerTests {
    private func runner(
        _ name: String, _ server: SimulatedMastodon, _ clock: HandClock, _ outbox: MemoryOutbox = MemoryOutbox(),
        report: @escaping @Sendable (SyncStatus) -> Void = { _ in }
    ) throws -> AccountRunner {
        let connector = MastodonConnector(http: try DirectHTTP(server), settings: MastodonSettings(account: name))
        return AccountRunner(
            account: name, connector: connector, intake: MemoryIntake(), outbox: outbox, clock: clock, jitter: { 0.5 },
            report: report)
    }

    @Test("failures pause the account longer each time, success ends the pause")
    func pauses() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let runner = try runner("stadt", server, clock)
        await server.order(.cutBefore, on: .reading, times: 2)
        #expect(await runner.runOnce().state == .paused(until: clock.now() + 5, reason: "connection broken off: cut"))
        #expect(await runner.runOnce().state == .paused(until: clock.now() + 9, reason: "connection broken off: cut"))
        let well = await runner.runOnce()
        #expect(well.state == .ok)
        #expect(well.lastSuccess == clock.now())
    }

    @Test("a rate limit pauses for as long as the server's clock says")
    func rateLimit() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        await server.order(.tooMany, on: .reading)
        let status = try await runner("stadt", server, clock).runOnce()
        #expect(status.state == .paused(until: clock.now() + 7, reason: "too many calls"))
    }

    @Test("an invalid token stops the account with its reason, until a person resumes it")
    func stopped() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        await server.order(.expiredToken, on: .reading)
        let runner = try runner("stadt", server, clock)
        #expect(await runner.runOnce().state == .stopped(reason: "The access token expired"))
        await runner.resume()
        #expect(await runner.runOnce().state == .ok)
    }

    @Test("a new outbox item is sent at once when the bell rings, while the clock stands still")
    func wake() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let outbox = MemoryOutbox()
        let (states, feed) = AsyncStream<SyncStatus>.makeStream()
        let runner = try runner("stadt", server, clock, outbox) { feed.yield($0) }
        let task = Task { await runner.run() }
        var reports = states.makeAsyncIterator()
        while let status = await reports.next(isolation: nil), status.next == nil {}
        let item = OutboxItem(
            id: "o1", key: "k", account: "stadt", channel: .mastodon, inReplyTo: nil, recipient: nil, text: "Moin")
        await outbox.add(item, due: clock.now())
        runner.wake()
        while let status = await reports.next(isolation: nil), status.delivered == 0 {}
        #expect(await server.cityPosts().count == 1)
        task.cancel()
        await task.value
    }

    @Test("the next run begins when the interval is over")
    func interval() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let (states, feed) = AsyncStream<SyncStatus>.makeStream()
        let runner = try runner("stadt", server, clock) { feed.yield($0) }
        let task = Task { await runner.run() }
        var reports = states.makeAsyncIterator()
        while let status = await reports.next(isolation: nil), status.next == nil {}
        await server.comment("Moin", by: "Imke Harms")
        clock.advance(seconds: 60)
        while let status = await reports.next(isolation: nil), status.pulled == 0 {}
        #expect(await runner.status.pulled == 1)
        task.cancel()
        await task.value
    }

    @Test("a broken channel does not hold up the others")
    func sideBySide() async throws {
        let clock = HandClock()
        let broken = SimulatedMastodon(now: { clock.now() })
        await broken.order(.cutBefore, on: .reading, times: 100)
        let well = SimulatedMastodon(now: { clock.now() })
        await well.comment("Moin", by: "Imke Harms")
        let engine = SyncEngine(runners: [try runner("a", broken, clock), try runner("b", well, clock)])
        let results = await engine.runOnce()
        #expect(results.map(\.account) == ["a", "b"])
        #expect(results[0].error == "connection broken off: cut")
        #expect(results[1].state == .ok)
        #expect(results[1].pulled == 1)
    }
}
