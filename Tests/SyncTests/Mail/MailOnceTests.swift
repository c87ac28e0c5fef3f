import Desk
import Testing

@testable import Sync

/// However the dialogue breaks, a citizen gets one mail or none, and nothing is called sent without a receipt.
struct MailOnceTests {
    private struct Run {
        let stage: MemoryOutbox.Stage?
        let deliveries: [SMTPSink.Delivery]
        let bytes: Int
        let looks: String?
    }

    private func run(cutAfter place: Int?, hasCopies: Bool, _ faults: SMTPSink.Faults = .init()) async throws -> Run {
        let (sink, clock, outbox, cut) = (SMTPSink(), HandClock(), MemoryOutbox(), CutPlace(after: place))
        sink.order { $0 = faults }
        let connector = try MailStand.connector(
            source: HandBox(copiesOf: hasCopies ? sink : nil), sender: try MailStand.smtp(sink, cut: cut))
        await outbox.add(MailStand.item(), due: clock.now())
        let worker = OutboxWorker(
            account: "stadt", outbox: outbox, connector: connector, clock: clock, jitter: { 0.5 })
        var last: String?
        for _ in 0..<60 where await !outbox.isDone {
            switch try await worker.step() {
            case .idle: clock.advance(to: try await outbox.nextDue(account: "stadt") ?? clock.now())
            case .postponed(_, let reason): last = reason
            default: break
            }
            // A fault that stands still ends with a mended server.
            if clock.now() > Instant(seconds: 1_795_500_000) { sink.order { $0.breaksAt = [] } }
        }
        return Run(stage: await outbox.stage("o1"), deliveries: sink.deliveries, bytes: cut.passed, looks: last)
    }

    @Test("cut at any byte, with a box of copies: one mail, called sent, or none and a person is asked")
    func everyByte() async throws {
        let whole = try await run(cutAfter: nil, hasCopies: true)
        #expect(whole.stage == .sent("lotse.key-1@stadt.example") && whole.deliveries.count == 1)
        try #require(whole.bytes > 600)
        var uncertain = 0
        for place in 0..<whole.bytes {
            let run = try await run(cutAfter: place, hasCopies: true)
            switch run.stage {
            case .sent("lotse.key-1@stadt.example"): #expect(run.deliveries.count == 1, "cut after \(place)")
            case .uncertain:
                uncertain += 1
                #expect(run.deliveries.isEmpty, "cut after \(place)")
            default: Issue.record("cut after \(place): \(String(describing: run.stage))")
            }
        }
        // Within the three bytes of the final line nobody knows what the server saw.
        #expect(uncertain == 3)
    }

    @Test("cut at any byte, with nowhere to look: never two mails, never sent without a receipt")
    func everyByteBlind() async throws {
        let whole = try await run(cutAfter: nil, hasCopies: false)
        var uncertain = 0
        for place in 0..<whole.bytes {
            let run = try await run(cutAfter: place, hasCopies: false)
            #expect(run.deliveries.count <= 1, "cut after \(place)")
            switch run.stage {
            case .sent("lotse.key-1@stadt.example"): #expect(run.deliveries.count == 1)
            case .uncertain:
                uncertain += 1
                #expect(run.looks?.hasPrefix("sent? ") == true)
            default: Issue.record("cut after \(place): \(String(describing: run.stage))")
            }
        }
        #expect(uncertain > 3)
    }

    @Test("a mail that a broken line has delivered is found among the copies and not sent again")
    func found() async throws {
        let run = try await run(cutAfter: nil, hasCopies: true, SMTPSink.Faults(breaksAfterStoring: true))
        #expect(run.stage == .sent("lotse.key-1@stadt.example") && run.deliveries.count == 1)
    }

    @Test("a mail that is nowhere stays uncertain and says why; it is looked for ever less often")
    func undecided() async throws {
        let (sink, clock, outbox) = (SMTPSink(), HandClock(), MemoryOutbox())
        sink.order { $0.breaksAt = ["DOT"] }
        let connector = try MailStand.connector(source: HandBox(copiesOf: sink), sender: try MailStand.smtp(sink))
        await outbox.add(MailStand.item(), due: clock.now())
        let worker = OutboxWorker(account: "stadt", outbox: outbox, connector: connector, clock: clock, jitter: { 0.5 })
        let start = clock.now()
        var looks: [Int64] = []
        for _ in 0..<40 {
            switch try await worker.step() {
            case .idle: clock.advance(to: try #require(try await outbox.nextDue(account: "stadt")))
            case .postponed(_, let reason):
                if reason.hasPrefix("sent?") { looks.append(clock.now() - start) }
            default: Issue.record("decided")
            }
        }
        #expect(sink.lines == 1, "nothing was sent again")
        #expect(await outbox.stage("o1") == .uncertain)
        #expect(looks.filter { $0 <= 900 }.count >= 4, "several looks within a quarter of an hour: \(looks)")
        #expect(looks.count < 25)
    }

    @Test("every try carries the same Message-ID")
    func sameID() async throws {
        let sink = SMTPSink()
        let connector = try MailStand.connector(sender: try MailStand.smtp(sink))
        for _ in 0..<2 { _ = await connector.deliver(MailStand.item()) }
        let ids = sink.deliveries.map { MailHead.id(Array($0.mail.utf8)) }
        #expect(ids == ["lotse.key-1@stadt.example", "lotse.key-1@stadt.example"])
    }
}
