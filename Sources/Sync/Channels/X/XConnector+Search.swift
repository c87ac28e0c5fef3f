internal import Desk
internal import StrictJSON

/// Once a day, what the mentions do not show: late posts, and replies to replies that name us nowhere.
extension XConnector {
    /// Days; the search reaches back seven.
    static let searchDays: Int64 = 6
    /// Seconds between two searches.
    static let searchInterval: Int64 = 86_400
    /// Seconds until a search that failed is tried again; the mentions go on meanwhile.
    static let searchPause: Int64 = 3_600
    /// Conversations searched in one day.
    static let mostConversations = 200

    /// Lists the conversations to be searched.
    func conversations(_ top: String, _ searches: XSearches) async throws(ChannelFault) -> PullPage {
        let left: [XConversation]
        do throws(ChannelFault) { left = try await discussed() } catch { return try postponed(error, top, searches) }
        let gap = missedDays(searches)
        guard !left.isEmpty else { return done(top, gap) }
        let search = XSearch(top: top, searches: searches, token: nil, conversations: left)
        return PullPage(rejected: gap, cursor: XCursor.search(search).text, isLast: false)
    }

    /// One page of the first conversation that is left.
    func found(by search: XSearch) async throws(ChannelFault) -> PullPage {
        guard let conversation = search.conversations.first else { return done(search.top, []) }
        let entries: XEntries
        do throws(ChannelFault) { entries = try await posts(in: conversation.id, search.token) } catch {
            return try postponed(error, search.top, search.searches)
        }
        var (items, rejected) = try await incoming(entries)
        if !conversation.isOurs {
            let own = try await ownID()
            let answers = entries.posts.filter { $0["in_reply_to_user_id"]?.string == own }.flatMap(\.xHistory)
            items.removeAll { !answers.contains($0.id) }
        }
        var rest = search
        rest.token = entries.next
        if entries.next == nil { rest.conversations.removeFirst() }
        var page =
            rest.conversations.isEmpty ? done(rest.top, []) : PullPage(cursor: XCursor.search(rest).text, isLast: false)
        page.items = items
        page.rejected = rejected
        return page
    }

    private func posts(in conversation: String, _ token: String?) async throws(ChannelFault) -> XEntries {
        var query: [HTTPRequest.Field] = [
            .init("query", "conversation_id:\(conversation) -is:retweet"), .init("max_results", Self.pageSize),
        ]
        query += Self.fields
        if let token { query.append(.init("next_token", token)) }
        return try XEntries(try await get("/2/tweets/search/recent", query))
    }

    /// The conversations of our own posts of the last days that somebody answered, newest first.
    private func discussed() async throws(ChannelFault) -> [XConversation] {
        let start = clock.now() + -Self.searchDays * 86_400
        var found: [XConversation] = []
        var token: String?
        repeat {
            let entries = try await ownPosts([.init("start_time", start.iso)], token: token)
            let answered = entries.posts.filter { ($0["public_metrics"]?["reply_count"]?.int ?? 1) > 0 }
            found += answered.compactMap(XConversation.init(of:))
            token = entries.next
        } while token != nil && found.count < Self.mostConversations
        let begun = Set(found.filter(\.isOurs).map(\.id))
        var seen: Set<String> = []
        let each = found.filter { ($0.isOurs || !begun.contains($0.id)) && seen.insert($0.id).inserted }
        return Array(each.prefix(Self.mostConversations))
    }

    /// A page of our own posts, newest first.
    func ownPosts(_ bounds: [HTTPRequest.Field], token: String? = nil, size: String = pageSize)
        async throws(ChannelFault) -> XEntries
    {
        var query: [HTTPRequest.Field] = [.init("max_results", size), .init("exclude", "retweets")]
        query += Self.fields + bounds
        if let token { query.append(.init("pagination_token", token)) }
        return try XEntries(try await get("/2/users/\(try await ownID())/tweets", query))
    }

    private func done(_ top: String, _ rejected: [QuarantinedItem]) -> PullPage {
        let now = clock.now().seconds
        let searches = XSearches(last: now, due: now + Self.searchInterval)
        return PullPage(rejected: rejected, cursor: XCursor.read(top, searches).text, isLast: true)
    }

    /// A search that fails must not hold up the mentions: it is tried again later, and days that fall out of its window
    /// meanwhile are told as missed.
    private func postponed(
        _ fault: ChannelFault, _ top: String, _ searches: XSearches
    ) throws(ChannelFault) -> PullPage {
        switch fault {
        case .authorisation, .busy: throw fault
        case .refused, .unavailable, .garbled:
            let later = XSearches(last: searches.last, due: clock.now().seconds + Self.searchPause)
            var notes = missedDays(searches)
            if case .refused = fault {
                notes.append(XGap.note("search", "X refuses the search of conversations: \(fault.reason)"))
            }
            return PullPage(rejected: notes, cursor: XCursor.read(top, later).text, isLast: true)
        }
    }

    private func missedDays(_ searches: XSearches) -> [QuarantinedItem] {
        let last = Instant(seconds: searches.last)
        guard searches.last > 0, clock.now() - last > 7 * 86_400 else { return [] }
        let words =
            "X searches seven days back; replies that do not name us, written from \(last.iso) on, may be missing"
        return [XGap.note("search since \(last.iso)", words)]
    }
}
