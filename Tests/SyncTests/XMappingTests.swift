import Desk
import StrictJSON
import Sync
import Testing

struct XMappingTests {
    private let me = StoredReply.made(200, #"{"data":{"id":"42","username":"stadt_muster","name":"Stadt"}}"#)

    private func connector(_ replies: [HTTPReply]) throws -> (XConnector, PlayedHTTP) {
        let http = try PlayedHTTP(replies)
        var settings = XSettings(account: "stadt")
        settings.searchesConversations = false
        settings.startDate = Instant(iso: "2026-11-01T00:00:00Z")
        return (XConnector(http: http, settings: settings, clock: HandClock()), http)
    }

    @Test("a reply becomes an item: first id of its history, escapes undone, real link, author joined")
    func reply() async throws {
        let (connector, http) = try connector([me, try StoredReply.json("x/mentions_page1")])
        let page = try await connector.pull(after: nil)
        #expect(!page.isLast)
        #expect(page.rejected.isEmpty)
        let item = try #require(page.items.last)
        #expect(item.id == "1985000000000000290")
        #expect(
            item.text == "@stadt_muster Wann wird die Brücke & der Radweg wieder geöffnet? https://example.org/bruecke")
        #expect(
            item.author
                == InboundAuthor(id: "501", name: "Erika Beispiel", handle: "erika_b", url: "https://x.com/erika_b"))
        #expect(item.parent == "1985000000000000100")
        #expect(item.kind == .comment)
        #expect(item.url == "https://x.com/erika_b/status/1985000000000000300")
        #expect(item.edited == Instant(iso: "2026-11-02T08:15:30.000Z"))
        #expect(item.reactions == ["reply": 1, "like": 3])
        #expect(item.language == "de")
        let asked = try #require(await http.requests.last)
        #expect(asked.target.contains("note_tweet"))
        #expect(asked.target.contains("start_time=2026-11-01T00%3A00%3A00Z"))
    }

    @Test("the full text of a long post stands in its note")
    func long() async throws {
        let (connector, _) = try connector([me, try StoredReply.json("x/mentions_page1")])
        let item = try #require(try await connector.pull(after: nil).items.first)
        #expect(item.text.hasSuffix("voller Text nur in note_tweet steht."))
        #expect(item.kind == .mention)
        #expect(item.edited == nil)
    }

    @Test("a walk goes on by its token and only its end moves the cursor")
    func walk() async throws {
        let pages = [me, try StoredReply.json("x/mentions_page1"), try StoredReply.json("x/mentions_page2")]
        let (connector, http) = try connector(pages)
        let first = try await connector.pull(after: nil)
        let second = try await connector.pull(after: first.cursor)
        #expect(second.isLast)
        #expect(second.items.map(\.id) == ["1985000000000000150"])
        #expect(second.cursor == "read 1985000000000000300 0 0")
        #expect(await http.requests.last?.target.contains("pagination_token=7140synthetictoken") == true)
    }

    @Test("the next run begins a quarter of an hour below what was read")
    func overlap() async throws {
        let (connector, http) = try connector([me, try StoredReply.json("x/mentions_empty")])
        let page = try await connector.pull(after: "read 1985000000000000300 0 0")
        #expect(page == PullPage(cursor: "read 1985000000000000300 0 0", isLast: true))
        let asked = try #require(await http.requests.last?.target)
        #expect(asked.contains("since_id=\(1_985_000_000_000_000_300 - (900_000 << 22))"))
        #expect(!asked.contains("start_time"))
    }

    @Test("a page without data and without meta is no empty page")
    func garbled() async throws {
        let (connector, _) = try connector([me, StoredReply.made(200, "{}")])
        await #expect(throws: ChannelFault.garbled("neither data nor meta in a list of posts")) {
            try await connector.pull(after: nil)
        }
    }

    @Test("an entry without what an item needs goes into quarantine with its bytes, the others go on")
    func quarantine() async throws {
        let body = #"""
            {"data":[
             {"id":"9","text":"@stadt ohne Zeit","author_id":"5"},
             {"id":8,"text":"@stadt Zahl als id","author_id":"5","created_at":"2026-11-02T08:00:00.000Z"},
             {"id":"7","text":"@stadt gut","author_id":"5","created_at":"2026-11-02T08:00:00.000Z","lang":"und"}],
             "meta":{"result_count":3}}
            """#
        let (connector, _) = try connector([me, StoredReply.made(200, body)])
        let page = try await connector.pull(after: nil)
        #expect(page.items.map(\.id) == ["7"])
        #expect(page.items.first?.author == InboundAuthor(id: "5", name: "5"))
        #expect(page.items.first?.language == nil)
        #expect(page.rejected.map(\.id) == ["9", nil])
        #expect(page.rejected.first?.reason.hasPrefix("created_at") == true)
        #expect(page.rejected.last.map { String(decoding: $0.raw, as: UTF8.self).contains("Zahl als id") } == true)
    }

    @Test("quarantine is read again without a network; a repost is no message")
    func mapper() throws {
        let account = ChannelAccount(channel: .x, name: "stadt")
        let mapper = try #require(ChannelCatalogue.mapper(account))
        let repost = #"{"id":"7","referenced_tweets":[{"type":"retweeted","id":"6"}]}"#
        #expect(try mapper.items(from: Array(repost.utf8)).isEmpty)
        let post = #"{"id":"7","text":"","author_id":"5","created_at":"2026-11-02T08:00:00.000Z"}"#
        #expect(try mapper.items(from: Array(post.utf8)).map(\.id) == ["7"])
        #expect(throws: MappingFault("lotse_gap", "lost")) {
            try mapper.items(from: Array(#"{"lotse_gap":"lost"}"#.utf8))
        }
    }

    @Test("escapes are undone once, and one short address may be the head of another")
    func readable() {
        let links: [JSON] = [
            ["url": "https://t.co/ab", "expanded_url": "https://kurz.example"],
            ["url": "https://t.co/abc", "expanded_url": "https://lang.example"],
        ]
        let text = "&amp;lt; &quot; https://t.co/abc https://t.co/ab &gt"
        #expect(XText.readable(text, links: links) == "&lt; &quot; https://lang.example https://kurz.example &gt")
    }
}
