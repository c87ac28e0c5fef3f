internal import Desk
internal import StrictJSON

/// One comment as `wp/v2/comments` gives it to editors (developer.wordpress.org/rest-api/reference/comments).
struct WordPressMapper: JSONMapper {
    /// Mail and network addresses are left where they are.
    static let fields = HTTPRequest.Field(
        "_fields", "id,post,parent,author,author_name,author_url,date_gmt,content,link,status,type")

    let account: String
    /// Tells our own answers from those of others; 0 when it is not known.
    let ownID: Int64
    var withSpam = false

    func items(of entry: JSON) throws(MappingFault) -> [InboundItem] {
        guard entry.members != nil else { throw MappingFault("entry", "no JSON") }
        let status = try entry.required("status")
        guard Self.statuses.contains(status) else { throw MappingFault("status", "“\(status)” is unknown") }
        guard Self.isShown(entry, withSpam) else { return [] }
        let item = try item(entry)
        // A comment of ours that answers nobody is no answer.
        return item.direction == .outgoing && entry["parent"]?.int == 0 ? [] : [item]
    }

    private static let statuses: Set = ["approved", "hold", "spam", "trash", "post-trashed"]

    /// Whether the desk works with the comment: it is on the site or waits there, and a person wrote it.
    static func isShown(_ entry: JSON, _ withSpam: Bool) -> Bool {
        guard (entry["type"]?.string ?? "comment") == "comment" else { return false }
        let status = entry["status"]?.string ?? ""
        return status == "approved" || status == "hold" || (withSpam && status == "spam")
    }

    private func item(_ entry: JSON) throws(MappingFault) -> InboundItem {
        let id = try number(entry, "id")
        let (post, parent, author) = (
            try number(entry, "post"), try number(entry, "parent"), try number(entry, "author")
        )
        guard id > 0 else { throw MappingFault("id", "a number above 0 is expected") }
        guard let created = Self.instant(entry) else { throw MappingFault("date_gmt", "no time of UTC") }
        let isOwn = ownID > 0 && author == ownID
        return InboundItem(
            channel: .blog, account: account, id: String(id), created: created, text: try text(entry),
            author: self.author(entry, author), parent: parent > 0 ? String(parent) : WordPressID.ofPost(post),
            url: Self.webAddress(entry["link"]), kind: .comment, direction: isOwn ? .outgoing : .incoming,
            isHeld: !isOwn && entry["status"]?.string == "hold")
    }

    private func number(_ entry: JSON, _ name: String) throws(MappingFault) -> Int64 {
        guard let number = entry[name]?.int, number >= 0 else { throw MappingFault(name, "a number is expected") }
        return number
    }

    private func text(_ entry: JSON) throws(MappingFault) -> String {
        let content = entry["content"]
        if let raw = content?["raw"]?.string { return WordPressText.plain(raw: raw) }
        guard let rendered = content?["rendered"]?.string else { throw MappingFault("content", "a text is expected") }
        return HTMLText.plain(rendered)
    }

    private func author(_ entry: JSON, _ user: Int64) -> InboundAuthor? {
        let name = HTMLText.decodingEntities(entry["author_name"]?.string ?? "")
        guard user > 0 || !name.isEmpty else { return nil }
        return InboundAuthor(
            id: user > 0 ? String(user) : nil, name: name.isEmpty ? String(user) : name,
            url: Self.webAddress(entry["author_url"]))
    }

    /// `date_gmt` is UTC but carries no zone; `date` is the site's own time and is never used.
    static func instant(_ entry: JSON) -> Instant? { entry["date_gmt"]?.string.flatMap { Instant(iso: $0 + "Z") } }

    /// What guests type in as their address may be anything.
    private static func webAddress(_ value: JSON?) -> String? {
        guard let text = value?.string, URLSplit(text) != nil else { return nil }
        return text
    }
}
