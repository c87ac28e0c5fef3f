internal import Desk
internal import StrictJSON

/// Who we are at a wiki: cookies of a login with a bot password, or nothing where a token goes with every call.
/// Nothing of it outlives the program; a new one logs in again.
actor MediaWikiSession {
    enum Login: Sendable {
        /// `User@bot` and its password (Special:BotPasswords).
        case bot(name: String, password: Secret)
        /// OAuth 2: the connection carries the token.
        case bearer
    }

    private let http: any HTTPPort
    private let path: String
    private let login: Login
    private var cookies: [String: String] = [:]
    private(set) var user: String?

    init(http: any HTTPPort, path: String, login: Login) {
        self.http = http
        self.path = path
        self.login = login
    }

    /// The name of our user; logs in when that was not done yet.
    func known() async throws(ChannelFault) -> String {
        if let user { return user }
        cookies = [:]
        if case .bot(let name, let password) = login { try await logIn(name, password) }
        let info = try await checked(["action": "query", "meta": "userinfo", "assert": "user"])
        guard let name = info["query"]?["userinfo"]?["name"]?.string, !name.isEmpty else {
            throw .garbled("a user without a name")
        }
        user = name
        return name
    }

    func forget() { user = nil }

    private func logIn(_ name: String, _ password: Secret) async throws(ChannelFault) {
        let tokens = try await checked(["action": "query", "meta": "tokens", "type": "login"])
        guard let token = tokens["query"]?["tokens"]?["logintoken"]?.string else { throw .garbled("no login token") }
        let fields: [HTTPRequest.Field] = [
            .init("action", "login"), .init("lgname", name), .init("lgpassword", password.reveal()),
            .init("lgtoken", token),
        ]
        let answer = try await MediaWikiSession.json(of: send(fields))
        let result = answer["login"]?["result"]?.string ?? "no result"
        switch result {
        case "Success": return
        case "Throttled":
            let wait = answer["login"]?["wait"]?.int ?? MediaWikiErrors.readOnlyWait
            throw .busy(after: wait, reason: "login throttled")
        default:
            // With `errorformat` other than the old one the reason is an object.
            let reason = answer["login"]?["reason"]
            let words = reason?.string ?? reason?["text"]?.string ?? ""
            throw .authorisation(ForeignReason.cleaned("login \(result) \(words)"))
        }
    }

    private func checked(_ fields: KeyValuePairs<String, String>) async throws(ChannelFault) -> JSON {
        try await MediaWikiSession.json(of: send(fields.map { HTTPRequest.Field($0.key, $0.value) }))
    }

    private static func json(of reply: HTTPReply) throws(ChannelFault) -> JSON {
        if let fault = MediaWikiErrors.fault(of: reply) { throw fault }
        return reply.json ?? .null
    }

    private func send(_ fields: [HTTPRequest.Field]) async throws(ChannelFault) -> HTTPReply {
        do throws(HTTPFault) { return try await exchange(fields) } catch { throw MediaWikiErrors.fault(of: error) }
    }

    /// One call; the server's cookies are kept. Always by POST: long lists of ids do not fit into an address.
    func exchange(_ fields: [HTTPRequest.Field]) async throws(HTTPFault) -> HTTPReply {
        let frame: [HTTPRequest.Field] = [
            .init("format", "json"), .init("formatversion", "2"), .init("errorformat", "plaintext"),
        ]
        var headers: [HTTPRequest.Field] = []
        if !cookies.isEmpty {
            let text = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
            headers.append(.init("Cookie", text))
        }
        let reply = try await http.send(
            HTTPRequest(.post, path, headers: headers, body: .form(frame + fields)))
        for field in reply.headers where field.name.lowercased() == "set-cookie" { keep(field.value) }
        return reply
    }

    /// RFC 6265, 5.2: name and value stand before the first `;`. A cookie that the server takes back ends in the past.
    private func keep(_ cookie: String) {
        let parts = cookie.split(separator: ";").map { String($0).trimmingSpaces }
        guard let pair = parts.first, let equals = pair.firstIndex(of: "="), equals > pair.startIndex else { return }
        let (name, value) = (String(pair[..<equals]), String(pair[pair.index(after: equals)...]))
        let isGone = parts.dropFirst().contains { $0.lowercased() == "max-age=0" || $0.contains("1970") }
        cookies[name] = isGone || value == "deleted" ? nil : value
    }
}
