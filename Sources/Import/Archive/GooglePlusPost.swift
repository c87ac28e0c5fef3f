internal import Desk
internal import StrictJSON

/// One post of a Google+ Takeout with its comments. The service ended on 2019-04-02, so that nothing changes any more.
///
/// The post is the account's own. It is public only where it says so (`CIRCLE_TYPE_PUBLIC` or `isPublic`).
struct GooglePlusPost: ArchiveMapping {
    let defaults: ImportDefaults
    let isMojibake = false
    let wrappers: Set<String> = []

    func entries(_ element: JSON) throws(FieldFault) -> [ArchiveEntry] {
        guard element.members != nil else { throw FieldFault(nil, "not an object but \(element.kind)") }
        let post = try post(element)
        var entries: [ArchiveEntry] =
            post.text.isEmpty && post.attachments.isEmpty ? [.remark(.empty)] : [.item(post)]
        guard let comments = element["comments"], !comments.isNull else { return entries }
        guard let comments = comments.array else {
            return entries + [.fault(FieldFault("comments", "must be an array, not \(comments.kind)"))]
        }
        for (index, comment) in comments.enumerated() { entries.append(entry(comment, at: index, below: post)) }
        return entries
    }

    private func post(_ element: JSON) throws(FieldFault) -> InboundItem {
        let created = try Self.time(element["creationTime"], "creationTime", now: defaults.now)
        let text = try Self.content(element["content"], "content")
        let author = try Self.author(element["author"], "author")
        let url = try ArchiveField.text(element["url"], "url")
        let native = try ArchiveField.text(element["resourceName"], "resourceName")
        let activity = try ArchiveField.text(element["activityId"], "activityId")
        let id =
            native ?? activity ?? url
            ?? "hash:" + ContentHash.hex(author?.key ?? "", created.iso, text)
        var item = InboundItem(
            channel: .googleplus, account: defaults.account, id: try FieldRules.name(id, "resourceName"),
            created: created, text: text, author: author, url: ArchiveField.address(url), kind: .post,
            direction: .outgoing, isPublic: Self.isPublic(element["postAcl"]))
        item.attachments = Self.attachments(element)
        item.reactions = Self.reactions(element)
        item.edited = try Self.edited(element, created, now: defaults.now)
        return item
    }

    private func entry(_ comment: JSON, at index: Int, below post: InboundItem) -> ArchiveEntry {
        do throws(FieldFault) {
            let author = try Self.author(comment["author"], "author")
            let isOwn = author?.id != nil && author?.id == post.author?.id
            guard isOwn || defaults.includesComments else { return .remark(.foreignComment) }
            return try item(comment, author, isOwn: isOwn, below: post)
        } catch {
            return .fault(FieldFault("comments[\(index)]" + (error.field.map { "." + $0 } ?? ""), error.reason))
        }
    }

    private func item(
        _ comment: JSON, _ author: InboundAuthor?, isOwn: Bool, below post: InboundItem
    ) throws(FieldFault) -> ArchiveEntry {
        let created = try Self.time(comment["creationTime"], "creationTime", now: defaults.now)
        let text = try Self.content(comment["content"], "content")
        if text.isEmpty { return .remark(.empty) }
        let native = try ArchiveField.text(comment["resourceName"], "resourceName")
        let id = native ?? "hash:" + ContentHash.hex(author?.key ?? "", created.iso, text)
        return .item(
            InboundItem(
                channel: .googleplus, account: defaults.account, id: try FieldRules.name(id, "resourceName"),
                created: created, text: text, author: author, parent: post.id, url: post.url, kind: .comment,
                direction: isOwn ? .outgoing : .incoming,
                edited: try Self.edited(comment, created, now: defaults.now), isPublic: post.isPublic))
    }

    /// `yyyy-MM-dd HH:mm:ss+0000`, an instant to the second.
    static func time(_ value: JSON?, _ field: String, now: Instant) throws(FieldFault) -> Instant {
        guard let text = try ArchiveField.text(value, field) else { throw FieldFault(field, "missing") }
        guard let instant = Instant(iso: text) else { throw FieldFault(field, "not a time with a zone") }
        return try ArchiveField.bounded(instant, field, now: now)
    }

    private static func edited(
        _ element: JSON, _ created: Instant, now: Instant
    ) throws(FieldFault) -> Instant? {
        guard try ArchiveField.text(element["updateTime"], "updateTime") != nil else { return nil }
        let updated = try time(element["updateTime"], "updateTime", now: now)
        return updated > created ? updated : nil
    }

    private static func content(_ value: JSON?, _ field: String) throws(FieldFault) -> String {
        try ArchiveField.body(HTMLText.plain(try ArchiveField.text(value, field) ?? ""))
    }

    /// A name may be missing; the id stands in for it.
    private static func author(_ value: JSON?, _ field: String) throws(FieldFault) -> InboundAuthor? {
        guard let value, !value.isNull else { return nil }
        let name = try ArchiveField.text(value["displayName"], field + ".displayName")
        let id = try ArchiveField.text(value["resourceName"], field + ".resourceName")
        guard let shown = name ?? id else { return nil }
        if let id { _ = try FieldRules.name(id, field + ".resourceName") }
        let page = try ArchiveField.text(value["profilePageUrl"], field + ".profilePageUrl")
        return InboundAuthor(id: id, name: ArchiveField.name(shown), url: ArchiveField.address(page))
    }
}
