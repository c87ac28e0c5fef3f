internal import Desk
internal import StrictJSON

/// Reading mentions from the newest down to the cursor.
extension XConnector {
    /// Posts of one page.
    static let pageSize = "100"
    /// Milliseconds below the cursor at which a walk begins (IEKit#307: posts become visible late).
    static let overlap: UInt64 = 900_000
    /// Posts that the mentions reach back.
    static let reach = 800

    static let fields: [HTTPRequest.Field] = [
        .init(
            "tweet.fields",
            "created_at,author_id,conversation_id,in_reply_to_user_id,referenced_tweets,public_metrics,lang,"
                + "reply_settings,edit_history_tweet_ids,note_tweet,entities,attachments"),
        .init("expansions", "author_id,attachments.media_keys"),
        .init("user.fields", "username,name,protected"), .init("media.fields", "type,url,preview_image_url,alt_text"),
    ]

    public func pull(after cursor: String?) async throws(ChannelFault) -> PullPage {
        switch cursor.flatMap({ XCursor($0) }) {
        case nil: return try await page(of: firstWalk)
        case .read(let top, let searches): return try await page(of: walk(above: top, searches))
        case .walk(let walk): return try await page(of: walk)
        case .list(let top, let searches): return try await conversations(top, searches)
        case .search(let search): return try await found(by: search)
        }
    }

    private var firstWalk: XWalk {
        let bound: XWalk.Bound = settings.startDate == nil ? .page : .start
        return XWalk(top: "0", since: nil, bound: bound, searches: XSearches())
    }

    private func walk(above top: String, _ searches: XSearches) -> XWalk {
        let since = XID.earlier(top, milliseconds: Self.overlap)
        // Before a first post was ever seen there is no id to stop at.
        let unbound: XWalk.Bound = settings.startDate == nil ? .open : .start
        return XWalk(top: top, since: since, bound: since == nil ? unbound : .since, searches: searches)
    }

    private func page(of walk: XWalk) async throws(ChannelFault) -> PullPage {
        let entries: XEntries
        do throws(ChannelFault) { entries = try await mentions(walk) } catch {
            // Tokens are short-lived, and an id below the window is no bound: from the top again.
            guard case .refused(400, _) = error, let again = walk.again else { throw error }
            return PullPage(cursor: XCursor.walk(again).text, isLast: false)
        }
        let (items, rejected) = try await incoming(entries)
        var walk = walk
        walk.top = XID.newest([walk.top, entries.newest ?? "0"] + entries.ids) ?? walk.top
        walk.count += entries.posts.count
        walk.token = entries.next
        guard isDone(walk, entries) else {
            return PullPage(items: items, rejected: rejected, cursor: XCursor.walk(walk).text, isLast: false)
        }
        var page = end(of: walk)
        page.items = items
        page.rejected = rejected + gap(in: walk, entries)
        return page
    }

    private func mentions(_ walk: XWalk) async throws(ChannelFault) -> XEntries {
        var query: [HTTPRequest.Field] = [.init("max_results", Self.pageSize)] + Self.fields
        switch walk.bound {
        case .since: walk.since.map { query.append(.init("since_id", $0)) }
        case .start: settings.startDate.map { query.append(.init("start_time", $0.iso)) }
        case .open, .page: break
        }
        if let token = walk.token { query.append(.init("pagination_token", token)) }
        return try XEntries(try await get("/2/users/\(try await ownID())/mentions", query))
    }

    /// What others wrote, in its last version; older ones first, so that the order of arrival is that of writing.
    func incoming(_ entries: XEntries) async throws(ChannelFault) -> (items: [InboundItem], rejected: [QuarantinedItem])
    {
        let own = try await ownID()
        let posts = try await lastVersions(of: entries.posts)
        var (items, rejected) = XMapper(account: settings.account, ownID: own).map(posts)
        items = items.filter { $0.direction == .incoming }.sorted { ($0.created, $0.id) < ($1.created, $1.id) }
        return (items, rejected)
    }

    private func isDone(_ walk: XWalk, _ entries: XEntries) -> Bool {
        if walk.token == nil || walk.bound == .page { return true }
        return walk.bound == .open && reachesDown(to: walk.since, entries)
    }

    private func reachesDown(to since: String?, _ entries: XEntries) -> Bool {
        guard let since, let oldest = XID.oldest(entries.ids) else { return false }
        return !XID.isBelow(since, oldest)
    }

    /// Says so when the walk ended where the server's memory does, and not where the last run began.
    private func gap(in walk: XWalk, _ entries: XEntries) -> [QuarantinedItem] {
        guard walk.bound != .page, walk.count + 20 >= Self.reach, !reachesDown(to: walk.since, entries) else {
            return []
        }
        let from = walk.since ?? settings.startDate?.iso ?? "the beginning"
        let words =
            "X shows the last \(Self.reach) mentions only; those between \(from) and "
            + "\(XID.oldest(entries.ids) ?? walk.top) may be missing"
        return [XGap.note("mentions above \(from)", words)]
    }

    private func end(of walk: XWalk) -> PullPage {
        let isDue = settings.searchesConversations && clock.now().seconds >= walk.searches.due
        let next: XCursor = isDue ? .list(walk.top, walk.searches) : .read(walk.top, walk.searches)
        return PullPage(cursor: next.text, isLast: !isDue)
    }
}
