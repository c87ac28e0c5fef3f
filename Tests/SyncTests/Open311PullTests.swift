import ChannelSimulator
import Desk
import StrictJSON
import Sync
import Testing

struct Open311PullTests {
    private let clock = HandClock()

    private func connector(_ server: SimulatedOpen311, _ format: Open311Settings.Format = .json, updates: Bool = false)
        throws -> Open311Connector
    {
        var settings = Open311Stand.settings(format)
        settings.hasUpdates = updates
        return Open311Connector(http: try DirectHTTP(server), settings: settings, now: { [clock] in clock.now() })
    }

    /// Pulls to the end of a run.
    private func run(_ connector: Open311Connector, _ cursor: inout String?) async throws -> [PullPage] {
        var pages: [PullPage] = []
        repeat {
            pages.append(try await connector.pull(after: cursor))
            cursor = pages.last?.cursor ?? cursor
        } while pages.last?.isLast != true && pages.count < 500
        return pages
    }

    @Test(
        "a server that gives a hundred at most is read in ever smaller windows, without a gap",
        arguments: [3, 100, 300])
    func halving(gap: Int64) async throws {
        let server = SimulatedOpen311(now: { [clock] in clock.now() })
        var ids: [String] = []
        for number in 0..<700 {
            ids.append(await server.citizenWrites("Meldung \(number)", by: "Uwe"))
            clock.advance(seconds: gap)
        }
        clock.advance(seconds: 120)
        var cursor: String?
        let pages = try await run(try connector(server), &cursor)
        #expect(Set(pages.flatMap { $0.items.map(\.id) }) == Set(ids))
        #expect(pages.allSatisfy { $0.rejected.isEmpty })
        let calls = await server.calls
        #expect(calls.count < 300 && calls.allSatisfy { $0.hasPrefix("GET /open311/v2/requests.json") })
    }

    @Test("more within a minute than the server gives: a person is told")
    func tooMany() async throws {
        let server = SimulatedOpen311(now: { [clock] in clock.now() })
        for number in 0..<150 { _ = await server.citizenWrites("Sturm \(number)", by: "Uwe") }
        clock.advance(seconds: 3600)
        var cursor: String?
        let pages = try await run(try connector(server), &cursor)
        #expect(pages.contains { $0.rejected.contains { $0.reason.hasPrefix("gap possible") } } && pages.count < 100)
    }

    @Test("a request let in late is found by the daily second look")
    func late() async throws {
        let server = SimulatedOpen311(now: { [clock] in clock.now() })
        _ = await server.citizenWrites("Eins", by: "Uwe")
        clock.advance(seconds: 600)
        var cursor: String?
        let connector = try connector(server)
        _ = try await run(connector, &cursor)
        clock.advance(seconds: 7200)
        let early = await server.appearing("Zwei", requested: try #require(Instant(iso: "2026-11-22T12:00:00Z")))
        #expect(try await !run(connector, &cursor).flatMap { $0.items.map(\.id) }.contains(early))
        clock.advance(seconds: 86_400)
        #expect(try await run(connector, &cursor).flatMap { $0.items.map(\.id) }.contains(early))
    }

    @Test(
        "known requests are looked at again by their ids: changed, closed with notes, gone", arguments: ["json", "xml"])
    func recheck(format: String) async throws {
        let server = SimulatedOpen311(now: { [clock] in clock.now() })
        var ids: [String] = []
        for number in 0..<60 { ids.append(await server.citizenWrites("Nummer \(number)", by: "Uwe")) }
        await server.citizenEdits(ids[3], to: "Anders")
        await server.close(ids[4], notes: "Erledigt")
        await server.citizenDeletes(ids[5])
        let connector = try connector(server, try #require(Open311Settings.Format(rawValue: format)))
        let page = try await connector.recheck(ids + ["\(ids[4])#notes-1"])
        #expect(page.vanished == [ids[5]] && page.doubtful.isEmpty)
        #expect(page.items.first { $0.id == ids[3] }?.text == "Anders")
        #expect(page.items.contains { $0.parent == ids[4] && $0.text == "Erledigt" })
        for id in ids { await server.citizenDeletes(id) }
        let lost = try await connector.recheck(ids)
        #expect(lost.vanished.isEmpty && lost.doubtful.count == 60)
    }

    @Test("updates follow the requests, and our own come back under the id of their receipt")
    func updates() async throws {
        let server = SimulatedOpen311(now: { [clock] in clock.now() })
        let id = await server.citizenWrites("Laterne aus", by: "Uwe")
        clock.advance(seconds: 100)
        await server.officeUpdates(id, status: "IN_PROGRESS", text: "Wir sehen nach.")
        let connector = try connector(server, updates: true)
        let receipt = await connector.deliver(Open311Stand.item(.reply, "Danke.", to: id))
        clock.advance(seconds: 100)
        var cursor: String?
        let items = try await run(connector, &cursor).flatMap(\.items)
        #expect(items.map(\.parent) == [nil, id, id])
        guard case .accepted(let own, _) = receipt else {
            Issue.record("\(receipt)")
            return
        }
        #expect(items.map(\.id).contains(own))
    }

    @Test("jurisdiction goes along, the key does not; the check reads the services")
    func jurisdiction() async throws {
        var settings = Open311Stand.settings()
        settings.jurisdiction = "bremerhaven.example"
        let services = HTTPReply(status: 200, body: try Recording.bytes("open311/services", "json"))
        let (connector, http) = try Open311Stand.played([services, Open311Stand.reply("[]")], settings)
        #expect(try await connector.check().handle == "bremerhaven.example")
        _ = try await connector.pull(after: nil)
        let asked = await http.requests
        #expect(asked.allSatisfy { $0.target.contains("jurisdiction_id=bremerhaven.example") })
        #expect(
            asked.allSatisfy {
                !$0.target.contains("key") && !$0.headers.contains { $0.value.contains("simulated-key") }
            })
        #expect(asked[1].target.contains("start_date=2026-11-16T07%3A00%3A00Z&end_date=2026-11-23T08%3A00%3A00Z"))
    }
}

struct Open311ConformanceTests {
    private func conformance(_ format: Open311Settings.Format) -> ChannelConformance<SimulatedOpen311> {
        let clocks = ClockBox()
        return ChannelConformance(
            channel: .open311,
            server: { clock in
                clocks.set(clock)
                return SimulatedOpen311(now: { clock.now() })
            },
            connector: { http in
                let clock = clocks.clock
                return Open311Connector(http: http, settings: Open311Stand.settings(format), now: { clock.now() })
            })
    }

    @Test("a thousand requests come in once each, whatever happens to the answers", arguments: ["json", "xml"])
    func thousand(format: String) async throws {
        try await conformance(try #require(Open311Settings.Format(rawValue: format))).readsAThousand()
    }

    @Test("cut at any byte of the dialogue, an answer is posted once")
    func cut() async throws { try await conformance(.json).answersOnceWhereverItIsCut() }
}
