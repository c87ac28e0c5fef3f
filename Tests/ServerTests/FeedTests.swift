import Desk
import Foundation
import Sync
import Synchronization
import Testing

/// Feeds from nginx, over a real connection.
struct FeedTests {
    private static func atom(_ texts: [String]) -> String {
        let entries = texts.enumerated().map { number, text in
            "<entry><id>urn:k:\(number)</id><published>2026-11-01T08:00:0\(number)Z</published>"
                + "<updated>2026-11-01T08:00:0\(number)Z</updated><content>\(text)</content></entry>"
        }
        return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:f</id>\(entries.joined())</feed>"
    }

    private func connector(_ server: RealServer, _ path: String) async throws -> any ChannelConnector {
        let account = ChannelAccount(
            channel: .website, name: "kommentare", address: try server.fact("url") + path)
        return try await ChannelCatalogue.connector(AccountConfiguration(account))
    }

    private func write(_ server: RealServer, _ texts: [String], changed: TimeInterval) throws {
        let file = try server.fact("www") + "/a.atom"
        try FeedTests.atom(texts).write(toFile: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: changed)], ofItemAtPath: file)
    }

    private func log(_ server: RealServer) throws -> [String] {
        try String(contentsOfFile: server.folder + "/access.log", encoding: .utf8).split(separator: "\n").map(
            String.init)
    }

    @Test("validators of a real server bring 304, a change brings the new window, packed or not")
    func notModified() async throws {
        let server = try RealServer("nginx")
        defer { server.stop() }
        try write(server, ["Eins"], changed: 1_790_000_000)
        let connector = try await connector(server, "/a.atom")
        #expect(try await connector.check().handle == "127.0.0.1")
        let first = try await connector.pull(after: nil)
        #expect(first.items.map(\.text) == ["Eins"] && first.cursor != nil)
        // A packed answer has a weak tag, the 304 about it the strong one: both are good.
        let same = try await connector.pull(after: first.cursor)
        #expect(same.items.isEmpty && same.isLast)
        #expect(try await connector.pull(after: same.cursor ?? first.cursor) == PullPage(isLast: true))
        try write(server, ["Eins, geändert", "Zwei"], changed: 1_790_000_060)
        let second = try await connector.pull(after: same.cursor ?? first.cursor)
        #expect(second.items.map(\.text) == ["Eins, geändert", "Zwei"])
        #expect(try await connector.pull(after: second.cursor).items.isEmpty)
        let statuses = try log(server).compactMap { line in
            line.split(separator: "\"").dropFirst(2).first?.split(separator: " ").first.map(String.init)
        }
        #expect(statuses == ["200", "200", "304", "304", "200", "304"])
    }

    @Test("a redirect to another server is followed; gone, missing and strange places are told apart")
    func places() async throws {
        let server = try RealServer("nginx")
        defer { server.stop() }
        try write(server, ["Eins"], changed: 1_790_000_000)
        #expect(try await connector(server, "/moved").pull(after: nil).items.map(\.text) == ["Eins"])
        await #expect(throws: ChannelFault.authorisation("410: the feed is gone for good; its comments stay here")) {
            try await connector(server, "/gone").pull(after: nil)
        }
        await #expect(throws: ChannelFault.refused(status: 404, reason: "no feed there any more")) {
            try await connector(server, "/nichts").pull(after: nil)
        }
        await #expect(throws: ChannelFault.self) { try await connector(server, "/away").pull(after: nil) }
    }

    @Test("a move for good is noticed over a real connection, and told when it has lasted")
    func moved() async throws {
        let server = try RealServer("nginx")
        defer { server.stop() }
        try write(server, ["Eins"], changed: 1_790_000_000)
        let origin = try #require(Origin(try server.fact("url")))
        let days = Mutex<Int64>(0)
        let connector = FeedConnector(
            http: HTTPConnection(origin: origin, authorisation: .none, limits: FeedConnector.limits),
            settings: FeedSettings(channel: .website, account: "k", target: "/moved"),
            door: { HTTPConnection(origin: $0, authorisation: .none, limits: FeedConnector.limits) },
            now: { Instant(seconds: 1_790_000_000 + days.withLock { $0 } * 86_400) })
        var cursor: String?
        var told: [String] = []
        for day in 0..<5 {
            days.withLock { $0 = Int64(day) }
            let page = try await connector.pull(after: cursor)
            cursor = page.cursor ?? cursor
            told += page.rejected.map { "\(day): \($0.reason)" }
        }
        #expect(told.count == 1 && told.first?.hasPrefix("3: the feed has moved for good to http://localhost:") == true)
    }

    @Test("a packed bomb and an endless document are refused")
    func bombs() async throws {
        let server = try RealServer("nginx")
        defer { server.stop() }
        let big = "<rss><channel>" + String(repeating: "<!--x-->", count: 1_200_000)
        try big.write(toFile: try server.fact("www") + "/big.rss", atomically: true, encoding: .utf8)
        await #expect(throws: ChannelFault.self) { try await connector(server, "/big.rss").pull(after: nil) }
    }
}
