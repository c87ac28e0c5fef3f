import ChannelSimulator
import Desk
import Sync
import Testing

/// What the city does with its own posts, under every fault of the server.
struct MastodonActionTests {
    private struct Case: CustomTestStringConvertible {
        let action: OutboundAction
        let fault: SimulatedFault?
        var testDescription: String { "\(action.rawValue) under \(fault?.rawValue ?? "nothing")" }
    }

    private static let cases: [Case] = [.publish, .edit, .delete].flatMap { action in
        ([nil] + SimulatedFault.whilePosting.map { $0 }).map { Case(action: action, fault: $0) }
    }

    private func connector(_ server: SimulatedMastodon) throws -> MastodonConnector {
        MastodonConnector(http: try DirectHTTP(server), settings: MastodonSettings(account: "stadt"))
    }

    private func item(_ action: OutboundAction, _ target: String?, _ text: String = "Neuer Text") -> OutboxItem {
        OutboxItem(
            id: "o1", key: "key-1", account: "stadt", channel: .mastodon, action: action, inReplyTo: target,
            recipient: nil, text: text)
    }

    private func run(_ item: OutboxItem, _ server: SimulatedMastodon, _ clock: HandClock) async throws -> MemoryOutbox {
        let outbox = MemoryOutbox()
        await outbox.add(item, due: clock.now())
        let worker = OutboxWorker(
            account: "stadt", outbox: outbox, connector: try connector(server), clock: clock, jitter: { 0.5 })
        for _ in 0..<200 where await !outbox.isDone {
            do {
                let step = try await worker.step()
                if step == .idle { clock.advance(to: try await outbox.nextDue(account: "stadt") ?? clock.now()) }
            } catch is ChannelFault { clock.advance(seconds: 5) }
        }
        return outbox
    }

    @Test("publishing, editing and deleting are done once, whatever breaks", arguments: cases)
    private func actions(_ given: Case) async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let old = await server.announce("Alter Text")
        if let fault = given.fault { await server.order(fault, on: .posting, times: 2) }
        let outbox = try await run(item(given.action, given.action == .publish ? nil : old), server, clock)
        let posts = await server.cityPosts()
        switch given.action {
        case .publish:
            #expect(posts.map(\.text) == ["Alter Text", "Neuer Text"])
            #expect(await outbox.stage("o1") == .sent(posts.last?.id ?? ""))
        case .edit:
            #expect(posts.map(\.text) == ["Neuer Text"])
            #expect(await outbox.stage("o1") == .sent(old))
        default:
            #expect(posts.isEmpty)
            #expect(await outbox.stage("o1") == .sent(old))
        }
    }

    @Test("an edited answer still names the person answered, and keeps its pictures")
    func editedAnswer() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let comment = await server.comment("Wann?", by: "Imke Harms")
        let sent = try await run(item(.reply, comment, "Um acht."), server, clock)
        guard case .sent(let id) = try #require(await sent.stage("o1")) else {
            Issue.record("not sent")
            return
        }
        await server.hang(["p1", "p2"], on: id)
        #expect(await connectorAnswer(item(.edit, id, "Um neun."), server) == .accepted(id: id, url: url(id)))
        let post = try #require(await server.cityPosts().first)
        #expect(post.text == "@imke_harms Um neun." && post.pictures == ["p1", "p2"])
        #expect(try await connector(server).find(item(.edit, id, "Um neun."))?.id == id)
        #expect(try await connector(server).find(item(.edit, id, "Um zehn.")) == nil)
    }

    private func url(_ id: String) -> String { "http://127.0.0.1/@stadt/\(id)" }

    private func connectorAnswer(_ item: OutboxItem, _ server: SimulatedMastodon) async -> DeliveryAnswer {
        guard let connector = try? connector(server) else { return .refused("no connector") }
        return await connector.deliver(item)
    }

    @Test("posts of others are neither changed nor deleted, and no call is made for what Mastodon cannot")
    func othersPosts() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let foreign = await server.comment("Frech", by: "Ole Harms")
        for action in [OutboundAction.edit, .delete] {
            #expect(
                await connectorAnswer(item(action, foreign), server)
                    == .refused("only posts of our own can be changed"))
        }
        for action in [OutboundAction.hide, .unhide, .approve, .ban, .unban] {
            guard case .refused = await connectorAnswer(item(action, foreign), server) else {
                Issue.record("\(action) was not refused")
                return
            }
        }
        #expect(await server.allPosts().map(\.text) == ["@stadt Frech"])
        #expect(await connectorAnswer(item(.delete, "1"), server) == .accepted(id: "1", url: nil))
        #expect(await connectorAnswer(item(.edit, "1"), server) == .refused("404 the post is not available any more"))
        #expect(await connectorAnswer(item(.publish, foreign), server) == .refused("a publication answers nobody"))
    }

    @Test("a private answer is seen by nobody else, even below a public comment")
    func privateReply() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let comment = await server.comment("Meine Nummer?", by: "Imke Harms")
        guard case .accepted = await connectorAnswer(item(.privateReply, comment, "Hier."), server) else {
            Issue.record("not accepted")
            return
        }
        #expect(await server.cityPosts().map(\.visibility) == ["direct"])
    }
}
