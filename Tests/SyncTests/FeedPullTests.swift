import ChannelSimulator
import Desk
import Foundation
import StrictJSON
import Sync
import Testing

struct FeedPullTests {
    private let clock = HandClock()

    private func header(_ request: HTTPRequest?, _ name: String) -> String? {
        request?.headers.first { $0.name == name }?.value
    }

    @Test("validators go back byte for byte, 304 is success, and a missing validator is forgotten")
    func validators() async throws {
        let tag = "W/\"a b;\\\u{FC}\""
        let date = "Sun, 1 Nov 2026 08:00:00 +0000"
        let body = FeedStand.rss([("1", "", 1, "Eins")])
        let (connector, http) = try FeedStand.played(
            [
                FeedStand.reply(body, [("ETag", tag), ("Last-Modified", date)]),
                FeedStand.reply("", [], status: 304), FeedStand.reply("", [("ETag", "\"neu\"")], status: 304),
                FeedStand.reply(body, [("ETag", "\"c\"")]), FeedStand.reply("", [], status: 304),
            ], clock)
        let first = try await connector.pull(after: nil)
        #expect(first.items.count == 1 && first.isLast)
        let same = try await connector.pull(after: first.cursor)
        #expect(same == PullPage(isLast: true))
        #expect(header(await http.requests[1], "If-None-Match") == tag)
        #expect(header(await http.requests[1], "If-Modified-Since") == date)
        let renewed = try await connector.pull(after: first.cursor)
        let third = try await connector.pull(after: renewed.cursor)
        #expect(header(await http.requests[3], "If-None-Match") == "\"neu\"")
        _ = try await connector.pull(after: third.cursor)
        #expect(header(await http.requests[4], "If-None-Match") == "\"c\"")
        #expect(header(await http.requests[4], "If-Modified-Since") == nil)
        #expect(header(await http.requests[0], "User-Agent") == "Lotse")
    }

    @Test("once a day it is read without a condition, so a server that lies is found out")
    func daily() async throws {
        let server = SimulatedFeed(now: { [clock] in clock.now() })
        _ = await server.citizenWrites("Eins", by: "Uwe")
        let connector = FeedStand.connector(try DirectHTTP(server), clock)
        let first = try await connector.pull(after: nil)
        await server.change { $0.lies = true }
        let second = await server.citizenWrites("Zwei", by: "Uwe")
        clock.advance(seconds: 3600)
        #expect(try await connector.pull(after: first.cursor).items.isEmpty)
        clock.advance(seconds: 82_800)
        let whole = try await connector.pull(after: first.cursor)
        #expect(whole.items.map(\.id).contains(second))
        #expect(await server.calls.map { $0.tag == nil } == [true, false, true])
    }

    @Test("a Last-Modified ahead of us is not sent back")
    func future() async throws {
        let (connector, http) = try FeedStand.played(
            [
                FeedStand.reply(
                    FeedStand.rss([("1", "", 1, "Eins")]), [("Last-Modified", "Tue, 01 Jan 2041 00:00:00 GMT")]),
                FeedStand.reply(FeedStand.rss([("1", "", 1, "Eins")])),
            ], clock)
        let first = try await connector.pull(after: nil)
        _ = try await connector.pull(after: first.cursor)
        #expect(header(await http.requests[1], "If-Modified-Since") == nil)
    }

    @Test("another address or user: the old validators are not used, what is known stays known")
    func otherAddress() async throws {
        let (connector, _) = try FeedStand.played(
            [FeedStand.reply(FeedStand.rss([("1", "", 1, "Eins")]), [("ETag", "\"a\"")])], clock)
        let first = try await connector.pull(after: nil)
        var settings = FeedStand.settings
        settings.user = "leser"
        let http = try PlayedHTTP([FeedStand.reply(FeedStand.rss([("2", "", 2, "Zwei"), ("1", "", 1, "Eins")]))])
        let page = try await FeedStand.connector(http, clock, settings).pull(after: first.cursor)
        #expect(header(await http.requests[0], "If-None-Match") == nil && page.rejected.isEmpty)
    }

    @Test("a window without anything known: a person is told of the possible gap, once a gap")
    func gap() async throws {
        let server = SimulatedFeed(now: { [clock] in clock.now() })
        await server.change { $0.window = 10 }
        let connector = FeedStand.connector(try DirectHTTP(server), clock)
        for number in 0..<5 { _ = await server.citizenWrites("Alt \(number)", by: "Uwe") }
        var page = try await connector.pull(after: nil)
        #expect(page.rejected.isEmpty)
        for number in 0..<9 { _ = await server.citizenWrites("Neu \(number)", by: "Uwe") }
        page = try await connector.pull(after: page.cursor)
        #expect(page.items.count == 10 && page.rejected.isEmpty)
        for number in 0..<11 { _ = await server.citizenWrites("Flut \(number)", by: "Uwe") }
        page = try await connector.pull(after: page.cursor)
        #expect(page.items.count == 10)
        #expect(page.rejected.map(\.reason) == ["gap possible: nothing in the feed was known before"])
        #expect(throws: MappingFault.self) { try connector.mapper.items(from: page.rejected[0].raw) }
        _ = await server.citizenWrites("Danach", by: "Uwe")
        #expect(try await connector.pull(after: page.cursor).rejected.isEmpty)
    }

    @Test("with older pages a flood is read to its end, and validators wait for it")
    func olderPages() async throws {
        let server = SimulatedFeed(now: { [clock] in clock.now() })
        await server.change {
            $0.window = 10
            $0.pages = true
        }
        let connector = FeedStand.connector(try DirectHTTP(server), clock)
        for number in 0..<5 { _ = await server.citizenWrites("Alt \(number)", by: "Uwe") }
        var page = try await connector.pull(after: nil)
        #expect(page.isLast)
        for number in 0..<47 { _ = await server.citizenWrites("Flut \(number)", by: "Uwe") }
        var seen: Set<String> = []
        var pages = 0
        repeat {
            page = try await connector.pull(after: page.cursor)
            seen.formUnion(page.items.map(\.text))
            pages += 1
            // A comment shifts the pages while they are read.
            if pages == 2 { for number in 0..<3 { _ = await server.citizenWrites("Spät \(number)", by: "Uwe") } }
            #expect(page.rejected.isEmpty)
        } while !page.isLast
        #expect((0..<47).allSatisfy { seen.contains("Flut \($0)") } && pages == 6)
        let next = try await connector.pull(after: page.cursor)
        #expect(Set(next.items.map(\.text)).isSuperset(of: ["Spät 0", "Spät 1", "Spät 2"]) && next.isLast)
    }

    @Test("leaving the window is no deletion, a tombstone is")
    func tombstones() async throws {
        let server = SimulatedFeed(now: { [clock] in clock.now() })
        await server.change { $0.window = 3 }
        let connector = FeedStand.connector(try DirectHTTP(server), clock)
        var ids: [String] = []
        for number in 0..<3 { ids.append(await server.citizenWrites("Nummer \(number)", by: "Uwe")) }
        var page = try await connector.pull(after: nil)
        ids.append(await server.citizenWrites("Nummer 3", by: "Uwe"))
        page = try await connector.pull(after: page.cursor)
        #expect(page.vanished.isEmpty)
        await server.citizenDeletes(ids[2])
        page = try await connector.pull(after: page.cursor)
        #expect(page.vanished == [ids[2]])
    }

    @Test("a feed that asks for rest gets it, an hour at most")
    func rest() async throws {
        let body = FeedStand.rss([("1", "", 1, "Eins")]).replacing("<channel>", with: "<channel><ttl>1440</ttl>")
        let (connector, http) = try FeedStand.played([FeedStand.reply(body), FeedStand.reply(body)], clock)
        let first = try await connector.pull(after: nil)
        clock.advance(seconds: 3599)
        #expect(try await connector.pull(after: first.cursor) == PullPage(isLast: true))
        clock.advance(seconds: 1)
        _ = try await connector.pull(after: first.cursor)
        #expect(await http.requests.count == 2)
    }
}
