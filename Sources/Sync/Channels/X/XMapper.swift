internal import Desk
internal import StrictJSON

/// One post, with its account joined as `author` and its media as `media`.
struct XMapper: JSONMapper {
    let account: String
    /// Tells our own posts from those of others; empty when it is not known.
    let ownID: String

    func items(of post: JSON) throws(MappingFault) -> [InboundItem] {
        guard post.members != nil else { throw MappingFault("entry", "no JSON") }
        if let gap = post[XGap.member] { throw MappingFault(XGap.member, gap.string ?? "posts are missing") }
        let references = post["referenced_tweets"]?.array ?? []
        // A repost says nothing of its own.
        if references.contains(where: { $0["type"]?.string == "retweeted" }) { return [] }
        return [try item(post)]
    }

    private func item(_ post: JSON) throws(MappingFault) -> InboundItem {
        let id = try number(post, "id")
        let author = try number(post, "author_id")
        let created = try post.instant(required: "created_at")
        guard let text = XMapper.text(of: post) else { throw MappingFault("text", "a text is expected") }
        let history = post.xHistory
        guard history.allSatisfy({ XID.number($0) != nil }) else {
            throw MappingFault("edit_history_tweet_ids", "ids of digits are expected")
        }
        let parent = post.xParent
        let handle = post["author"]?["username"]?.string
        return InboundItem(
            channel: .x, account: account, id: history.first ?? id, created: created, text: text,
            author: XMapper.author(author, post["author"]), parent: parent,
            url: "https://x.com/\(handle ?? "i")/status/\(id)", kind: parent == nil ? .mention : .comment,
            direction: author == ownID ? .outgoing : .incoming, language: XMapper.language(post["lang"]?.string),
            attachments: XMapper.attachments(post["media"]), reactions: XMapper.reactions(post["public_metrics"]),
            edited: history.count > 1 ? created : nil
        ).bounded
    }

    private func number(_ post: JSON, _ field: String) throws(MappingFault) -> String {
        let id = try post.required(field)
        guard XID.number(id) != nil else { throw MappingFault(field, "a string of digits is expected") }
        return id
    }

    /// The whole text: long posts have it in `note_tweet` only.
    static func text(of post: JSON) -> String? {
        let note = post["note_tweet"]
        guard let text = note?["text"]?.string ?? post["text"]?.string else { return nil }
        let links = (note?["entities"]?["urls"]?.array ?? []) + (post["entities"]?["urls"]?.array ?? [])
        return XText.readable(text, links: links)
    }

    /// Suspended and protected accounts stand nowhere but in the post's own `author_id`.
    private static func author(_ id: String, _ user: JSON?) -> InboundAuthor {
        let handle = user?["username"]?.string
        let name = user?["name"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        return InboundAuthor(
            id: id, name: name ?? handle ?? id, handle: handle, url: handle.map { "https://x.com/\($0)" })
    }

    /// X says `und`, `zxx` and `q…` where it saw no language.
    private static func language(_ code: String?) -> String? {
        guard let code, !code.isEmpty, !["und", "zxx", "art"].contains(code), !code.hasPrefix("q") else { return nil }
        return code
    }

    private static func attachments(_ list: JSON?) -> [InboundAttachment] {
        (list?.array ?? []).prefix(32).compactMap { entry in
            guard let url = entry["url"]?.string ?? entry["preview_image_url"]?.string else { return nil }
            return InboundAttachment(url: url, mime: entry["type"]?.string, alt: entry["alt_text"]?.string)
        }
    }

    private static func reactions(_ metrics: JSON?) -> [String: Int] {
        let counters = [
            ("reply", "reply_count"), ("share", "retweet_count"), ("like", "like_count"), ("quote", "quote_count"),
        ]
        var out: [String: Int] = [:]
        for (name, member) in counters {
            if let number = metrics?[member]?.int, number > 0 { out[name] = Int(number) }
        }
        return out
    }
}
