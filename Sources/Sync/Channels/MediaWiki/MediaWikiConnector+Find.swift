public import Desk
internal import StrictJSON

extension MediaWikiConnector {
    public func find(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        switch item.action {
        case .reply, .edit:
            guard let id = item.inReplyTo, let history = try await history(around: id) else { return nil }
            guard let found = try await own(item, in: history) else { return nil }
            return item.action == .edit ? FoundPost(id: id, url: found.url) : found
        case .publish:
            guard let title = settings.publishPage, let page = try await number(of: title),
                let history = try await history(of: page)
            else { return nil }
            return try await own(item, in: history)
        default: return nil
        }
    }

    /// Our edit with the item's key among the revisions read.
    func own(_ item: OutboxItem, in history: PageHistory) async throws(ChannelFault) -> FoundPost? {
        let user = try await session.known()
        let mark = Self.mark(item.key)
        let found = history.revisions.first { $0.user == user && $0.comment.hasSuffix(mark) }
        return found.map { FoundPost(id: String($0.id), url: link($0.id)) }
    }

    /// The history of the page that a comment stands on, back to the revision that brought it.
    func history(around id: String) async throws(ChannelFault) -> PageHistory? {
        guard let revision = WikiID.revision(id) else { throw .refused(status: 0, reason: "no id of a comment") }
        guard let page = try await pages(ofRevisions: [revision])[revision] else { return nil }
        let change = WikiChange(revision: revision, page: page, title: "", timestamp: Instant(seconds: 0))
        return try await history(of: page, until: [change])
    }

    /// The number of a page; nil when there is none.
    func number(of title: String) async throws(ChannelFault) -> Int64? {
        let answer = try await ask([.init("action", "query"), .init("titles", title)])
        guard let page = answer["query"]?["pages"]?.array?.first else { throw .garbled("pages are no list") }
        guard page["invalid"]?.bool != true else { throw .refused(status: 0, reason: "publish_page is no title") }
        return page["missing"]?.bool == true ? nil : page["pageid"]?.int
    }
}
