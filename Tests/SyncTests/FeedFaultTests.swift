import ChannelSimulator
import Desk
import Foundation
import Sync
import Testing

/// What a feed's server may answer in place of a feed.
struct FeedFaultTests {
    private func header(_ request: HTTPRequest?, _ name: String) -> String? {
        request?.headers.first { $0.name == name }?.value
    }

    private static let item = FeedStand.rss([("1", "", 1, "Eins")])

    private static let wideBomb: [UInt8] = {
        let units: [[UInt8]] = "<!DOCTYPE r [<!ENTITY a \"x\">]><rss/>".utf16.map { [UInt8($0 & 255), UInt8($0 >> 8)] }
        return [0xFF, 0xFE] + units.flatMap { $0 }
    }()

    /// Documents that are told as broken, with nothing taken; none may crash or take long.
    private static let hostile: [(String, [UInt8])] = [
        ("deep JSON", Array(String(repeating: "{\"version\":[", count: 100_000).utf8)),
        ("a number of ten million digits", Array(("{\"version\":" + String(repeating: "9", count: 10_000_000)).utf8)),
        (
            "a key twice",
            Array("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[],\"items\":[]}".utf8)
        ),
        ("external entity", Array("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\(item)".utf8)),
        (
            "parameter entity",
            Array("<?xml version='1.0'?><!DOCTYPE rss[<!ENTITY % a SYSTEM 'http://x/'>%a;]>\(item)".utf8)
        ),
        ("bomb in UTF-16", wideBomb),
        ("nothing", []), ("blanks", Array("  \n ".utf8)), ("words", Array("Internal Server Error".utf8)),
        ("another XML", Array("<service_requests/>".utf8)), ("zeros", [UInt8](repeating: 0, count: 1000)),
    ]

    @Test("hostile documents are refused at once", arguments: hostile.map(\.0))
    func refused(name: String) async throws {
        let bytes = try #require(Self.hostile.first { $0.0 == name }).1
        let (connector, _) = try FeedStand.played([FeedStand.reply(bytes)])
        do throws(ChannelFault) {
            let page = try await connector.pull(after: nil)
            Issue.record("\(name): \(page)")
        } catch { #expect("\(error)".hasPrefix("garbled"), "\(name): \(error)") }
    }

    @Test("UTF-16 with its mark is read; control characters do not come through as such")
    func encodings() async throws {
        let units: [[UInt8]] = Self.item.utf16.map { [UInt8($0 >> 8), UInt8($0 & 255)] }
        let wide: [UInt8] = [0xFE, 0xFF] + units.flatMap { $0 }
        let (connector, _) = try FeedStand.played([FeedStand.reply(wide)])
        #expect(try await connector.pull(after: nil).items.map(\.text) == ["Eins"])
        let escapes = FeedStand.rss([("1", "", 1, "a\u{0}b\u{1B}[2Jc&#27;d&#0;e")])
        let (other, _) = try FeedStand.played([FeedStand.reply(escapes)])
        let text = try await other.pull(after: nil).items.first?.text ?? ""
        #expect(!text.unicodeScalars.contains { $0.value == 0 } && text.hasPrefix("ab[2Jc"), "\(text.debugDescription)")
    }

    @Test(
        "what a status means",
        arguments: [
            (401, "", ChannelFault.authorisation("401: the feed asks for a user and a password")),
            (403, "", .authorisation("403: the feed asks for a user and a password")),
            (404, "", .refused(status: 404, reason: "no feed there any more")),
            (410, "", .authorisation("410: the feed is gone for good; its comments stay here")),
            (418, "", .refused(status: 418, reason: "the feed is refused")),
            (429, "7", .busy(after: 7, reason: "asked too often")),
            (429, "", .busy(after: 900, reason: "asked too often")),
            (503, "120", .busy(after: 120, reason: "503 for now")), (503, "bald", .unavailable("503 for now")),
            (500, "", .unavailable("500 instead of a feed")),
        ] as [(Int, String, ChannelFault)])
    func statuses(status: Int, wait: String, fault: ChannelFault) async throws {
        let (connector, _) = try FeedStand.played([FeedStand.reply("", [("Retry-After", wait)], status: status)])
        await #expect(throws: fault) { try await connector.pull(after: nil) }
    }

    @Test("a server that knows none of our types is asked once more for any")
    func accept() async throws {
        let (connector, http) = try FeedStand.played([
            FeedStand.reply("", [], status: 406), FeedStand.reply(FeedStand.rss([("1", "", 1, "Eins")])),
        ])
        #expect(try await connector.pull(after: nil).items.count == 1)
        #expect(header(await http.requests[1], "Accept") == "*/*")
    }

    @Test("a page in place of the feed: told with the feed it names, never taken for an empty one")
    func html() async throws {
        let text = "<!DOCTYPE html><html><head><link rel=\"alternate\" type='application/rss+xml' href=\"/rss\"></head>"
        let (connector, _) = try FeedStand.played([FeedStand.reply(text), FeedStand.reply(text)])
        await #expect(throws: ChannelFault.garbled("not a feed but a page; the page names this feed: /rss")) {
            try await connector.check()
        }
        await #expect(throws: ChannelFault.garbled("not a feed but a page, perhaps for maintenance")) {
            try await connector.pull(after: nil)
        }
    }

    @Test("nothing can be sent through a feed, and its capabilities say so")
    func readOnly() async throws {
        let (connector, http) = try FeedStand.played([])
        #expect(connector.capabilities.actions.isEmpty)
        let item = OutboxItem(
            id: "1", key: "k", account: "stadt", channel: .website, inReplyTo: "1", recipient: nil, text: "x")
        #expect(await connector.deliver(item) == .refused("a feed can only be read; answer on the page itself"))
        #expect(try await connector.find(item) == nil)
        #expect(await http.requests.isEmpty)
    }
}
