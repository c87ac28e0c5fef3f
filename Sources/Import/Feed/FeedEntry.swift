public import Desk

/// One entry of a feed as it stands there, before it is checked. Texts are plain already.
public struct FeedEntry: Equatable, Sendable {
    public var id = ""
    public var link = ""
    public var title = ""
    public var text = ""
    public var author = ""
    public var authorURL = ""
    public var published: String?
    public var updated: String?
    public var language: String?
    /// The ids of the entries it answers, in their order (RFC 4685 lets them repeat).
    public var parents: [String] = []
    public var attachments: [InboundAttachment] = []
    /// The id is an address of the entry (RSS `isPermaLink`).
    public var idIsLink = false

    public init() {}

    /// Identity: the id, else the link with its fragment, else what the entry says. Ids that several entries of
    /// one document share under different links or texts are no ids.
    public func identity(idIsUsable: Bool) -> String {
        if idIsUsable, !id.isEmpty { return id }
        return link.isEmpty
            ? "hash:" + ContentHash.hex(author, published ?? "", title, text) : FeedLink.withoutTracking(link)
    }

    /// When it was written, from the first of its dates that can be read. `zone` holds for dates that name none;
    /// nil takes them as UTC.
    public func created(zone: ZoneRules?) -> Instant? {
        [published, updated].lazy.compactMap { $0.flatMap { LooseDate.parse($0, zone: zone) } }.first
    }

    /// When it was changed, provided that it says so and it was later than `created`.
    public func edited(after created: Instant, zone: ZoneRules?) -> Instant? {
        updated.flatMap { LooseDate.parse($0, zone: zone) }.flatMap { $0 > created ? $0 : nil }
    }
}

/// Addresses as names of entries.
public enum FeedLink {
    /// Without the `utm_…` parameters of its query: they tell where a reader came from, not what is read. The fragment
    /// stays, for it may be all that tells two comments apart.
    public static func withoutTracking(_ link: String) -> String {
        guard let mark = link.firstIndex(of: "?"), link.contains("utm_") else { return link }
        let end = link[mark...].firstIndex(of: "#") ?? link.endIndex
        let kept = link[link.index(after: mark)..<end].split(separator: "&").filter { !$0.hasPrefix("utm_") }
        return link[..<mark] + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&")) + link[end...]
    }

    /// Without scheme, so that `http` and `https` name the same; nil when there is none.
    public static func withoutScheme(_ link: String) -> String? {
        let lowered = link.prefix(8).lowercased()
        guard let scheme = ["https://", "http://"].first(where: { lowered.hasPrefix($0) }) else { return nil }
        return withoutTracking(String(link.dropFirst(scheme.count)))
    }

    /// Path, query and fragment alone.
    public static func withoutHost(_ link: String) -> String? {
        withoutScheme(link).map { rest in rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/" }
    }
}

/// Entries of a file to messages.
struct FeedMapping {
    let defaults: ImportDefaults

    func item(_ entry: FeedEntry, idIsUsable: Bool) throws(FieldFault) -> InboundItem {
        let text = entry.text.isEmpty ? entry.title : entry.text
        guard !text.isEmpty || !entry.attachments.isEmpty else { throw FieldFault("text", "missing") }
        let created = try date(entry)
        var item = InboundItem(
            channel: defaults.channel, account: defaults.account,
            id: try FieldRules.name(entry.identity(idIsUsable: idIsUsable), "id"), created: created,
            text: try FieldRules.text(FieldRules.cut(text)), kind: FieldRules.kind(of: defaults.channel))
        if !entry.author.isEmpty {
            let name = FieldRules.cut(entry.author, to: InboundLimits.name)
            item.author = InboundAuthor(name: name, url: entry.authorURL.isEmpty ? nil : entry.authorURL)
        }
        item.parent = entry.parents.first.flatMap { $0.isEmpty || $0.utf8.count > InboundLimits.name ? nil : $0 }
        let url = entry.link.isEmpty && entry.idIsLink ? entry.id : entry.link
        item.url = url.isEmpty || url.utf8.count > FieldRules.longestAddress ? nil : url
        if !entry.title.isEmpty, entry.title != text {
            item.subject = FieldRules.cut(entry.title, to: InboundLimits.name)
        }
        item.language = entry.language
        item.attachments = Array(entry.attachments.prefix(100))
        item.edited = entry.edited(after: created, zone: nil)
        return item
    }

    private func date(_ entry: FeedEntry) throws(FieldFault) -> Instant {
        let given = [entry.published, entry.updated].compactMap { $0 }.filter { !$0.isEmpty }
        guard !given.isEmpty else { throw FieldFault("created_at", "no date") }
        guard let instant = entry.created(zone: nil) else {
            throw FieldFault("created_at", "unreadable date " + String(given[0].prefix(40)))
        }
        return try FieldRules.created(instant, now: defaults.now)
    }
}
