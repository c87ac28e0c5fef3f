internal import Desk
internal import StrictJSON

/// One post, one comment or one recommendation of a page (Graph API, nodes Post, Comment, Recommendation).
struct FacebookMapper: JSONMapper {
    let account: String
    /// The page's id, which tells our own words from those of others; empty when it is not known.
    let page: String
    /// The post whose comments are mapped; where it is not known, the comment's own id tells it.
    var post: String?

    func items(of entry: JSON) throws(MappingFault) -> [InboundItem] {
        guard entry.members != nil else { throw MappingFault("entry", "no JSON") }
        if FacebookMapper.isReview(entry) { return [try review(entry)] }
        return [try isPost(entry) ? post(entry) : comment(entry)]
    }

    /// A post names its comments, or at least its page in its id; only a comment counts its answers.
    private func isPost(_ entry: JSON) -> Bool {
        if entry["comments"]?.members != nil { return true }
        let isOfPage = !page.isEmpty && entry["id"]?.string?.hasPrefix(page + "_") == true
        return post == nil && isOfPage && entry["comment_count"] == nil && entry["parent"] == nil
    }

    static func isReview(_ entry: JSON) -> Bool {
        ["recommendation_type", "has_review", "has_rating", "review_text"].contains { entry[$0] != nil }
    }

    private func comment(_ entry: JSON) throws(MappingFault) -> InboundItem {
        let author = try author(entry["from"], "from")
        let id = try entry.required("id")
        return InboundItem(
            channel: .facebook, account: account, id: id, created: try entry.instant(required: "created_time"),
            text: try text(entry, "message"), author: author,
            parent: entry["parent"]?["id"]?.string ?? post ?? derivedPost(id), url: entry["permalink_url"]?.string,
            direction: author?.id == page ? .outgoing : .incoming, attachments: attachments(entry["attachment"]),
            reactions: counters(entry, [("like", "like_count"), ("reply", "comment_count")]),
            isPublic: entry["is_private"]?.bool != true)
    }

    private func post(_ entry: JSON) throws(MappingFault) -> InboundItem {
        let author = try author(entry["from"], "from")
        return InboundItem(
            channel: .facebook, account: account, id: try entry.required("id"),
            created: try entry.instant(required: "created_time"), text: try text(entry, "message"), author: author,
            url: entry["permalink_url"]?.string, kind: .post,
            direction: author?.id == page ? .outgoing : .incoming)
    }

    /// Stars where the old system left some; else a recommendation counts 5 and a warning 1, as the page's own average
    /// once counted them; without either there is no rating.
    private func review(_ entry: JSON) throws(MappingFault) -> InboundItem {
        let created = try entry.instant(required: "created_time")
        let author = try author(entry["reviewer"], "reviewer")
        guard let id = entry["open_graph_story"]?["id"]?.string ?? author?.id.map({ "review-\($0)-\(created.seconds)" })
        else { throw MappingFault("open_graph_story", "neither it nor a reviewer is there to tell the review by") }
        return InboundItem(
            channel: .facebook, account: account, id: id, created: created, text: try text(entry, "review_text"),
            author: author, kind: .review, rating: try rating(entry))
    }

    private func rating(_ entry: JSON) throws(MappingFault) -> Int? {
        if let stars = entry["rating"]?.int, stars != 0 {
            guard (1...5).contains(stars) else { throw MappingFault("rating", "\(stars) is not within 1 to 5") }
            return Int(stars)
        }
        switch entry["recommendation_type"]?.string {
        case "positive": return 5
        case "negative": return 1
        case nil, "none": return nil
        case .some(let word): throw MappingFault("recommendation_type", "“\(word)” is unknown")
        }
    }

    /// Missing without a right to see it: then the author is unknown.
    private func author(_ person: JSON?, _ field: String) throws(MappingFault) -> InboundAuthor? {
        guard let person, !person.isNull else { return nil }
        guard let id = person["id"]?.string, !id.isEmpty else { throw MappingFault(field, "a person without id") }
        return InboundAuthor(id: id, name: person["name"]?.string ?? id)
    }

    /// Missing and empty for stickers and pictures.
    private func text(_ entry: JSON, _ field: String) throws(MappingFault) -> String {
        guard let value = entry[field], !value.isNull else { return "" }
        guard let text = value.string else { throw MappingFault(field, "a text is expected") }
        return text
    }

    /// A comment's id is that of its post within the page, and its own.
    private func derivedPost(_ id: String) -> String? {
        guard !page.isEmpty, let head = id.split(separator: "_").first, head.count < id.count, head != page else {
            return nil
        }
        return "\(page)_\(head)"
    }

    private func attachments(_ attachment: JSON?) -> [InboundAttachment] {
        let url = attachment?["url"]?.string ?? attachment?["media"]?["image"]?["src"]?.string
        let words = attachment?["title"]?.string ?? attachment?["description"]?.string
        return url.map { [InboundAttachment(url: $0, mime: attachment?["type"]?.string, alt: words)] } ?? []
    }

    private func counters(_ entry: JSON, _ names: [(name: String, field: String)]) -> [String: Int] {
        names.reduce(into: [:]) { out, pair in
            if let number = entry[pair.field]?.int, number > 0 { out[pair.name] = Int(clamping: number) }
        }
    }
}
