import ChannelSimulator
import Desk
import Sync
import Testing

/// What every channel must do, whatever its API: read without a gap or a double, answer once.
struct ChannelConformance<Server: SimulatedChannel> {
    let channel: Channel
    /// A new server of nothing but the city's account.
    let server: @Sendable (HandClock) async -> Server
    /// The connector that the program uses, over the given port.
    let connector: @Sendable (any HTTPPort) async throws -> any ChannelConnector
    /// Whether a changed text and a deletion can be seen at the source.
    var seesEdits = true
    var seesDeletions = true
    /// Faults of pages that this server knows.
    var faults: [SimulatedFault] = [
        .errorBefore, .tooMany, .cutBefore, .maintenance, .doublePage, .shiftedPage, .shortPage,
    ]

    private static var account: String { "stadt" }

    /// A thousand comments in bursts between the runs, with faults of all kinds, edits, deletions and a cursor that the
    /// server no longer knows: at the end each is there once, changed ones in their last wording, lost ones marked.
    func readsAThousand() async throws {
        let clock = HandClock()
        let server = await self.server(clock)
        let intake = MemoryIntake()
        let connector = try await self.connector(try DirectHTTP(server))
        let runner = AccountRunner(
            account: Self.account, connector: connector, intake: intake, outbox: MemoryOutbox(), clock: clock,
            jitter: { 0.5 })
        var written: [String: String] = [:]
        var order: [String] = []
        var removed: Set<String> = []
        for burst in 0..<10 {
            for number in 0..<100 {
                let text = "Meldung \(burst)-\(number): Wo bleibt die Antwort?"
                let id = await server.citizenWrites(text, by: "Lina \(number)")
                written[id] = text
                order.append(id)
                clock.advance(seconds: 7)
            }
            if burst > 0 { await server.order(faults[burst % faults.count], on: .reading, times: 1) }
            if burst == 5 { await server.order(.expiredCursor, on: .reading, times: 1) }
            try await settle(runner, clock)
            for id in order.suffix(10).prefix(3) where seesEdits {
                written[id] = "Geändert in Runde \(burst)"
                await server.citizenEdits(id, to: "Geändert in Runde \(burst)")
            }
            for id in order.suffix(20).prefix(2) where seesDeletions {
                removed.insert(id)
                await server.citizenDeletes(id)
            }
            clock.advance(seconds: 700)
            try await settle(runner, clock)
        }
        let seen = await intake.order
        #expect(Set(seen).count == seen.count, "no double")
        let missing = Set(order).subtracting(seen)
        #expect(missing.isEmpty, "\(missing.count) comments are missing")
        let items = await intake.items
        for (id, text) in written where !removed.contains(id) {
            #expect(items[id]?.text.contains(text) == true, "\(id): “\(items[id]?.text ?? "nothing")”, not “\(text)”")
        }
        let vanished = await intake.vanished
        #expect(
            vanished == removed,
            "\(vanished.subtracting(removed).count) too many, \(removed.subtracting(vanished).count) unseen deletions")
    }

    /// Runs until a run ends well; the clock goes over every pause.
    private func settle(_ runner: AccountRunner, _ clock: HandClock) async throws {
        for _ in 0..<50 {
            let status = await runner.runOnce()
            switch status.state {
            case .ok, .busy: return
            case .paused(let until, _): clock.advance(to: until)
            case .stopped(let reason): throw ConformanceFault(description: "stopped: \(reason)")
            }
        }
        throw ConformanceFault(description: "no run ended well")
    }

    /// The connection is cut at every byte of the dialogue of one answer, one run each: never two posts, never a lost
    /// answer, never `sent` without the channel's own id.
    func answersOnceWhereverItIsCut() async throws {
        let whole = try await answer(cutAfter: nil)
        #expect(whole > 200, "a dialogue was measured")
        for place in 0..<whole { _ = try await answer(cutAfter: place) }
    }

    /// Gives the bytes of the dialogue.
    private func answer(cutAfter place: Int?) async throws -> Int {
        let clock = HandClock()
        let server = await self.server(clock)
        let parent = await server.citizenWrites("Wann öffnet das Bad?", by: "Imke Harms")
        let text = "Um acht Uhr. Wir freuen uns auf Sie."
        let outbox = MemoryOutbox()
        await outbox.add(
            OutboxItem(
                id: "o1", key: "key-1", account: Self.account, channel: channel, inReplyTo: parent, recipient: nil,
                text: text), due: clock.now())
        let http = CuttingHTTP(try DirectHTTP(server), after: place)
        let worker = OutboxWorker(
            account: Self.account, outbox: outbox, connector: try await connector(http), clock: clock,
            jitter: { 0.5 })
        for _ in 0..<200 where await !outbox.isDone {
            do {
                let step = try await worker.step()
                if step == .idle { clock.advance(to: try await outbox.nextDue(account: Self.account) ?? clock.now()) }
            } catch is ChannelFault { clock.advance(seconds: 5) }
        }
        let answers = await server.answers()
        #expect(answers.count == 1, "cut after \(place ?? -1) bytes")
        #expect(answers.first?.text.contains(text) == true)
        #expect(await outbox.stage("o1") == .sent(answers.first?.id ?? ""), "cut after \(place ?? -1) bytes")
        return await http.bytes
    }
}

struct ConformanceFault: Error, CustomStringConvertible { let description: String }
