internal import Desk
internal import Import
internal import StrictJSON

/// One entry of a feed to one item. An entry lies in quarantine as the JSON of its fields, with the name it is kept by
/// and the time it was first seen, because the document around it does not.
struct FeedMapper: JSONMapper {
    let channel: Channel
    let account: String
    /// For dates that name no zone.
    var zone = ZoneRules.builtIn("Europe/Berlin")

    func items(of row: JSON) throws(MappingFault) -> [InboundItem] {
        guard row.members != nil else {
            throw MappingFault("entry", "no entry of a feed")
        }
        if let notice = row["notice"]?.string { throw MappingFault("feed", notice) }
        return [try item(row)]
    }

    func item(_ row: JSON) throws(MappingFault) -> InboundItem {
        let entry = FeedEntry(row)
        let id = try row.required("identity")
        let seen = try row.instant(required: "seen")
        let text = entry.text.isEmpty ? entry.title : entry.text
        guard !text.isEmpty || !entry.attachments.isEmpty else { throw MappingFault("text", "missing") }
        // Unreadable or ahead of us: sorted by the time of first sight.
        let given = entry.created(zone: zone)
        let created = given.flatMap { $0 <= seen + InboundLimits.ahead ? $0 : nil } ?? seen
        var item = InboundItem(
            channel: channel, account: account, id: id, created: created, text: text,
            author: entry.author.isEmpty ? nil : FeedMapper.author(entry), parent: row["parent"]?.string,
            url: FeedMapper.url(entry), kind: channel == .guestbook ? .guestbook : .comment)
        if !entry.title.isEmpty, entry.title != text { item.subject = entry.title }
        item.language = entry.language
        item.attachments = entry.attachments
        item.edited = entry.edited(after: created, zone: zone).flatMap { $0 <= seen + InboundLimits.ahead ? $0 : nil }
        return item
    }

    private static func author(_ entry: FeedEntry) -> InboundAuthor {
        InboundAuthor(name: entry.author, url: entry.authorURL.isEmpty ? nil : entry.authorURL)
    }

    private static func url(_ entry: FeedEntry) -> String? {
        let url = entry.link.isEmpty && entry.idIsLink ? entry.id : entry.link
        return url.isEmpty || url.utf8.count > 8192 ? nil : url
    }

    /// The bytes of an entry for `items(from:)`.
    static func row(_ entry: FeedEntry, identity: String, parent: String?, seen: Instant) -> JSON {
        var members: [JSON.Member] = [
            .init("identity", .string(identity)), .init("seen", .string(seen.iso)), .init("id", .string(entry.id)),
            .init("link", .string(entry.link)), .init("title", .string(entry.title)),
            .init("text", .string(entry.text)), .init("author", .string(entry.author)),
            .init("author_url", .string(entry.authorURL)), .init("published", JSON(entry.published)),
            .init("updated", JSON(entry.updated)), .init("language", JSON(entry.language)),
            .init("id_is_link", .bool(entry.idIsLink)), .init("parent", JSON(parent)),
        ]
        members.append(
            .init(
                "attachments",
                .array(
                    entry.attachments.prefix(100).map {
                        ["url": .string($0.url), "mime": JSON($0.mime), "alt": JSON($0.alt)]
                    })))
        return .object(members)
    }
}

extension FeedEntry {
    fileprivate init(_ row: JSON) {
        self.init()
        id = row["id"]?.string ?? ""
        link = row["link"]?.string ?? ""
        title = row["title"]?.string ?? ""
        text = row["text"]?.string ?? ""
        author = row["author"]?.string ?? ""
        authorURL = row["author_url"]?.string ?? ""
        published = row["published"]?.string
        updated = row["updated"]?.string
        language = row["language"]?.string
        idIsLink = row["id_is_link"]?.bool ?? false
        attachments = (row["attachments"]?.array ?? []).compactMap { part in
            part["url"]?.string.map {
                InboundAttachment(url: $0, mime: part["mime"]?.string, alt: part["alt"]?.string)
            }
        }
    }
}
