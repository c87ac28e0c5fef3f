import ChannelSimulator
import Desk
import StrictJSON
import Sync
import Testing

/// What a Mastodon account reads besides comments, and what becomes of what it cannot read.
struct MastodonSourceTests {
    private func mapper() throws -> any PayloadMapper {
        MastodonConnector(http: try PlayedHTTP([]), settings: settings()).mapper
    }

    private func settings(reports: Bool = false) -> MastodonSettings {
        var settings = MastodonSettings(account: "stadt")
        settings.startDate = Instant(iso: "2020-01-01T00:00:00Z")
        settings.readsReports = reports
        return settings
    }

    private func pages(_ connector: MastodonConnector) async throws -> [PullPage] {
        var pages: [PullPage] = []
        var cursor: String?
        repeat {
            pages.append(try await connector.pull(after: cursor))
            cursor = pages.last?.cursor ?? cursor
        } while pages.last?.isLast == false && pages.count < 50
        return pages
    }

    @Test(
        "a post with a field missing or of another kind goes into quarantine with its bytes, the others go on",
        arguments: ["id", "created_at", "account", "content", "in_reply_to_id", "edited_at"])
    func quarantine(field: String) async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let post = await server.announce("Aufruf")
        let bad = await server.comment("krumm", by: "Ole Harms")
        let good = await server.comment("gerade", by: "Lina Weiß")
        let below = await server.comment("krumm darunter", by: "Ole Harms", inReplyTo: post, mentions: false)
        let http = SpoilingHTTP(try DirectHTTP(server), field: field, word: "krumm")
        let connector = MastodonConnector(http: http, settings: settings())
        let all = try await pages(connector)
        #expect(all.flatMap(\.items).map(\.id) == [good])
        let rejected = all.flatMap(\.rejected)
        #expect(rejected.count == 2)
        #expect(rejected.allSatisfy { $0.reason.hasPrefix(field) && !$0.raw.isEmpty })
        if field != "id" {
            #expect(Set(rejected.map(\.id)) == [bad, below])
            let again = try await connector.recheck([good, bad])
            #expect(again.items.map(\.id) == [good] && again.rejected.map(\.id) == [bad] && again.vanished.isEmpty)
        }
        for entry in rejected { #expect(throws: MappingFault.self) { try mapper().items(from: entry.raw) } }
    }

    @Test("reports of citizens come as private messages below the post they are about, without mail addresses")
    func reports() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let comment = await server.comment("Ihr Deppen", by: "Ole Harms")
        for number in 0..<130 { await server.report(comment, words: "Beleidigung \(number)", by: "Lina Weiß") }
        let silent = MastodonConnector(http: try DirectHTTP(server), settings: settings(reports: true))
        #expect(try await pages(silent).flatMap(\.items).map(\.id) == [comment])
        await server.setModerator(true)
        let connector = MastodonConnector(http: try DirectHTTP(server), settings: settings(reports: true))
        let items = try await pages(connector).flatMap(\.items).filter { $0.id != comment }
        #expect(Set(items.map(\.id)).count == 130)
        let report = try #require(items.first { $0.id == "report-1" })
        #expect(report.text == "Beleidigung 0\n\n> @stadt Ihr Deppen" && report.parent == comment)
        #expect(report.kind == .message && !report.isPublic && report.direction == .incoming)
        #expect(report.author?.name == "Lina Weiß" && report.subject == "Report: @ole_harms (other)")
        #expect(!"\(report)".contains("post.example") && !"\(report)".contains("192.0.2.7"))
        let again = try await connector.recheck(["report-1", comment])
        #expect(again.vanished.isEmpty && again.items.map(\.id) == [comment])
        let off = MastodonConnector(http: try DirectHTTP(server), settings: settings())
        #expect(try await pages(off).flatMap(\.items).map(\.id) == [comment])
    }

    @Test("a recorded report is read; one without a reporter is quarantined without addresses")
    func recordedReport() throws {
        let list = try #require(try Recording.reply("admin_reports", 1).json?.array)
        let raw = try #require(list.first).bytes()
        let item = try #require(try mapper().items(from: raw).first)
        #expect(item.id == "report-1" && item.author?.handle == "admin")
        #expect(item.created == Instant(iso: "2026-08-01T13:49:58.485Z") && item.text.hasPrefix("api crimes"))
        #expect(item.parent == "117020570302719057")
        let bare = "{\"id\":\"2\",\"category\":\"spam\",\"created_at\":\"2026-08-01T13:49:58Z\",\"target_account\":{}}"
        #expect(throws: MappingFault("account.account", "id and acct are expected")) {
            try mapper().items(from: Array(bare.utf8))
        }
    }

    @Test("the figures of our own posts are read, not those of others")
    func counters() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let post = await server.announce("Das Bad ist offen.")
        await server.applaud(post, likes: 12, shares: 3)
        await server.applaud(await server.comment("Schön", by: "Ole Harms", inReplyTo: post), likes: 99, shares: 99)
        let connector = MastodonConnector(http: try DirectHTTP(server), settings: settings())
        #expect(
            try await connector.counters() == [
                CounterReading(post: post, name: "like", value: 12),
                CounterReading(post: post, name: "share", value: 3),
                CounterReading(post: post, name: "comment", value: 1),
            ])
    }

    @Test("the budget is that of the last reading call, with the end of its window by the server's clock")
    func budget() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let connector = MastodonConnector(http: try DirectHTTP(server), settings: settings())
        #expect(await connector.budget() == nil)
        _ = try await connector.pull(after: nil)
        let budget = try #require(await connector.budget())
        #expect(budget.limit == 300 && budget.remaining == 250)
        #expect((1...301).contains(budget.resetIn ?? 0))
        let old = try PlayedHTTP([try Recording.reply("pages_own_statuses_old_server")])
        let silent = MastodonConnector(http: old, settings: settings())
        _ = try? await silent.marker()
        #expect(await silent.budget() == nil)
    }

    @Test("the count of answers follows deletions")
    func answerCount() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let post = await server.announce("Aufruf")
        let first = await server.comment("eins", by: "Ole Harms", inReplyTo: post)
        await server.comment("zwei", by: "Ole Harms", inReplyTo: post)
        await server.delete(first)
        await server.delete(first)
        let connector = MastodonConnector(http: try DirectHTTP(server), settings: settings())
        #expect(try await connector.counters().first { $0.name == "comment" }?.value == 1)
    }
}

/// Makes a field of every post that holds a word something else.
private struct SpoilingHTTP: HTTPPort {
    let inner: DirectHTTP
    let field: String
    let word: String
    var origin: Origin { inner.origin }

    init(_ inner: DirectHTTP, field: String, word: String) {
        self.inner = inner
        self.field = field
        self.word = word
    }

    func send(_ request: HTTPRequest) async throws(HTTPFault) -> HTTPReply {
        var reply = try await inner.send(request)
        if let json = reply.json { reply.body = spoiled(json).bytes() }
        return reply
    }

    private func spoiled(_ value: JSON) -> JSON {
        switch value {
        case .array(let items): return .array(items.map(spoiled))
        case .object(let members):
            let isHit = value["content"]?.string?.contains(word) == true
            return .object(
                members.map { member in
                    isHit && member.key == field
                        ? JSON.Member(field, 7) : JSON.Member(member.key, spoiled(member.value))
                })
        default: return value
        }
    }
}
