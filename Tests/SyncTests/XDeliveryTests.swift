import ChannelSimulator
import Desk
import Sync
import Testing

struct XDeliveryTests {
    private let clock = HandClock()

    private func server() -> SimulatedX { SimulatedX(now: { [clock] in clock.now() }) }

    private func item(_ action: OutboundAction, _ target: String?, _ text: String = "Wir kümmern uns.") -> OutboxItem {
        OutboxItem(
            id: "o1", key: "k", account: "stadt", channel: .x, action: action, inReplyTo: target, recipient: nil,
            text: text)
    }

    private func connector(_ server: SimulatedX) throws -> XConnector {
        XConnector(http: try DirectHTTP(server), settings: XSettings(account: "stadt"), clock: clock)
    }

    /// Works until the item is done; faults only cost time.
    private func work(_ server: SimulatedX, _ item: OutboxItem) async throws -> MemoryOutbox.Stage? {
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

    @Test("a reply and a post come about once under every fault", arguments: SimulatedFault.whilePosting)
    func posts(fault: SimulatedFault) async throws {
        for isReply in [true, false] {
            let server = server()
            let comment = await server.write("Wann öffnet das Bad? <bald> & gern", by: "Imke Harms")
            await server.order(fault, on: .posting, times: 1)
            let text = "Um 8 Uhr & mit Sauna: example.de https://baeder.example/zeiten"
            let stage = try await work(server, item(isReply ? .reply : .publish, isReply ? comment : nil, text))
            let posts = await server.cityPosts()
            #expect(posts.map(\.text) == [text], "\(fault)")
            #expect(posts.first?.inReplyTo == (isReply ? comment : nil))
            #expect(stage == .sent(posts.first?.key ?? ""), "\(fault)")
        }
    }

    @Test(
        "hiding and showing, blocking and unblocking, deleting reach their end under every fault",
        arguments: SimulatedFault.whilePosting)
    func states(fault: SimulatedFault) async throws {
        let server = server()
        let post = await server.announce("Am Montag bleibt das Bürgerbüro zu.")
        let reply = await server.write("Frechheit", by: "Ole Weiß", inReplyTo: post)
        for hidden in [true, false] {
            await server.order(fault, on: .posting, times: 1)
            #expect(try await work(server, item(hidden ? .hide : .unhide, reply)) == .sent(reply), "\(fault)")
            #expect(await server.post(reply)?.isHidden == hidden)
        }
        for ban in [true, false] {
            await server.order(fault, on: .posting, times: 1)
            #expect(try await work(server, item(ban ? .ban : .unban, reply)) == .sent(reply), "\(fault)")
            #expect(await server.blocked.isEmpty != ban)
        }
        await server.order(fault, on: .posting, times: 1)
        #expect(try await work(server, item(.delete, post)) == .sent(post), "\(fault)")
        #expect(await server.cityPosts().isEmpty)
    }

    @Test("only own posts can be deleted, only replies in own conversations hidden")
    func refused() async throws {
        let server = server()
        let comment = await server.write("Moin", by: "Imke Harms")
        let connector = try connector(server)
        #expect(
            await connector.deliver(item(.delete, comment))
                == .refused("403 You are not authorized to delete this Tweet."))
        #expect(
            await connector.deliver(item(.hide, comment))
                == .refused("403 You are not permitted to perform this action."))
        for action in [OutboundAction.privateReply, .edit, .approve] {
            #expect(await connector.deliver(item(action, comment)) == .refused("X has no \(action.rawValue)"))
            #expect(!connector.capabilities.can(action))
        }
    }

    @Test("every declared ability is carried out", arguments: Channel.x.capabilities.actions)
    func declared(action: OutboundAction) async throws {
        let server = server()
        let post = await server.announce("Am Montag bleibt das Bürgerbüro zu.")
        let reply = await server.write("Wieso?", by: "Ole Weiß", inReplyTo: post)
        let target: String? = action == .publish ? nil : action == .delete ? post : reply
        guard case .accepted = await (try connector(server)).deliver(item(action, target)) else {
            Issue.record("\(action) was not accepted")
            return
        }
    }

    @Test("a reply that X does not take is handed to a person at once")
    func notSummoned() async throws {
        let server = server()
        let comment = await server.write("Nur so dahingesagt", by: "Lina Harms", mentions: false)
        guard case .failed(let reason) = try await work(server, item(.reply, comment)) else {
            Issue.record("not refused")
            return
        }
        #expect(reason.hasPrefix("X takes no reply here through its interface; answer by hand in the browser"))
    }

    @Test("the same words to somebody else are refused as a duplicate, looked for, and given to a person")
    func duplicate() async throws {
        let server = server()
        let first = await server.write("Danke!", by: "Imke Harms")
        let second = await server.write("Danke auch!", by: "Lina Harms")
        guard case .sent = try await work(server, item(.reply, first, "Gern!")) else {
            Issue.record("not sent")
            return
        }
        let stage = try await work(server, item(.reply, second, "Gern!"))
        #expect(stage == .failed("unknown outcome 2 times, looked for and not found: look at the channel"))
        #expect(await server.cityPosts().count == 1)
    }

    @Test("an own timeline that lags is asked again before anything is sent a second time")
    func lag() async throws {
        let server = server()
        let comment = await server.write("Moin", by: "Imke Harms")
        let outbox = MemoryOutbox()
        await outbox.add(item(.reply, comment), due: clock.now())
        await server.order(.errorBefore, on: .posting, times: 1)
        let worker = OutboxWorker(
            account: "stadt", outbox: outbox, connector: try connector(server), clock: clock, jitter: { 0.5 })
        let start = clock.now()
        _ = try await worker.step()
        clock.advance(seconds: 10)
        #expect(try await worker.step() == .postponed(item: "o1", reason: "not found yet"))
        #expect(try await outbox.nextDue(account: "stadt") == start + 90)
        clock.advance(seconds: 80)
        #expect(try await worker.step() == .postponed(item: "o1", reason: "looked for and not found"))
        guard case .sent = try await worker.step() else {
            Issue.record("not sent")
            return
        }
        #expect(await server.cityPosts().count == 1)
    }

    @Test("an edited comment is answered at its last version, and the answer is found there")
    func edited() async throws {
        let server = server()
        let comment = await server.write("Wan öffnet das Bad?", by: "Imke Harms")
        let last = await server.edit(comment, to: "@stadt Wann öffnet das Bad?")
        await server.order(.cutAfter, on: .posting, times: 1)
        let stage = try await work(server, item(.reply, comment))
        let posts = await server.cityPosts()
        #expect(posts.map(\.inReplyTo) == [last])
        #expect(stage == .sent(posts.first?.key ?? ""))
    }

    @Test("a reply to a deleted post is refused without a try")
    func deleted() async throws {
        let server = server()
        let comment = await server.write("Moin", by: "Imke Harms")
        await server.remove(comment)
        #expect(try await work(server, item(.reply, comment)) == .failed("404 the post is not available any more"))
        #expect(await !server.calls.contains("POST /2/tweets"))
    }
}
