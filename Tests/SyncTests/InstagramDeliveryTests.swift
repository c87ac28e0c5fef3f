import ChannelSimulator
import Desk
import StrictJSON
import Testing

@testable import Sync

struct InstagramDeliveryTests {
    @Test("under every fault a reply is posted exactly once", arguments: SimulatedFault.whilePosting)
    func reply(fault: SimulatedFault) async throws {
        let stand = try InstagramStand()
        let comment = await stand.server.comment("Wo ist das?", by: "Imke")
        await stand.server.order(fault, on: .posting, times: 1)
        let stage = try await stand.send(stand.item(.reply, on: comment, "Am Markt."))
        let answers = await stand.server.answers()
        #expect(answers.map(\.text) == ["Am Markt."])
        #expect(stage == .sent(answers.first?.id ?? ""))
    }

    @Test(
        "an answer to an answer names its person and is found below their comment",
        arguments: SimulatedFault.whilePosting)
    func nested(fault: SimulatedFault) async throws {
        let stand = try InstagramStand()
        let comment = await stand.server.comment("Wo ist das?", by: "Imke")
        for number in 0..<15 { await stand.server.comment("Auch \(number)", by: "Ole", answering: comment) }
        let answer = await stand.server.comment("Sag schon", by: "lina", answering: comment)
        await stand.server.order(fault, on: .posting, times: 1)
        let stage = try await stand.send(stand.item(.reply, on: answer, "Am Markt."))
        let answers = await stand.server.answers()
        #expect(answers.map(\.text) == ["@lina Am Markt."])
        #expect(answers.first?.inReplyTo == comment)
        #expect(stage == .sent(answers.first?.id ?? ""))
    }

    @Test("hidden comments and overlong texts are refused before anything goes out")
    func refused() async throws {
        let stand = try InstagramStand()
        let comment = await stand.server.comment("Wo ist das?", by: "Imke")
        #expect(try await stand.send(stand.item(.hide, on: comment)) == .sent(comment))
        let hidden = try await stand.send(stand.item(.reply, on: comment, "Am Markt.", number: 2))
        #expect(hidden == .failed("a hidden comment cannot be answered: show it first"))
        let long = try await stand.send(stand.item(.reply, on: comment, String(repeating: "x", count: 2201), number: 3))
        #expect(long == .failed("longer than 2200 characters"))
        let edit = try await stand.send(stand.item(.edit, on: comment, "x", number: 4))
        #expect(edit == .failed("edit is unknown at Instagram"))
        #expect(await stand.server.answers().isEmpty)
    }

    @Test(
        "under every fault hiding, showing and deleting come to the wanted state",
        arguments: SimulatedFault.whilePosting)
    func moderation(fault: SimulatedFault) async throws {
        let stand = try InstagramStand()
        let comment = await stand.server.comment("Kauft Uhren", by: "Imke")
        for (number, action) in [OutboundAction.hide, .unhide, .delete].enumerated() {
            await stand.server.order(fault, on: .posting, times: 1)
            #expect(try await stand.send(stand.item(action, on: comment, number: number)) == .sent(comment))
            let entry = await stand.server.entry(comment)
            #expect(action == .delete ? entry == nil : entry?.isHidden == (action == .hide), "\(action)")
        }
        #expect(try await stand.send(stand.item(.delete, on: comment, number: 9)) == .sent(comment))
    }

    @Test("under every fault a private answer goes out once", arguments: SimulatedFault.whilePosting)
    func privateReply(fault: SimulatedFault) async throws {
        let stand = try InstagramStand()
        let comment = await stand.server.comment("Meine Adresse ist …", by: "Imke")
        await stand.server.order(fault, on: .posting, times: 1)
        let stage = try await stand.send(stand.item(.privateReply, on: comment, "Danke."))
        let messages = await stand.server.sentMessages()
        #expect(messages.count == 1)
        #expect(stage == .sent(messages.first?.id ?? ""))
    }
}
