internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Lines over sockets of the system.
///
/// 1. A server that must be encrypted is believed only with a certificate for its name.
/// 2. No read outlives its patience.
public struct SocketMailDoor: MailDoor {
    /// Seconds.
    static let connecting: Int64 = 30
    /// Path of a PEM file whose certificates are trusted instead of the system's.
    private let authority: String?

    public init(authority: String? = nil) { self.authority = authority }

    public func open(_ server: MailServer) async throws(StreamFault) -> any MailStream {
        let context: NIOSSLContext
        do { context = try NIOSSLContext(configuration: configuration) } catch {
            throw .untrusted(ForeignReason.cleaned("the certificates to trust cannot be read: \(error)"))
        }
        let name = SocketMailStream.serverName(server)
        let isEncrypted = server.isEncrypted
        do {
            return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(.seconds(Self.connecting))
                .connect(host: server.address, port: server.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        if isEncrypted {
                            let tls = try NIOSSLClientHandler(context: context, serverHostname: name)
                            try channel.pipeline.syncOperations.addHandler(tls)
                        }
                        let bytes = ArrivingBytes()
                        try channel.pipeline.syncOperations.addHandler(bytes)
                        return SocketMailStream(
                            channel: channel, bytes: NIOLoopBound(bytes, eventLoop: channel.eventLoop),
                            context: context, serverName: name)
                    }
                }
        } catch {
            throw .notConnected(ForeignReason.cleaned("\(server): \(error)"))
        }
    }

    private var configuration: TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let authority { configuration.trustRoots = .file(authority) }
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }
}

/// One open line. It holds its own bytes: a line that ended has left the pipeline, and what came before the end, or why
/// it ended, must still be told.
struct SocketMailStream: MailStream {
    let channel: any Channel
    let bytes: NIOLoopBound<ArrivingBytes>
    let context: NIOSSLContext
    let serverName: String?

    /// Addresses cannot stand in the greeting of TLS (RFC 6066, 3).
    static func serverName(_ server: MailServer) -> String? {
        (try? SocketAddress(ipAddress: server.address, port: 0)) == nil ? server.address : nil
    }

    func write(_ bytes: [UInt8]) async throws(StreamFault) {
        do { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) } catch {
            throw await fault() ?? .ended(ForeignReason.cleaned("\(error)"))
        }
    }

    func read(patience: Int64) async throws(StreamFault) -> [UInt8] {
        let (channel, bytes) = (channel, bytes)
        let arriving = channel.eventLoop.flatSubmit { () -> EventLoopFuture<Result<[UInt8], StreamFault>> in
            let promise = channel.eventLoop.makePromise(of: Result<[UInt8], StreamFault>.self)
            bytes.value.hand(to: promise)
            channel.eventLoop.scheduleTask(in: .seconds(patience)) {
                promise.succeed(.failure(.tooSlow("no answer within \(patience) seconds")))
            }
            return promise.futureResult
        }
        let result: Result<[UInt8], StreamFault>
        do {
            result = try await withTaskCancellationHandler {
                try await arriving.get()
            } onCancel: {
                channel.close(promise: nil)
            }
        } catch { throw .ended(ForeignReason.cleaned("\(error)")) }
        if case .failure(.tooSlow) = result { await close() }
        return try result.get()
    }

    func startTLS() async throws(StreamFault) {
        let (channel, bytes, context, name) = (channel, bytes, context, serverName)
        let upgraded = channel.eventLoop.submit { () -> Bool in
            guard bytes.value.isEmpty else { return false }
            let tls = try NIOSSLClientHandler(context: context, serverHostname: name)
            try channel.pipeline.syncOperations.addHandler(tls, position: .first)
            return true
        }
        do {
            if try await upgraded.get() { return }
        } catch { throw .ended(ForeignReason.cleaned("\(error)")) }
        throw .untrusted("the server spoke before encryption began")
    }

    func close() async { try? await channel.close() }

    /// Why the line ended, if it told.
    private func fault() async -> StreamFault? {
        let bytes = bytes
        return try? await channel.eventLoop.submit { bytes.value.fault }.get()
    }
}
