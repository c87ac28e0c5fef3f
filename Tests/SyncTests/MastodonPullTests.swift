import ChannelSimulator
import Desk
import Sync
import Testing

struct MastodonPullTests {
    private func runner(
        _ server: SimulatedMastodon, _ intake: MemoryIntake, _ clock: HandClock, settings: MastodonSettings
    ) throws -> AccountRunner {
        let connector = MastodonConnector(http: try DirectHTTP(server), settings: settings)
        var pace = AccountPace()
        pace.watched = 5_000
        pace.recheck = 0
        return AccountRunner(
            account: "stadt", connector: connector, intake: intake, outbox: MemoryOutbox(), clock: clock, pace: pace,
            jitter: { 0.5 })
    }

    private var settings: MastodonSettings {
        var settings = MastodonSettings(account: "stadt")
        settings.startDate = Instant(iso: "2020-01-01T00:00:00Z")
        return settings
    }

    private func runUntilWell(_ runner: AccountRunner, _ clock: HandClock) async -> Bool {
        for _ in 0..<400 {
            if await runner.runOnce().state == .ok { return true }
            clock.advance(seconds: 900)
        }
        return false
    }

    @Test(
        "1,000 comments under page shifts, doubles and broken calls arrive once each, without a gap", arguments: 1...6)
    func thousand(seed: Int) async throws {
        let clock = HandClock()
        let plan = FaultPlan(seed: UInt64(seed), permille: 120)
        let server = SimulatedMastodon(seed: UInt64(seed), plan: plan, now: { clock.now() })
        let intake = MemoryIntake()
        let runner = try runner(server, intake, clock, settings: settings)
        for count in [600, 1, 80, 319] {
            for _ in 0..<count { await server.nextComment() }
            #expect(await runUntilWell(runner, clock))
        }
        await server.setPlan(FaultPlan())
        #expect(await runUntilWell(runner, clock))
        let there = await server.allPosts().map(\.id)
        let here = await intake.order
        #expect(there.count >= 1_000)
        #expect(Set(here) == Set(there))
        #expect(here.count == Set(here).count)
        #expect(await runner.status.pulled == there.count)
    }

    @Test("edits and deletions at the source are seen on looking again")
    func editsAndDeletions() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        var ids: [String] = []
        for number in 0..<30 { ids.append(await server.comment("Laterne \(number) ist aus", by: "Ole Harms")) }
        let intake = MemoryIntake()
        let runner = try runner(server, intake, clock, settings: settings)
        #expect(await runUntilWell(runner, clock))
        clock.advance(seconds: 60)
        await server.edit(ids[3], to: "@stadt Laterne 3 brennt wieder")
        await server.delete(ids[7])
        await server.delete(ids[29])
        #expect(await runUntilWell(runner, clock))
        #expect(await intake.items[ids[3]]?.text == "@stadt Laterne 3 brennt wieder")
        #expect(await intake.items[ids[3]]?.edited == clock.now())
        #expect(await intake.vanished == [ids[7], ids[29]])
    }

    @Test("when everything is gone at once, nothing is marked as deleted")
    func allGone() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        var ids: [String] = []
        for number in 0..<8 { ids.append(await server.comment("Frage \(number)", by: "Lina Weiß")) }
        let intake = MemoryIntake()
        let runner = try runner(server, intake, clock, settings: settings)
        #expect(await runUntilWell(runner, clock))
        for id in ids { await server.delete(id) }
        #expect(await runUntilWell(runner, clock))
        #expect(await intake.vanished.isEmpty)
        #expect(await runner.status.doubtful == 8)
    }

    @Test("held-back comments are let in and read although their ids lie below the cursor")
    func heldBack() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let held = await server.comment("Bin neu hier", by: "Bilal Nowak", held: true)
        await server.comment("Moin", by: "Imke Harms")
        let intake = MemoryIntake()
        let runner = try runner(server, intake, clock, settings: settings)
        #expect(await runUntilWell(runner, clock))
        #expect(await intake.items[held] != nil)
        #expect(await intake.order.count == 2)
        #expect(await intake.cursors["stadt"] == "21")
    }

    @Test("without leave to let them in, held-back comments are counted")
    func heldBackCounted() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        await server.comment("Moin", by: "Imke Harms")
        await server.comment("Bin neu hier", by: "Bilal Nowak", held: true)
        var settings = settings
        settings.acceptsFiltered = false
        let intake = MemoryIntake()
        let runner = try runner(server, intake, clock, settings: settings)
        #expect(await runner.runOnce().held == 1)
        #expect(await intake.order.count == 1)
    }

    @Test("replies below our own posts arrive even when they do not mention us")
    func threads() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let post = await server.announce("Am Montag bleibt das Bürgerbüro zu.")
        let reply = await server.comment("Wieso?", by: "Ole Weiß", inReplyTo: post, mentions: false)
        let intake = MemoryIntake()
        let runner = try runner(server, intake, clock, settings: settings)
        #expect(await runUntilWell(runner, clock))
        #expect(await intake.order == [reply])
        #expect(await intake.items[reply]?.parent == post)
    }

    @Test("a direct message is not public")
    func direct() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let id = await server.comment("Vertraulich", by: "Lina Harms", visibility: "direct")
        let intake = MemoryIntake()
        #expect(await runUntilWell(try runner(server, intake, clock, settings: settings), clock))
        #expect(await intake.items[id]?.isPublic == false)
    }
}
