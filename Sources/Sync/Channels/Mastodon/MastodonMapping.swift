internal import Desk
internal import StrictJSON

/// From the payloads of a Mastodon server to the desk's own items. Pure.
enum MastodonMapping {
    /// A post by somebody else. Nil when the payload lacks what an item cannot be without.
    static func item(status: JSON?, account: String, ownID: String) -> InboundItem? {
        guard let status, let id = status["id"]?.string, !id.isEmpty,
            let created = status["created_at"]?.string.flatMap({ Instant(iso: $0) }),
            let author = author(status["account"])
        else { return nil }
        let isPublic = ["public", "unlisted"].contains(status["visibility"]?.string ?? "public")
        return InboundItem(
            channel: .mastodon, account: account, id: id, created: created, text: text(of: status), author: author,
            parent: status["in_reply_to_id"]?.string, url: status["url"]?.string ?? status["uri"]?.string,
            kind: status["visibility"]?.string == "direct" ? .message : kind(of: status),
            direction: author.id == ownID ? .outgoing : .incoming,
            subject: status["spoiler_text"]?.string.flatMap { $0.isEmpty ? nil : $0 },
            language: status["language"]?.string, attachments: attachments(status["media_attachments"]),
            reactions: reactions(status), edited: status["edited_at"]?.string.flatMap { Instant(iso: $0) },
            isPublic: isPublic)
    }

    /// The HTML of `content` as plain text; mentions keep their `@name`.
    static func text(of status: JSON) -> String {
        bounded(HTMLText.plain(status["content"]?.string ?? ""))
    }

    static func author(_ account: JSON?) -> InboundAuthor? {
        guard let account, let id = account["id"]?.string, let handle = account["acct"]?.string else { return nil }
        let shown = account["display_name"]?.string ?? ""
        let name = shown.isEmpty ? account["username"]?.string ?? handle : shown
        return InboundAuthor(id: id, name: name, handle: handle, url: account["url"]?.string)
    }

    private static func kind(of status: JSON) -> MessageKind {
        (status["in_reply_to_id"] ?? .null).isNull ? .mention : .comment
    }

    private static func attachments(_ list: JSON?) -> [InboundAttachment] {
        (list?.array ?? []).prefix(32).compactMap { entry in
            guard let url = entry["url"]?.string ?? entry["remote_url"]?.string else { return nil }
            return InboundAttachment(url: url, mime: entry["type"]?.string, alt: entry["description"]?.string)
        }
    }

    private static func reactions(_ status: JSON) -> [String: Int] {
        let counters = [
            ("reply", "replies_count"), ("share", "reblogs_count"), ("like", "favourites_count"),
            ("quote", "quotes_count"),
        ]
        var out: [String: Int] = [:]
        for (name, member) in counters {
            if let number = status[member]?.int, number > 0 { out[name] = Int(number) }
        }
        return out
    }

    static func bounded(_ text: String) -> String {
        guard text.utf8.count > InboundLimits.text else { return text }
        var bytes = 0
        return String(
            text.prefix { character in
                bytes += String(character).utf8.count
                return bytes <= InboundLimits.text
            })
    }
}
