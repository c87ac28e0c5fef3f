internal import Desk

/// The entries of an RSS, RDF, Atom or JSON Feed document, the format found by content. The whole document is held:
/// at most `longest` bytes, at most `most` entries. Of broken XML the entries closed before the break are given,
/// then one reject.
public struct FeedReader: ImportReader {
    public static let longest = 16 * 1024 * 1024
    public static let most = 5000

    private var source: (any ByteSource)?
    private let mapping: FeedMapping
    private var entries: [FeedEntry] = []
    private var position = 0
    private var fault: String?
    private var sharedIDs: Set<String> = []

    public init(_ source: any ByteSource, defaults: ImportDefaults) {
        self.source = source
        mapping = FeedMapping(defaults: defaults)
    }

    public mutating func next() throws(ImportFault) -> ImportRecord? {
        if let source {
            self.source = nil
            load(try source.whole(limit: Self.longest))
        }
        guard position < entries.count else {
            defer { fault = nil }
            return fault.map { reject(FieldFault(nil, $0)) }
        }
        position += 1
        let entry = entries[position - 1]
        do throws(FieldFault) {
            let item = try mapping.item(entry, idIsUsable: !sharedIDs.contains(entry.id))
            return .item(item, line: position, unknownKeys: [])
        } catch {
            return reject(error, raw: entry.title + "\n" + entry.text)
        }
    }

    private mutating func load(_ bytes: [UInt8]) {
        do throws(FeedFault) {
            let document = try FeedDocument(bytes)
            entries = Array(document.entries.prefix(Self.most))
            fault = document.entries.count > Self.most ? "more than \(Self.most) entries" : document.fault
            sharedIDs = Self.shared(entries)
        } catch {
            fault = error.reason
        }
    }

    /// Ids under which different links stand are no ids.
    private static func shared(_ entries: [FeedEntry]) -> Set<String> {
        var links: [String: String] = [:]
        var shared: Set<String> = []
        for entry in entries where !entry.id.isEmpty {
            if let known = links[entry.id], known != entry.link { shared.insert(entry.id) }
            links[entry.id] = entry.link
        }
        return shared
    }

    private func reject(_ fault: FieldFault, raw: String = "") -> ImportRecord {
        .reject(
            Reject(
                file: mapping.defaults.file, line: max(1, position), field: fault.field, reason: fault.reason,
                raw: raw.utf8))
    }
}

/// Why a document is no feed.
struct FeedFault: Error, Equatable {
    let reason: String
}

/// A feed taken apart.
struct FeedDocument {
    let entries: [FeedEntry]
    /// Set when the document breaks off behind `entries`.
    let fault: String?

    init(_ bytes: [UInt8]) throws(FeedFault) {
        let first = bytes.first { $0 > 0x20 && $0 < 0x80 }
        if first == UInt8(ascii: "{") {
            entries = try JSONFeed.entries(bytes)
            fault = nil
        } else {
            let feed = FeedXML()
            feed.parse(try FeedText.prepared(bytes))
            guard feed.isFeed else { throw FeedFault(reason: feed.fault ?? "not a feed") }
            entries = feed.entries
            fault = feed.fault
        }
    }
}
