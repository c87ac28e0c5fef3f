internal import Desk

/// One entry of a feed, before it is checked. Texts are plain already.
struct FeedEntry {
    var id = ""
    var link = ""
    var title = ""
    var text = ""
    var author = ""
    var authorURL = ""
    var published: String?
    var updated: String?
    var language: String?
    /// The id of the entry it answers.
    var parent: String?
    var attachments: [InboundAttachment] = []
    /// The id is an address of the entry (RSS `isPermaLink`).
    var idIsLink = false

    /// Identity: the id, else the link with its fragment, else what the entry says. Ids that several entries of
    /// one document share under different links or texts are no ids.
    func identity(idIsUsable: Bool) -> String {
        if idIsUsable, !id.isEmpty { return id }
        return link.isEmpty ? "hash:" + ContentHash.hex(author, published ?? "", title, text) : link
    }
}

/// Entries to messages.
struct FeedMapping {
    let defaults: ImportDefaults

    func item(_ entry: FeedEntry, idIsUsable: Bool) throws(FieldFault) -> InboundItem {
        let text = entry.text.isEmpty ? entry.title : entry.text
        guard !text.isEmpty || !entry.attachments.isEmpty else { throw FieldFault("text", "missing") }
        let created = try date(entry)
        var item = InboundItem(
            channel: defaults.channel, account: defaults.account,
            id: try FieldRules.name(entry.identity(idIsUsable: idIsUsable), "id"), created: created,
            text: try FieldRules.text(FieldRules.cut(text)), kind: FieldRules.kind(of: defaults.channel))
        if !entry.author.isEmpty {
            let name = FieldRules.cut(entry.author, to: InboundLimits.name)
            item.author = InboundAuthor(name: name, url: entry.authorURL.isEmpty ? nil : entry.authorURL)
        }
        item.parent = entry.parent.flatMap { $0.isEmpty || $0.utf8.count > InboundLimits.name ? nil : $0 }
        let url = entry.link.isEmpty && entry.idIsLink ? entry.id : entry.link
        item.url = url.isEmpty || url.utf8.count > FieldRules.longestAddress ? nil : url
        if !entry.title.isEmpty, entry.title != text {
            item.subject = FieldRules.cut(entry.title, to: InboundLimits.name)
        }
        item.language = entry.language
        item.attachments = Array(entry.attachments.prefix(100))
        item.edited = entry.updated.flatMap { LooseDate.parse($0) }.flatMap { $0 > created ? $0 : nil }
        return item
    }

    private func date(_ entry: FeedEntry) throws(FieldFault) -> Instant {
        let given = [entry.published, entry.updated].compactMap { $0 }.filter { !$0.isEmpty }
        guard !given.isEmpty else { throw FieldFault("created_at", "no date") }
        guard let instant = given.lazy.compactMap({ LooseDate.parse($0) }).first else {
            throw FieldFault("created_at", "unreadable date " + String(given[0].prefix(40)))
        }
        return try FieldRules.created(instant, now: defaults.now)
    }
}
