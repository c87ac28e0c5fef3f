public import Desk
internal import StrictJSON

/// What an X account is told by its configuration.
public struct XSettings: Equatable, Sendable {
    /// The name under which the desk keeps the account.
    public var account: String
    /// How far the first run reads back; nil reads one page.
    public var startDate: Instant?
    /// Whether conversations below our own posts are searched once a day. Each post found costs credits.
    public var searchesConversations = true

    public init(account: String) { self.account = account }
}

/// An X account, by API v2 in user context (docs.x.com, "X API v2").
///
/// 1. The cursor moves only after the last page of a walk, and each walk begins 15 minutes below it: posts become
///    visible late, below ids that were already read.
/// 2. A message's id is the first of its edit history, whichever version it was read from.
/// 3. What could not be read is told as an entry in quarantine, never passed over.
public actor XConnector: ChannelConnector {
    static let usualAddress = "https://api.x.com"

    public nonisolated let channel = Channel.x
    public nonisolated var mapper: any PayloadMapper { XMapper(account: settings.account, ownID: "") }
    public nonisolated let looking = LookRule(proofAfter: 90, tries: 2)
    nonisolated let settings: XSettings
    nonisolated let http: any HTTPPort
    nonisolated let clock: any SyncClock
    private var knownID: String?
    private var readRate: XRate?

    public init(http: any HTTPPort, settings: XSettings, clock: any SyncClock = SystemSyncClock()) {
        self.http = http
        self.settings = settings
        self.clock = clock
    }

    public func check() async throws(ChannelFault) -> ChannelCheck {
        let me = try await get("/2/users/me", [.init("user.fields", "username,public_metrics")])["data"]
        guard let id = me?["id"]?.string, XID.number(id) != nil, let handle = me?["username"]?.string else {
            throw .garbled("an account without id")
        }
        knownID = id
        return ChannelCheck(accountID: id, handle: handle, textLimit: XText.usualLimit)
    }

    /// Our own account's id.
    func ownID() async throws(ChannelFault) -> String {
        if let knownID { return knownID }
        return try await check().accountID
    }

    public func budget() async -> RateBudget? { readRate?.budget }

    func get(_ path: String, _ query: [HTTPRequest.Field]) async throws(ChannelFault) -> JSON {
        try await reply(HTTPRequest(.get, path, query: query)).json ?? .null
    }

    /// The reply of a call that must succeed.
    func reply(_ request: HTTPRequest) async throws(ChannelFault) -> HTTPReply {
        let reply: HTTPReply
        do throws(HTTPFault) { reply = try await http.send(request) } catch { throw XErrors.fault(of: error) }
        if let fault = XErrors.fault(of: reply) { throw fault }
        readRate = XRate(reply) ?? readRate
        return reply
    }
}
