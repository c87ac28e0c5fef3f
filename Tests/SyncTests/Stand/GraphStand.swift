import ChannelSimulator
import Desk
import Sync
import Testing

/// A simulated account of the Graph API, a desk that reads it and an outbox, without a network.
struct GraphStand<Server: SimulatedChannel, Connector: ChannelConnector> {
    let clock: HandClock
    let server: Server
    let connector: Connector
    let intake = MemoryIntake()
    let outbox = MemoryOutbox()

    var runner: AccountRunner {
        var pace = AccountPace()
        pace.recheck = 0
        return AccountRunner(
            account: "stadt", connector: connector, intake: intake, outbox: outbox, clock: clock, pace: pace,
            jitter: { 0.5 })
    }

    /// Runs until one ends well.
    func run(_ runner: AccountRunner) async -> SyncStatus {
        for _ in 0..<30 {
            let status = await runner.runOnce()
            guard case .paused(let until, _) = status.state else { return status }
            clock.advance(to: until)
        }
        return await runner.status
    }

    func item(_ action: OutboundAction, on target: String?, _ text: String = "", number: Int = 1) -> OutboxItem {
        OutboxItem(
            id: "o\(number)", key: "k\(number)", account: "stadt", channel: connector.channel, action: action,
            inReplyTo: target, recipient: nil, text: text)
    }

    /// Works the outbox until nothing is left to do.
    func send(_ item: OutboxItem) async throws -> MemoryOutbox.Stage? {
        await outbox.add(item, due: clock.now())
        let worker = OutboxWorker(
            account: "stadt", outbox: outbox, connector: connector, clock: clock, jitter: { 0.5 })
        for _ in 0..<200 where await !outbox.isDone {
            do {
                let step = try await worker.step()
                if step == .idle { clock.advance(to: try await outbox.nextDue(account: "stadt") ?? clock.now()) }
            } catch is ChannelFault { clock.advance(seconds: 5) }
        }
        return await outbox.stage(item.id)
    }
}

typealias FacebookStand = GraphStand<SimulatedFacebook, FacebookConnector>
typealias InstagramStand = GraphStand<SimulatedInstagram, InstagramConnector>

extension GraphStand where Server == SimulatedFacebook, Connector == FacebookConnector {
    init(proof: String? = nil, _ edit: (inout FacebookSettings) -> Void = { _ in }) throws {
        let clock = HandClock()
        let server = SimulatedFacebook(proof: proof, now: { clock.now() })
        var settings = FacebookSettings(account: "stadt", page: SimulatedFacebook.page)
        settings.startDate = Instant(iso: "2026-01-01T00:00:00Z")
        settings.proof = proof
        edit(&settings)
        let connector = FacebookConnector(http: try DirectHTTP(server), settings: settings)
        self.init(clock: clock, server: server, connector: connector)
    }
}

extension GraphStand where Server == SimulatedInstagram, Connector == InstagramConnector {
    init(_ edit: (inout InstagramSettings) -> Void = { _ in }) throws {
        let clock = HandClock()
        let server = SimulatedInstagram(now: { clock.now() })
        var settings = InstagramSettings(account: "stadt", user: SimulatedInstagram.user)
        settings.startDate = Instant(iso: "2026-01-01T00:00:00Z")
        edit(&settings)
        let connector = InstagramConnector(http: try DirectHTTP(server), settings: settings)
        self.init(clock: clock, server: server, connector: connector)
    }
}
