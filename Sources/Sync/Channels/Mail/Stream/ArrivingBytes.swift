internal import NIOCore
internal import NIOSSL

/// Keeps what arrives until it is asked for. Lives on the event loop of its line.
final class ArrivingBytes: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// Bytes that may wait; a server that sends more than was asked for is cut off.
    static let limit = 64 * 1024 * 1024

    private var bytes: [UInt8] = []
    private var waiting: EventLoopPromise<Result<[UInt8], StreamFault>>?
    private(set) var fault: StreamFault?

    var isEmpty: Bool { bytes.isEmpty }

    func hand(to promise: EventLoopPromise<Result<[UInt8], StreamFault>>) {
        waiting = promise
        give()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        bytes += buffer.readBytes(length: buffer.readableBytes) ?? []
        guard bytes.count <= Self.limit else {
            fault = .garbled("more than \(Self.limit) bytes that nobody asked for")
            context.close(promise: nil)
            return
        }
        give()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fault = fault ?? ArrivingBytes.fault(of: error)
        context.close(promise: nil)
        give()
    }

    func channelInactive(context: ChannelHandlerContext) {
        fault = fault ?? .ended("the server closed the line")
        give()
    }

    private func give() {
        guard let waiting, !bytes.isEmpty || fault != nil else { return }
        self.waiting = nil
        if bytes.isEmpty, let fault {
            waiting.succeed(.failure(fault))
        } else {
            waiting.succeed(.success(bytes))
            bytes = []
        }
    }

    private static func fault(of error: any Error) -> StreamFault {
        let words = ForeignReason.cleaned("\(error)")
        if error is NIOSSLExtraError || words.contains("CERTIFICATE_VERIFY_FAILED") {
            return .untrusted("the server's certificate is not trusted: \(words)")
        }
        return .ended(words)
    }
}
