import Desk
import StrictJSON
import Sync
import Testing

struct WordPressMappingTests {
    private func connector(_ replies: [HTTPReply]) throws -> (WordPressConnector, PlayedHTTP) {
        let http = try PlayedHTTP(replies)
        return (WordPressConnector(http: http, settings: WordPressSettings(account: "stadt")), http)
    }

    private func reply(_ name: String, status: Int = 200, headers: [HTTPRequest.Field] = []) throws -> HTTPReply {
        let body = try Recording.json("WordPress/" + name)
        return HTTPReply(
            status: status, headers: [.init("Content-Type", "application/json; charset=UTF-8")] + headers,
            body: body.bytes())
    }

    private func json(_ status: Int, _ value: JSON) -> HTTPReply {
        HTTPReply(status: status, headers: [.init("Content-Type", "application/json")], body: value.bytes())
    }

    private var me: HTTPReply {
        json(200, ["id": 3, "username": "stadt", "capabilities": ["moderate_comments": true]])
    }

    private func page() async throws -> PullPage {
        let headers: [HTTPRequest.Field] = [.init("X-WP-Total", "6"), .init("X-WP-TotalPages", "2")]
        let (connector, _) = try connector([try reply("page1_approve", headers: headers), me])
        return try await connector.pull(after: nil)
    }

    @Test("a comment becomes an item: UTC, the stored text, entities decoded, no personal address")
    func item() async throws {
        let page = try await page()
        let item = try #require(page.items.first { $0.id == "41" })
        #expect(item.created == Instant(iso: "2026-03-29T00:59:59Z"))
        #expect(item.text == "Die Ampel an der Lindenstraße ist zu kurz.\n\nBitte prüfen!")
        #expect(item.author == InboundAuthor(name: "Jörg & Anke"))
        #expect(item.parent == "post:7")
        #expect(item.url == "http://127.0.0.1:8080/?p=7#comment-41")
        #expect(item.kind == .comment)
        #expect(item.direction == .incoming)
    }

    @Test("our own answer is outgoing, and the hour of a changed clock is not lost")
    func own() async throws {
        let item = try #require(try await page().items.first { $0.id == "42" })
        #expect(item.direction == .outgoing)
        #expect(item.parent == "41")
        #expect(item.created == Instant(iso: "2026-03-29T01:00:01Z"))
    }

    @Test("a guest without a name has no author, an address that is no web address is dropped, marks stay as received")
    func hostile() async throws {
        let item = try #require(try await page().items.first { $0.id == "43" })
        #expect(item.author == nil)
        #expect(item.parent == "999")
        #expect(item.text == "Link <b> bleibt Text \u{202E}esrever")
    }

    @Test("a zero date goes into quarantine with its bytes, the page goes on, and a short page is not the last")
    func zeroDate() async throws {
        let page = try await page()
        let rejected = try #require(page.rejected.first)
        #expect(rejected.id == "45")
        #expect(rejected.reason.hasPrefix("date_gmt"))
        #expect(page.items.map(\.id) == ["43", "42", "41"])
        #expect(page.rejected.count == 1)
        // Without a start date one page is read, so the run ends here.
        #expect(page.isLast)
    }

    @Test("a comment that waits for approval comes in, one in the trash does not")
    func hold() throws {
        let mapper = try connector([]).0.mapper
        var entry = try #require(try Recording.json("WordPress/page1_hold").array?.first)
        #expect(try mapper.items(from: entry.bytes()).map(\.id) == ["44"])
        for status in ["trash", "spam"] {
            entry = .object((entry.members ?? []).map { $0.key == "status" ? .init("status", .string(status)) : $0 })
            #expect(try mapper.items(from: entry.bytes()).isEmpty)
        }
        entry = .object((entry.members ?? []).map { $0.key == "status" ? .init("status", "seltsam") : $0 })
        #expect(throws: MappingFault("status", "“seltsam” is unknown")) { try mapper.items(from: entry.bytes()) }
    }

    @Test("mail and network addresses of people are not asked for")
    func fields() async throws {
        let (connector, http) = try connector([try reply("page1_hold"), me])
        _ = try await connector.pull(after: nil)
        let target = try #require(await http.requests.first).target
        #expect(target.contains("context=edit"))
        #expect(target.contains("status=any"))
        #expect(!target.contains("email") && !target.contains("_ip"))
    }

    @Test(
        "missing or wrong fields are named",
        arguments: ["id", "post", "parent", "author", "date_gmt", "content", "status"])
    func wrongField(name: String) throws {
        let mapper = try connector([]).0.mapper
        let entry = try #require(try Recording.json("WordPress/page1_hold").array?.first)
        let broken = JSON.object((entry.members ?? []).map { $0.key == name ? .init(name, .bool(true)) : $0 })
        do throws(MappingFault) {
            _ = try mapper.items(from: broken.bytes())
            Issue.record("taken")
        } catch { #expect(error.field == name) }
    }

    @Test(
        "what an answer to a question means",
        arguments: [
            (401, "incorrect_password", "authorisation"), (401, "invalid_username", "authorisation"),
            (403, "rest_cookie_invalid_nonce", "authorisation"), (403, "rest_comment_closed", "refused"),
            (404, "rest_no_route", "refused"), (400, "rest_invalid_param", "refused"), (500, "x", "unavailable"),
            (429, "x", "busy"), (503, "x", "busy"),
        ])
    func questions(status: Int, code: String, expected: String) async throws {
        let (connector, _) = try connector([json(status, ["code": .string(code), "message": "Nein."])])
        do {
            _ = try await connector.check()
            Issue.record("no fault")
        } catch { #expect("\(error)".hasPrefix(expected)) }
    }

    @Test("a page of a firewall is no word about our login, and its first line is shown")
    func firewall() async throws {
        let html = HTTPReply(
            status: 403, headers: [.init("Content-Type", "text/html")], body: Array("<h1>Blocked by Wall</h1>x".utf8))
        let (connector, _) = try connector([html])
        await #expect(throws: ChannelFault.unavailable("Blocked by Wall")) { try await connector.check() }
    }

    @Test("text before the JSON is never skipped")
    func notice() async throws {
        let body = "<br />\n<b>Notice</b>: x<br />\n{\"id\":50,\"status\":\"approved\"}"
        let reply = HTTPReply(status: 200, headers: [.init("Content-Type", "application/json")], body: Array(body.utf8))
        let (connector, _) = try connector([reply])
        await #expect(throws: ChannelFault.unavailable("no JSON in the answer: Notice: x")) {
            try await connector.check()
        }
    }

    /// What `deliver` says when the comment is there and the answer to the post is this.
    private func delivered(_ answer: HTTPReply) async throws -> DeliveryAnswer {
        let parent = json(200, ["id": 41, "post": 7, "parent": 0, "author": 0, "status": "approved"])
        let (connector, http) = try connector([parent, answer])
        let item = OutboxItem(
            id: "1", key: "k", account: "stadt", channel: .blog, inReplyTo: "41", recipient: nil, text: "a < b & c")
        let outcome = await connector.deliver(item)
        let sent = try #require(await http.requests.last)
        #expect(sent.method == .post)
        guard case .json(let body) = sent.body else { throw ConformanceFault(description: "no JSON was sent") }
        #expect(body["content"]?.string == "a &lt; b &amp; c")
        #expect(body["post"]?.int == 7)
        #expect(body["author_user_agent"]?.string == "Lotse k")
        return outcome
    }

    @Test("a flood is waited out, an update of the site too, and nothing of it counts as sent")
    func waits() async throws {
        guard case .notNow(15, _) = try await delivered(try reply("error_400_flood", status: 400)) else {
            Issue.record("flood")
            return
        }
        let update = HTTPReply(
            status: 503, headers: [.init("Content-Type", "text/html"), .init("Retry-After", "600")],
            body: Array("<h1>Wartung</h1>".utf8))
        #expect(try await delivered(update) == .notNow(after: 600, reason: "Wartung"))
    }

    @Test(
        "answers after which nobody knows whether the comment stands there", arguments: [200, 201, 408, 500, 502, 504])
    func unknown(status: Int) async throws {
        let body = "<br />\n<b>Notice</b>: x in plugin.php<br />\n{\"id\":50,\"status\":\"approved\"}"
        let notice = HTTPReply(
            status: status, headers: [.init("Content-Type", "application/json")], body: Array(body.utf8))
        guard case .unknown = try await delivered(notice) else {
            Issue.record("taken for known")
            return
        }
    }

    @Test("closed posts and firewalls are for a person to judge", arguments: ["rest_comment_closed", nil])
    func refused(code: String?) async throws {
        let wall = HTTPReply(
            status: 403, headers: [.init("Content-Type", "text/html")], body: Array("<h1>Blocked by Wall</h1>".utf8))
        let answer = code.map { json(403, ["code": .string($0), "message": "Nein."]) } ?? wall
        let words = code.map { $0 + " Nein." } ?? "Blocked by Wall"
        #expect(try await delivered(answer) == .refused("403 " + words))
    }
}
