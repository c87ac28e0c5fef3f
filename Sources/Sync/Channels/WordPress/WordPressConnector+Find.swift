public import Desk
internal import StrictJSON

extension WordPressConnector {
    public func find(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        switch item.action {
        case .reply: return try await ownReply(item)
        case .publish: return try await publishedPost(item)
        case .edit:
            guard let id = item.inReplyTo, let place = try await own(id) else { return nil }
            return WordPressText.isSame(raw: place.raw, as: item.text) ? FoundPost(id: id, url: nil) : nil
        case .hide, .unhide, .approve, .delete: return try await moderated(item)
        case .privateReply, .ban, .unban: return nil
        }
    }

    private func moderated(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        guard let id = item.inReplyTo else { return nil }
        let done = FoundPost(id: id, url: nil)
        if WordPressID.post(id) != nil {
            return try await own(id)?.isTrashed ?? true ? done : nil
        }
        guard let comment = try await comment(id) else { return item.action == .delete ? done : nil }
        return Self.isDone(item.action, status: comment["status"]?.string ?? "") ? done : nil
    }

    /// Our answer below the comment: the one that carries the item's key. Sites that keep no user agents still have
    /// the words; then the answer must be newer than the marker, because older ones may belong to other items.
    func ownReply(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        guard let parent = item.inReplyTo else { return nil }
        let size = WordPressCursor.Walk.pageSize
        let answer = try await ownComments([.init("parent", parent), .init("per_page", String(size))])
        let marker = item.marker.flatMap { Int64($0) }
        for entry in answer.entries {
            guard let id = entry["id"]?.int, Self.isOurs(entry, id, item, above: marker) else { continue }
            return FoundPost(id: String(id), url: entry["link"]?.string)
        }
        // Not knowing is no proof of absence.
        let isWhole = answer.page.count < size || answer.page.ids.contains { $0 <= marker ?? 0 }
        guard isWhole else { throw .unavailable("too many own answers to look through") }
        return nil
    }

    private static func isOurs(_ entry: JSON, _ id: Int64, _ item: OutboxItem, above marker: Int64?) -> Bool {
        let agent = entry["author_user_agent"]?.string ?? ""
        if agent == Self.agent(item.key) { return true }
        guard !agent.hasPrefix("Lotse "), let marker, id > marker else { return false }
        return WordPressText.isSame(raw: entry["content"]?["raw"]?.string ?? "", as: item.text)
    }

    /// Comments of ours, newest first, whatever became of them: a filter may have taken one for spam.
    func ownComments(_ query: [HTTPRequest.Field]) async throws(ChannelFault) -> WordPressList {
        let frame: [HTTPRequest.Field] = [
            .init("context", "edit"), .init("status", "any"), .init("author", String(try await ownID())),
            .init("orderby", "id"), .init("order", "desc"),
            .init("_fields", "id,author_user_agent,content,date_gmt,link"),
        ]
        let answer = try await reply(request(.get, "comments", frame + query))
        guard let entries = answer.json?.array else { throw .garbled("comments are no list") }
        return WordPressList(entries: entries, answer)
    }
}
