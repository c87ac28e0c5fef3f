internal import ChannelSimulator
internal import Desk
internal import Foundation
internal import StrictJSON
internal import Testing

/// A post of the city's own on its whole way: command, outbox, channel, and back with what citizens write below it.
@Suite("A post that is published")
struct PublishedTests {
    @Test("it stands at the channel once, comes back as no new case, and a comment below it opens a case of its own")
    func there() async throws {
        let clock = TestClock(Instant(seconds: 1_772_438_400))
        let simulator = try await Simulator.start(seed: 5, now: { clock.now })
        do { try await publish(clock, simulator) } catch {
            await simulator.stop()
            throw error
        }
        await simulator.stop()
    }

    private func publish(_ clock: TestClock, _ simulator: Simulator) async throws {
        let desk = try await TestDesk.live(at: simulator, clock, questions: 0)
        let post = try await desk.json(
            "publish", "--account", "mastodon/stadt", "--text", "Sturmflut: Bitte die Deiche meiden.",
            with: clock.environment)
        #expect(post["state"] == "queued")
        for _ in 0..<3 {
            clock.advance(by: 120)
            _ = try await desk.run("sync", "--once", with: clock.environment)
        }
        let sent = try #require(try await desk.lines("outbox", with: clock.environment).first)
        let there = await simulator.mastodon.cityPosts()
        #expect(sent["state"] == "sent" && there.map(\.id) == [sent["remote_id"]?.string])
        #expect(there.map(\.text) == ["Sturmflut: Bitte die Deiche meiden."])
        await simulator.mastodon.comment(
            "Welche Deiche?", by: "Imke Petersen", inReplyTo: try #require(there.first?.id))
        for _ in 0..<2 {
            clock.advance(by: 120)
            _ = try await desk.run("sync", "--once", with: clock.environment)
        }
        let cases = try await desk.lines("list", with: clock.environment)
        #expect(cases.count == 1 && cases.first?["id"] != post["case"])
        let own = try await desk.json("show", try #require(post["case"]?.string), with: clock.environment)
        #expect(own["state"] == "closed")
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }
}
