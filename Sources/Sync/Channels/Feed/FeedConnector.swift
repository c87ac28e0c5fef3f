public import Desk
internal import Import

/// What a feed is told by its configuration.
public struct FeedSettings: Equatable, Sendable {
    public var channel: Channel
    /// The name under which the desk keeps the account.
    public var account: String
    /// Path and query of the feed.
    public var target: String
    /// The user whose proof is sent; validators hold for one user only.
    public var user: String?
    /// How far the first run reads back through older pages; nil reads one page.
    public var startDate: Instant?
    /// For dates that name no zone.
    public var zone = ZoneRules.builtIn("Europe/Berlin")
    /// An address at which the feed's operator can reach the city.
    public var contact: String?
    /// Pages of one walk.
    public var pages = 50

    public init(channel: Channel, account: String, target: String) {
        self.channel = channel
        self.account = account
        self.target = target
    }
}

/// Comments that a website shows as Atom, RSS or JSON Feed. Read only.
///
/// 1. Validators, the known identities and the items of one answer are stored in one transaction; a broken document
///    leaves none, so that it is read again whole.
/// 2. What leaves the window of a feed has not been deleted; only the feed's own tombstones say so.
/// 3. When nothing of a document was known and no older page leads back to what was, entries may have been missed, and
///    a person is told.
/// 4. Once a day the feed is read without a condition, for a server may say 'not modified' for ever.
public struct FeedConnector: ChannelConnector {
    let settings: FeedSettings
    let fetch: FeedFetch
    let now: @Sendable () -> Instant

    public var channel: Channel { settings.channel }
    public var capabilities: ChannelCapabilities { ChannelCapabilities() }
    public var mapper: any PayloadMapper { entryMapper }
    var entryMapper: FeedMapper {
        FeedMapper(channel: settings.channel, account: settings.account, zone: settings.zone)
    }

    /// `door` opens another server for a redirect, without our proof of who we are; `resolve` gives the addresses of a
    /// name.
    public init(
        http: any HTTPPort, settings: FeedSettings, door: @escaping @Sendable (Origin) -> any HTTPPort,
        resolve: (@Sendable (String) -> [String])? = nil,
        now: @escaping @Sendable () -> Instant = { SystemSyncClock().now() }
    ) {
        self.settings = settings
        self.now = now
        fetch = FeedFetch(http: http, door: door, resolve: resolve ?? { NetworkPlace.addresses($0) })
    }

    public func check() async throws(ChannelFault) -> ChannelCheck {
        let outcome = try await answer(settings.target, FeedValidators())
        if FeedPage.isHTML(outcome.reply) {
            let named = FeedPage.alternate(outcome.reply).map { "; the page names this feed: \($0)" } ?? ""
            throw .garbled(ForeignReason.cleaned("not a feed but a page" + named))
        }
        _ = try FeedPage.document(outcome)
        return ChannelCheck(accountID: address, handle: fetch.http.origin.host)
    }

    /// No single entry can be asked for; what stands in the window is compared with every reading.
    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage { PullPage(isLast: true) }

    public func marker() async throws(ChannelFault) -> String? { nil }

    public func deliver(_ item: OutboxItem) async -> DeliveryAnswer {
        .refused("a feed can only be read; answer on the page itself")
    }

    public func find(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? { nil }

    var address: String { "\(settings.user.map { $0 + " " } ?? "")\(fetch.http.origin)\(settings.target)" }

    /// A document, or 'not modified'.
    func answer(_ target: String, _ validators: FeedValidators) async throws(ChannelFault) -> FeedFetch.Outcome {
        let agent = "Lotse" + (settings.contact.map { " (+\($0))" } ?? "")
        var headers: [HTTPRequest.Field] = [
            .init("User-Agent", agent),
            .init(
                "Accept",
                "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"),
        ]
        if let tag = validators.tag { headers.append(.init("If-None-Match", tag)) }
        if let date = validators.modified { headers.append(.init("If-Modified-Since", date)) }
        var outcome = try await fetch.get(target, headers)
        if [400, 405, 406].contains(outcome.reply.status) {
            // Some servers know no type that they would give for this list.
            headers[1] = .init("Accept", "*/*")
            outcome = try await fetch.get(target, headers)
        }
        if let fault = FeedErrors.fault(of: outcome.reply) { throw fault }
        return outcome
    }
}
