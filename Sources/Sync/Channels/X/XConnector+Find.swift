public import Desk
internal import StrictJSON

extension XConnector {
    /// Pages of own posts that are looked through above the marker.
    static let pagesSearched = 10

    /// Looks for what an earlier try did. Whether a reply is hidden or an account blocked cannot be read: doing it again
    /// does no harm, so it counts as not done.
    public func find(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        switch item.action {
        case .reply, .publish: return try await ownPost(like: item)
        case .delete:
            guard let id = item.inReplyTo, try await single(id) == nil else { return nil }
            return FoundPost(id: id, url: nil)
        case .hide, .unhide, .ban, .unban, .privateReply, .edit, .approve: return nil
        }
    }

    private func ownPost(like item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        let bounds = item.marker.flatMap { $0 == "0" ? nil : [HTTPRequest.Field("since_id", $0)] } ?? []
        let parents = try await versions(of: item.inReplyTo)
        var token: String?
        for _ in 0..<Self.pagesSearched {
            let entries = try await ownPosts(bounds, token: token)
            for post in entries.posts where XConnector.matches(post, item, parents) {
                guard let id = post["id"]?.string else { continue }
                return FoundPost(id: id, url: "https://x.com/i/status/\(id)")
            }
            token = entries.next
            if token == nil { return nil }
        }
        // Not knowing is no proof of absence.
        throw .unavailable("too many own posts to look through")
    }

    /// All ids of the post answered: the reply went to the last one, the desk knows the first. Nil when it is gone.
    private func versions(of parent: String?) async throws(ChannelFault) -> [String]? {
        guard let parent else { return [] }
        return try await single(parent)?.xHistory
    }

    private static func matches(_ post: JSON, _ item: OutboxItem, _ parents: [String]?) -> Bool {
        guard let text = XMapper.text(of: post), XText.isSame(text, item.text) else { return false }
        guard let answered = post.xParent else { return item.inReplyTo == nil }
        return item.inReplyTo != nil && parents?.contains(answered) ?? true
    }
}
