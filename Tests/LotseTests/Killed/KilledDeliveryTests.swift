internal import ChannelSimulator
internal import Desk
internal import Foundation
internal import StrictJSON
internal import Testing

/// The promise of the outbox, with real processes and a real connection: however often the process that delivers dies,
/// and whatever the server does, each reply is posted exactly once and `sent` never lies.
@Suite("A delivery that dies", .serialized)
struct KilledDeliveryTests {
    private static let runs: Int = {
        let wanted = ProcessInfo.processInfo.environment["LOTSE_SOAK"].flatMap { Int($0) }
        return wanted.map { max(20, $0 / 50) } ?? 20
    }()
    private static let replies = 3
    /// Steps after which a storm must be settled. Time goes on by two minutes a step.
    private static let most = 60

    @Test("killed at random moments under random faults, every reply is posted exactly once", arguments: 0..<runs)
    func storm(seed: Int) async throws {
        let clock = TestClock(Instant(seconds: 1_772_438_400))
        let simulator = try await Simulator.start(
            seed: UInt64(seed), plan: FaultPlan(seed: UInt64(seed), permille: 250), now: { clock.now })
        do {
            try await storm(seed, clock, simulator)
        } catch {
            await simulator.stop()
            throw error
        }
        await simulator.stop()
    }

    private func storm(_ seed: Int, _ clock: TestClock, _ simulator: Simulator) async throws {
        var dice = SeededDice(seed: UInt64(seed) &* 7919)
        let desk = try await TestDesk.live(at: simulator, clock, questions: Self.replies)
        let numbers = try await desk.pull(clock, questions: Self.replies)
        for number in numbers {
            let queued = try await desk.run("reply", number, "--text", "Antwort auf \(number)", with: clock.environment)
            try #require(queued.status == 0, "\(queued.err)")
        }
        let items = try await Self.settle(desk, clock, &dice)
        let posts = await simulator.mastodon.cityPosts()
        #expect(items.count == Self.replies)
        #expect(items.allSatisfy { $0["state"] == "sent" }, "seed \(seed): \(items)")
        #expect(posts.count == Self.replies, "seed \(seed): one post a reply")
        for (item, number) in zip(items.sorted { Self.case($0) < Self.case($1) }, numbers.sorted()) {
            let post = posts.first { $0.id == item["remote_id"]?.string }
            #expect(post?.text.contains("Antwort auf \(number)") == true, "seed \(seed): the id is the post's own")
        }
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    private static func `case`(_ item: JSON) -> String { item["case"]?.string ?? "" }

    /// Kills and repeats until nothing waits any more. The later steps are let to their end.
    private static func settle(_ desk: TestDesk, _ clock: TestClock, _ dice: inout SeededDice) async throws -> [JSON] {
        var items: [JSON] = []
        for step in 0..<most {
            clock.advance(by: 120)
            let environment = desk.environment.merging(clock.environment) { $1 }
            let moment = 60 + dice.number(below: 500)
            _ = try await blocking {
                let run = try Run(["sync", "--once"], environment: environment)
                if step < most / 3 { _ = run.kill(after: moment) }
                return try run.end(within: 120)
            }
            items = try await desk.lines("outbox", with: clock.environment)
            if items.allSatisfy({ ["sent", "failed", "cancelled"].contains($0["state"]?.string) }) { return items }
        }
        return items
    }
}
