internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// A request's context that can reach the connection it came over.
struct SimulatorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}

/// Hands HTTP requests to the simulated server, and its answers back in the manner it asks for.
struct SimulatorResponder: HTTPResponder {
    /// Bytes.
    private static let largestBody = 1 << 20

    let server: any SimulatedServer

    func respond(to request: Request, context: SimulatorContext) async throws -> Response {
        let answer = await server.answer(try await SimulatorResponder.call(request))
        if answer.manner == .cut { try? await context.channel.close(mode: .all) }
        return SimulatorResponder.response(answer)
    }

    private static func call(_ request: Request) async throws -> SimulatedCall {
        let buffer = try await request.body.collect(upTo: largestBody)
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        return SimulatedCall(
            method: request.method.rawValue, target: request.uri.description, headers: headers,
            body: Array(buffer.readableBytesView))
    }

    private static func response(_ answer: SimulatedAnswer) -> Response {
        var fields = HTTPFields()
        for header in answer.headers {
            if let name = HTTPField.Name(header.name) { fields[name] = header.value }
        }
        let status = HTTPResponse.Status(code: answer.status)
        guard answer.manner == .slow else {
            return Response(status: status, headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
        }
        let body = answer.body
        return Response(
            status: status, headers: fields,
            body: .init { writer in
                for byte in body.prefix(200) {
                    try await writer.write(ByteBuffer(bytes: [byte]))
                    try await Task.sleep(nanoseconds: 50_000_000)
                }
                try await writer.finish(nil)
            })
    }
}
