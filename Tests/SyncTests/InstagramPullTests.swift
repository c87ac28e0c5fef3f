import ChannelSimulator
import Desk
import StrictJSON
import Testing

@testable import Sync

struct InstagramPullTests {
    @Test("check tells the account; an id that the token does not know is refused")
    func check() async throws {
        let stand = try InstagramStand()
        #expect(try await stand.connector.check().handle == SimulatedInstagram.username)
        let other = try InstagramStand { $0.user = "1" }
        await #expect(throws: ChannelFault.self) { try await other.connector.check() }
    }

    @Test("answers beyond the first page inside a comment are read from their own edge")
    func manyAnswers() async throws {
        let stand = try InstagramStand()
        let comment = await stand.server.comment("Wo ist das?", by: "Imke")
        for number in 0..<25 { await stand.server.comment("Auch \(number)", by: "Ole", answering: comment) }
        #expect(await stand.run(stand.runner).state == .ok)
        let items = await stand.intake.items.values
        #expect(items.count { $0.parent == comment } == 25)
    }

    @Test("a new answer to an old comment is read, although its thread does not move")
    func lateAnswer() async throws {
        let stand = try InstagramStand { $0.threadDays = 7 }
        let comment = await stand.server.comment("Wo ist das?", by: "Imke")
        for number in 0..<80 {
            stand.clock.advance(seconds: 1200)
            await stand.server.comment("Frage \(number)", by: "Ole")
        }
        #expect(await stand.run(stand.runner).state == .ok)
        stand.clock.advance(seconds: 3600)
        let late = await stand.server.comment("Weiß es jemand?", by: "Lina", answering: comment)
        #expect(await stand.run(stand.runner).state == .ok)
        #expect(await stand.intake.items[late]?.parent == comment)
    }

    @Test("an empty list where comments are counted is held back, and nothing is taken for deleted")
    func unreadable() async throws {
        let medium: JSON = [
            "id": "m1", "timestamp": "2026-11-20T08:00:00+0000", "media_type": "IMAGE", "comments_count": 6,
        ]
        let http = try PlayedHTTP([GraphPayload.reply(["data": [medium]]), GraphPayload.reply(["data": []])])
        let connector = InstagramConnector(http: http, settings: InstagramSettings(account: "stadt", user: "42"))
        let list = try await connector.pull(after: nil)
        let page = try await connector.pull(after: list.cursor)
        #expect(page.isLast && page.held == 6 && page.vanished.isEmpty)
    }

    @Test("the given pages are walked to their end, and the token in their addresses is never sent or kept")
    func givenPages() async throws {
        let medium: JSON = ["id": "m1", "timestamp": "2026-11-01T08:00:00+0000", "media_type": "IMAGE"]
        let http = try PlayedHTTP([
            GraphPayload.reply(["data": [medium]]),
            GraphPayload.reply(try Recording.json("instagram/comments_page1")),
            GraphPayload.reply(try Recording.json("instagram/comments_page2")),
            GraphPayload.reply(["data": []]),
        ])
        var settings = InstagramSettings(account: "stadt", user: "42")
        settings.startDate = Instant(iso: "2026-01-01T00:00:00Z")
        let connector = InstagramConnector(http: http, settings: settings)
        var cursor: String?
        var items: [InboundItem] = []
        for _ in 0..<4 {
            let page = try await connector.pull(after: cursor)
            cursor = page.cursor
            items += page.items
            #expect(page.cursor?.contains("REDACTED") == false)
        }
        #expect(GraphCursor(cursor).run == nil)
        #expect(items.count == 5)
        let targets = await http.requests.map(\.target)
        #expect(targets[2].contains("after=QUZURVIx"))
        #expect(targets[3].hasPrefix("/v25.0/17900000000000011/replies?"))
        #expect(targets.allSatisfy { !$0.contains("access_token") })
    }

    @Test("edits show by their text, deletions at a second look; when all are gone, nothing is marked")
    func recheck() async throws {
        let stand = try InstagramStand()
        var ids: [String] = []
        for number in 0..<12 { ids.append(await stand.server.comment("Frage \(number)", by: "Imke")) }
        await stand.server.citizenEdits(ids[3], to: "Geändert")
        await stand.server.citizenDeletes(ids[7])
        let page = try await stand.connector.recheck(ids)
        #expect(page.vanished == [ids[7]])
        #expect(page.items.first { $0.id == ids[3] }?.text == "Geändert")
        for id in ids { await stand.server.citizenDeletes(id) }
        let empty = try await stand.connector.recheck(ids)
        #expect(empty.vanished.isEmpty && empty.doubtful.count == 12)
    }

    @Test("a limit pauses the account for the time its header names")
    func limit() async throws {
        let stand = try InstagramStand()
        await stand.server.order(.tooMany, on: .reading, times: 1)
        let start = stand.clock.now()
        guard case .paused(let until, _) = await stand.runner.runOnce().state else {
            Issue.record("not paused")
            return
        }
        #expect(until - start == 34 * 60)
    }

    @Test("counters: comments with answers, and likes where the account shows them")
    func counters() async throws {
        let stand = try InstagramStand()
        let medium = await stand.server.announce("Hafen")
        await stand.server.comment("Schön", by: "Imke", on: medium)
        #expect(
            try await stand.connector.counters() == [CounterReading(post: medium, name: "comment", value: 1)])
    }
}
