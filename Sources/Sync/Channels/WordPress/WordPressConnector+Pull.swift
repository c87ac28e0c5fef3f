internal import Desk
internal import StrictJSON

/// Reading comments, newest first, down to what is stored.
extension WordPressConnector {
    /// Seconds. What was spam or trash comes back under its old id; WordPress keeps it for a month at most
    /// (`EMPTY_TRASH_DAYS`), so the last month is read whole once a day.
    static let restorable: Int64 = 30 * 86_400

    public func pull(after cursor: String?) async throws(ChannelFault) -> PullPage {
        switch cursor.flatMap({ WordPressCursor($0) }) {
        case nil: return try await page(of: firstWalk, isNew: true)
        case .read(let top, let day):
            return try await page(of: .init(top: top, stop: top, day: day), isNew: true)
        case .walk(let walk): return try await page(of: walk, isNew: false)
        }
    }

    /// Without a start every page is old enough.
    private var firstWalk: WordPressCursor.Walk {
        .init(since: settings.startDate.map { max(1, $0.seconds) } ?? Int64.max)
    }

    private func page(of walk: WordPressCursor.Walk, isNew: Bool) async throws(ChannelFault) -> PullPage {
        let answer = try await list([
            .init("status", "any"), .init("orderby", "id"), .init("order", "desc"),
            .init("per_page", String(WordPressCursor.Walk.pageSize)), .init("offset", String(walk.offset)),
        ])
        var walk = walk
        if isNew, let today = answer.date { walk = begun(walk, today: today) }
        let mapped = try await map(answer.entries)
        guard let next = walk.after(answer.page) else {
            let top = max(walk.top, answer.page.ids.max() ?? 0)
            let read = WordPressCursor.read(top: top, day: walk.day)
            return PullPage(
                items: mapped.items, rejected: mapped.rejected, cursor: top > 0 ? read.text : nil, isLast: true)
        }
        return PullPage(
            items: mapped.items, rejected: mapped.rejected, cursor: WordPressCursor.walk(next).text, isLast: false)
    }

    private func begun(_ walk: WordPressCursor.Walk, today: Instant) -> WordPressCursor.Walk {
        let day = today.seconds / 86_400
        guard day != walk.day else { return walk }
        var walk = walk
        walk.day = day
        if walk.stop > 0 { walk.since = max(1, today.seconds - Self.restorable) }
        return walk
    }

    /// Oldest first, so that a comment comes before its answers.
    func map(_ entries: [JSON]) async throws(ChannelFault) -> (items: [InboundItem], rejected: [QuarantinedItem]) {
        let mapper = WordPressMapper(account: settings.account, ownID: try await ownID(), withSpam: settings.withSpam)
        return mapper.map(entries.reversed()) { $0["id"]?.int.map { String($0) } }
    }

    func list(_ query: [HTTPRequest.Field]) async throws(ChannelFault) -> WordPressList {
        let frame: [HTTPRequest.Field] = [.init("context", "edit"), WordPressMapper.fields]
        let answer = try await reply(request(.get, "comments", frame + query))
        guard let entries = answer.json?.array else { throw .garbled("comments are no list") }
        return WordPressList(entries: entries, answer)
    }
}

/// One answer of the list of comments.
struct WordPressList {
    let entries: [JSON]
    let page: WordPressPage
    let date: Instant?

    init(entries: [JSON], _ answer: HTTPReply) {
        self.entries = entries
        date = answer.date
        page = WordPressPage(
            ids: entries.compactMap { $0["id"]?.int }, count: Int64(entries.count),
            total: answer.header("X-WP-Total").flatMap { Int64($0) },
            youngest: entries.compactMap { WordPressMapper.instant($0)?.seconds }.max())
    }
}
