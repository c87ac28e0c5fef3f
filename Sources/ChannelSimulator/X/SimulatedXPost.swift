public import Desk
internal import StrictJSON

/// A post on the simulated X, with all its versions.
public struct SimulatedXPost: Equatable, Sendable {
    /// One wording; each has an id of its own.
    public struct Version: Equatable, Sendable {
        public var id: String
        public var text: String
        public var made: Instant
    }

    /// Oldest first; never empty.
    public var versions: [Version]
    public var author: SimulatedAccount
    public var inReplyTo: String?
    /// The account that wrote what this answers.
    var answers: String?
    public var conversation: String
    public var isHidden = false
    /// Later than the first version when X shows it late.
    var appears: Instant

    var ids: [String] { versions.map(\.id) }
    public var key: String { versions.first?.id ?? "" }
    var newest: Version { versions.last ?? Version(id: "", text: "", made: appears) }
    public var text: String { newest.text }
    var number: UInt64 { UInt64(newest.id) ?? 0 }

    /// One version as the interface gives it.
    func json(_ version: Version, replies: Int) -> JSON {
        let (text, links) = SimulatedXText.shortened(version.text)
        var members: [JSON.Member] = [
            .init("id", .string(version.id)), .init("text", .string(String(text.prefix(280)))),
            .init("created_at", .string(version.made.iso)), .init("author_id", .string(author.id)),
            .init("conversation_id", .string(conversation)), .init("lang", "de"), .init("reply_settings", "everyone"),
            .init("edit_history_tweet_ids", .array(ids.map { .string($0) })),
            .init("public_metrics", metrics(replies)),
        ]
        if text.count > 280 {
            members.append(.init("note_tweet", ["text": .string(text), "entities": ["urls": .array(links)]]))
        }
        if !links.isEmpty { members.append(.init("entities", ["urls": .array(links)])) }
        if let inReplyTo {
            members.append(.init("referenced_tweets", [["type": "replied_to", "id": .string(inReplyTo)]]))
            members.append(.init("in_reply_to_user_id", JSON(answers)))
        }
        return .object(members)
    }

    private func metrics(_ replies: Int) -> JSON {
        [
            "retweet_count": 0, "reply_count": JSON(replies), "like_count": 2, "quote_count": 0, "bookmark_count": 0,
            "impression_count": 41,
        ]
    }
}

/// What X makes of a text.
enum SimulatedXText {
    /// Escaped, with every address as one of t.co.
    static func shortened(_ text: String) -> (text: String, links: [JSON]) {
        var links: [JSON] = []
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
            let isBare = word.hasSuffix(".de") && word.count > 3
            guard word.hasPrefix("https://") || word.hasPrefix("http://") || isBare else {
                return escaped(String(word))
            }
            let short = "https://t.co/s\(links.count)"
            links.append(["url": .string(short), "expanded_url": .string(isBare ? "http://\(word)" : String(word))])
            return short
        }
        return (words.joined(separator: " "), links)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
