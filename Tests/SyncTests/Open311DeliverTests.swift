import ChannelSimulator
import Desk
import StrictJSON
import Sync
import Testing

struct Open311DeliverTests {
    private let clock = HandClock()
    private static let draft =
        "service_code: LAT\nlat: 53.5467\nlong: 8.5779\nattribute[MASTNR]: 17\n\nDie Laterne ist aus."

    private func connector(_ server: SimulatedOpen311, key: String? = SimulatedOpen311.key) throws -> Open311Connector {
        Open311Connector(
            http: try DirectHTTP(server), settings: Open311Stand.settings(key: key), now: { [clock] in clock.now() })
    }

    private func work(_ item: OutboxItem, _ server: SimulatedOpen311) async throws -> MemoryOutbox {
        let outbox = MemoryOutbox()
        await outbox.add(item, due: clock.now())
        let worker = OutboxWorker(
            account: Open311Stand.account, outbox: outbox, connector: try connector(server), clock: clock,
            jitter: { 0.5 })
        for _ in 0..<200 where await !outbox.isDone {
            do {
                let step = try await worker.step()
                if step == .idle {
                    clock.advance(to: try await outbox.nextDue(account: Open311Stand.account) ?? clock.now())
                }
            } catch is ChannelFault { clock.advance(seconds: 5) }
        }
        return outbox
    }

    @Test("under every fault an answer is posted exactly once", arguments: SimulatedFault.whilePosting)
    func reply(fault: SimulatedFault) async throws {
        let server = SimulatedOpen311(now: { [clock] in clock.now() })
        let request = await server.citizenWrites("Laterne aus", by: "Uwe")
        await server.order(fault, on: .posting, times: 1)
        let outbox = try await work(Open311Stand.item(.reply, "Wir kümmern uns.", to: request), server)
        let answers = await server.answers()
        #expect(answers.map(\.text) == ["Wir kümmern uns."] && answers.first?.inReplyTo == request)
        #expect(await outbox.stage("o1") == .sent(answers.first?.id ?? ""))
    }

    @Test("under every fault a new request is posted exactly once", arguments: SimulatedFault.whilePosting)
    func publish(fault: SimulatedFault) async throws {
        let server = SimulatedOpen311(now: { [clock] in clock.now() })
        await server.order(fault, on: .posting, times: 1)
        let outbox = try await work(Open311Stand.item(.publish, Self.draft), server)
        let posted = await server.posted()
        #expect(posted.map(\.text) == ["Die Laterne ist aus."])
        #expect(posted.first?.place == ["lat": "53.5467", "long": "8.5779", "attribute[MASTNR]": "17"])
        #expect(await outbox.stage("o1") == .sent(posted.first?.id ?? ""))
    }

    @Test("a batch service gives a token: it is the receipt until the number is known")
    func token() async throws {
        let server = SimulatedOpen311(now: { [clock] in clock.now() })
        await server.setBatch(600)
        let connector = try connector(server)
        #expect(await connector.deliver(Open311Stand.item(.publish, Self.draft)) == .accepted(id: "token:T1", url: nil))
        await server.setBatch(0)
        #expect(await connector.deliver(Open311Stand.item(.publish, Self.draft)) == .accepted(id: "BHV-2", url: nil))
    }

    @Test("what a batch service does not list yet is not taken for missing: nothing is posted a second time")
    func batchUnknown() async throws {
        let server = SimulatedOpen311(now: { [clock] in clock.now() })
        await server.setBatch(3600)
        await server.order(.cutAfter, on: .posting, times: 1)
        let outbox = try await work(Open311Stand.item(.publish, Self.draft), server)
        #expect(await server.posted().count == 1)
        #expect(await outbox.stage("o1") == .uncertain)
        await server.setBatch(nil)
        clock.advance(seconds: 3600)
        let connector = try connector(server)
        var item = Open311Stand.item(.publish, Self.draft)
        item.lastTry = Instant(iso: "2026-11-23T08:00:00Z")
        #expect(try await connector.find(item)?.id == "BHV-1")
    }

    @Test("the same words to the same request a while ago are another answer")
    func older() async throws {
        let server = SimulatedOpen311(now: { [clock] in clock.now() })
        let request = await server.citizenWrites("Laterne aus", by: "Uwe")
        _ = try await work(Open311Stand.item(.reply, "Erledigt.", to: request), server)
        clock.advance(seconds: 600)
        await server.order(.cutBefore, on: .posting, times: 1)
        _ = try await work(Open311Stand.item(.reply, "Erledigt.", to: request, key: "k-2"), server)
        #expect(await server.answers().count == 2)
    }

    @Test("the key stands in the body alone, and what is wrong with it stops the account")
    func key() async throws {
        let server = SimulatedOpen311(now: { [clock] in clock.now() })
        let request = await server.citizenWrites("Laterne aus", by: "Uwe")
        let wrong = try connector(server, key: "falsch")
        #expect(await wrong.deliver(Open311Stand.item(.reply, "x", to: request)) == .authorisation("api_key ungültig"))
        let without = try connector(server, key: nil)
        #expect(without.capabilities.actions.isEmpty)
        #expect(
            await without.deliver(Open311Stand.item(.reply, "x", to: request))
                == .refused("reply is not set up for this account"))
        #expect(await server.calls.filter { $0.hasPrefix("POST") }.allSatisfy { $0.contains("api_key=falsch") })
    }

    @Test("an answer to a request that is gone is refused without a try")
    func gone() async throws {
        let server = SimulatedOpen311(now: { [clock] in clock.now() })
        #expect(
            await (try connector(server)).deliver(Open311Stand.item(.reply, "x", to: "BHV-9"))
                == .refused("404 the request is not there any more"))
        #expect(await server.calls.allSatisfy { $0.hasPrefix("GET") })
    }

    @Test(
        "drafts that lack what a request needs",
        arguments: [
            ("service_code: LAT\naddress_string: Markt 1", "description: missing"),
            ("address_string: Markt 1\n\nText", "service_code: missing"),
            ("service_code: LAT\n\nText", "place: missing"), ("service_code: LAT\nlat: 53.5\n\nText", "place: missing"),
            ("service_code: LAT\naddress_id: 7\n\n" + String(repeating: "x", count: 4001), "description: longer"),
        ])
    func drafts(text: String, reason: String) async throws {
        var settings = Open311Stand.settings()
        settings.usual = [:]
        let (connector, http) = try Open311Stand.played([], settings)
        guard case .refused(let why) = await connector.deliver(Open311Stand.item(.publish, text)) else {
            Issue.record("not refused")
            return
        }
        #expect(why.hasPrefix(reason))
        #expect(await http.requests.isEmpty)
    }

    @Test("a plain text goes out with the account's usual service and place, to the other endpoint")
    func usual() async throws {
        let other = SimulatedOpen311(now: { [clock] in clock.now() })
        let (http, silent) = (try DirectHTTP(other), try PlayedHTTP([]))
        let connector = Open311Connector(
            http: silent, settings: Open311Stand.settings(key: nil),
            target: Open311Target(http: http, settings: Open311Stand.settings(.xml)), now: { [clock] in clock.now() })
        #expect(connector.capabilities.actions == [.publish])
        #expect(
            await connector.deliver(Open311Stand.item(.publish, "Uhr: steht seit Montag"))
                == .accepted(id: "BHV-1", url: nil))
        #expect(await other.posted().first?.text == "Uhr: steht seit Montag")
        #expect(await other.posted().first?.place == ["address_string": "Rathaus"])
        #expect(await silent.requests.isEmpty)
    }

    @Test(
        "a 500 that names a missing field is final, any other may have been carried out",
        arguments: [("lat is required", true), ("Interner Fehler", false)])
    func fiveHundred(text: String, isFinal: Bool) async throws {
        let (connector, _) = try Open311Stand.played([
            Open311Stand.reply("[{\"code\":500,\"description\":\"\(text)\"}]", status: 500)
        ])
        let answer = await connector.deliver(Open311Stand.item(.publish, Self.draft))
        #expect(answer == (isFinal ? .refused("500 \(text)") : .unknown("500 \(text)")))
    }

    @Test("accounts are made of their settings")
    func made() async throws {
        var account = ChannelAccount(
            channel: .open311, name: "melder", address: "https://m.example/open311/v2/requests.json")
        account.secret = "env:KEY"
        account.settings = [
            "updates": "true", "format": "xml", "publish_address": "https://netz.example/georeport/v2/",
            "publish_secret": "env:OTHER",
        ]
        let both = try await ChannelCatalogue.connector(
            AccountConfiguration(account, environment: ["KEY": "a", "OTHER": "b"]))
        #expect(both.capabilities.actions == [.reply, .publish])
        account.settings["format"] = "yaml"
        let wrong = AccountConfiguration(account, environment: ["KEY": "a", "OTHER": "b"])
        await #expect(throws: AccountFault.self) { try await ChannelCatalogue.connector(wrong) }
    }
}
