public import Desk
internal import StrictJSON

/// A person or office on the simulated server.
public struct SimulatedAccount: Equatable, Sendable {
    public var id: String
    public var handle: String
    public var name: String
}

/// A post on the simulated server.
public struct SimulatedPost: Equatable, Sendable {
    public var id: String
    public var author: SimulatedAccount
    /// As it was sent.
    public var text: String
    public var visibility: String
    public var inReplyTo: String?
    public var created: Instant
    public var edited: Instant?
    /// Earlier texts, oldest first.
    public var versions: [String] = []
    /// The idempotency key it was sent with.
    public var key: String?
    public var likes = 0
    public var shares = 0
    /// Ids of pictures that hang on it.
    public var pictures: [String] = []
    /// Whom it answers.
    var answered: SimulatedAccount?
    /// Later than `created` when the server was slow.
    var appears: Instant

    func json(base: String, replies: Int) -> JSON {
        [
            "id": .string(id), "created_at": .string(created.iso), "edited_at": JSON(edited?.iso),
            "in_reply_to_id": JSON(inReplyTo), "visibility": .string(visibility), "language": "de",
            "sensitive": false, "spoiler_text": "", "uri": .string("\(base)/ap/statuses/\(id)"),
            "url": .string("\(base)/@\(author.handle)/\(id)"), "replies_count": JSON(replies),
            "reblogs_count": JSON(shares),
            "favourites_count": JSON(likes), "content": .string(html),
            "media_attachments": .array(pictures.map { ["id": .string($0), "type": "image"] }),
            "in_reply_to_account_id": JSON(answered?.id),
            "mentions": .array([answered].compactMap { $0 }.map { $0.json(base: base) }),
            "account": author.json(base: base),
        ]
    }

    /// The text as the server shows it: escaped, in paragraphs, with mentions as links.
    private var html: String {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
        let linked = escaped.split(separator: " ", omittingEmptySubsequences: false).map(SimulatedPost.mention)
        return "<p>" + linked.joined(separator: " ").replacing("\n\n", with: "</p><p>").replacing("\n", with: "<br>")
            + "</p>"
    }

    private static func mention(_ word: Substring) -> String {
        guard word.first == "@", word.count > 1 else { return String(word) }
        return
            "<span class=\"h-card\" translate=\"no\"><a class=\"u-url mention\">@<span>\(word.dropFirst())</span></a></span>"
    }
}

extension SimulatedAccount {
    func json(base: String) -> JSON {
        [
            "id": .string(id), "username": .string(handle), "acct": .string(handle), "display_name": .string(name),
            "url": .string("\(base)/@\(handle)"), "bot": false,
        ]
    }
}

/// Something the city's account is told.
struct SimulatedNotification: Equatable, Sendable {
    var id: Int
    var post: String
    var type = "mention"
    var created: Instant
    var isHeld = false
}
