internal import Desk
internal import StrictJSON

/// Comments in the three formats.
struct FeedWriter {
    let manner: SimulatedFeed.Manner
    let tombstones: [(id: String, when: Instant)]

    init(feed: isolated SimulatedFeed) {
        manner = feed.manner
        tombstones = feed.tombstones()
    }

    func document(_ comments: [SimulatedFeed.Comment], next: String?) -> String {
        switch manner.format {
        case .atom: atom(comments, next)
        case .rss: rss(comments, next)
        case .json: json(comments, next)
        }
    }

    private func guid(_ comment: SimulatedFeed.Comment) -> String { manner.prefix + String(comment.id) }

    private func atom(_ comments: [SimulatedFeed.Comment], _ next: String?) -> String {
        var out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
        out += "xmlns:at=\"http://purl.org/atompub/tombstones/1.0\"><id>tag:stadt.example,2026:k</id><title>K</title>\n"
        if let next { out += "<link rel=\"next\" href=\"\(next)\"/>\n" }
        for (id, when) in tombstones { out += "<at:deleted-entry ref=\"\(id)\" when=\"\(when.iso)\"/>\n" }
        for comment in comments {
            out += "<entry><id>\(guid(comment))</id><title/><published>\(comment.created.iso)</published>"
            out += "<updated>\(comment.updated.iso)</updated><author><name>\(escaped(comment.author))</name></author>"
            out += "<content type=\"html\">\(escaped("<p>" + escaped(comment.text) + "</p>"))</content></entry>\n"
        }
        return out + "</feed>\n"
    }

    private func rss(_ comments: [SimulatedFeed.Comment], _ next: String?) -> String {
        var out = "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        out += "xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>K</title>\n"
        if let next { out += "<atom:link rel=\"next\" href=\"\(next)\"/>\n" }
        for comment in comments {
            out +=
                "<item><guid isPermaLink=\"false\">\(guid(comment))</guid><link>https://stadt.example/p#c\(comment.id)"
            out += "</link><pubDate>\(comment.created.httpDate)</pubDate><dc:creator>\(escaped(comment.author))"
            out += "</dc:creator><description>\(escaped("<p>" + escaped(comment.text) + "</p>"))</description></item>\n"
        }
        return out + "</channel></rss>\n"
    }

    private func json(_ comments: [SimulatedFeed.Comment], _ next: String?) -> String {
        let items = comments.map { comment -> JSON in
            [
                "id": .string(guid(comment)), "content_text": .string(comment.text),
                "date_published": .string(comment.created.iso), "date_modified": .string(comment.updated.iso),
                "authors": [["name": .string(comment.author)]],
            ]
        }
        let feed: JSON = [
            "version": "https://jsonfeed.org/version/1.1", "title": "K", "next_url": JSON(next), "items": .array(items),
        ]
        return feed.text()
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
