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
            sharedIDs = FeedDocument.sharedIDs(entries)
        } catch {
            fault = error.reason
        }
    }

    private func reject(_ fault: FieldFault, raw: String = "") -> ImportRecord {
        .reject(
            Reject(
                file: mapping.defaults.file, line: max(1, position), field: fault.field, reason: fault.reason,
                raw: raw.utf8))
    }
}
