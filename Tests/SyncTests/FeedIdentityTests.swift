import ChannelSimulator
import Desk
import Sync
import Testing

/// What comes under another name is no new comment, and what only looks alike is no old one.
struct FeedIdentityTests {
    typealias Entry = (guid: String, link: String, day: Int, text: String)

    /// The ids that two documents one after another give.
    private func ids(_ first: [Entry], _ second: [Entry]) async throws -> [[String]] {
        try await ids([first, second])
    }

    private func ids(_ documents: [[Entry]]) async throws -> [[String]] {
        let (connector, _) = try FeedStand.played(documents.map { FeedStand.reply(FeedStand.rss($0)) })
        var cursor: String?
        var ids: [[String]] = []
        for _ in documents {
            let page = try await connector.pull(after: cursor)
            cursor = page.cursor
            ids.append(page.items.map(\.id))
        }
        return ids
    }

    @Test("a guid that turns from http to https stays the same comment")
    func scheme() async throws {
        let seen = try await ids(
            [("http://s/1", "", 1, "Eins"), ("http://s/2", "", 2, "Zwei")],
            [("https://s/1", "", 1, "Eins, geändert"), ("https://s/2", "", 2, "Zwei")])
        #expect(seen[0] == seen[1])
    }

    @Test("a guid of another host is the same comment when time or text say so too")
    func host() async throws {
        let seen = try await ids(
            [("https://alt/1", "", 1, "Eins"), ("https://alt/2", "", 2, "Zwei")],
            [("https://neu/1", "", 1, "Eins!"), ("https://neu/2", "", 2, "Zwei")])
        #expect(seen[0] == seen[1])
        let strangers = try await ids(
            [("https://a/1", "", 1, "Eins"), ("https://a/9", "", 9, "Neun")],
            [("https://a/9", "", 9, "Neun"), ("https://b/1", "", 8, "Anderes"), ("https://c/0", "", 1, "Ganz anderes")])
        #expect(strangers[1].contains("https://b/1"))
    }

    @Test("a guid rebuilt from scratch: same author and text within two days")
    func rebuilt() async throws {
        let seen = try await ids(
            [("a", "", 1, "Eins"), ("b", "", 5, "Danke")],
            [("x", "", 1, "Eins"), ("y", "", 5, "Danke"), ("z", "", 5, "Bitte")])
        #expect(seen[1] == ["a", "b", "z"])
    }

    @Test("the same words again are a new comment while the old one stands there, or lies beyond the window")
    func sameWords() async throws {
        let beside = try await ids([("a", "", 5, "Danke")], [("a", "", 5, "Danke"), ("b", "", 6, "Danke")])
        #expect(beside[1] == ["a", "b"])
        let behind = try await ids([("a", "", 5, "Danke")], [("b", "", 6, "Danke"), ("c", "", 7, "Moin")])
        #expect(behind[1] == ["b", "c"])
    }

    @Test("one link for a whole page of comments does not make them one")
    func sharedLink() async throws {
        let seen = try await ids(
            [("a", "https://s/p", 5, "Eins")],
            [("b", "https://s/p", 6, "Zwei"), ("a", "https://s/p", 5, "Eins"), ("c", "https://s/p", 5, "Drei")])
        #expect(Set(seen[1]) == ["a", "b", "c"])
    }

    @Test("a guid that stood for two links names nothing any more, and what it named keeps its id")
    func sharedGuid() async throws {
        let seen = try await ids([
            [("g", "https://s/1", 1, "Eins")],
            [("g", "https://s/1", 1, "Eins"), ("g", "https://s/2", 2, "Zwei")],
            [("g", "https://s/2", 2, "Zwei"), ("g", "https://s/3", 3, "Drei")],
            [("g", "https://s/3", 3, "Drei"), ("h", "https://s/4", 4, "Vier")],
        ])
        #expect(seen == [["g"], ["g", "https://s/2"], ["https://s/2", "https://s/3"], ["https://s/3", "h"]])
    }

    @Test("links with another fragment are other comments; tracking makes no new one")
    func fragments() async throws {
        let seen = try await ids(
            [("", "https://s/p#c1", 1, "Eins"), ("", "https://s/p#c2", 1, "Zwei")],
            [("", "https://s/p?utm_source=rss#c1", 1, "Eins"), ("", "http://s/p#c2", 1, "Zwei")])
        #expect(seen[0] == ["https://s/p#c1", "https://s/p#c2"] && seen[1] == seen[0])
    }

    @Test("neither guid nor link: what it says names it, also after a process died between two readings")
    func nothing() async throws {
        let seen = try await ids([("", "", 1, "Eins")], [("", "", 1, "Eins"), ("", "", 2, "Zwei")])
        #expect(seen[1].contains(seen[0][0]) && seen[1].count == 2 && seen[0][0].hasPrefix("hash:"))
    }
}

struct FeedConformanceTests {
    private func conformance(_ format: SimulatedFeed.Format) -> ChannelConformance<SimulatedFeed> {
        ChannelConformance(
            channel: .website,
            server: { clock in
                var manner = SimulatedFeed.Manner()
                manner.format = format
                return SimulatedFeed(manner: manner, now: { clock.now() })
            },
            connector: { http in
                FeedConnector(
                    http: http, settings: FeedStand.settings, door: { _ in http }, resolve: { _ in [] },
                    now: { Instant(iso: "2026-11-23T08:00:00Z") ?? Instant(seconds: 0) })
            }, seesDeletions: format == .atom)
    }

    @Test(
        "a thousand comments come in once each; edits are seen in the window, deletions by tombstones alone",
        arguments: SimulatedFeed.Format.allCases)
    func thousand(format: SimulatedFeed.Format) async throws { try await conformance(format).readsAThousand() }
}
