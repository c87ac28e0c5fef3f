public import Desk
internal import StrictJSON

extension MastodonConnector {
    /// Pages of 40 own posts that are looked through above the marker.
    static let pagesSearched = 25

    public func find(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        switch item.action {
        case .edit: try await findEdited(item)
        case .delete: try await findDeleted(item)
        case .reply, .privateReply, .publish, .hide, .unhide, .approve, .ban, .unban: try await findPosted(item)
        }
    }

    private func findPosted(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        let own = try await ownID()
        var above = item.marker
        for _ in 0..<Self.pagesSearched {
            var query: [HTTPRequest.Field] = [.init("limit", "40")]
            if let above { query.append(.init("min_id", above)) }
            let posts = try await get("/api/v1/accounts/\(own)/statuses", query).array ?? []
            for post in posts where post["in_reply_to_id"]?.string == item.inReplyTo {
                if let found = try await match(post, item) { return found }
            }
            let ids = posts.compactMap { $0["id"]?.string }
            guard let start = above, let newest = MastodonID.newest(of: ids), MastodonID.mayBeAbove(newest, start)
            else {
                return nil
            }
            above = newest
        }
        // Not knowing is no proof of absence.
        throw .unavailable("too many own posts to look through")
    }

    func match(_ post: JSON, _ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        guard let id = post["id"]?.string else { return nil }
        let source = try await sourceText(id) ?? MastodonMapping.text(of: post)
        let found = FoundPost(id: id, url: post["url"]?.string)
        return MastodonConnector.isSameText(source, item.text) ? found : nil
    }

    /// What was sent, before the server made links of it; nil on servers without `source`.
    private func sourceText(_ id: String) async throws(ChannelFault) -> String? {
        do throws(ChannelFault) {
            return try await get("/api/v1/statuses/\(id)/source")["text"]?.string
        } catch {
            guard case .refused = error else { throw error }
            return nil
        }
    }

    /// White space aside, the same words, with or without the mention that `deliver` puts at the head.
    static func isSameText(_ posted: String, _ ours: String) -> Bool {
        let posted = posted.split(whereSeparator: \.isWhitespace)
        let ours = ours.split(whereSeparator: \.isWhitespace)
        if posted == ours { return true }
        return posted.first?.first == "@" && Array(posted.dropFirst()) == ours
    }
}
