public import Desk
internal import StrictJSON

/// What a YouTube account is told by its configuration.
public struct YouTubeSettings: Equatable, Sendable {
    /// The name under which the desk keeps the account.
    public var account: String
    /// How far the first run reads back; nil reads one page.
    public var startDate: Instant?
    /// The id of the channel (`UC…`); nil takes the one of the login.
    public var channelID: String?
    /// Units per day of the application's project.
    public var quota = 10_000

    public init(account: String) { self.account = account }
}

/// A YouTube channel, by the Data API v3 (developers.google.com/youtube/v3).
///
/// 1. The cursor moves only after a whole walk, and each walk goes an hour below it: comments appear late, with their
///    old time, after a review.
/// 2. All replies of a thread are read when their number changed; which numbers are known is remembered for thrift only,
///    and only once their page was stored.
/// 3. Reading leaves a share of the day's units to answers and moderation.
public actor YouTubeConnector: ChannelConnector {
    static let usualAddress = "https://www.googleapis.com"
    static let textLimit = 10_000

    public nonisolated let channel = Channel.youtube
    public nonisolated var mapper: any PayloadMapper { YouTubeMapper(account: settings.account, ownID: "") }
    public nonisolated let looking = LookRule(proofAfter: 120, tries: 2)
    nonisolated let settings: YouTubeSettings
    nonisolated let http: any HTTPPort
    nonisolated let clock: any SyncClock
    private var knownID: String?
    private var uploads: String?
    var quota: YouTubeQuota
    var replies = YouTubeReplyCounts()

    public init(http: any HTTPPort, settings: YouTubeSettings, clock: any SyncClock = SystemSyncClock()) {
        self.http = http
        self.settings = settings
        self.clock = clock
        quota = YouTubeQuota(limit: settings.quota)
    }

    public func check() async throws(ChannelFault) -> ChannelCheck {
        let answer = try await get("channels", [.init("part", "snippet,contentDetails"), .init("mine", "true")])
        guard let mine = answer["items"]?.array?.first, let id = mine["id"]?.string, !id.isEmpty else {
            throw .authorisation("no YouTube channel belongs to this login; choose the channel when logging in")
        }
        if let wanted = settings.channelID, wanted != id {
            throw .authorisation("the login belongs to the channel \(id), not to \(wanted)")
        }
        knownID = id
        uploads = mine["contentDetails"]?["relatedPlaylists"]?["uploads"]?.string
        let handle = mine["snippet"]?["customUrl"]?.string ?? mine["snippet"]?["title"]?.string ?? id
        return ChannelCheck(accountID: id, handle: handle, textLimit: Self.textLimit)
    }

    /// Our own channel's id.
    func ownID() async throws(ChannelFault) -> String {
        if let knownID { return knownID }
        return try await check().accountID
    }

    /// The playlist of our own videos; nil when the channel has none.
    func uploadsPlaylist() async throws(ChannelFault) -> String? {
        if uploads == nil { _ = try await check() }
        return uploads
    }

    public func budget() async -> RateBudget? { quota.budget(now: clock.now()) }

    func get(_ method: String, _ query: [HTTPRequest.Field]) async throws(ChannelFault) -> JSON {
        let request = HTTPRequest(.get, "/youtube/v3/\(method)", query: query)
        let reply: HTTPReply
        quota.charge(1, now: clock.now())
        do throws(HTTPFault) { reply = try await http.send(request) } catch { throw YouTubeErrors.fault(of: error) }
        if let fault = YouTubeErrors.fault(of: reply, now: clock.now()) {
            note(fault)
            throw fault
        }
        return reply.json ?? .null
    }

    /// Remembers that the day's units are used up.
    func note(_ fault: ChannelFault) {
        if case .busy(_, "the day's quota is used up") = fault { quota.exhaust(now: clock.now()) }
    }
}
