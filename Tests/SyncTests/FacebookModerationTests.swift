import ChannelSimulator
import Desk
import Testing

@testable import Sync

struct FacebookModerationTests {
    @Test(
        "under every fault hiding, showing and deleting come to the wanted state",
        arguments: SimulatedFault.whilePosting)
    func moderation(fault: SimulatedFault) async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Kauft Uhren", by: "Imke")
        for (number, action) in [OutboundAction.hide, .unhide, .delete].enumerated() {
            await stand.server.order(fault, on: .posting, times: 1)
            let stage = try await stand.send(stand.item(action, on: comment, number: number))
            #expect(stage == .sent(comment), "\(action)")
            let entry = await stand.server.entry(comment)
            #expect(action == .delete ? entry == nil : entry?.isHidden == (action == .hide), "\(action)")
        }
        #expect(try await stand.send(stand.item(.delete, on: comment, number: 9)) == .sent(comment), "gone is deleted")
    }

    @Test("under every fault people are blocked and let in again", arguments: SimulatedFault.whilePosting)
    func ban(fault: SimulatedFault) async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Kauft Uhren", by: "Imke")
        for (number, action) in [OutboundAction.ban, .unban].enumerated() {
            await stand.server.order(fault, on: .posting, times: 1)
            #expect(try await stand.send(stand.item(action, on: comment, number: number)) == .sent(comment))
            #expect(await stand.server.isBlocked("Imke") == (action == .ban))
        }
    }

    @Test("a block whose outcome is unknown ends with a person when the comment is gone meanwhile")
    func banGone() async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Kauft Uhren", by: "Imke")
        await stand.server.citizenDeletes(comment)
        #expect(try await stand.connector.find(stand.item(.ban, on: comment)) == nil)
        let stage = try await stand.send(stand.item(.ban, on: comment))
        #expect(stage == .failed("the comment is not there any more, so its author is unknown"))
    }

    @Test("nobody is blocked whom Facebook does not name")
    func banUnknown() async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Kauft Uhren", by: "Imke", names: false)
        let stage = try await stand.send(stand.item(.ban, on: comment))
        #expect(stage == .failed("Facebook does not name the author"))
    }

    @Test(
        "an own comment gets a new text under every fault; a foreign one does not",
        arguments: SimulatedFault.whilePosting)
    func edit(fault: SimulatedFault) async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Wann?", by: "Imke")
        _ = try await stand.send(stand.item(.reply, on: comment, "Um acht"))
        let own = try #require(await stand.server.answers().first?.id)
        await stand.server.order(fault, on: .posting, times: 1)
        #expect(try await stand.send(stand.item(.edit, on: own, "Um neun", number: 2)) == .sent(own))
        #expect(await stand.server.entry(own)?.text == "Um neun")
        let foreign = try await stand.send(stand.item(.edit, on: comment, "x", number: 3))
        #expect(foreign == .failed("(200) (#200) Only own comments can be changed [AsimTrace]"))
    }
}
