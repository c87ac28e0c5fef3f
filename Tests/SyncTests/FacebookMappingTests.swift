import Desk
import StrictJSON
import Testing

@testable import Sync

struct FacebookMappingTests {
    private let mapper = FacebookMapper(account: "stadt", page: "1001", post: "1001_1")

    private func entries(_ name: String) throws -> [JSON] { try #require(try Recording.json(name)["data"]?.array) }

    @Test("comments, answers, hidden ones and those without an author become items")
    func comments() throws {
        let (items, rejected) = mapper.map(try entries("facebook/comments_page1"))
        #expect(rejected.isEmpty)
        #expect(items.map(\.id) == ["1001_9005", "1001_9006", "1001_9004", "1001_9003"])
        #expect(items[0].text == "Danke! Wann wird der Gehweg wieder frei?")
        #expect(items[0].author == InboundAuthor(id: "70001", name: "Erika Beispiel"))
        #expect(items[0].created == Instant(iso: "2026-11-02T08:15:30Z"))
        #expect(items[0].parent == "1001_1")
        #expect(items[0].reactions == ["like": 2, "reply": 1])
        #expect(items[1].parent == "1001_9005")
        #expect(items[3].author == nil)
        #expect(items[3].text.isEmpty)
        #expect(items[3].attachments == [InboundAttachment(url: "https://example.org/s.png", mime: "sticker")])
        #expect(items.allSatisfy { $0.direction == .incoming && $0.kind == .comment && $0.isPublic })
    }

    @Test("the page's own comment is outgoing")
    func own() throws {
        let (items, _) = mapper.map(try entries("facebook/comments_page2"))
        #expect(items.map(\.direction) == [.incoming, .outgoing])
    }

    @Test("without its post a comment's own id tells it")
    func derived() throws {
        let entry: JSON = ["id": "77_9", "created_time": "2026-11-02T08:15:30+0000", "message": "Moin"]
        let mapper = FacebookMapper(account: "stadt", page: "1001", post: nil)
        #expect(try mapper.items(from: entry.bytes()).first?.parent == "1001_77")
    }

    @Test("a post whose comments are not named is a post all the same")
    func barePost() throws {
        let entry: JSON = [
            "id": "1001_77", "created_time": "2026-11-02T08:15:30+0000", "message": "Moin", "from": ["id": "70001"],
        ]
        let item = try FacebookMapper(account: "stadt", page: "1001", post: nil).items(from: entry.bytes()).first
        #expect(item?.kind == .post && item?.direction == .incoming && item?.parent == nil)
    }

    @Test("what cannot be understood goes to quarantine with its field, and the page goes on")
    func quarantine() throws {
        let good: JSON = ["id": "77_1", "created_time": "2026-11-02T08:15:30+0000", "message": "Moin"]
        let bad: [(JSON, String)] = [
            (["id": "77_2", "message": "Moin"], "created_time"),
            (["id": "77_3", "created_time": "gestern"], "created_time"),
            (["created_time": "2026-11-02T08:15:30+0000"], "id"),
            (["id": "77_4", "created_time": "2026-11-02T08:15:30+0000", "message": 5], "message"),
            (["id": "77_5", "created_time": "2026-11-02T08:15:30+0000", "from": ["name": "x"]], "from"),
            (["id": "77_6", "created_time": "1970-01-01T00:00:00+0000"], "created"),
        ]
        let (items, rejected) = mapper.map([good] + bad.map(\.0) + [good])
        #expect(items.count == 2)
        #expect(rejected.count == bad.count)
        for (entry, (json, field)) in zip(rejected, bad) {
            #expect(entry.reason.hasPrefix(field))
            #expect(entry.raw == json.bytes())
        }
    }

    @Test(
        "a recommendation is a review: stars as they are, positive 5, negative 1, neither none",
        arguments: [
            (["recommendation_type": "positive"], 5), (["recommendation_type": "negative"], 1),
            (["has_rating": true, "rating": 3], 3), (["has_review": true, "recommendation_type": "none"], nil),
        ] as [([String: JSON], Int?)])
    func reviews(members: [String: JSON], rating: Int?) throws {
        let fixed: JSON = [
            "created_time": "2026-11-02T08:15:30+0000", "review_text": "Freundlich",
            "reviewer": ["id": "7", "name": "Ole"], "open_graph_story": ["id": "s1"],
        ]
        let entry = JSON.object((fixed.members ?? []) + members.map { .init($0.key, $0.value) })
        let item = try #require(try mapper.items(from: entry.bytes()).first)
        #expect(item.kind == .review)
        #expect(item.rating == rating)
        #expect(item.text == "Freundlich")
        #expect(item.id == "s1")
    }

    @Test("a review without a story is told by its author and time; an unknown word is no rating")
    func reviewEdges() throws {
        let bare: JSON = [
            "created_time": "2026-11-02T08:15:30+0000", "recommendation_type": "positive", "reviewer": ["id": "7"],
        ]
        #expect(try mapper.items(from: bare.bytes()).first?.id == "review-7-1793607330")
        let odd: JSON = [
            "created_time": "2026-11-02T08:15:30+0000", "recommendation_type": "meh", "reviewer": ["id": "7"],
        ]
        #expect(throws: MappingFault("recommendation_type", "“meh” is unknown")) { try mapper.items(from: odd.bytes()) }
    }
}
