internal import Desk
internal import StrictJSON

/// One comment or one thread. Texts are asked for as plain text.
struct YouTubeMapper: JSONMapper {
    let account: String
    /// Tells our own comments from those of others; empty when it is not known.
    let ownID: String

    func items(of entry: JSON) throws(MappingFault) -> [InboundItem] {
        guard entry.members != nil else { throw MappingFault("entry", "no JSON") }
        if let gap = entry[YouTubeGap.member] { throw MappingFault(YouTubeGap.member, gap.string ?? "unread") }
        var items: [InboundItem] = []
        for comment in YouTubeThread(entry)?.comments ?? [entry] { items.append(try item(comment)) }
        return items
    }

    private func item(_ comment: JSON) throws(MappingFault) -> InboundItem {
        let id = try comment.required("id")
        guard let snippet = comment["snippet"], snippet.members != nil else {
            throw MappingFault("snippet", "an object is expected")
        }
        let created = try snippet.instant(required: "publishedAt")
        guard let text = snippet["textOriginal"]?.string ?? snippet["textDisplay"]?.string else {
            throw MappingFault("textDisplay", "a text is expected")
        }
        let author = YouTubeMapper.author(snippet)
        let video = snippet["videoId"]?.string
        let updated = snippet["updatedAt"]?.string.flatMap { Instant(iso: $0) }
        return InboundItem(
            channel: .youtube, account: account, id: id, created: created, text: text, author: author,
            parent: snippet["parentId"]?.string ?? video, url: YouTubeMapper.url(id, video),
            direction: author?.id.map { $0 == ownID } ?? false ? .outgoing : .incoming,
            reactions: YouTubeMapper.likes(snippet), edited: updated.flatMap { $0 > created ? $0 : nil },
            isHeld: ["heldForReview", "likelySpam"].contains(comment.moderationStatus)
        ).bounded
    }

    /// A deleted account leaves neither name nor id.
    private static func author(_ snippet: JSON) -> InboundAuthor? {
        let id = snippet["authorChannelId"]?["value"]?.string
        let name = snippet["authorDisplayName"]?.string ?? ""
        guard let shown = name.isEmpty ? id : name else { return nil }
        let handle = name.first == "@" ? String(name.dropFirst()) : nil
        return InboundAuthor(
            id: id, name: shown, handle: handle, url: id.map { "https://www.youtube.com/channel/\($0)" })
    }

    private static func url(_ id: String, _ video: String?) -> String? {
        video.map { "https://www.youtube.com/watch?v=\($0)&lc=\(id)" }
    }

    private static func likes(_ snippet: JSON) -> [String: Int] {
        guard let likes = snippet["likeCount"]?.int, likes > 0 else { return [:] }
        return ["like": Int(likes)]
    }
}

/// A thread, taken apart.
struct YouTubeThread {
    let id: String
    let top: JSON
    /// A few of the replies, seldom all.
    let shown: [JSON]
    let replies: Int

    /// Nil for what is no thread.
    init?(_ entry: JSON) {
        guard let snippet = entry["snippet"], let top = snippet["topLevelComment"], let id = top["id"]?.string else {
            return nil
        }
        self.id = id
        self.top = top
        shown = entry["replies"]?["comments"]?.array ?? []
        replies = Int(snippet["totalReplyCount"]?.int ?? 0)
    }

    var comments: [JSON] { [top] + shown }
    var published: Instant? { top["snippet"]?["publishedAt"]?.string.flatMap { Instant(iso: $0) } }
}

/// Something that could not be read, told where a person sees it: as an entry in quarantine.
enum YouTubeGap {
    static let member = "lotse_gap"

    /// `id` is the same for the same gap, so that it is counted once.
    static func note(_ id: String, _ words: String) -> QuarantinedItem {
        let raw = JSON.object([.init(member, .string(words))])
        return QuarantinedItem(id: id, reason: "\(member): \(words)", raw: raw.bytes())
    }
}
