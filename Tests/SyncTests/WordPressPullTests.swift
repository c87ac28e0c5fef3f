import ChannelSimulator
import Desk
import Sync
import Testing

struct WordPressPullTests {
    private func stand(_ start: String = "2026-01-01T00:00:00Z") throws -> (
        SimulatedWordPress, MemoryIntake, AccountRunner, HandClock
    ) {
        let clock = HandClock()
        let server = SimulatedWordPress(now: { clock.now() })
        var settings = WordPressSettings(account: "stadt")
        settings.startDate = Instant(iso: start)
        let intake = MemoryIntake()
        let runner = AccountRunner(
            account: "stadt", connector: WordPressConnector(http: try DirectHTTP(server), settings: settings),
            intake: intake, outbox: MemoryOutbox(), clock: clock, jitter: { 0.5 })
        return (server, intake, runner, clock)
    }

    @Test("deletions between two pages shift the list, and nobody is skipped", arguments: [3, 30, 120, 210])
    func deletions(count: Int) async throws {
        let (server, intake, runner, _) = try stand()
        var ids: [Int64] = []
        for number in 0..<350 { ids.append(await server.comment("Frage \(number)", by: "Ole")) }
        await server.delete(Array(ids.suffix(count)), afterLists: 1)
        #expect(await runner.runOnce().state == .ok)
        let seen = Set(await intake.order)
        for id in ids.dropLast(count) { #expect(seen.contains(String(id))) }
    }

    @Test("entries that we may not read leave no hole")
    func unreadable() async throws {
        let (server, intake, runner, _) = try stand()
        var ids: [Int64] = []
        for number in 0..<320 { ids.append(await server.comment("Frage \(number)", by: "Ole")) }
        let hidden = Set(ids[40..<60] + ids[100..<210] + ids.prefix(3))
        await server.set(unreadable: hidden)
        #expect(await runner.runOnce().state == .ok)
        #expect(Set(await intake.order) == Set(ids.filter { !hidden.contains($0) }.map(String.init)))
    }

    @Test("imported comments with old dates and new ids come in")
    func imported() async throws {
        let (server, intake, runner, clock) = try stand()
        await server.comment("Moin", by: "Imke")
        #expect(await runner.runOnce().state == .ok)
        clock.advance(seconds: 60)
        let old = await server.comment("Von früher", by: "Ole", created: Instant(iso: "2019-01-01T00:00:00Z"))
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[String(old)] != nil)
    }

    @Test("what an editor takes out of the spam folder comes in on the next day, however many came since")
    func unspammed() async throws {
        let (server, intake, runner, clock) = try stand()
        let id = await server.comment("Kein Spam!", by: "Imke", status: "spam")
        for number in 0..<250 { await server.comment("Frage \(number)", by: "Ole") }
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[String(id)] == nil)
        await server.setStatus(id, "approved")
        clock.advance(seconds: 86_400)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.items[String(id)]?.text == "Kein Spam!")
    }

    @Test("a run without news asks for one page")
    func oneCall() async throws {
        let (server, intake, runner, _) = try stand()
        for number in 0..<250 { await server.comment("Frage \(number)", by: "Ole") }
        #expect(await runner.runOnce().state == .ok)
        let batches = await intake.batches
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.batches == batches + 1)
    }

    @Test("what is trashed at the site vanishes from the desk")
    func trashed() async throws {
        let (server, intake, runner, clock) = try stand()
        let ids = [await server.comment("Moin", by: "Imke"), await server.comment("Hallo", by: "Ole")]
        #expect(await runner.runOnce().state == .ok)
        await server.setStatus(ids[0], "trash")
        clock.advance(seconds: 700)
        #expect(await runner.runOnce().state == .ok)
        #expect(await intake.vanished == [String(ids[0])])
    }

    @Test("a server that drops the login stops the account and says so, instead of reading as a stranger")
    func lostLogin() async throws {
        let (server, intake, runner, _) = try stand()
        await server.comment("Moin", by: "Imke")
        await server.set(passesLogin: false)
        guard case .stopped(let reason) = await runner.runOnce().state else {
            Issue.record("not stopped")
            return
        }
        #expect(reason.contains("sees no login"))
        #expect(await intake.order.isEmpty)
    }

    @Test("a user without the right to moderate is told which right is missing")
    func rights() async throws {
        let (server, _, runner, _) = try stand()
        await server.set(mayModerate: false)
        guard case .stopped(let reason) = await runner.runOnce().state else {
            Issue.record("not stopped")
            return
        }
        #expect(reason.contains("a right is missing: rest_forbidden_context"))
    }
}
