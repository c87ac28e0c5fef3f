internal import Desk
internal import StrictJSON

/// One post, reel, story or comment of an Instagram download. All are the account's own; there are no ids.
struct InstagramEntry: ArchiveMapping {
    let defaults: ImportDefaults
    let isMojibake = true
    let wrappers: Set<String> = [
        "ig_reels_media", "ig_stories", "comments_media_comments", "comments_reels_comments",
    ]

    func entries(_ element: JSON) throws(FieldFault) -> [ArchiveEntry] {
        guard element.members != nil else { throw FieldFault(nil, "not an object but \(element.kind)") }
        if let map = element["string_map_data"] { return [try comment(map)] }
        return [try post(element)]
    }

    /// Of one picture the words stand with the picture, of several with the post.
    private func post(_ element: JSON) throws(FieldFault) -> ArchiveEntry {
        let media = try media(element)
        guard element["creation_timestamp"] != nil || !media.isEmpty else {
            throw FieldFault("media", "missing, and no comment either")
        }
        let created = try ArchiveField.seconds(
            element["creation_timestamp"] ?? media.first?["creation_timestamp"], "creation_timestamp",
            now: defaults.now)
        let outer = try ArchiveField.text(element["title"], "title")
        let inner = try ArchiveField.text(media.first?["title"], "media.title")
        let text = try ArchiveField.body(outer ?? inner ?? "")
        let attachments = media.prefix(100).compactMap { entry in
            ArchiveField.address(entry["uri"]?.string).map { InboundAttachment(url: $0) }
        }
        guard !text.isEmpty || !attachments.isEmpty else { return .remark(.empty) }
        return .item(
            InboundItem(
                channel: .instagram, account: defaults.account,
                id: ArchiveIdentity.post(created, text, attachments), created: created, text: text, kind: .post,
                direction: .outgoing, attachments: attachments))
    }

    /// A story is its own picture.
    private func media(_ element: JSON) throws(FieldFault) -> [JSON] {
        guard let media = element["media"], !media.isNull else { return element["uri"] == nil ? [] : [element] }
        guard let list = media.array else { throw FieldFault("media", "must be an array, not \(media.kind)") }
        return list
    }

    /// The keys are words in the language of the account; the time is the entry with a `timestamp`.
    private func comment(_ map: JSON) throws(FieldFault) -> ArchiveEntry {
        guard let members = map.members else {
            throw FieldFault("string_map_data", "must be an object, not \(map.kind)")
        }
        let time = members.first { $0.value["timestamp"] != nil }
        let created = try ArchiveField.seconds(
            time?.value["timestamp"], "string_map_data.\(time?.key ?? "Time")", now: defaults.now)
        guard let entry = map["Comment"] ?? map["Kommentar"] else {
            let keys = members.map(\.key).joined(separator: ", ")
            throw FieldFault(
                "string_map_data", ArchiveField.name("no Comment among \(keys): order the download in English"))
        }
        let text = try ArchiveField.body(try ArchiveField.text(entry["value"], "string_map_data.Comment") ?? "")
        if text.isEmpty { return .remark(.empty) }
        return .item(
            InboundItem(
                channel: .instagram, account: defaults.account,
                id: ArchiveIdentity.comment("", created, text, []), created: created, text: text, kind: .comment,
                direction: .outgoing))
    }
}
