public import Desk
internal import StrictJSON

/// What a WordPress account is told by its configuration.
public struct WordPressSettings: Equatable, Sendable {
    /// The name under which the desk keeps the account.
    public var account: String
    /// How far the first run reads back; nil reads one page.
    public var startDate: Instant?
    /// Where the site lies on its server: empty, or a folder such as `/blog`.
    public var folder = ""
    /// Whether the site's pretty addresses (`/wp-json/…`) are used instead of `?rest_route=`, which every site knows.
    public var isPretty = false
    /// Whether what the site took for spam comes in too.
    public var withSpam = false

    public init(account: String) { self.account = account }
}

/// The comments of a WordPress site, by its REST API (`wp/v2`, WordPress 5.6 and later).
///
/// 1. Comments are read newest first by id, because nothing else of a comment only grows; pages overlap, and a page
///    that does not join the one before is read again further up.
/// 2. The answer of a call that needed our rights is never taken from an anonymous session: every list asks for the
///    context `edit`, which a server refuses to strangers.
/// 3. A reply carries the key of its outbox row as its user agent, so that it is found again whatever the site's
///    filters made of its text.
/// 4. Addresses, mail and networks of people who comment are not asked for.
public actor WordPressConnector: ChannelConnector {
    public nonisolated let channel = Channel.blog
    public nonisolated var mapper: any PayloadMapper {
        WordPressMapper(account: settings.account, ownID: 0, withSpam: settings.withSpam)
    }
    nonisolated let settings: WordPressSettings
    nonisolated let http: any HTTPPort
    private var knownID: Int64?

    public init(http: any HTTPPort, settings: WordPressSettings) {
        self.http = http
        self.settings = settings
    }

    public func check() async throws(ChannelFault) -> ChannelCheck {
        let fields = HTTPRequest.Field("_fields", "id,username,slug,capabilities")
        let me = try await get("users/me", [.init("context", "edit"), fields])
        guard let id = me["id"]?.int, id > 0 else { throw .garbled("a user without id") }
        let handle = me["username"]?.string ?? me["slug"]?.string ?? String(id)
        guard me["capabilities"]?["moderate_comments"]?.bool == true else {
            throw .authorisation("the user \(ForeignReason.cleaned(handle)) lacks the right moderate_comments")
        }
        knownID = id
        return ChannelCheck(
            accountID: String(id), handle: handle, textLimit: Channel.blog.capabilities.textLimit)
    }

    /// Our own user's id on this site.
    func ownID() async throws(ChannelFault) -> Int64 {
        if let knownID { return knownID }
        _ = try await check()
        guard let knownID else { throw .garbled("a user without id") }
        return knownID
    }

    /// A call to `wp/v2/…`.
    nonisolated func request(
        _ method: HTTPRequest.Method, _ route: String, _ query: [HTTPRequest.Field] = [], _ body: JSON? = nil
    ) -> HTTPRequest {
        let payload = body.map { HTTPRequest.Body.json($0) } ?? .none
        guard !settings.isPretty else {
            return HTTPRequest(method, settings.folder + "/wp-json/wp/v2/" + route, query: query, body: payload)
        }
        let place = HTTPRequest.Field("rest_route", "/wp/v2/" + route)
        return HTTPRequest(method, settings.folder + "/", query: [place] + query, body: payload)
    }

    func get(_ route: String, _ query: [HTTPRequest.Field] = []) async throws(ChannelFault) -> JSON {
        try await reply(request(.get, route, query)).json ?? .null
    }

    /// The reply of a call that must succeed.
    func reply(_ request: HTTPRequest) async throws(ChannelFault) -> HTTPReply {
        let reply: HTTPReply
        do throws(HTTPFault) { reply = try await http.send(request) } catch { throw WordPressErrors.fault(of: error) }
        if WordPressErrors.isAboutRights(reply) { throw await explained(reply) }
        if let fault = WordPressErrors.fault(of: reply) { throw fault }
        return reply
    }

    /// Whether rights are missing, or the server never saw who asks: some pass no `Authorization` header on.
    private func explained(_ reply: HTTPReply) async -> ChannelFault {
        let probe = request(.get, "users/me", [.init("context", "edit"), .init("_fields", "id")])
        guard let answer = try? await http.send(probe), answer.status == 401 || answer.status == 403 else {
            return .authorisation("a right is missing: " + WordPressErrors.reason(reply))
        }
        // WordPress 6.1 answers a wrong application password like none at all.
        return .authorisation(
            "the site sees no login: the password is wrong or withdrawn, or the server drops the Authorization header: "
                + WordPressErrors.reason(reply))
    }

    /// A comment as editors see it; nil when it is deleted for good.
    func comment(_ id: String) async throws(ChannelFault) -> JSON? {
        guard let number = WordPressID.comment(id) else {
            throw .refused(status: 0, reason: "\(ForeignReason.cleaned(id)) is no id of a comment")
        }
        do throws(ChannelFault) {
            return try await get("comments/\(number)", [.init("context", "edit"), WordPressMapper.fields])
        } catch {
            guard case .refused(404, let why) = error, why.hasPrefix("rest_comment_invalid_id") else { throw error }
            return nil
        }
    }
}

/// Comments and posts of a site have numbers of their own, so the desk's ids of posts begin with `post:`.
enum WordPressID {
    static func ofPost(_ number: Int64) -> String { "post:\(number)" }

    static func comment(_ id: String) -> Int64? { Int64(id).flatMap { $0 > 0 ? $0 : nil } }

    static func post(_ id: String) -> Int64? { id.hasPrefix("post:") ? comment(String(id.dropFirst(5))) : nil }
}
