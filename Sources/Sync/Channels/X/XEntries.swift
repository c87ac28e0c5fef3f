internal import Desk
internal import StrictJSON

/// A page of posts, each joined with the account and the media that stand beside the list.
struct XEntries {
    let posts: [JSON]
    /// Ids that the server says are deleted.
    let gone: [String]
    /// Ids that the server does not let us see.
    let hidden: [String]
    let next: String?
    let newest: String?

    init(_ answer: JSON) throws(ChannelFault) {
        let errors = answer["errors"]?.array ?? []
        // A page without posts has no `data` at all.
        guard let data = answer["data"]?.array ?? (answer["meta"] != nil || !errors.isEmpty ? [] : nil) else {
            throw .garbled("neither data nor meta in a list of posts")
        }
        let users = XEntries.table(answer["includes"]?["users"], "id")
        let media = XEntries.table(answer["includes"]?["media"], "media_key")
        posts = data.map { XEntries.joined($0, users, media) }
        gone = XEntries.ids(errors, "resource-not-found")
        hidden = XEntries.ids(errors, "not-authorized-for-resource")
        next = answer["meta"]?["next_token"]?.string
        newest = answer["meta"]?["newest_id"]?.string
    }

    var ids: [String] { posts.compactMap { $0["id"]?.string } }

    private static func table(_ list: JSON?, _ key: String) -> [String: JSON] {
        let pairs = (list?.array ?? []).compactMap { entry in entry[key]?.string.map { ($0, entry) } }
        return Dictionary(pairs) { first, _ in first }
    }

    private static func joined(_ post: JSON, _ users: [String: JSON], _ media: [String: JSON]) -> JSON {
        guard var members = post.members else { return post }
        members.removeAll { $0.key == "author" || $0.key == "media" }
        if let user = post["author_id"]?.string.flatMap({ users[$0] }) { members.append(.init("author", user)) }
        let keys = (post["attachments"]?["media_keys"]?.array ?? []).compactMap(\.string)
        let found = keys.compactMap { media[$0] }
        if !found.isEmpty { members.append(.init("media", .array(found))) }
        return .object(members)
    }

    /// Errors about other things than posts asked for, such as a quoted post, stand in the same list.
    private static func ids(_ errors: [JSON], _ type: String) -> [String] {
        errors.compactMap { entry in
            guard entry["parameter"]?.string.map({ $0 == "ids" || $0 == "id" }) ?? false,
                entry["type"]?.string?.hasSuffix(type) ?? false
            else { return nil }
            return entry["resource_id"]?.string ?? entry["value"]?.string
        }
    }
}

extension JSON {
    /// Ids of all versions of a post, oldest first; at least its own.
    var xHistory: [String] {
        let history = (self["edit_history_tweet_ids"]?.array ?? []).compactMap(\.string).filter { !$0.isEmpty }
        return history.isEmpty ? [self["id"]?.string].compactMap { $0 } : history
    }

    /// The id of the post's last version when this is an older one.
    var xSuccessor: String? {
        guard let id = self["id"]?.string, let last = xHistory.last, last != id else { return nil }
        return last
    }

    /// The id of the post that this one answers.
    var xParent: String? {
        let references = self["referenced_tweets"]?.array ?? []
        return references.first { $0["type"]?.string == "replied_to" }?["id"]?.string
    }
}
