import ChannelSimulator
import Desk
import Testing

@testable import Sync

struct FacebookDeliveryTests {
    @Test("under every fault a reply is posted exactly once", arguments: SimulatedFault.whilePosting)
    func reply(fault: SimulatedFault) async throws {
        let stand = try FacebookStand()
        let parent = await stand.server.comment("Moin", by: "Imke")
        await stand.server.order(fault, on: .posting, times: 1)
        let stage = try await stand.send(stand.item(.reply, on: parent, "Gru\u{0308}ße\r\nIhre Stadt"))
        let answers = await stand.server.answers()
        #expect(answers.count == 1)
        #expect(answers.first?.inReplyTo == parent)
        #expect(stage == .sent(answers.first?.id ?? ""))
    }

    @Test("an answer to an answer is found below their common comment", arguments: SimulatedFault.whilePosting)
    func nested(fault: SimulatedFault) async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Moin", by: "Imke")
        let answer = await stand.server.comment("Das frage ich auch", by: "Ole", answering: comment)
        await stand.server.order(fault, on: .posting, times: 1)
        let stage = try await stand.send(stand.item(.reply, on: answer, "Ab Montag."))
        let answers = await stand.server.answers()
        #expect(answers.count == 1)
        #expect(stage == .sent(answers.first?.id ?? ""))
    }

    @Test("under every fault a post is published exactly once", arguments: SimulatedFault.whilePosting)
    func publish(fault: SimulatedFault) async throws {
        let stand = try FacebookStand()
        await stand.server.announce("Das Bad ist offen.")
        stand.clock.advance(seconds: 3600)
        await stand.server.order(fault, on: .posting, times: 1)
        let stage = try await stand.send(stand.item(.publish, on: nil, "Das Bad ist offen."))
        let posts = await stand.server.ownPosts()
        #expect(posts.count == 2, "the older post of the same text is not taken for it")
        #expect(stage == .sent(posts.last?.id ?? ""))
    }

    @Test("under every fault a private answer goes out once", arguments: SimulatedFault.whilePosting)
    func privateReply(fault: SimulatedFault) async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Meine Adresse ist …", by: "Imke")
        await stand.server.order(fault, on: .posting, times: 1)
        let stage = try await stand.send(stand.item(.privateReply, on: comment, "Danke, wir melden uns."))
        let messages = await stand.server.sentMessages()
        #expect(messages.count == 1)
        #expect(stage == .sent(messages.first?.id ?? ""))
        #expect(await stand.server.answers().isEmpty)
        let again = try await stand.send(stand.item(.privateReply, on: comment, "Noch etwas.", number: 2))
        #expect(again == .failed("(10900) (#10900) Activity already replied to [AsimTrace]"))
    }

    @Test("what is private at its source is not answered in public")
    func notPublic() async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Vertraulich", by: "Imke")
        var item = stand.item(.reply, on: comment, "Gern.")
        item.isPublic = false
        _ = try await stand.send(item)
        #expect(await stand.server.answers().isEmpty)
        #expect(await stand.server.sentMessages().count == 1)
    }

    @Test("after a block as spam nothing is written for a day, and reading goes on")
    func blocked() async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Wann?", by: "Imke")
        await stand.server.refuseWriting(368)
        let first = try await stand.send(stand.item(.reply, on: comment, "Um acht"))
        #expect(first == .failed("(368) refused [AsimTrace]"))
        let calls = await stand.server.calls.count
        var marked = stand.item(.reply, on: comment, "Um neun", number: 2)
        marked.marker = try await stand.connector.marker()
        guard case .notNow(let after, _) = await stand.connector.deliver(marked) else {
            Issue.record("sent in spite of the block")
            return
        }
        #expect(after == 86_400)
        #expect(await stand.server.calls.count == calls + 1, "the marker alone was asked for")
        _ = try await stand.connector.pull(after: nil)
        await stand.server.refuseWriting(nil)
        stand.clock.advance(seconds: 86_400)
        #expect(try await stand.send(stand.item(.reply, on: comment, "Um zehn", number: 3)) != nil)
        #expect(await stand.server.answers().count == 1)
    }

    @Test("“the same just now” is looked for, not taken for a failure")
    func duplicate() async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Wann?", by: "Imke")
        await stand.server.refuseWriting(506)
        guard case .unknown = await stand.connector.deliver(stand.item(.reply, on: comment, "Um acht")) else {
            Issue.record("taken as known")
            return
        }
    }

    @Test("absence counts only at the second look, two minutes after the try")
    func secondLook() async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Wann?", by: "Imke")
        var item = stand.item(.reply, on: comment, "Um acht")
        item.marker = try await stand.connector.marker()
        stand.clock.advance(seconds: 15)
        await #expect(throws: ChannelFault.busy(after: 105, reason: "looks again for what became of an answer")) {
            try await stand.connector.find(item)
        }
        stand.clock.advance(seconds: 105)
        #expect(try await stand.connector.find(item) == nil)
    }

    @Test("a foreign comment of the same text is not taken for our answer")
    func foreignText() async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Wann?", by: "Imke")
        var item = stand.item(.reply, on: comment, "Um acht")
        item.marker = try await stand.connector.marker()
        await stand.server.comment("Um acht", by: "Ole", answering: comment)
        stand.clock.advance(seconds: 200)
        #expect(try await stand.connector.find(item) == nil)
    }

    @Test("a post for later is taken from ten minutes to thirty days ahead and is not published yet")
    func scheduled() async throws {
        let stand = try FacebookStand()
        let now = stand.clock.now()
        for (ahead, isTaken) in [(599, false), (600, true), (2_592_000, true), (2_592_001, false)] as [(Int64, Bool)] {
            let post = FacebookPublication(text: "Bald", at: now + ahead)
            #expect(post.isTimely(now: now) == isTaken)
            if case .accepted = await stand.connector.publish(post) {
                #expect(isTaken)
            } else {
                #expect(!isTaken)
            }
        }
        let page = try await stand.connector.pull(after: nil)
        #expect(page.items.isEmpty)
    }

    @Test("the token never stands in an address, and the proof goes with each call")
    func proof() async throws {
        let stand = try FacebookStand(proof: "0a1b")
        let comment = await stand.server.comment("Wann?", by: "Imke")
        #expect(try await stand.send(stand.item(.reply, on: comment, "Um acht")) != nil)
        #expect(try await stand.send(stand.item(.delete, on: comment, number: 2)) == .sent(comment))
        #expect(await stand.run(stand.runner).state == .ok)
    }
}
