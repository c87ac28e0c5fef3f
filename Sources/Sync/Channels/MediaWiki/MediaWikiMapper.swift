internal import Desk
internal import StrictJSON

/// One comment as the history of its page tells it, in JSON of our own: a talk page is one text, and what is new in a
/// revision shows only against the one before.
struct MediaWikiMapper: JSONMapper {
    let account: String

    static func entry(_ comment: TalkComment, pageID: Int64, title: String, link: String) -> JSON {
        let revision = comment.revision
        let members: [(String, JSON)] = [
            ("id", .string(comment.id)), ("page", .int(pageID)), ("title", .string(title)),
            ("user", JSON(revision.user)), ("timestamp", .string(revision.timestamp.iso)),
            ("heading", JSON(comment.heading)), ("text", .string(comment.text)), ("parent", JSON(comment.parent)),
            ("edited", JSON(comment.edited?.iso)), ("url", .string(link)),
        ]
        return .object(members.map { JSON.Member($0.0, $0.1) })
    }

    /// A revision behind a hidden one.
    static func untold(_ revision: WikiRevision, _ history: PageHistory) -> QuarantinedItem {
        let entry: JSON = [
            "id": .string(String(revision.id)), "title": .string(history.title), "user": JSON(revision.user),
            "timestamp": .string(revision.timestamp.iso),
        ]
        return QuarantinedItem(
            id: String(revision.id), reason: "text: the revision before is hidden, so what is new cannot be told",
            raw: entry.bytes())
    }

    func items(of entry: JSON) throws(MappingFault) -> [InboundItem] {
        guard entry.members != nil else { throw MappingFault("entry", "no JSON") }
        let id = try entry.required("id")
        guard WikiID.revision(id) != nil else { throw MappingFault("id", "the number of a revision is expected") }
        guard let words = entry["text"]?.string else { throw MappingFault("text", "a text is expected") }
        let text = WikiText.plain(words)
        // Lines that hold markup alone, such as a rule or a picture.
        guard text.contains(where: { $0.isLetter || $0.isNumber || $0.isSymbol }) else { return [] }
        let user = entry["user"]?.string
        return [
            InboundItem(
                channel: .wiki, account: account, id: id, created: try entry.instant(required: "timestamp"),
                text: text, author: user.map { InboundAuthor(id: $0, name: $0) }, parent: entry["parent"]?.string,
                url: entry["url"]?.string, kind: .comment, subject: try subject(entry),
                edited: entry["edited"]?.string.flatMap { Instant(iso: $0) })
        ]
    }

    private func subject(_ entry: JSON) throws(MappingFault) -> String {
        let title = try entry.required("title")
        guard let heading = entry["heading"]?.string, !heading.isEmpty else { return title }
        return title + ": " + WikiText.plain(heading)
    }
}
