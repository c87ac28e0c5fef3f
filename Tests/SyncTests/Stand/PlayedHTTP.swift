import ChannelSimulator
import Desk
import Foundation
import StrictJSON
import Sync
import Testing

/// Talks to a simulated server without a network, so that hundreds of runs take seconds.
struct DirectHTTP: HTTPPort {
    let origin: Origin
    let server: any SimulatedServer
    let authorisation: String

    init(_ server: any SimulatedChannel) throws {
        self.init(
            server, authorisation: type(of: server).authorisation, origin: try #require(Origin("http://127.0.0.1")))
    }

    init(_ server: any SimulatedServer, authorisation: String, origin: Origin) {
        self.origin = origin
        self.server = server
        self.authorisation = authorisation
    }

    func send(_ request: HTTPRequest) async throws(HTTPFault) -> HTTPReply {
        var headers = ["authorization": authorisation]
        if let type = request.payload?.type { headers["content-type"] = type }
        for field in request.headers { headers[field.name.lowercased()] = field.value }
        let answer = await server.answer(
            SimulatedCall(
                method: request.method.rawValue, target: request.target, headers: headers,
                body: request.payload?.bytes ?? []))
        if answer.manner == .cut { throw .interrupted("cut") }
        let fields = answer.headers.map { HTTPRequest.Field($0.name, $0.value) }
        return HTTPReply(status: answer.status, headers: fields, body: answer.body)
    }
}

/// Answers from a list, whatever is asked, and remembers the questions.
actor PlayedHTTP: HTTPPort {
    nonisolated let origin: Origin
    private var replies: [HTTPReply]
    private(set) var requests: [HTTPRequest] = []

    init(_ replies: [HTTPReply]) throws {
        origin = try #require(Origin("http://localhost:3000"))
        self.replies = replies
    }

    func send(_ request: HTTPRequest) async throws(HTTPFault) -> HTTPReply {
        requests.append(request)
        guard !replies.isEmpty else { throw .notConnected("nothing more recorded") }
        return replies.removeFirst()
    }
}

/// The recorded exchanges beside the tests; each file names its source.
enum Recording {
    static func bytes(_ name: String, _ ending: String) throws -> [UInt8] {
        let url = try #require(Bundle.module.url(forResource: "Recorded/\(name)", withExtension: ending))
        return Array(try Data(contentsOf: url))
    }

    static func json(_ name: String) throws -> JSON {
        let url = try #require(Bundle.module.url(forResource: "Recorded/\(name)", withExtension: "json"))
        return try JSON(parsing: Array(Data(contentsOf: url)))
    }

    static func reply(_ name: String, _ place: Int = 0) throws -> HTTPReply {
        let exchanges = try #require(try json(name)["exchanges"]?.array)
        let response = try #require(exchanges[place]["response"])
        let headers = (response["headers"]?.members ?? []).map { HTTPRequest.Field($0.key, $0.value.string ?? "") }
        return HTTPReply(
            status: Int(try #require(response["status"]?.int)), headers: headers,
            body: Array((response["body"]?.string ?? "").utf8))
    }
}
