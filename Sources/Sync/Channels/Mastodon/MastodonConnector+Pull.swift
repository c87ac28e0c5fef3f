internal import Desk
internal import StrictJSON

/// Reading notifications upwards from the cursor.
extension MastodonConnector {
    static let pageSize = "80"

    public func pull(after cursor: String?) async throws(ChannelFault) -> PullPage {
        switch cursor.flatMap({ MastodonCursor($0) }) {
        case nil: return try await firstPage()
        case .read(let id): return try await pageAbove(id)
        case .walk(let top, let at, let stop): return try await pageBelow(at, top: top, stop: stop)
        case .accepting(let id): return try await acceptedPages(id)
        }
    }

    /// The page directly above `id`; when it is empty, what no cursor shows.
    private func pageAbove(_ id: String) async throws(ChannelFault) -> PullPage {
        let page = try await notifications([.init("min_id", id)])
        let ids = page.ids.filter { MastodonID.mayBeAbove($0, id) }
        guard let newest = MastodonID.newest(of: ids) else { return try await endOfRun(id) }
        if page.isNewestPage, ids.count == page.ids.count, let oldest = MastodonID.oldest(of: ids) {
            // The server took no notice of `min_id` and gave its newest page: there may be more between.
            let walk = MastodonCursor.walk(top: newest, at: oldest, stop: id)
            return page.step(to: walk.text)
        }
        return page.step(to: newest)
    }

    private func firstPage() async throws(ChannelFault) -> PullPage {
        let page = try await notifications([])
        guard let top = MastodonID.newest(of: page.ids), let at = MastodonID.oldest(of: page.ids) else {
            var rest = try await threadEntries()
            rest += try await reports()
            rest.rejected += page.entries.rejected
            return PullPage(items: rest.items, rejected: rest.rejected, isLast: true)
        }
        guard let start = settings.startDate, let oldest = page.oldest, oldest > start else {
            return page.step(to: top)
        }
        let walk = MastodonCursor.walk(top: top, at: at, stop: "")
        return page.step(to: walk.text)
    }

    /// The page below `at`, on the way down from `top`.
    private func pageBelow(_ at: String, top: String, stop: String) async throws(ChannelFault) -> PullPage {
        let page = try await notifications([.init("max_id", at)])
        let below = page.ids.filter { $0 != at && (!MastodonID.isNumeric($0) || MastodonID.isBelow($0, at)) }
        let reached = stop.isEmpty ? reachesStart(page) : below.contains { !MastodonID.mayBeAbove($0, stop) }
        guard let oldest = MastodonID.oldest(of: below), !reached else {
            return page.step(to: top)
        }
        let walk = MastodonCursor.walk(top: top, at: oldest, stop: stop)
        return page.step(to: walk.text)
    }

    private func reachesStart(_ page: NotificationPage) -> Bool {
        guard let start = settings.startDate, let oldest = page.oldest else { return true }
        return oldest <= start
    }

    func notifications(_ bounds: [HTTPRequest.Field]) async throws(ChannelFault) -> NotificationPage {
        let types = ["mention", "update", "quote"].map { HTTPRequest.Field("types[]", $0) }
        let query = types + [.init("limit", Self.pageSize)] + bounds
        let answer = try await reply(HTTPRequest(.get, "/api/v1/notifications", query: query))
        guard let list = answer.json?.array else { throw .garbled("notifications are no list") }
        let own = try await ownID()
        return NotificationPage(
            list, link: LinkHeader(answer.header("Link")), account: settings.account, ownID: own)
    }
}

/// One page of notifications, mapped.
struct NotificationPage {
    /// Of the notifications, newest first as the server gave them.
    let ids: [String]
    let entries: MastodonEntries
    /// When the oldest of the page was made.
    let oldest: Instant?
    /// True when the server pages by `since_id`, as those before 2.6 do: then this is the newest page of all.
    let isNewestPage: Bool

    init(_ list: [JSON], link: LinkHeader, account: String, ownID: String) {
        ids = list.compactMap { $0["id"]?.string }
        // A notification whose post is gone or cannot be understood still moves the cursor.
        entries = MastodonMapper(account: account, ownID: ownID).page(list).incoming
        oldest = list.compactMap { $0["created_at"]?.string.flatMap { Instant(iso: $0) } }.min()
        isNewestPage = link.parameter("since_id", in: "prev") != nil
    }

    /// Its messages with the cursor behind them.
    func step(to cursor: String) -> PullPage {
        PullPage(items: entries.items, rejected: entries.rejected, cursor: cursor, isLast: false)
    }
}
