internal import Desk
internal import Import
internal import StrictJSON

/// One entry as it was seen, by all the names it may come under again.
struct KnownEntry: Equatable {
    /// The id that the desk keeps it by.
    var id: String
    /// Of its guid without the scheme, and without the host; empty when it is no address.
    var scheme: String
    var host: String
    var link: String
    /// Of author and text.
    var content: String
    /// Seconds since 1970 as the feed said; 0 when it did not.
    var created: Int64

    init(id: String, entry: FeedEntry, created: Instant?) {
        self.id = id
        scheme = FeedLink.withoutScheme(entry.id).map(KnownEntry.short) ?? ""
        host = FeedLink.withoutHost(entry.id).map(KnownEntry.short) ?? ""
        link = FeedLink.withoutScheme(entry.link).map(KnownEntry.short) ?? ""
        content = KnownEntry.short(entry.author + "\u{1F}" + (entry.text.isEmpty ? entry.title : entry.text))
        self.created = created?.seconds ?? 0
    }

    init?(_ row: JSON) {
        guard let parts = row.array, parts.count == 6, let created = parts[5].int else { return nil }
        let texts = parts.prefix(5).compactMap(\.string)
        guard texts.count == 5 else { return nil }
        (id, scheme, host, link, content) = (texts[0], texts[1], texts[2], texts[3], texts[4])
        self.created = created
    }

    var json: JSON {
        .array([.string(id), .string(scheme), .string(host), .string(link), .string(content), .int(created)])
    }

    /// 48 bits tell a thousand entries apart.
    private static func short(_ text: String) -> String { String(ContentHash.hex(text).prefix(12)) }
}

/// Decides under which id each entry of a document is kept, so that none is lost and none comes twice.
///
/// 1. An entry's own name is its id, else its link, else what it says; an id that ever stood for several links is none.
/// 2. An entry whose name is new is an old one under a new name only when that old one is gone from a document that
///    still reaches back to it, and: its id differs in the scheme alone; or the path of its id or its link is the same
///    and so is the time or the text; or author and text are the same and the times lie within two days.
/// 3. One old entry stands for one new one at most.
struct FeedIdentity {
    /// Seconds.
    static let rescue: Int64 = 2 * 86_400

    /// Entries with the ids they are kept by, in the order of the document.
    private(set) var named: [(entry: FeedEntry, known: KnownEntry)] = []
    /// Entries whose id and lack of a link are those of another one that says something else.
    private(set) var clashes: [FeedEntry] = []
    private(set) var shared: [String]
    /// Entries that were known before.
    private(set) var old = 0

    /// `old` counts only what is known beyond the first `fresh`.
    init(_ entries: [FeedEntry], known: [KnownEntry], fresh: Int = 0, shared: [String], zone: ZoneRules?) {
        let bad = Set(shared).union(FeedDocument.sharedIDs(entries))
        self.shared = Array((shared + bad.subtracting(shared).sorted()).suffix(500))
        let byID = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        let before = Set(known.dropFirst(fresh).map(\.id))
        var drafts: [(entry: FeedEntry, known: KnownEntry)] = []
        var links: [String: Int] = [:]
        for entry in entries {
            let name = entry.identity(idIsUsable: !bad.contains(entry.id))
            let draft = KnownEntry(id: name, entry: entry, created: entry.created(zone: zone))
            // The same page under http and https, or with and without tracking, is one.
            let key = entry.id.isEmpty || bad.contains(entry.id) ? FeedLink.withoutScheme(entry.link) ?? name : name
            if let place = links[key] {
                merge(entry, into: &drafts[place], zone)
            } else {
                links[key] = drafts.count
                drafts.append((entry, draft))
            }
        }
        var gone = FeedIdentity.gone(known.dropFirst(fresh), from: drafts.map(\.known))
        for draft in drafts {
            var found = draft
            if byID[draft.known.id] == nil, let place = FeedIdentity.match(draft.known, gone) {
                found.known.id = gone.remove(at: place).id
            }
            if before.contains(found.known.id) { old += 1 }
            named.append(found)
        }
    }

    /// A repeated entry: of two versions the later one counts; two that cannot be told apart clash.
    private mutating func merge(
        _ entry: FeedEntry, into draft: inout (entry: FeedEntry, known: KnownEntry), _ zone: ZoneRules?
    ) {
        if entry.text == draft.entry.text, entry.title == draft.entry.title { return }
        guard let mine = entry.updated, let other = draft.entry.updated, mine != other else {
            return clashes.append(entry)
        }
        guard mine > other else { return }
        draft.entry = entry
        draft.known = KnownEntry(id: draft.known.id, entry: entry, created: entry.created(zone: zone))
    }

    /// Known entries that a document lacks although their time lies within its own.
    private static func gone(_ known: ArraySlice<KnownEntry>, from document: [KnownEntry]) -> [KnownEntry] {
        let ids = Set(document.map(\.id))
        let times = document.map(\.created).filter { $0 > 0 }
        guard let oldest = times.min(), let newest = times.max() else { return [] }
        return known.filter { !ids.contains($0.id) && (oldest...newest).contains($0.created) }
    }

    private static func match(_ entry: KnownEntry, _ gone: [KnownEntry]) -> Int? {
        guard entry.created > 0 else { return nil }
        return gone.firstIndex { old in
            let isSameTime = old.created == entry.created
            let isSameText = old.content == entry.content
            if !entry.scheme.isEmpty, old.scheme == entry.scheme { return true }
            if isSameTime || isSameText {
                if !entry.host.isEmpty, old.host == entry.host { return true }
                if !entry.link.isEmpty, old.link == entry.link { return true }
            }
            return isSameText && abs(old.created - entry.created) <= rescue
        }
    }
}
