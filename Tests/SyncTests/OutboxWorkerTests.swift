import ChannelSimulator
import Desk
import Foundation
import Sync
import Testing

struct OutboxWorkerTests {
    private static let soak = ProcessInfo.processInfo.environment["LOTSE_SOAK"].flatMap { Int($0) } ?? 200

    private func item(_ number: Int, to parent: String?, key: String? = nil) -> OutboxItem {
        OutboxItem(
            id: "o\(number)", key: key ?? "key-\(number)", account: "stadt", channel: .mastodon, inReplyTo: parent,
            recipient: "imke_harms", text: "Antwort \(number): Wir kümmern uns.\n\nIhre Stadt")
    }

    private func worker(_ outbox: any OutboxPort, _ server: SimulatedMastodon, _ clock: HandClock) throws
        -> OutboxWorker
    {
        let connector = MastodonConnector(http: try DirectHTTP(server), settings: MastodonSettings(account: "stadt"))
        return OutboxWorker(account: "stadt", outbox: outbox, connector: connector, clock: clock, jitter: { 0.5 })
    }

    /// Steps and turns the clock until everything is sent or failed; channel faults only cost time.
    private func work(_ outbox: MemoryOutbox, _ server: SimulatedMastodon, _ clock: HandClock) async throws {
        let worker = try worker(outbox, server, clock)
        try await worker.recover()
        for _ in 0..<2_000 where await !outbox.isDone {
            do {
                let step = try await worker.step()
                if step == .idle { clock.advance(to: try await outbox.nextDue(account: "stadt") ?? clock.now()) }
            } catch is ChannelFault {
                clock.advance(seconds: 5)
            }
        }
    }

    @Test("under every fault a reply is posted exactly once", arguments: SimulatedFault.whilePosting)
    func everyFault(fault: SimulatedFault) async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let parent = await server.comment("Moin", by: "Imke Harms")
        await server.order(fault, on: .posting)
        let outbox = MemoryOutbox()
        await outbox.add(item(1, to: parent), due: clock.now())
        try await work(outbox, server, clock)
        let posts = await server.cityPosts()
        #expect(posts.count == 1)
        #expect(await outbox.stage("o1") == .sent(posts.first?.id ?? ""))
        #expect(posts.first?.text.hasPrefix("@imke_harms Antwort 1") == true)
        #expect(posts.first?.key == "key-1")
    }

    @Test("an unknown outcome is not looked into before ten seconds, and the key stays the same")
    func settling() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        await server.order(.errorBefore, on: .posting)
        let outbox = MemoryOutbox()
        await outbox.add(item(1, to: nil), due: clock.now())
        let worker = try worker(outbox, server, clock)
        _ = try await worker.step()
        #expect(await outbox.stage("o1") == .uncertain)
        let due = try #require(try await outbox.nextDue(account: "stadt"))
        #expect(due - clock.now() == 10)
        #expect(try await worker.step() == .idle)
        clock.advance(seconds: 10)
        #expect(try await worker.step() == .postponed(item: "o1", reason: "looked for and not found"))
        guard case .sent = try await worker.step() else {
            Issue.record("not sent")
            return
        }
        #expect(await server.cityPosts().map(\.key) == ["key-1"])
    }

    @Test("an invalid token stops the sending and loses nothing")
    func authorisation() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        await server.order(.expiredToken, on: .posting)
        let outbox = MemoryOutbox()
        await outbox.add(item(1, to: nil), due: clock.now())
        #expect(try await worker(outbox, server, clock).step() == .unauthorised(reason: "The access token expired"))
        #expect(await outbox.stage("o1") == .queued)
        #expect(await server.cityPosts().isEmpty)
    }

    @Test("a reply to a deleted comment fails with the reason, without a try")
    func deletedComment() async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let outbox = MemoryOutbox()
        await outbox.add(item(1, to: "42"), due: clock.now())
        try await work(outbox, server, clock)
        #expect(await outbox.stage("o1") == .failed("404 the comment is not available any more"))
        #expect(await server.cityPosts().isEmpty)
    }

    @Test("a reply is never more visible than the comment", arguments: ["direct", "private", "unlisted", "public"])
    func visibility(comment: String) async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let parent = await server.comment("Moin", by: "Imke Harms", visibility: comment)
        let outbox = MemoryOutbox()
        await outbox.add(item(1, to: parent), due: clock.now())
        try await work(outbox, server, clock)
        #expect(await server.cityPosts().map(\.visibility) == [comment])
    }

    @Test("a process that dies at any call of the store, before or after its effect, doubles and loses nothing")
    func everyKillPoint() async throws {
        for fault in [nil] + SimulatedFault.whilePosting.map(Optional.some) {
            for after in [false, true] {
                for call in 1...12 { try await killed(at: call, after: after, fault: fault) }
            }
        }
    }

    private func killed(at call: Int, after: Bool, fault: SimulatedFault?) async throws {
        let clock = HandClock()
        let server = SimulatedMastodon(now: { clock.now() })
        let parent = await server.comment("Moin", by: "Imke Harms")
        if let fault { await server.order(fault, on: .posting) }
        let outbox = MemoryOutbox()
        await outbox.add(item(1, to: parent), due: clock.now())
        await outbox.add(item(2, to: parent), due: clock.now())
        await live(outbox, server, clock, fuse: Fuse(at: call, after: after))
        try await work(outbox, server, clock)
        await expectOnceEach(
            outbox, server, count: 2, "call \(call), after \(after), fault \(String(describing: fault))")
    }

    /// One process, until it dies or is done.
    private func live(_ outbox: MemoryOutbox, _ server: SimulatedMastodon, _ clock: HandClock, fuse: Fuse) async {
        do {
            let worker = try worker(DyingOutbox(base: outbox, fuse: fuse), server, clock)
            try await worker.recover()
            for _ in 0..<60 {
                do {
                    if try await worker.step() == .idle {
                        guard let due = try await outbox.nextDue(account: "stadt") else { return }
                        clock.advance(to: due)
                    }
                } catch is ChannelFault { clock.advance(seconds: 5) }
            }
        } catch {}
    }

    private func expectOnceEach(_ outbox: MemoryOutbox, _ server: SimulatedMastodon, count: Int, _ what: String) async {
        let posts = await server.cityPosts()
        #expect(posts.count == count, "\(what)")
        #expect(Set(posts.map(\.key)).count == count, "\(what)")
        #expect(await outbox.settledTwice == 0, "\(what)")
        for number in 1...count {
            let post = posts.first { $0.key == "key-\(number)" }
            #expect(await outbox.stage("o\(number)") == .sent(post?.id ?? "none"), "\(what)")
        }
    }

    @Test("seeded storms of faults and deaths: one post an item, every one with its id")
    func storms() async throws {
        for seed in 1...Self.soak {
            var dice = SeededDice(seed: UInt64(seed) &* 7919)
            let clock = HandClock()
            let plan = FaultPlan(seed: UInt64(seed), permille: 350)
            let server = SimulatedMastodon(seed: UInt64(seed), plan: plan, now: { clock.now() })
            let parent = await server.comment("Moin", by: "Imke Harms")
            let outbox = MemoryOutbox()
            for number in 1...4 { await outbox.add(item(number, to: parent), due: clock.now()) }
            for _ in 0..<dice.number(below: 6) {
                let fuse = Fuse(at: 1 + dice.number(below: 14), after: dice.number(below: 2) == 0)
                await live(outbox, server, clock, fuse: fuse)
                // A death may last a second or longer than any key is kept.
                clock.advance(seconds: dice.pick([1, 11, 600, 5_000]))
            }
            await server.setPlan(FaultPlan())
            try await work(outbox, server, clock)
            await expectOnceEach(outbox, server, count: 4, "seed \(seed)")
        }
    }
}
