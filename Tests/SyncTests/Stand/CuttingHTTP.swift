import Desk
import Sync

/// Cuts the connection after so many bytes of everything that goes over it, requests and answers counted together as
/// they stand on the wire. What was cut within a request never reached the server; what was cut within an answer did.
actor CuttingHTTP: HTTPPort {
    nonisolated let origin: Origin
    private let base: any HTTPPort
    private var left: Int?
    /// Bytes so far.
    private(set) var bytes = 0

    init(_ base: any HTTPPort, after left: Int?) {
        self.base = base
        self.left = left
        origin = base.origin
    }

    func send(_ request: HTTPRequest) async throws(HTTPFault) -> HTTPReply {
        try spend(CuttingHTTP.size(of: request))
        let reply = try await base.send(request)
        try spend(CuttingHTTP.size(of: reply))
        return reply
    }

    /// One byte short of the end is a cut; afterwards the line is whole again.
    private func spend(_ count: Int) throws(HTTPFault) {
        bytes += count
        guard let rest = left else { return }
        if rest < count {
            left = nil
            throw .interrupted("cut")
        }
        left = rest - count
    }

    private static func size(of request: HTTPRequest) -> Int {
        let line = request.method.rawValue.utf8.count + request.target.utf8.count + 12
        return line + size(of: request.headers) + (request.payload?.bytes.count ?? 0)
    }

    private static func size(of reply: HTTPReply) -> Int { 17 + size(of: reply.headers) + reply.body.count }

    private static func size(of fields: [HTTPRequest.Field]) -> Int {
        fields.reduce(2) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
    }
}
