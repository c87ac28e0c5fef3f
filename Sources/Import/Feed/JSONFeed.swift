internal import Desk
internal import StrictJSON

/// JSON Feed 1.0 and 1.1 (jsonfeed.org). An id may come as a number; entries that are no objects are skipped.
struct JSONFeed {
    let entries: [FeedEntry]
    let next: String?

    init(_ bytes: [UInt8]) throws(FeedFault) {
        let feed: JSON
        let clean = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        do throws(JSONFault) { feed = try JSON(parsing: clean) } catch {
            throw FeedFault(reason: "not JSON: \(error)")
        }
        guard feed["version"]?.string?.contains("jsonfeed.org") == true, let items = feed["items"]?.array else {
            throw FeedFault(reason: "not a JSON Feed")
        }
        entries = items.filter { $0.members != nil }.map(JSONFeed.entry)
        next = feed["next_url"]?.string
    }

    private static func entry(_ item: JSON) -> FeedEntry {
        var entry = FeedEntry()
        entry.id = item["id"]?.string ?? item["id"]?.int.map { String($0) } ?? ""
        entry.link = item["url"]?.string ?? item["external_url"]?.string ?? ""
        entry.title = item["title"]?.string ?? ""
        entry.text =
            item["content_text"]?.string ?? item["content_html"]?.string.map { HTMLText.plain($0) }
            ?? item["summary"]?.string ?? ""
        let author = item["authors"]?.array?.first ?? item["author"]
        entry.author = author?["name"]?.string ?? ""
        entry.authorURL = author?["url"]?.string ?? ""
        entry.published = item["date_published"]?.string
        entry.updated = item["date_modified"]?.string
        entry.language = item["language"]?.string
        for attachment in item["attachments"]?.array ?? [] {
            guard let url = attachment["url"]?.string, !url.isEmpty else { continue }
            entry.attachments.append(
                InboundAttachment(url: url, mime: attachment["mime_type"]?.string, alt: attachment["title"]?.string))
        }
        return entry
    }
}
