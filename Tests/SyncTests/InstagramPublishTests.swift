import ChannelSimulator
import Desk
import StrictJSON
import Testing

@testable import Sync

struct InstagramPublishTests {
    private func post(_ stand: InstagramStand, _ caption: String = "Der Hafen", number: Int = 1) -> OutboxItem {
        var item = stand.item(.publish, on: nil, caption, number: number)
        item.subject = "https://stadt.example/hafen.jpg"
        return item
    }

    @Test(
        "under every fault of any of its calls a post appears once", arguments: SimulatedFault.whilePosting,
        [true, false])
    func once(fault: SimulatedFault, atPublishing: Bool) async throws {
        let stand = try InstagramStand()
        await stand.server.announce("Der Hafen")
        stand.clock.advance(seconds: 3600)
        if atPublishing { await stand.server.spareContainers() }
        await stand.server.order(fault, on: .posting, times: 1)
        let stage = try await stand.send(post(stand))
        let media = await stand.server.ownMedia()
        #expect(media.count == 2, "the older medium of the same caption is not taken for it")
        #expect(stage == .sent(media.last?.id ?? ""))
    }

    @Test("a post without a picture is refused with what is missing")
    func picture() async throws {
        let stand = try InstagramStand()
        let stage = try await stand.send(stand.item(.publish, on: nil, "Nur Text"))
        #expect(stage == .failed("Instagram needs a picture: its public https address is expected as the subject"))
        #expect(await stand.server.containerCount() == 0)
    }

    @Test("a container that is still prepared is asked for again, not made again")
    func preparing() async throws {
        let stand = try InstagramStand()
        await stand.server.prepare(["IN_PROGRESS", "IN_PROGRESS"])
        guard case .sent = try await stand.send(post(stand)) else {
            Issue.record("not sent")
            return
        }
        #expect(await stand.server.containerCount() == 1)
        #expect(await stand.server.ownMedia().count == 1)
    }

    @Test("an expired container is made anew, a broken one ends with its words")
    func broken() async throws {
        let expired = try InstagramStand()
        await expired.server.prepare(["EXPIRED"])
        await expired.outbox.add(post(expired), due: expired.clock.now())
        guard case .notNow = await expired.connector.deliver(post(expired)) else {
            Issue.record("published an expired container")
            return
        }
        await expired.server.prepare([])
        guard case .accepted = await expired.connector.deliver(post(expired)) else {
            Issue.record("not published")
            return
        }
        #expect(await expired.server.containerCount() == 2)
        let broken = try InstagramStand()
        await broken.server.prepare(["ERROR"])
        #expect(try await broken.send(post(broken)) == .failed("State: ERROR"))
        #expect(await broken.server.ownMedia().isEmpty)
    }

    @Test("a picture that cannot be fetched is tried three times in all")
    func fetching() async throws {
        let stand = try InstagramStand()
        await stand.server.refuse("media", 9004, 2_207_052)
        #expect(try await stand.send(post(stand)) == .failed("(9004/2207052) refused [AsimTrace]"))
        #expect(await stand.server.calls.count { $0.hasPrefix("POST") } == 3)
    }

    @Test("“not ready” at the publishing waits and publishes the same container")
    func notReady() async throws {
        let stand = try InstagramStand()
        let error = try Recording.json("instagram/error_9007")
        #expect(GraphErrors.failure(of: GraphPayload.reply(error, status: 400), error, nil) != nil)
        await stand.server.refuse("media_publish", 9007, 2_207_027)
        guard case .notNow(after: 60, _) = await stand.connector.deliver(post(stand)) else {
            Issue.record("not postponed")
            return
        }
        await stand.server.refuse("media_publish", nil)
        guard case .accepted = await stand.connector.deliver(post(stand)) else {
            Issue.record("not published")
            return
        }
        #expect(await stand.server.containerCount() == 1)
    }

    @Test("the recorded state of a container is understood as not ready")
    func recorded() async throws {
        let http = try PlayedHTTP([
            GraphPayload.reply(["id": "17950000000000001"]),
            GraphPayload.reply(try Recording.json("instagram/container_in_progress")),
        ])
        let connector = InstagramConnector(http: http, settings: InstagramSettings(account: "stadt", user: "42"))
        let stand = try InstagramStand()
        let answer = await connector.deliver(post(stand))
        #expect(answer == .notNow(after: 30, reason: "Instagram is still preparing the picture"))
    }

    @Test("after a restart the container is forgotten, and the post is found by caption and time")
    func restart() async throws {
        let stand = try InstagramStand()
        await stand.server.spareContainers()
        await stand.server.order(.cutAfter, on: .posting, times: 1)
        var item = post(stand)
        item.marker = try await stand.connector.marker()
        guard case .unknown = await stand.connector.deliver(item) else {
            Issue.record("taken as known")
            return
        }
        stand.clock.advance(seconds: 3)
        await stand.server.announce("Ein anderes Bild")
        let fresh = InstagramConnector(
            http: try DirectHTTP(stand.server),
            settings: InstagramSettings(account: "stadt", user: SimulatedInstagram.user))
        let media = await stand.server.ownMedia()
        #expect(try await fresh.find(item)?.id == media.first?.id)
    }
}
