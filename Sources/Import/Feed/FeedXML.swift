internal import Desk
internal import Foundation

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// Reads RSS 2.0, RSS 1.0 (RDF), Atom (RFC 4287) with threads (RFC 4685) by libxml2's events. External things are
/// never resolved. An element inside XHTML content is written back as HTML and turned into text like all HTML.
final class FeedXML: NSObject, XMLParserDelegate {
    private static let deepest = 64

    private(set) var entries: [FeedEntry] = []
    private(set) var deleted: [String] = []
    private(set) var next: String?
    private(set) var minutes: Int?
    private(set) var fault: String?
    /// The root element is that of a feed.
    private(set) var isFeed = false

    private var entry: FeedEntry?
    private var path: [String] = []
    private var text = ""
    /// What `content` or `summary` said of its type; RSS has HTML.
    private var textType = "html"
    /// Inside XHTML content: how deep.
    private var markupDepth = 0
    private var hasContent = false
    /// What relative addresses are taken from, one for each open element (XML Base).
    private var bases: [URL?]

    init(base: String? = nil) { bases = [base.flatMap { URL(string: $0) }] }

    func parse(_ bytes: [UInt8]) {
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = false
        parser.shouldResolveExternalEntities = false
        parser.delegate = self
        _ = parser.parse()
        // What breaks off after a tag is whole for the parser; text behind the root is not, and does no harm.
        if fault == nil, !path.isEmpty {
            fault = "broken XML in line \(parser.lineNumber)"
        }
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let name = Self.local(element)
        guard path.count < Self.deepest else {
            fault = "elements nested deeper than \(Self.deepest)"
            return parser.abortParsing()
        }
        if path.isEmpty { isFeed = ["rss", "rdf", "feed"].contains(name.lowercased()) }
        path.append(name)
        bases.append(
            attributes["xml:base"].flatMap { URL(string: $0, relativeTo: bases.last ?? nil) } ?? bases.last ?? nil)
        if markupDepth > 0 {
            markupDepth += 1
            text += "<\(name)>"
            return
        }
        if name == "item" || name == "entry" {
            entry = FeedEntry()
            hasContent = false
        }
        text = ""
        guard entry != nil else { return aboutFeed(name, attributes) }
        if !isForeign(element) { begin(name, attributes) }
    }

    /// What stands beside the entries.
    private func aboutFeed(_ name: String, _ attributes: [String: String]) {
        func value(_ key: String) -> String? { attributes.first { Self.local($0.key) == key }?.value }
        switch name {
        case "link" where value("rel") == "next" && path.count <= 3: next = next ?? value("href").map(resolved)
        case "deleted-entry":
            if let ref = value("ref"), !ref.isEmpty, deleted.count < FeedReader.most { deleted.append(ref) }
        default: break
        }
    }

    private func resolved(_ link: String) -> String {
        guard !link.isEmpty, let base = bases.last ?? nil else { return link }
        return URL(string: link, relativeTo: base)?.absoluteString ?? link
    }

    private func begin(_ name: String, _ attributes: [String: String]) {
        func value(_ key: String) -> String? { attributes.first { Self.local($0.key) == key }?.value }
        switch name {
        case "content", "summary", "title":
            textType = value("type") ?? (isAtom ? "text" : "html")
            if textType == "xhtml" { markupDepth = 1 }
        case "in-reply-to":
            if let ref = value("ref"), !ref.isEmpty, (entry?.parents.count ?? 0) < 32 { entry?.parents.append(ref) }
        case "link":
            guard let href = value("href"), ["alternate", nil].contains(value("rel")) else { return }
            if entry?.link.isEmpty == true { entry?.link = resolved(href) }
        case "guid": entry?.idIsLink = value("isPermaLink") != "false"
        case "enclosure":
            if let url = value("url"), !url.isEmpty, url.utf8.count <= FieldRules.longestAddress {
                entry?.attachments.append(InboundAttachment(url: url, mime: value("type")))
            }
        case "item", "entry":
            if name == "item", let about = value("about") { entry?.id = about }
            entry?.language = value("lang")
        default: break
        }
    }

    private var isAtom: Bool { path.first == "feed" }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard entry != nil || path.last == "ttl" else { return }
        text += markupDepth > 0 ? Self.escaped(string) : string
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        guard entry != nil else { return }
        let string = String(decoding: block, as: UTF8.self)
        text += markupDepth > 0 ? Self.escaped(string) : string
    }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        let name = Self.local(element)
        if !path.isEmpty { path.removeLast() }
        if bases.count > 1 { bases.removeLast() }
        if markupDepth > 1 {
            markupDepth -= 1
            text += "</\(name)>"
            return
        }
        markupDepth = 0
        if name == "item" || name == "entry" {
            if let done = entry, entries.count <= FeedReader.most { entries.append(done) }
            entry = nil
        } else if entry != nil {
            if !isForeign(element) { end(name) }
            text = ""
        } else if name == "ttl" {
            minutes = Int(Self.trimmed(text))
        }
    }

    private func end(_ name: String) {
        let plain = Self.trimmed(text)
        switch name {
        case "guid", "id": if path.last == "item" || path.last == "entry" { entry?.id = plain }
        case "link": if !plain.isEmpty { entry?.link = resolved(plain) }
        case "title": if path.last == "item" || path.last == "entry" { entry?.title = shown() }
        case "encoded", "content":
            entry?.text = shown()
            hasContent = true
        case "description", "summary":
            if !hasContent, path.last == "item" || path.last == "entry" { entry?.text = shown() }
        case "creator", "name": entry?.author = plain
        case "author": if !plain.isEmpty { entry?.author = plain }
        case "uri": entry?.authorURL = plain
        case "pubDate", "published", "issued", "date": entry?.published = plain
        case "updated", "modified": entry?.updated = plain
        case "language": entry?.language = plain
        default: break
        }
        textType = isAtom ? "text" : "html"
    }

    /// The collected text, plain.
    private func shown() -> String {
        if ["text", "text/plain"].contains(textType) { return Self.trimmed(text) }
        return HTMLText.plain(isEscapedTwice ? HTMLText.decodingEntities(text) : text)
    }

    /// HTML without any tag, but with what would be one if it were decoded once more.
    private var isEscapedTwice: Bool {
        guard !text.utf8.contains(0x3C), text.contains("&lt;") else { return false }
        return ["&lt;p&gt;", "&lt;br", "&lt;div", "&lt;a href", "&lt;/p&gt;", "&lt;span"].contains { text.contains($0) }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        if fault == nil, !path.isEmpty { fault = "broken XML in line \(parser.lineNumber)" }
    }

    /// Prefixes are free, and some feeds forget to declare theirs: the local name counts.
    private static func local(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }

    /// Of another feed that is quoted, or of a picture.
    private func isForeign(_ element: String) -> Bool {
        path.contains("source") || element.hasPrefix("media:") || element.hasPrefix("itunes:")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }

    private static func trimmed(_ text: String) -> String {
        let kept = text.drop { $0.isWhitespace }
        guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(kept[...last])
    }
}
