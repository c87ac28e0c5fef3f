public import Desk
internal import StrictJSON

/// What a Mastodon account is told by its configuration.
public struct MastodonSettings: Equatable, Sendable {
    /// The name under which the desk keeps the account.
    public var account: String
    /// How far the first run reads back; nil reads one page.
    public var startDate: Instant?
    /// Whether held-back notifications are let in. Without it they are only counted.
    public var acceptsFiltered = true
    /// Newest own posts whose threads are read in each run for replies that do not mention us.
    public var ownPosts = 20
    /// Days; older posts of ours are not looked at.
    public var threadDays: Int64 = 7
    /// Whether reports to the server's moderators are read, where the token may. On for configured accounts.
    public var readsReports = false
    /// Used when the comment is public.
    public var widestVisibility = "public"
    public var language = "de"

    public init(account: String) { self.account = account }
}

/// A Mastodon account, by the REST API of servers 3.x to 4.x.
///
/// 1. The cursor never passes a notification that was not handed over before it.
/// 2. Only an empty page ends a run: servers filter after counting a page.
/// 3. Nothing is posted without the idempotency key of its outbox row.
/// 4. A reply is never more visible than the comment it answers.
public actor MastodonConnector: ChannelConnector {
    public nonisolated let channel = Channel.mastodon
    public nonisolated var mapper: any PayloadMapper { MastodonMapper(account: settings.account, ownID: "") }
    nonisolated let settings: MastodonSettings
    nonisolated let http: any HTTPPort
    private var knownID: String?
    /// The tightest bucket seen on the last reading call.
    var readRate: MastodonRate?

    /// Set once the server has said that the token may not read reports; a new start asks again.
    var mayNotReadReports = false

    public init(http: any HTTPPort, settings: MastodonSettings) {
        self.http = http
        self.settings = settings
    }

    public func budget() async -> RateBudget? { readRate?.budget }

    public func check() async throws(ChannelFault) -> ChannelCheck {
        let me = try await get("/api/v1/accounts/verify_credentials")
        guard let id = me["id"]?.string, let handle = me["acct"]?.string else {
            throw .garbled("an account without id")
        }
        knownID = id
        let server = try await instance()
        let statuses = server?["configuration"]?["statuses"]
        return ChannelCheck(
            accountID: id, handle: handle, serverVersion: server?["version"]?.string,
            textLimit: (statuses?["max_characters"]?.int).map { Int($0) })
    }

    /// Servers before 4.0 know only the first version.
    private func instance() async throws(ChannelFault) -> JSON? {
        do throws(ChannelFault) { return try await get("/api/v2/instance") } catch {
            guard case .refused(404, _) = error else { throw error }
            return try await get("/api/v1/instance")
        }
    }

    /// Our own account's id on this server.
    func ownID() async throws(ChannelFault) -> String {
        if let knownID { return knownID }
        return try await check().accountID
    }

    func get(_ path: String, _ query: [HTTPRequest.Field] = []) async throws(ChannelFault) -> JSON {
        try await reply(HTTPRequest(.get, path, query: query)).json ?? .null
    }

    /// The reply of a call that must succeed.
    func reply(_ request: HTTPRequest) async throws(ChannelFault) -> HTTPReply {
        let reply: HTTPReply
        do throws(HTTPFault) { reply = try await http.send(request) } catch { throw MastodonErrors.fault(of: error) }
        if let fault = MastodonErrors.fault(of: reply) { throw fault }
        if request.method == .get { readRate = MastodonRate(reply) }
        return reply
    }
}
