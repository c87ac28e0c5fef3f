import ChannelSimulator
import Desk
import StrictJSON
import Testing

@testable import Sync

struct FacebookPullTests {
    @Test("check tells the page and its version, and refuses a token that is not the page's")
    func check() async throws {
        let stand = try FacebookStand()
        let check = try await stand.connector.check()
        #expect(check.accountID == SimulatedFacebook.page)
        #expect(check.handle == "Stadt Musterstadt")
        #expect(check.serverVersion == "v25.0")
        let other = try FacebookStand { $0.page = "999" }
        await #expect(throws: ChannelFault.authorisation("the token belongs to 100200300, not to page 999")) {
            try await other.connector.check()
        }
    }

    @Test("posts, comments of all levels and visitors' posts come in with their places")
    func levels() async throws {
        let stand = try FacebookStand()
        let post = await stand.server.announce("Das Bad ist offen.")
        let comment = await stand.server.comment("Wann?", by: "Imke", on: post)
        let answer = await stand.server.comment("Das frage ich auch", by: "Ole", answering: comment)
        let visitor = await stand.server.announce("Hallo Stadt", by: "70000")
        #expect(await stand.run(stand.runner).state == .ok)
        let items = await stand.intake.items
        #expect(items[post]?.kind == .post && items[post]?.direction == .outgoing)
        #expect(items[comment]?.parent == post)
        #expect(items[answer]?.parent == comment)
        #expect(items[visitor]?.kind == .post && items[visitor]?.direction == .incoming)
    }

    @Test("nothing of the platform's cursors or the token stays in the cursor after a run")
    func cursor() async throws {
        let stand = try FacebookStand()
        for number in 0..<90 { await stand.server.comment("Frage \(number)", by: "Imke") }
        var cursor: String?
        var isLast = false
        while !isLast {
            let page = try await stand.connector.pull(after: cursor)
            cursor = page.cursor
            isLast = page.isLast
            #expect(page.cursor?.contains(SimulatedFacebook.token) == false)
            #expect(page.cursor?.contains("http") == false)
        }
        #expect(GraphCursor(cursor).run == nil)
        #expect(GraphCursor(cursor).marks.count == 1)
    }

    @Test("a walk that is cut off leaves the mark, and the next run reads everything")
    func cutOff() async throws {
        let stand = try FacebookStand { $0.readsReviews = false }
        for number in 0..<100 {
            await stand.server.comment("Frage \(number)", by: "Imke")
            stand.clock.advance(seconds: 60)
        }
        let list = try await stand.connector.pull(after: nil)
        let first = try await stand.connector.pull(after: list.cursor)
        #expect(first.items.count == 40 && !first.isLast)
        #expect(GraphCursor(first.cursor).marks.isEmpty)
        #expect(GraphCursor(first.cursor).run?.walk?.after != nil)
        let second = try await stand.connector.pull(after: first.cursor)
        let third = try await stand.connector.pull(after: second.cursor)
        #expect(third.isLast)
        #expect(Set((first.items + second.items + third.items).map(\.id)).count == 100)
        #expect(GraphCursor(third.cursor).marks.count == 1)
    }

    @Test("a place that the API forgot begins the walk again, with no gap")
    func expired() async throws {
        let stand = try FacebookStand()
        for number in 0..<100 { await stand.server.comment("Frage \(number)", by: "Imke") }
        await stand.server.order(.expiredCursor, on: .reading, times: 2)
        #expect(await stand.run(stand.runner).state == .ok)
        #expect(await stand.intake.items.values.count { $0.kind == .comment } == 100)
    }

    @Test("old posts without news are not read in each run, but in turn; one with news is")
    func rotation() async throws {
        let stand = try FacebookStand { $0.readsReviews = false }
        var posts: [String] = []
        for number in 0..<10 {
            posts.append(await stand.server.announce("Meldung \(number)"))
            await stand.server.comment("Aha", by: "Imke", on: posts[number])
            stand.clock.advance(seconds: 3600)
        }
        stand.clock.advance(seconds: 20 * 86_400)
        #expect(await stand.run(stand.runner).state == .ok)
        var read: Set<String> = []
        for round in 0..<4 {
            let before = await stand.server.calls.count
            let late = round == 0 ? await stand.server.comment("Spät", by: "Ole", on: posts[9]) : nil
            #expect(await stand.run(stand.runner).state == .ok)
            let calls = await stand.server.calls.dropFirst(before).filter { $0.hasSuffix("/comments") }
            #expect(calls.count <= 4)
            read.formUnion(calls)
            if let late { #expect(await stand.intake.items[late] != nil) }
        }
        #expect(read.count == 10)
    }

    @Test("only the first run lists back to the start date; later ones stay within the rotation")
    func listing() async throws {
        let stand = try FacebookStand { $0.readsReviews = false }
        for number in 0..<100 {
            await stand.server.announce("Meldung \(number)")
            stand.clock.advance(seconds: 2 * 86_400)
        }
        #expect(await stand.run(stand.runner).state == .ok)
        #expect(await stand.intake.items.count == 100)
        let before = await stand.server.calls.count { $0.hasSuffix("/feed") }
        #expect(await stand.run(stand.runner).state == .ok)
        let after = await stand.server.calls.count { $0.hasSuffix("/feed") }
        #expect(before == 4 && after - before == 3)
    }

    @Test("comments that a counter names and no list shows are counted as held back")
    func held() async throws {
        let post: JSON = [
            "id": "100200300_1", "created_time": "2026-11-20T08:00:00+0000", "message": "Moin",
            "comments": ["data": [], "summary": ["total_count": 4]],
        ]
        let http = try PlayedHTTP([GraphPayload.reply(["data": [post]]), GraphPayload.reply(["data": []])])
        var settings = FacebookSettings(account: "stadt", page: "100200300")
        settings.readsReviews = false
        let connector = FacebookConnector(http: http, settings: settings)
        let list = try await connector.pull(after: nil)
        let page = try await connector.pull(after: list.cursor)
        #expect(page.isLast && page.held == 4 && page.vanished.isEmpty)
        let asked = try #require(await http.requests.last?.target)
        #expect(asked.hasPrefix("/v25.0/100200300_1/comments?filter=stream&order=reverse_chronological"))
    }

    @Test("edits show by their text, deletions by code 100/33 at a second look")
    func recheck() async throws {
        let stand = try FacebookStand()
        var ids: [String] = []
        for number in 0..<60 { ids.append(await stand.server.comment("Frage \(number)", by: "Imke")) }
        let visitor = await stand.server.announce("Hallo Stadt", by: "70000")
        await stand.server.citizenEdits(ids[3], to: "Geändert")
        await stand.server.citizenDeletes(ids[7])
        await stand.server.citizenDeletes(ids[55])
        let page = try await stand.connector.recheck(ids + [visitor, "review-7-1"])
        #expect(Set(page.vanished) == [ids[7], ids[55]])
        #expect(page.items.first { $0.id == ids[3] }?.text == "Geändert")
        #expect(page.items.count == 59)
        #expect(page.items.first { $0.id == visitor }?.kind == .post)
    }

    @Test("when everything is gone at once, nothing is marked as deleted")
    func allGone() async throws {
        let stand = try FacebookStand()
        var ids: [String] = []
        for number in 0..<6 { ids.append(await stand.server.comment("Frage \(number)", by: "Imke")) }
        for id in ids { await stand.server.citizenDeletes(id) }
        let page = try await stand.connector.recheck(ids)
        #expect(page.vanished.isEmpty && Set(page.doubtful) == Set(ids))
    }

    @Test("recommendations come as reviews where the version answers, and are silently none where it does not")
    func reviews() async throws {
        let stand = try FacebookStand()
        await stand.server.review("Freundlich", by: "Imke", recommends: true)
        await stand.server.review("Nie wieder", by: "Ole", recommends: false)
        #expect(await stand.run(stand.runner).state == .ok)
        #expect(await stand.run(stand.runner).state == .ok)
        #expect(await stand.intake.items.isEmpty)
        #expect(await stand.server.calls.count { $0.hasSuffix("/ratings") } == 1, "what is closed is asked for once")
        await stand.server.setRatings(true)
        let open = FacebookConnector(http: try DirectHTTP(stand.server), settings: stand.connector.settings)
        let list = try await open.pull(after: nil)
        #expect(try await open.pull(after: list.cursor).items.map(\.rating) == [1, 5])
    }

    @Test("counters: reactions, comments with answers, and shares that Facebook leaves out where there are none")
    func counters() async throws {
        let stand = try FacebookStand()
        let post = await stand.server.announce("Das Bad ist offen.")
        await stand.server.comment("Wann?", by: "Imke", on: post)
        let readings = try await stand.connector.counters()
        #expect(
            readings == [
                CounterReading(post: post, name: "reaction", value: 3),
                CounterReading(post: post, name: "comment", value: 1),
                CounterReading(post: post, name: "share", value: 0),
            ])
    }
}
