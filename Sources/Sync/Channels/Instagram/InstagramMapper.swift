internal import Desk
internal import StrictJSON

/// One medium or one comment (Instagram Platform, nodes IG Media and IG Comment).
struct InstagramMapper: JSONMapper {
    let account: String
    /// Our own id and name, which tell our comments from those of others; empty when they are not known.
    let user: String
    let username: String?
    /// The medium or the thread below which the entry stood; where the entry names its own thread, that counts.
    var place: String?

    func items(of entry: JSON) throws(MappingFault) -> [InboundItem] {
        guard entry.members != nil else { throw MappingFault("entry", "no JSON") }
        return [try entry["media_type"] == nil ? comment(entry) : medium(entry)]
    }

    private func comment(_ entry: JSON) throws(MappingFault) -> InboundItem {
        let author = try author(entry)
        let isOwn = author.map { $0.id == user || (username != nil && $0.handle == username) } ?? false
        let likes = entry["like_count"]?.int ?? 0
        return InboundItem(
            channel: .instagram, account: account, id: try entry.required("id"),
            created: try entry.instant(required: "timestamp"), text: try text(entry, "text"), author: author,
            parent: entry["parent_id"]?.string ?? place, direction: isOwn ? .outgoing : .incoming,
            reactions: likes > 0 ? ["like": Int(clamping: likes)] : [:])
    }

    private func medium(_ entry: JSON) throws(MappingFault) -> InboundItem {
        InboundItem(
            channel: .instagram, account: account, id: try entry.required("id"),
            created: try entry.instant(required: "timestamp"), text: try text(entry, "caption"),
            url: entry["permalink"]?.string, kind: .post, direction: .outgoing)
    }

    /// `from` may be missing where `username` is there; without both the author is unknown.
    private func author(_ entry: JSON) throws(MappingFault) -> InboundAuthor? {
        let from = entry["from"]
        let name = from?["username"]?.string ?? entry["username"]?.string
        let id = from?["id"]?.string
        guard from == nil || from?.isNull == true || id != nil else {
            throw MappingFault("from", "a person without id")
        }
        guard let shown = name ?? id else { return nil }
        return InboundAuthor(
            id: id, name: shown, handle: name, url: name.map { "https://www.instagram.com/\($0)/" })
    }

    /// Missing where nothing was written.
    private func text(_ entry: JSON, _ field: String) throws(MappingFault) -> String {
        guard let value = entry[field], !value.isNull else { return "" }
        guard let text = value.string else { throw MappingFault(field, "a text is expected") }
        return text
    }
}

extension InstagramMapper {
    init(_ settings: InstagramSettings, place: String?) {
        self.init(account: settings.account, user: settings.user, username: settings.username, place: place)
    }
}
