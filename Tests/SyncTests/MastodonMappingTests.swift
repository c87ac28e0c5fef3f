import Desk
import StrictJSON
import Sync
import Testing

struct MastodonMappingTests {
    private func connector(_ replies: [HTTPReply]) throws -> (MastodonConnector, PlayedHTTP) {
        let http = try PlayedHTTP(replies)
        var settings = MastodonSettings(account: "stadt")
        settings.ownPosts = 0
        return (MastodonConnector(http: http, settings: settings), http)
    }

    private func me() throws -> [HTTPReply] {
        [try Recording.reply("verify_credentials"), try Recording.reply("instance_v2")]
    }

    @Test("check tells who we are and what the server allows")
    func check() async throws {
        let (connector, _) = try connector(try me())
        let check = try await connector.check()
        #expect(check.accountID == "117020457910412882")
        #expect(check.handle == "mastodonpy_test")
        #expect(check.textLimit == 500)
    }

    @Test("a recorded mention becomes an item with its text, author and link")
    func mention() async throws {
        let page = try Recording.reply("notifications_mentions", 1)
        let (connector, http) = try connector([page] + me())
        let first = try await connector.pull(after: nil)
        let item = try #require(first.items.first)
        #expect(item.id == "117020577157693549")
        #expect(item.text == "@mastodonpy_test hello!")
        #expect(
            item.author
                == InboundAuthor(
                    id: "117020565693913441", name: "admin", handle: "admin", url: "http://localhost:3000/@admin"))
        #expect(item.url == "http://localhost:3000/@admin/117020577157693549")
        #expect(item.created == Instant(iso: "2026-08-01T13:51:42.823Z"))
        #expect(item.kind == .mention)
        #expect(item.isPublic)
        #expect(first.cursor == "21")
        #expect(!first.isLast)
        let asked = try #require(await http.requests.first)
        #expect(asked.target.contains("types%5B%5D=mention"))
    }

    @Test("notifications without a post move the cursor and bring no item")
    func withoutStatus() async throws {
        let (connector, _) = try connector([try Recording.reply("notifications_status_null")] + me())
        let page = try await connector.pull(after: "541461000")
        #expect(page.items.isEmpty)
        #expect(page.cursor == "550622655")
    }

    @Test("an empty page ends the run and keeps the cursor")
    func emptyPage() async throws {
        let empty = HTTPReply(status: 200, headers: [.init("Content-Type", "application/json")], body: Array("[]".utf8))
        let (connector, _) = try connector([empty] + me() + [empty])
        let page = try await connector.pull(after: "550622655")
        #expect(page == PullPage(isLast: true))
    }

    @Test("a server that knows no min_id is walked back down to the cursor")
    func oldServer() async throws {
        var newest = try Recording.reply("notifications_mentions", 1)
        newest.headers.removeAll { $0.name == "link" }
        newest.headers.append(.init("Link", "<http://localhost:3000/api/v1/notifications?since_id=21>; rel=\"prev\""))
        let (connector, _) = try connector([newest] + me())
        let page = try await connector.pull(after: "3")
        #expect(page.cursor == "walk 21 21 3")
        #expect(page.items.count == 1)
    }

    @Test("a maintenance page in place of JSON is a broken server, never an empty list")
    func maintenance() async throws {
        let html = HTTPReply(status: 200, headers: [.init("Content-Type", "text/html")], body: Array("<html>".utf8))
        let (connector, _) = try connector([html])
        await #expect(throws: ChannelFault.unavailable("no JSON in the answer, perhaps a maintenance page")) {
            try await connector.pull(after: "1")
        }
    }

    @Test("errors are told apart by their number, whatever language their words have")
    func errors() async throws {
        let (refused, _) = try connector([try Recording.reply("error_401")])
        await #expect(throws: ChannelFault.authorisation("The access token is invalid")) { try await refused.check() }
        let lookup = try Recording.reply("status_edit")
        let own = OutboxItem(
            id: "1", key: "k", account: "stadt", channel: .mastodon, inReplyTo: "117020586180926938", recipient: nil,
            text: "x")
        let (invalid, http) = try connector([lookup, try Recording.reply("error_422_localised")])
        let answer = await invalid.deliver(own)
        #expect(answer == .refused("422 バリデーションに失敗しました: Textを入力してください"))
        let post = try #require(await http.requests.last)
        #expect(post.headers == [.init("Idempotency-Key", "k")])
        let (gone, silent) = try connector([try Recording.reply("error_404")])
        #expect(await gone.deliver(own) == .refused("404 the comment is not available any more"))
        #expect(await silent.requests.count == 1)
    }

    @Test("an accepted reply carries the channel's id")
    func accepted() async throws {
        let (connector, _) = try connector([try Recording.reply("status_reply")])
        let item = OutboxItem(
            id: "1", key: "k", account: "stadt", channel: .mastodon, inReplyTo: nil, recipient: nil, text: "x")
        guard case .accepted(let id, let url) = await connector.deliver(item) else {
            Issue.record("not accepted")
            return
        }
        #expect(id.hasPrefix("1170205832"))
        #expect(url?.isEmpty == false)
    }

    @Test("a lost connection before the post is no unknown outcome")
    func notConnected() async throws {
        let (connector, _) = try connector([])
        let item = OutboxItem(
            id: "1", key: "k", account: "stadt", channel: .mastodon, inReplyTo: nil, recipient: nil, text: "x")
        #expect(await connector.deliver(item) == .notNow(after: nil, reason: "no connection: nothing more recorded"))
    }

    @Test("words of a foreign server cannot steer a terminal")
    func cleaned() {
        #expect(ForeignReason.cleaned("a\u{1B}[2Jb\u{202E}c\nd\u{9B}e") == "a [2Jb c d e")
        #expect(ForeignReason.cleaned(String(repeating: "x", count: 5000)).count == 200)
    }
}
