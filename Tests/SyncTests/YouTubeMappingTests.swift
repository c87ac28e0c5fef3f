import Desk
import StrictJSON
import Sync
import Testing

struct YouTubeMappingTests {
    private let me = StoredReply.made(200, #"{"items":[{"id":"UCsynthCity","snippet":{"title":"Stadt"}}]}"#)
    private let nothing = StoredReply.made(200, #"{"items":[]}"#)

    private func connector(_ replies: [HTTPReply]) throws -> (YouTubeConnector, PlayedHTTP) {
        let http = try PlayedHTTP(replies)
        var settings = YouTubeSettings(account: "stadt")
        settings.startDate = Instant(iso: "2026-11-01T00:00:00Z")
        return (YouTubeConnector(http: http, settings: settings, clock: HandClock()), http)
    }

    @Test("a thread with two of seven replies is read to its end, our own answers aside")
    func thread() async throws {
        let rest = #"""
            {"items":[
             {"id":"UgxSynthA.r6","snippet":{"parentId":"UgxSynthA","authorDisplayName":"@max-m","authorChannelId":{"value":"UCsynthMax"},"videoId":"synthVideo1","textDisplay":"Das wäre gut.","publishedAt":"2026-11-02T08:40:00Z","updatedAt":"2026-11-02T08:40:00Z"}},
             {"id":"UgxSynthA.r1","snippet":{"parentId":"UgxSynthA","authorDisplayName":"@lina","authorChannelId":{"value":"UCl"},"videoId":"synthVideo1","textDisplay":"Ich auch","publishedAt":"2026-11-02T08:20:00Z","updatedAt":"2026-11-02T08:20:00Z"}}]}
            """#
        let replies = [me, try StoredReply.json("youtube/threads_page1"), StoredReply.made(200, rest)]
        let (connector, http) = try connector(replies)
        let page = try await connector.pull(after: nil)
        #expect(page.items.map(\.id) == ["UgxSynthB", "UgxSynthA", "UgxSynthA.r1", "UgxSynthA.r6"])
        #expect(page.rejected.isEmpty)
        #expect(!page.isLast)
        let item = page.items[1]
        #expect(item.text == "Gibt es Untertitel?")
        #expect(
            item.author
                == InboundAuthor(
                    id: "UCsynthErika", name: "@erika-b", handle: "erika-b",
                    url: "https://www.youtube.com/channel/UCsynthErika"))
        #expect(item.parent == "synthVideo1")
        #expect(item.url == "https://www.youtube.com/watch?v=synthVideo1&lc=UgxSynthA")
        #expect(item.edited == Instant(iso: "2026-11-02T08:17:00Z"))
        #expect(item.reactions == ["like": 4])
        #expect(page.items[3].parent == "UgxSynthA")
        #expect(page.items[3].text == "Das wäre gut.")
        let asked = await http.requests.map(\.target)
        #expect(asked[1].contains("textFormat=plainText"))
        #expect(asked[2].contains("parentId=UgxSynthA"))
    }

    @Test("a comment on the channel by a deleted account has neither video nor author")
    func deletedAccount() async throws {
        let replies = [me, try StoredReply.json("youtube/threads_page1"), nothing]
        let item = try #require(try await connector(replies).0.pull(after: nil).items.first)
        #expect(item.id == "UgxSynthB")
        #expect(item.author == nil)
        #expect(item.parent == nil)
        #expect(item.url == nil)
        #expect(item.text == "Kommentar zum Kanal")
    }

    @Test("a run walks all pages, then what is held back and what looks like spam; only then the cursor moves")
    func walk() async throws {
        let held = #"""
            {"items":[{"id":"UgxH","snippet":{"totalReplyCount":1,"topLevelComment":{"id":"UgxH","snippet":{"textDisplay":"Offen","publishedAt":"2026-11-02T08:00:00Z"}}},
              "replies":{"comments":[{"id":"UgxH.r1","snippet":{"parentId":"UgxH","textDisplay":"Zurückgehalten","moderationStatus":"heldForReview","publishedAt":"2026-11-02T08:05:00Z"}}]}}]}
            """#
        let replies = [
            me, try StoredReply.json("youtube/threads_page1"), nothing, try StoredReply.json("youtube/threads_page2"),
            StoredReply.made(200, held), nothing,
        ]
        let (connector, http) = try connector(replies)
        var page = try await connector.pull(after: nil)
        var ids: [String] = []
        var pages = 1
        while !page.isLast {
            #expect(page.cursor?.hasPrefix("walk ") == true)
            page = try await connector.pull(after: page.cursor)
            ids += page.items.map(\.id)
            pages += 1
        }
        #expect(pages == 4)
        #expect(ids == ["UgxSynthC", "UgxH", "UgxH.r1"])
        #expect(page.held == 1)
        let top = try #require(Instant(iso: "2026-11-02T08:15:30Z"))
        #expect(page.cursor?.hasPrefix("read \(top.seconds) ") == true)
        let asked = await http.requests.map(\.target)
        #expect(asked[3].contains("pageToken=SYNTHTOKEN2"))
        #expect(asked[4].contains("moderationStatus=heldForReview"))
        #expect(asked[5].contains("moderationStatus=likelySpam"))
    }

    @Test("an entry without what an item needs goes into quarantine with its bytes, the others go on")
    func quarantine() async throws {
        let body = #"""
            {"items":[
             {"id":"Ugx1","snippet":{"topLevelComment":{"id":"Ugx1","snippet":{"textDisplay":"ohne Zeit"}}}},
             {"id":"Ugx2","snippet":{"topLevelComment":{"id":"Ugx2","snippet":{"textDisplay":"gut","publishedAt":"2026-11-02T08:00:00Z"}}}},
             {"id":"Ugx3"}]}
            """#
        let (connector, _) = try connector([me, StoredReply.made(200, body)])
        let page = try await connector.pull(after: nil)
        #expect(page.items.map(\.id) == ["Ugx2"])
        #expect(page.rejected.map(\.id) == ["Ugx1", "Ugx3"])
        #expect(page.rejected.map { $0.reason.prefix(11) } == ["publishedAt", "snippet: an"])
    }

    @Test("quarantine is read again without a network, comments and threads alike")
    func mapper() throws {
        let mapper = try #require(ChannelCatalogue.mapper(ChannelAccount(channel: .youtube, name: "stadt")))
        let file = try StoredReply.json("youtube/threads_page1")
        let thread = try #require(file.json?["items"]?.array?.first)
        #expect(try mapper.items(from: thread.bytes()).map(\.id) == ["UgxSynthA", "UgxSynthA.r7", "UgxSynthA.r6"])
        #expect(throws: MappingFault("lotse_gap", "lost")) {
            try mapper.items(from: Array(#"{"lotse_gap":"lost"}"#.utf8))
        }
    }

    @Test("check tells the channel of the login, and whether it is the one wanted")
    func check() async throws {
        let (connector, _) = try connector([me])
        let check = try await connector.check()
        #expect(check == ChannelCheck(accountID: "UCsynthCity", handle: "Stadt", textLimit: 10_000))
        let (none, _) = try self.connector([nothing])
        await #expect(throws: ChannelFault.self) { try await none.check() }
        var settings = YouTubeSettings(account: "stadt")
        settings.channelID = "UCother"
        let wrong = YouTubeConnector(http: try PlayedHTTP([me]), settings: settings)
        await #expect(
            throws: ChannelFault.authorisation("the login belongs to the channel UCsynthCity, not to UCother")
        ) { try await wrong.check() }
    }

    @Test("figures are strings of digits, and missing where they are hidden")
    func counters() async throws {
        let list = #"{"items":[{"contentDetails":{"videoId":"v1"}}]}"#
        let figures = #"{"items":[{"id":"v1","statistics":{"viewCount":"12345678901","commentCount":"7"}}]}"#
        let mine = #"{"items":[{"id":"UC","contentDetails":{"relatedPlaylists":{"uploads":"UU"}}}]}"#
        let (connector, _) = try connector([mine, list, figures].map { StoredReply.made(200, $0) })
        let readings = try await connector.counters()
        #expect(
            readings == [
                CounterReading(post: "v1", name: "view", value: 12_345_678_901),
                CounterReading(post: "v1", name: "comment", value: 7),
            ])
    }
}
