public import StrictJSON

/// A request as the simulated servers see it, free of any HTTP library.
public struct SimulatedCall: Sendable {
    public var method: String
    public var path: String
    public var query: [(name: String, value: String)]
    /// Fields of the body, whether it came as a form or as a JSON object of strings.
    public var form: [(name: String, value: String)]
    /// Names in lower case.
    public var headers: [String: String]
    /// The body as it came.
    public var body: [UInt8]

    public init(
        method: String, path: String, query: [(name: String, value: String)] = [],
        form: [(name: String, value: String)] = [], headers: [String: String] = [:], body: [UInt8] = []
    ) {
        self.body = body
        self.method = method
        self.path = path
        self.query = query
        self.form = form
        self.headers = headers
    }

    func parameter(_ name: String) -> String? { query.first { $0.name == name }?.value }
    func field(_ name: String) -> String? { form.first { $0.name == name }?.value }

    /// The body as JSON.
    var json: JSON? { try? JSON(parsing: body) }

    /// Reads a request as it comes over any wire.
    public init(method: String, target: String, headers: [String: String], body: [UInt8]) {
        let sides = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(
            method: method, path: String(sides.first ?? ""),
            query: sides.count > 1 ? SimulatedCall.fields(sides[1]) : [],
            form: SimulatedCall.fields(ofBody: body, type: headers["content-type"] ?? ""), headers: headers, body: body)
    }

    private static func fields(ofBody bytes: [UInt8], type: String) -> [(name: String, value: String)] {
        guard type.contains("json") else { return fields(String(decoding: bytes, as: UTF8.self)) }
        let members = (try? JSON(parsing: bytes))?.members ?? []
        return members.map { ($0.key, $0.value.string ?? $0.value.text()) }
    }

    /// The path's parts between slashes.
    var parts: [String] { path.split(separator: "/").map(String.init) }

    /// Reads `a=1&b%5B%5D=2`.
    public static func fields(_ text: some StringProtocol) -> [(name: String, value: String)] {
        text.split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(sides[0]), sides.count > 1 ? decoded(sides[1]) : "")
        }
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        var out: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                out.append(value)
                rest = rest.dropFirst(2)
            } else {
                out.append(byte == 0x2B ? 0x20 : byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// What a simulated server does with a call.
public struct SimulatedAnswer: Sendable {
    public enum Manner: Equatable, Sendable {
        case whole
        /// The connection is closed without a byte of answer.
        case cut
        /// The body trickles, a byte every 50 ms, at most 200 of them.
        case slow
    }

    public var status: Int
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]
    public var manner = Manner.whole

    public init(_ status: Int, _ body: JSON, headers: [(name: String, value: String)] = []) {
        self.status = status
        self.headers = [("Content-Type", "application/json; charset=utf-8")] + headers
        self.body = body.bytes()
    }

    public init(_ status: Int, text: String, type: String) {
        self.status = status
        headers = [("Content-Type", type + "; charset=utf-8")]
        body = Array(text.utf8)
    }

    static func html(_ status: Int, _ text: String) -> SimulatedAnswer {
        SimulatedAnswer(status, text: text, type: "text/html")
    }

    static func error(_ status: Int, _ text: String) -> SimulatedAnswer {
        SimulatedAnswer(status, ["error": .string(text)])
    }
}
