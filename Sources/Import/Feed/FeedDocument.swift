/// Why a document is no feed.
public struct FeedFault: Error, Equatable, Sendable {
    public let reason: String

    init(reason: String) { self.reason = reason }
}

/// A feed taken apart: Atom, RSS, RDF or JSON Feed, told by its content.
public struct FeedDocument: Sendable {
    public let entries: [FeedEntry]
    /// Ids that the feed itself says are deleted (RFC 6721), its only word for it.
    public let deleted: [String]
    /// Where older entries are (RFC 5005 `next`, JSON Feed `next_url`), as it stands there.
    public let next: String?
    /// Minutes that the feed asks to be left alone (RSS `ttl`).
    public let minutes: Int?
    /// Set when the document breaks off behind `entries`.
    public let fault: String?

    /// `charset` is what the server said; a byte order mark outranks it, it outranks the document. Relative addresses
    /// are taken from `base`.
    public init(_ bytes: [UInt8], charset: String? = nil, base: String? = nil) throws(FeedFault) {
        let first = bytes.first { $0 > 0x20 && $0 < 0x80 }
        if first == UInt8(ascii: "{") {
            let feed = try JSONFeed(bytes)
            (entries, next) = (feed.entries, feed.next)
            (deleted, minutes, fault) = ([], nil, nil)
        } else {
            let feed = FeedXML(base: base)
            feed.parse(try FeedText.prepared(bytes, charset: charset))
            guard feed.isFeed else { throw FeedFault(reason: feed.fault ?? "not a feed") }
            (entries, deleted, next) = (feed.entries, feed.deleted, feed.next)
            (minutes, fault) = (feed.minutes, feed.fault)
        }
    }

    /// Ids under which different links stand are no ids.
    public static func sharedIDs(_ entries: [FeedEntry]) -> Set<String> {
        var links: [String: String] = [:]
        var shared: Set<String> = []
        for entry in entries where !entry.id.isEmpty {
            if let known = links[entry.id], known != entry.link { shared.insert(entry.id) }
            links[entry.id] = entry.link
        }
        return shared
    }
}
