import Desk
import StrictJSON
import Sync
import Testing

struct MediaWikiMappingTests {
    private func json(_ value: JSON) -> HTTPReply {
        HTTPReply(status: 200, headers: [.init("Content-Type", "application/json")], body: value.bytes())
    }

    private func connector(_ replies: [HTTPReply]) throws -> (MediaWikiConnector, PlayedHTTP) {
        let http = try PlayedHTTP(replies)
        var settings = MediaWikiSettings(account: "stadt")
        settings.startDate = Instant(iso: "2026-03-01T00:00:00Z")
        return (MediaWikiConnector(http: http, settings: settings, botName: nil, password: nil), http)
    }

    private var me: HTTPReply { json(["query": ["userinfo": ["id": 7, "name": "LotseBot"]]]) }

    private func changes(_ ids: [Int64]) -> HTTPReply {
        json([
            "query": [
                "allrevisions": [
                    [
                        "pageid": 12, "title": "Diskussion:Schwimmbad",
                        "revisions": .array(
                            ids.map { ["revid": .int($0), "timestamp": "2026-03-29T01:02:03Z"] }),
                    ]
                ]
            ]
        ])
    }

    /// The recorded history without the page that is missing, and behind its last part.
    private func history() throws -> HTTPReply {
        let page = try #require(try Recording.json("MediaWiki/revisions")["query"]?["pages"]?.array?.first)
        return json(["query": ["pages": [page]]])
    }

    @Test("what a revision added is by its user, whatever name is signed with; our own edits are none")
    func recorded() async throws {
        let (connector, _) = try connector([me, changes([901, 903, 902]), try history()])
        let page = try await connector.pull(after: "2026-03-29T00:00:00Z")
        let item = try #require(page.items.first)
        #expect(page.items.count == 1)
        #expect(item.id == "901")
        #expect(item.author == InboundAuthor(id: "192.0.2.7", name: "192.0.2.7"))
        #expect(item.text == "Warum ist sonntags zu?")
        #expect(item.subject == "Diskussion:Schwimmbad: Öffnungszeiten")
        #expect(item.created == Instant(iso: "2026-03-29T00:58:00Z"))
        #expect(item.url == "http://localhost:3000/w/index.php?diff=901")
        #expect(page.cursor == "2026-03-29T01:02:03Z 901,902,903")
        #expect(page.isLast)
    }

    @Test("the answer of somebody to our answer names ours as its parent")
    func parents() async throws {
        var page = try #require(try Recording.json("MediaWiki/revisions")["query"]?["pages"]?.array?.first)
        let revisions = try #require(page["revisions"]?.array)
        let text = try #require(revisions[1]["slots"]?["main"]?["content"]?.string)
        let next: JSON = [
            "revid": 910, "parentid": 903, "user": "Imke", "timestamp": "2026-03-29T02:00:00Z", "comment": "",
            "slots": [
                "main": ["content": .string(text + "\n::Und im Mai?\n:::Auch zu. ~x\n\n:Schade [[Datei:X.png|Bild]].")]
            ],
        ]
        page = [
            "pageid": 12, "title": "Diskussion:Schwimmbad", "revisions": .array(Array(revisions.prefix(2)) + [next]),
        ]
        let (connector, _) = try connector([me, changes([910]), json(["query": ["pages": [page]]])])
        let items = try await connector.pull(after: "2026-03-29T00:00:00Z").items
        #expect(items.map(\.id) == ["910"])
        #expect(items.first?.parent == "903")
        #expect(items.first?.text.hasPrefix("Und im Mai?\nAuch zu. ~x\nSchade Bild.") == true)
    }

    @Test("behind a hidden revision nothing is taken for new: it goes into quarantine")
    func hidden() async throws {
        var page = try #require(try Recording.json("MediaWiki/revisions")["query"]?["pages"]?.array?.first)
        let next: JSON = [
            "revid": 911, "parentid": 902, "user": "Ole", "timestamp": "2026-03-29T03:00:00Z", "comment": "",
            "slots": ["main": ["content": "== Öffnungszeiten ==\nGanz anders"]],
        ]
        page = [
            "pageid": 12, "title": "Diskussion:Schwimmbad",
            "revisions": .array((page["revisions"]?.array ?? []) + [next]),
        ]
        let (connector, _) = try connector([me, changes([911]), json(["query": ["pages": [page]]])])
        let answer = try await connector.pull(after: "2026-03-29T00:00:00Z")
        #expect(answer.items.isEmpty)
        #expect(answer.rejected.map(\.id) == ["911"])
    }

    @Test(
        "what the codes mean",
        arguments: [
            ("maxlag", "busy"), ("readonly", "busy"), ("ratelimited", "busy"),
            ("internal_api_error_DBQueryError", "unavailable"),
            ("protectedpage", "refused"), ("blocked", "refused"), ("assertuserfailed", "authorisation"),
        ])
    func codes(code: String, expected: String) async throws {
        let error = json(["errors": [["code": .string(code), "text": "Nein."]]])
        let old = json(["error": ["code": .string(code), "info": "No."]])
        for answer in [error, old] {
            let (connector, _) = try connector([answer])
            do {
                _ = try await connector.check()
                Issue.record("no fault")
            } catch { #expect("\(error)".hasPrefix(expected)) }
        }
    }

    @Test("the recorded lag of a server waits as long as it says, and no page of HTML is the API")
    func recordedErrors() async throws {
        var lag = json(try Recording.json("MediaWiki/error_maxlag"))
        lag.headers += [.init("Retry-After", "9")]
        let (lagging, _) = try connector([lag])
        await #expect(throws: ChannelFault.busy(after: 9, reason: "maxlag Warten auf db1: 7,35 Sekunden Verzögerung")) {
            try await lagging.check()
        }
        let html = HTTPReply(
            status: 200, headers: [.init("Content-Type", "text/html")], body: Array("<h1>Anmelden</h1>".utf8))
        let (walled, _) = try connector([html])
        await #expect(throws: ChannelFault.unavailable("not the API: Anmelden")) { try await walled.check() }
    }

    @Test("a missing or wrong field of an entry is named", arguments: ["id", "title", "timestamp", "text"])
    func fields(name: String) throws {
        let mapper = try connector([]).0.mapper
        let entry: JSON = ["id": "9", "title": "Diskussion:X", "timestamp": "2026-03-29T00:00:00Z", "text": "Moin"]
        #expect(try mapper.items(from: entry.bytes()).count == 1)
        let broken = JSON.object((entry.members ?? []).filter { $0.key != name })
        do throws(MappingFault) {
            _ = try mapper.items(from: broken.bytes())
            Issue.record("taken")
        } catch { #expect(error.field == name) }
    }

    @Test("the token of a stranger is never edited with")
    func stranger() async throws {
        let place = json(["query": ["pages": [["pageid": 12, "revisions": [["revid": 901, "parentid": 0]]]]]])
        let page = try #require(try Recording.json("MediaWiki/revisions")["query"]?["pages"]?.array?.first)
        let shown = json([
            "query": [
                "pages": [
                    [
                        "pageid": 12, "title": "Diskussion:Schwimmbad",
                        "revisions": .array(Array((page["revisions"]?.array ?? []).prefix(2))),
                    ]
                ]
            ]
        ])
        let (connector, http) = try connector([
            me, place, shown, json(try Recording.json("MediaWiki/token_anonymous")),
            json(try Recording.json("MediaWiki/token_anonymous")), me,
        ])
        let item = OutboxItem(
            id: "1", key: "k", account: "stadt", channel: .wiki, action: .reply, inReplyTo: "901", recipient: nil,
            text: "Moin")
        let answer = await connector.deliver(item)
        #expect(answer == .authorisation("logged out: the token is that of a stranger"))
        for request in await http.requests {
            let body = request.payload?.bytes ?? []
            #expect(!String(decoding: body, as: UTF8.self).contains("action=edit"))
        }
    }
}
