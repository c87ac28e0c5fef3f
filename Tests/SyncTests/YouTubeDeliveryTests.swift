import ChannelSimulator
import Desk
import Sync
import Testing

struct YouTubeDeliveryTests {
    private let clock = HandClock()

    private func server() -> SimulatedYouTube { SimulatedYouTube(now: { [clock] in clock.now() }) }

    private func item(_ action: OutboundAction, _ target: String?, _ text: String = "Ja, ab morgen.") -> OutboxItem {
        OutboxItem(
            id: "o1", key: "k", account: "stadt", channel: .youtube, action: action, inReplyTo: target, recipient: nil,
            text: text)
    }

    private func connector(_ server: SimulatedYouTube) throws -> YouTubeConnector {
        YouTubeConnector(http: try DirectHTTP(server), settings: YouTubeSettings(account: "stadt"), clock: clock)
    }

    /// Works until the item is done; faults only cost time.
    private func work(_ server: SimulatedYouTube, _ item: OutboxItem) async throws -> MemoryOutbox.Stage? {
        let outbox = MemoryOutbox()
        await outbox.add(item, due: clock.now())
        let worker = OutboxWorker(
            account: "stadt", outbox: outbox, connector: try connector(server), clock: clock, jitter: { 0.5 })
        for _ in 0..<500 where await !outbox.isDone {
            do {
                if try await worker.step() == .idle {
                    clock.advance(to: try await outbox.nextDue(account: "stadt") ?? clock.now())
                }
            } catch is ChannelFault { clock.advance(seconds: 5) }
        }
        return await outbox.stage(item.id)
    }

    @Test("an answer comes about once under every fault, below the top comment", arguments: SimulatedFault.whilePosting)
    func replies(fault: SimulatedFault) async throws {
        let server = server()
        let top = await server.write("Gibt es Untertitel?", by: "Imke Harms")
        let below = await server.write("Das wüsste ich auch gern", by: "Ole Weiß", below: top)
        for number in 0..<25 { await server.cityWrites("Hinweis \(number)", below: top) }
        await server.order(fault, on: .posting, times: 1)
        let text = "Ja,\r\nab morgen: *hier*."
        let stage = try await work(server, item(.reply, below, text))
        let answers = await server.cityComments().filter { $0.text == text }
        #expect(answers.map(\.parent) == [top], "\(fault)")
        #expect(stage == .sent(answers.first?.id ?? ""), "\(fault)")
    }

    @Test("an equal answer of an earlier day is not taken for this one")
    func earlier() async throws {
        let server = server()
        let top = await server.write("Gibt es Untertitel?", by: "Imke Harms")
        let old = await server.cityWrites("Ja, ab morgen.", below: top)
        clock.advance(seconds: 3_600)
        await server.order(.errorBefore, on: .posting, times: 1)
        let stage = try await work(server, item(.reply, top))
        let new = await server.cityComments().last?.id ?? ""
        #expect(new != old)
        #expect(stage == .sent(new))
    }

    @Test("an unknown outcome that is not found twice goes to a person")
    func unknownTwice() async throws {
        let server = server()
        let top = await server.write("Gibt es Untertitel?", by: "Imke Harms")
        await server.order(.errorBefore, on: .posting, times: 5)
        let stage = try await work(server, item(.reply, top))
        #expect(stage == .failed("unknown outcome 2 times, looked for and not found: look at the channel"))
        #expect(await server.cityComments().isEmpty)
    }

    @Test("moderation reaches its end under every fault", arguments: SimulatedFault.whilePosting)
    func moderation(fault: SimulatedFault) async throws {
        let server = server()
        let comment = await server.write("Frechheit", by: "Ole Weiß")
        let steps: [(OutboundAction, SimulatedYouTubeComment.Status)] = [
            (.hide, .heldForReview), (.unhide, .published), (.hide, .heldForReview), (.approve, .published),
            (.delete, .rejected), (.ban, .rejected),
        ]
        for (action, status) in steps {
            await server.order(fault, on: .posting, times: 1)
            #expect(try await work(server, item(action, comment)) == .sent(comment), "\(action), \(fault)")
            #expect(await server.comment(comment)?.status == status, "\(action), \(fault)")
        }
        #expect(await server.banned.count == 1)
    }

    @Test("own comments are changed and deleted under every fault", arguments: SimulatedFault.whilePosting)
    func own(fault: SimulatedFault) async throws {
        let server = server()
        let top = await server.write("Gibt es Untertitel?", by: "Imke Harms")
        let own = await server.cityWrites("Ja, ab morgn.", below: top)
        await server.order(fault, on: .posting, times: 1)
        #expect(try await work(server, item(.edit, own)) == .sent(own), "\(fault)")
        #expect(await server.comment(own)?.text == "Ja, ab morgen.")
        await server.order(fault, on: .posting, times: 1)
        #expect(try await work(server, item(.delete, own)) == .sent(own), "\(fault)")
        #expect(await server.comment(own) == nil)
    }

    @Test("the moderation status stands in the query, never in a body, and a ban comes with a rejection")
    func query() async throws {
        let http = try PlayedHTTP([HTTPReply(status: 204)])
        let connector = YouTubeConnector(http: http, settings: YouTubeSettings(account: "stadt"), clock: clock)
        #expect(await connector.deliver(item(.ban, "Ugx1")) == .accepted(id: "Ugx1", url: nil))
        let asked = try #require(await http.requests.first)
        #expect(
            asked.target
                == "/youtube/v3/comments/setModerationStatus?id=Ugx1&moderationStatus=rejected&banAuthor=true")
        #expect(asked.payload == nil)
    }

    @Test("what YouTube's interface cannot do is refused and not declared")
    func undeclared() async throws {
        let connector = try connector(server())
        for action in [OutboundAction.publish, .privateReply, .unban] {
            #expect(!connector.capabilities.can(action))
            guard case .refused = await connector.deliver(item(action, "Ugx1")) else {
                Issue.record("\(action) was not refused")
                return
            }
        }
    }

    @Test("every declared ability is carried out", arguments: Channel.youtube.capabilities.actions)
    func declared(action: OutboundAction) async throws {
        let server = server()
        let top = await server.write("Gibt es Untertitel?", by: "Imke Harms")
        let own = await server.cityWrites("Ja", below: top)
        guard case .accepted = await (try connector(server)).deliver(item(action, action == .edit ? own : top)) else {
            Issue.record("\(action) was not accepted")
            return
        }
    }

    @Test("an answer below a comment that is gone or held back is refused with YouTube's words")
    func gone() async throws {
        let server = server()
        let top = await server.write("Gibt es Untertitel?", by: "Imke Harms")
        await server.setStatus(top, .heldForReview)
        #expect(try await work(server, item(.reply, top)) == .failed("400 parentCommentIsPrivate: held back"))
        await server.remove(top)
        #expect(try await work(server, item(.reply, top)) == .failed("404 parentCommentNotFound: gone"))
        #expect(try await work(server, item(.delete, top)) == .sent(top))
    }
}
