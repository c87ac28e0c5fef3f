public import Desk
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Something that answers HTTP requests, free of any HTTP library.
public protocol SimulatedServer: Sendable {
    func answer(_ call: SimulatedCall) async -> SimulatedAnswer
}

/// What every simulated channel can be told by tests and by the demo, whatever its API.
public protocol SimulatedChannel: SimulatedServer {
    /// The header that a client must send.
    static var authorisation: String { get }
    /// A new comment by a citizen, to be read by the city; gives its id.
    func citizenWrites(_ text: String, by name: String) async -> String
    func citizenEdits(_ id: String, to text: String) async
    func citizenDeletes(_ id: String) async
    /// What the city answered, oldest first.
    func answers() async -> [SimulatedReply]
    func order(_ fault: SimulatedFault, on target: FaultPlan.Target, times: Int) async
}

/// An answer of the city as it stands at the channel.
public struct SimulatedReply: Equatable, Sendable {
    public var id: String
    public var text: String
    public var inReplyTo: String?

    public init(id: String, text: String, inReplyTo: String?) {
        self.id = id
        self.text = text
        self.inReplyTo = inReplyTo
    }
}

/// A simulated server on this machine's loopback address.
public final class SimulatorHost: Sendable {
    /// `http://127.0.0.1:PORT`
    public let baseURL: String
    private let server: Task<Void, any Error>

    /// Starts a server; port 0 lets the system choose one. Throws when the port is taken.
    public static func start(_ simulated: any SimulatedServer, port: Int = 0) async throws -> SimulatorHost {
        let (ports, found) = AsyncStream<Int>.makeStream()
        var logger = Logger(label: "simulator")
        logger.logLevel = .critical
        let application = Application(
            responder: SimulatorResponder(server: simulated),
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
        return SimulatorHost(baseURL: "http://127.0.0.1:\(port)", server: server)
    }

    private init(baseURL: String, server: Task<Void, any Error>) {
        self.baseURL = baseURL
        self.server = server
    }

    public func stop() async {
        server.cancel()
        _ = await server.result
    }
}

/// A simulated Mastodon with its control API, for the demo and for tests.
public final class Simulator: Sendable {
    public let mastodon: SimulatedMastodon
    private let host: SimulatorHost

    /// `http://127.0.0.1:PORT`
    public var baseURL: String { host.baseURL }

    /// What a client must present as its bearer token.
    public static var token: String { SimulatedMastodon.token }

    /// Starts a server; port 0 lets the system choose one. Throws when the port is taken.
    public static func start(
        port: Int = 0, seed: UInt64 = 1, plan: FaultPlan = FaultPlan(),
        now: @escaping @Sendable () -> Instant = SimulatorClock.now
    ) async throws -> Simulator {
        let mastodon = SimulatedMastodon(seed: seed, plan: plan, now: now)
        return Simulator(
            mastodon: mastodon, host: try await SimulatorHost.start(ControlledMastodon(mastodon: mastodon), port: port))
    }

    private init(mastodon: SimulatedMastodon, host: SimulatorHost) {
        self.mastodon = mastodon
        self.host = host
    }

    public func stop() async { await host.stop() }

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

/// The server with the control API below `/control`.
private struct ControlledMastodon: SimulatedServer {
    let mastodon: SimulatedMastodon

    func answer(_ call: SimulatedCall) async -> SimulatedAnswer {
        call.path.hasPrefix("/control")
            ? await SimulatorControl(mastodon).answer(call) : await mastodon.answer(call)
    }
}
