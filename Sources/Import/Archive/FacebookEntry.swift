internal import Desk
internal import StrictJSON

/// One post or comment of a Facebook download. Both are the account's own: comments of others are not in it.
/// There are no ids; a hash of author, time and text stands in.
struct FacebookEntry: ArchiveMapping {
    let defaults: ImportDefaults
    let isMojibake = true
    let wrappers: Set<String> = ["comments_v2", "comments"]

    func entries(_ element: JSON) throws(FieldFault) -> [ArchiveEntry] {
        guard element.members != nil else { throw FieldFault(nil, "not an object but \(element.kind)") }
        let parts = try Self.list(element["data"], "data")
        guard let comment = parts.lazy.compactMap({ $0["comment"] }).first else {
            return [try post(element, parts)]
        }
        return [try self.comment(comment, of: element)]
    }

    private func post(_ element: JSON, _ parts: [JSON]) throws(FieldFault) -> ArchiveEntry {
        let created = try ArchiveField.seconds(element["timestamp"], "timestamp", now: defaults.now)
        var texts: [String] = []
        var edited: Instant?
        for part in parts {
            if let text = try ArchiveField.text(part["post"], "data.post") { texts.append(text) }
            guard let updated = part["update_timestamp"], !updated.isNull else { continue }
            edited = try ArchiveField.seconds(updated, "data.update_timestamp", now: defaults.now)
        }
        let attachments = try Self.attachments(element["attachments"])
        let text = try ArchiveField.body(texts.joined(separator: "\n\n"))
        guard !text.isEmpty || !attachments.isEmpty else { return .remark(.empty) }
        return .item(
            InboundItem(
                channel: .facebook, account: defaults.account,
                id: ArchiveIdentity.post(created, text, attachments), created: created, text: text, kind: .post,
                direction: .outgoing, attachments: attachments, edited: edited.flatMap { $0 > created ? $0 : nil }))
    }

    /// The sentence in `title` names whom it answers, in the language of the account; it is not taken.
    private func comment(_ comment: JSON, of element: JSON) throws(FieldFault) -> ArchiveEntry {
        guard comment.members != nil else { throw FieldFault("comment", "must be an object, not \(comment.kind)") }
        let created = try ArchiveField.seconds(
            comment["timestamp"] ?? element["timestamp"], "timestamp", now: defaults.now)
        let text = try ArchiveField.body(try ArchiveField.text(comment["comment"], "comment.comment") ?? "")
        let attachments = try Self.attachments(element["attachments"])
        guard !text.isEmpty || !attachments.isEmpty else { return .remark(.empty) }
        let author = try ArchiveField.text(comment["author"], "comment.author")
        return .item(
            InboundItem(
                channel: .facebook, account: defaults.account,
                id: ArchiveIdentity.comment(author ?? "", created, text, attachments), created: created, text: text,
                author: author.map { InboundAuthor(name: ArchiveField.name($0)) }, kind: .comment,
                direction: .outgoing, attachments: attachments))
    }

    /// Pictures by their path in the download, links by their address. `exif_data` holds the address the picture was
    /// sent from; it is never read.
    private static func attachments(_ value: JSON?) throws(FieldFault) -> [InboundAttachment] {
        var found: [InboundAttachment] = []
        for attachment in try list(value, "attachments") {
            for part in try list(attachment["data"], "attachments.data") {
                if let media = part["media"], let uri = ArchiveField.address(media["uri"]?.string) {
                    let words = media["description"]?.string ?? media["title"]?.string
                    found.append(
                        InboundAttachment(url: uri, alt: words.flatMap { $0.isEmpty ? nil : FieldRules.cut($0) }))
                } else if let link = part["external_context"], let url = ArchiveField.address(link["url"]?.string) {
                    found.append(InboundAttachment(url: url, alt: link["name"]?.string.map { ArchiveField.name($0) }))
                }
            }
        }
        return Array(found.prefix(100))
    }

    private static func list(_ value: JSON?, _ field: String) throws(FieldFault) -> [JSON] {
        guard let value, !value.isNull else { return [] }
        guard let list = value.array else { throw FieldFault(field, "must be an array, not \(value.kind)") }
        return list
    }
}

/// Ids for what has none. The folders of a download are renamed over the years, so that of a path only the file's
/// name counts.
enum ArchiveIdentity {
    static func post(_ created: Instant, _ text: String, _ attachments: [InboundAttachment]) -> String {
        "hash:" + ContentHash.hex("post", created.iso, text.isEmpty ? fileName(attachments) : text)
    }

    static func comment(
        _ author: String, _ created: Instant, _ text: String, _ attachments: [InboundAttachment]
    ) -> String {
        "hash:" + ContentHash.hex("comment", author, created.iso, text.isEmpty ? fileName(attachments) : text)
    }

    private static func fileName(_ attachments: [InboundAttachment]) -> String {
        attachments.first?.url.split(separator: "/").last.map { String($0) } ?? ""
    }
}
