public import StrictJSON

/// One call to a channel's server, relative to the origin that the port is bound to.
public struct HTTPRequest: Equatable, Sendable {
    public enum Method: String, Sendable { case get = "GET", post = "POST", put = "PUT", delete = "DELETE" }

    public struct Field: Equatable, Sendable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public enum Body: Equatable, Sendable {
        case none
        /// `application/x-www-form-urlencoded`, in this order, names may repeat.
        case form([Field])
        case json(JSON)
    }

    public var method: Method
    /// Begins with `/`; may carry a query that a server gave us, which then goes out unchanged.
    public var path: String
    public var query: [Field]
    public var headers: [Field]
    public var body: Body

    public init(
        _ method: Method, _ path: String, query: [Field] = [], headers: [Field] = [], body: Body = .none
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// Path and query as they stand in the request line.
    public var target: String {
        guard !query.isEmpty else { return path }
        return path + (path.contains("?") ? "&" : "?") + HTTPRequest.encoded(query)
    }

    /// The body's bytes and content type; nil for no body.
    public var payload: (type: String, bytes: [UInt8])? {
        switch body {
        case .none: nil
        case .form(let fields): ("application/x-www-form-urlencoded", Array(HTTPRequest.encoded(fields).utf8))
        case .json(let value): ("application/json", value.bytes())
        }
    }

    /// `a=1&b%5B%5D=2` (WHATWG URL, application/x-www-form-urlencoded, with %20 for the space).
    static func encoded(_ fields: [Field]) -> String {
        fields.map { percentEncoded($0.name) + "=" + percentEncoded($0.value) }.joined(separator: "&")
    }

    static func percentEncoded(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
            default: out += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
