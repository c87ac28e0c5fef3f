internal import Desk
internal import StrictJSON

/// Reading what was written since the cursor.
extension MediaWikiConnector {
    /// Pages whose histories one step reads.
    static let pagesAStep = 10
    /// Lists of changes one step reads.
    static let listsAStep = 20

    public func pull(after cursor: String?) async throws(ChannelFault) -> PullPage {
        guard let cursor = cursor.flatMap({ MediaWikiCursor($0) }) else { return try await begin() }
        let changes = try await changes(since: cursor)
        var taken: [WikiChange] = []
        var pages: [Int64] = []
        for change in changes {
            if !pages.contains(change.page) {
                guard pages.count < Self.pagesAStep else { break }
                pages.append(change.page)
            }
            taken.append(change)
        }
        var items: [InboundItem] = []
        var rejected: [QuarantinedItem] = []
        for page in pages {
            let mine = taken.filter { $0.page == page }
            guard let history = try await history(of: page, until: mine) else { continue }
            let mapped = try await map(history, Set(mine.map(\.revision)))
            items += mapped.items
            rejected += mapped.rejected
        }
        return PullPage(
            items: items.sorted { ($0.created, $0.id) < ($1.created, $1.id) }, rejected: rejected,
            cursor: cursor.after(taken).text, isLast: taken.count == changes.count)
    }

    /// Without a start, everything from now on by the wiki's own clock.
    private func begin() async throws(ChannelFault) -> PullPage {
        if let start = settings.startDate {
            return PullPage(cursor: MediaWikiCursor(time: start).text, isLast: false)
        }
        let answer = try await ask([.init("action", "query"), .init("curtimestamp", "1")])
        guard let now = answer["curtimestamp"]?.string.flatMap({ Instant(iso: $0) }) else {
            throw .garbled("no time of the wiki")
        }
        return PullPage(cursor: MediaWikiCursor(time: now).text, isLast: true)
    }

    /// Oldest first, those of our pages alone, read ones left out.
    private func changes(since cursor: MediaWikiCursor) async throws(ChannelFault) -> [WikiChange] {
        let question: [HTTPRequest.Field] = [
            .init("action", "query"), .init("list", "allrevisions"), .init("arvdir", "newer"),
            .init("arvstart", cursor.start.iso), .init("arvlimit", "max"), .init("arvprop", "ids|timestamp|user"),
            .init("arvnamespace", settings.namespaces.map(String.init).joined(separator: "|")),
        ]
        var out: [WikiChange] = []
        var more: [HTTPRequest.Field] = []
        for _ in 0..<Self.listsAStep {
            let answer = try await ask(question + more)
            guard let list = answer["query"]?["allrevisions"]?.array else { throw .garbled("revisions are no list") }
            for page in list { out += try changes(of: page) }
            more = Self.continuation(answer)
            if more.isEmpty { break }
        }
        return out.filter { !cursor.seen.contains($0.revision) }
            .sorted { ($0.timestamp, $0.revision) < ($1.timestamp, $1.revision) }
    }

    /// What the next question must repeat; empty behind the last answer.
    static func continuation(_ answer: JSON) -> [HTTPRequest.Field] {
        (answer["continue"]?.members ?? []).compactMap { member in
            (member.value.string ?? member.value.int.map { String($0) }).map { .init(member.key, $0) }
        }
    }

    private func changes(of page: JSON) throws(ChannelFault) -> [WikiChange] {
        guard let id = page["pageid"]?.int, let title = page["title"]?.string else {
            throw .garbled("a page without id")
        }
        guard id > 0, settings.pages.isEmpty || settings.pages.contains(title) else { return [] }
        return (page["revisions"]?.array ?? []).compactMap { entry in
            guard let revision = entry["revid"]?.int,
                let time = entry["timestamp"]?.string.flatMap({ Instant(iso: $0) })
            else { return nil }
            return WikiChange(revision: revision, page: id, title: title, timestamp: time)
        }
    }

    /// The new comments of a page, and those whose text the revisions changed.
    private func map(_ history: PageHistory, _ revisions: Set<Int64>) async throws(ChannelFault) -> (
        items: [InboundItem], rejected: [QuarantinedItem]
    ) {
        let own = try await session.known()
        let page = history.page
        let times = Set(history.revisions.filter { revisions.contains($0.id) }.map(\.timestamp))
        let comments = page.order.compactMap { page.comments[$0] }.filter { comment in
            revisions.contains(comment.revision.id) || comment.edited.map { times.contains($0) } ?? false
        }.filter { $0.revision.user != own && !settings.skipped.contains($0.revision.user ?? "") }
        var mapped = entryMapper.map(comments.map { entry($0, history) })
        for revision in page.untold where revisions.contains(revision.id) && revision.user != own {
            mapped.rejected.append(MediaWikiMapper.untold(revision, history))
        }
        return mapped
    }

    func entry(_ comment: TalkComment, _ history: PageHistory) -> JSON {
        MediaWikiMapper.entry(comment, pageID: history.pageID, title: history.title, link: link(comment.revision.id))
    }

    /// The place where a revision can be seen.
    nonisolated func link(_ revision: Int64) -> String {
        let folder = settings.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return "\(http.origin)\(folder.joined(separator: "/"))/index.php?diff=\(revision)"
    }
}
