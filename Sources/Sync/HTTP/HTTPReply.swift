public import Desk
public import StrictJSON
internal import Synchronization

/// What a server answered, whole and within the limits.
public struct HTTPReply: Equatable, Sendable {
    public var status: Int
    public var headers: [HTTPRequest.Field]
    public var body: [UInt8] { didSet { reading = Reading() } }
    private var reading = Reading()

    public init(status: Int, headers: [HTTPRequest.Field] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The values of a header, joined as RFC 9110 (5.3) allows; nil when it is missing. Case does not matter.
    public func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        let values = headers.filter { $0.name.lowercased() == wanted }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// The server's own clock; waits are computed from it, never from ours.
    public var date: Instant? { header("Date").flatMap { Instant(httpDate: $0) } }

    /// The body as JSON, or nil when the server said or sent something else, such as the HTML of a maintenance page.
    public var json: JSON? {
        let type = header("Content-Type")?.lowercased() ?? ""
        guard type.isEmpty || type.contains("json") else { return nil }
        return reading.json(of: body)
    }

    public static func == (a: HTTPReply, b: HTTPReply) -> Bool {
        a.status == b.status && a.headers == b.headers && a.body == b.body
    }

    /// The body is read once, however often it is asked for; copies of a reply share it.
    private final class Reading: Sendable {
        private let known = Mutex<JSON??>(nil)

        func json(of body: [UInt8]) -> JSON? {
            known.withLock { known in
                if let known { return known }
                let json = try? JSON(parsing: body)
                known = .some(json)
                return json
            }
        }
    }
}

/// The one door to the network: tests play recorded exchanges through it.
public protocol HTTPPort: Sendable {
    /// The server that every request of this port goes to.
    var origin: Origin { get }

    /// Sends one request. Every status is a reply, not an error.
    func send(_ request: HTTPRequest) async throws(HTTPFault) -> HTTPReply
}

/// Why there is no reply.
public enum HTTPFault: Error, Equatable, Sendable {
    /// No connection came about: surely nothing of the request arrived.
    case notConnected(String)
    /// It broke while the request or the answer was under way: nobody knows whether the server acted.
    case interrupted(String)
    /// The answer went over a limit of size, ratio or number; the server did act.
    case tooLarge(String)
    /// The server points elsewhere: to another origin, from https to http, or in circles.
    case redirected(to: String)
    /// Our own settings forbid the request; nothing was sent.
    case forbidden(String)

    /// True when the server cannot have seen the request.
    public var nothingSent: Bool {
        switch self {
        case .notConnected, .forbidden: true
        case .interrupted, .tooLarge, .redirected: false
        }
    }

    /// One line in English for logs and for the reason of a status.
    public var reason: String {
        switch self {
        case .notConnected(let why): "no connection: \(why)"
        case .interrupted(let why): "connection broken off: \(why)"
        case .tooLarge(let why): "answer refused: \(why)"
        case .redirected(let place): "redirected to \(place)"
        case .forbidden(let why): why
        }
    }
}
