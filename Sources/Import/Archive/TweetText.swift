internal import Desk
internal import StrictJSON

/// The text of a tweet as a reader saw it.
enum TweetText {
    /// With the addresses behind `t.co` in full, those of its own pictures gone, and `&amp;`, `&lt;`, `&gt;` as
    /// characters. The addresses are found by themselves: the indices beside them count code points of one of two
    /// forms of the text.
    static func plain(_ raw: String, of tweet: JSON) -> String {
        var text = unescaped(raw)
        for (short, long) in links(tweet).sorted(by: { $0.key.utf8.count > $1.key.utf8.count }) {
            text = text.replacing(short, with: long)
        }
        return trimmed(text)
    }

    static func attachments(_ tweet: JSON) -> [InboundAttachment] {
        media(tweet).prefix(32).compactMap { entry in
            let url = ArchiveField.address(entry["media_url_https"]?.string ?? entry["media_url"]?.string)
            let alt = (entry["ext_alt_text"]?.string).map { FieldRules.cut($0) }
            return url.map { InboundAttachment(url: $0, mime: entry["type"]?.string, alt: alt) }
        }
    }

    private static func media(_ tweet: JSON) -> [JSON] {
        tweet["extended_entities"]?["media"]?.array ?? tweet["entities"]?["media"]?.array ?? []
    }

    /// Short address to long one.
    private static func links(_ tweet: JSON) -> [String: String] {
        var links: [String: String] = [:]
        for entry in media(tweet) {
            if let short = entry["url"]?.string, isShort(short) { links[short] = "" }
        }
        for entry in tweet["entities"]?["urls"]?.array ?? [] {
            guard let short = entry["url"]?.string, isShort(short), let long = entry["expanded_url"]?.string else {
                continue
            }
            links[short] = ArchiveField.address(long) ?? short
        }
        return links
    }

    private static func isShort(_ url: String) -> Bool {
        url.hasPrefix("https://t.co/") || url.hasPrefix("http://t.co/")
    }

    /// Once: `&amp;lt;` is the text `&lt;`.
    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
