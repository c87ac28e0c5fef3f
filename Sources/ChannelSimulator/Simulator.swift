public import Desk
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import StrictJSON

/// A simulated Mastodon server on this machine's loopback address, for the demo and for tests.
public final class Simulator: Sendable {
    /// `http://127.0.0.1:PORT`
    public let baseURL: String
    public let mastodon: SimulatedMastodon
    private let server: Task<Void, any Error>

    /// What a client must present as its bearer token.
    public static var token: String { SimulatedMastodon.token }

    /// Starts a server; port 0 lets the system choose one. Throws when the port is taken.
    public static func start(
        port: Int = 0, seed: UInt64 = 1, plan: FaultPlan = FaultPlan(),
        now: @escaping @Sendable () -> Instant = SimulatorClock.now
    ) async throws -> Simulator {
        let mastodon = SimulatedMastodon(seed: seed, plan: plan, now: now)
        let (ports, found) = AsyncStream<Int>.makeStream()
        var logger = Logger(label: "simulator")
        logger.logLevel = .critical
        let application = Application(
            responder: SimulatorResponder(mastodon: mastodon),
            configuration: .init(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                found.yield(channel.localAddress?.port ?? 0)
                found.finish()
            }, logger: logger)
        let server = Task {
            defer { found.finish() }
            try await application.run()
        }
        guard let port = await ports.first(where: { _ in true }) else {
            try await server.value
            throw SimulatorFault.notStarted
        }
        return Simulator(baseURL: "http://127.0.0.1:\(port)", mastodon: mastodon, server: server)
    }

    private init(baseURL: String, mastodon: SimulatedMastodon, server: Task<Void, any Error>) {
        self.baseURL = baseURL
        self.mastodon = mastodon
        self.server = server
    }

    public func stop() async {
        server.cancel()
        _ = await server.result
    }

    /// Lets an invented citizen write every `seconds` (at least 0.1) until the returned task is cancelled.
    public func trickle(every seconds: Double, first count: Int = 0) -> Task<Void, Never> {
        Task { [mastodon] in
            for _ in 0..<count { await mastodon.nextComment() }
            while !Task.isCancelled {
                try? await Task.sleep(nanoseconds: UInt64(max(0.1, seconds) * 1_000_000_000))
                if !Task.isCancelled { await mastodon.nextComment() }
            }
        }
    }
}

public enum SimulatorFault: Error { case notStarted }
