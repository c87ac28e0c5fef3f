import Desk
import StrictJSON
import Testing

@testable import Sync

struct InstagramMappingTests {
    private var source: InstagramSource {
        var settings = InstagramSettings(account: "stadt", user: "42")
        settings.username = "stadt_muster"
        return InstagramSource(settings: settings)
    }

    private func entries(_ name: String) throws -> [JSON] { try #require(try Recording.json(name)["data"]?.array) }

    @Test("comments become items, with the answers inside them and word of those beyond")
    func comments() throws {
        let mapped = source.mapped(try entries("instagram/comments_page1"), of: "m1")
        #expect(mapped.rejected.isEmpty)
        #expect(mapped.items.map(\.id) == ["17900000000000011", "17900000000000010", "17900000000000012"])
        #expect(mapped.items.map(\.parent) == ["m1", "m1", "17900000000000011"])
        #expect(mapped.items.map(\.direction) == [.incoming, .incoming, .outgoing])
        #expect(mapped.items[0].text == "Schönes Bild! Wo ist das?")
        #expect(mapped.items[0].created == Instant(iso: "2026-11-02T08:15:30Z"))
        #expect(mapped.items[0].reactions == ["like": 2])
        #expect(mapped.items[0].author?.id == "801")
        #expect(mapped.items[0].author?.handle == "erika_b")
        #expect(
            mapped.items[1].author
                == InboundAuthor(
                    name: "max_m", handle: "max_m", url: "https://www.instagram.com/max_m/"))
        #expect(mapped.further == [GraphTask(object: "replies/17900000000000011", count: nil)])
        #expect(source.edge(of: "replies/17900000000000011").path == "/17900000000000011/replies")
    }

    @Test("fields are named for answers too: by default there are three")
    func fields() {
        let fields = source.edge(of: "m1").query.first?.value ?? ""
        #expect(fields.hasSuffix(",replies{\(InstagramSource.plainFields)}"))
        #expect(fields.contains("hidden") && fields.contains("from{id,username}"))
    }

    @Test("without an id the own name tells our comments")
    func ownName() throws {
        let entry: JSON = ["id": "9", "timestamp": "2026-11-02T08:15:30+0000", "text": "x", "username": "stadt_muster"]
        #expect(source.mapped([entry], of: "m1").items.first?.direction == .outgoing)
    }

    @Test("a medium is a post of ours, and its counter a hint")
    func medium() throws {
        let entry: JSON = [
            "id": "m1", "caption": "Hafen", "timestamp": "2026-11-02T08:15:30+0000", "media_type": "IMAGE",
            "permalink": "https://www.instagram.com/p/x/", "comments_count": 3,
        ]
        let item = try #require(source.listed([entry]).items.first)
        #expect(item.kind == .post && item.direction == .outgoing && item.text == "Hafen")
        #expect(source.object(entry)?.count == 3)
    }

    @Test("what cannot be understood goes to quarantine, answers one by one, and the page goes on")
    func quarantine() throws {
        let thread: JSON = [
            "id": "1", "timestamp": "2026-11-02T08:15:30+0000", "text": "Moin",
            "replies": [
                "data": [
                    ["id": "2", "timestamp": "gestern", "text": "x"],
                    ["id": "3", "timestamp": "2026-11-02T08:16:30+0000", "text": "Moin Moin"],
                ]
            ],
        ]
        let bad: [JSON] = [
            ["id": "4", "timestamp": "2026-11-02T08:15:30+0000", "text": 7],
            ["id": "5", "timestamp": "2026-11-02T08:15:30+0000", "text": "x", "from": ["username": "y"]],
            ["timestamp": "2026-11-02T08:15:30+0000", "text": "x"],
        ]
        let mapped = source.mapped([thread] + bad, of: "m1")
        #expect(mapped.items.map(\.id) == ["1", "3"])
        #expect(mapped.rejected.map(\.id) == ["4", "5", nil, "2"])
        #expect(mapped.rejected.map { $0.reason.prefix { $0 != ":" } } == ["text", "from", "id", "timestamp"])
    }

    @Test("the account's limit waits as long as its header says")
    func limit() throws {
        let reply = try GraphPayload.exchange("instagram/rate_limit_80002")
        let usage = try #require(GraphUsage(reply))
        #expect(usage.percent == 101 && usage.regain == 34 * 60)
        #expect(usage.budget.remaining == 0)
    }
}
