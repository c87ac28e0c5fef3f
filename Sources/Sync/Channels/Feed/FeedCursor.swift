internal import Desk
internal import StrictJSON

/// What the server said about one answer, byte for byte as it said it (RFC 9110, 8.8).
struct FeedValidators: Equatable {
    var tag: String?
    var modified: String?

    init(tag: String? = nil, modified: String? = nil) {
        self.tag = tag
        self.modified = modified
    }

    init(_ reply: HTTPReply) { self.init(tag: reply.header("ETag"), modified: reply.header("Last-Modified")) }
}

/// What is known of a feed after a reading; stored with its items.
struct FeedCursor: Equatable {
    /// Reading older pages until one holds something known before.
    struct Walk: Equatable {
        /// Path and query of the next page.
        var next: String
        var pages: Int
        /// Entries at the head of `known` that this walk brought.
        var fresh: Int
        /// Nothing was known when it began.
        var isFirst: Bool
        /// Of the newest page; valid for all once the walk is done.
        var validators: FeedValidators
    }

    /// Validators and dates hold for this address and user only.
    var address: String
    var validators = FeedValidators()
    /// When the feed was last read without a condition.
    var whole: Instant?
    /// Not to be asked again before.
    var until: Instant?
    /// Ids that stood for several entries: they name nothing.
    var shared: [String] = []
    /// Entries seen, the latest first.
    var known: [KnownEntry] = []
    var walk: Walk?
    /// Where the server has been sending us for good, and since when.
    var moved: Moved?

    struct Moved: Equatable {
        var place: String
        var since: Instant
        var isTold = false
    }

    /// Entries that are remembered beyond those in the document.
    static let most = 1500

    init(address: String) { self.address = address }

    init?(_ text: String) {
        guard let row = try? JSON(parsing: text), let address = row["address"]?.string else { return nil }
        self.address = address
        validators = FeedValidators(tag: row["tag"]?.string, modified: row["modified"]?.string)
        whole = row["whole"]?.int.map { Instant(milliseconds: $0) }
        until = row["until"]?.int.map { Instant(milliseconds: $0) }
        shared = (row["shared"]?.array ?? []).compactMap(\.string)
        known = (row["known"]?.array ?? []).compactMap { KnownEntry($0) }
        walk = row["walk"].flatMap { Walk($0) }
        if let place = row["moved"]?["place"]?.string, let since = row["moved"]?["since"]?.int {
            moved = Moved(
                place: place, since: Instant(milliseconds: since), isTold: row["moved"]?["told"]?.bool ?? false)
        }
    }

    var text: String {
        var members: [JSON.Member] = [
            .init("address", .string(address)), .init("tag", JSON(validators.tag)),
            .init("modified", JSON(validators.modified)), .init("whole", FeedCursor.number(whole)),
            .init("until", FeedCursor.number(until)), .init("shared", .array(shared.map { .string($0) })),
            .init("known", .array(known.map(\.json))),
        ]
        if let walk { members.append(.init("walk", walk.json)) }
        if let moved {
            members.append(
                .init(
                    "moved",
                    [
                        "place": .string(moved.place), "since": FeedCursor.number(moved.since),
                        "told": .bool(moved.isTold),
                    ]))
        }
        return JSON.object(members).text()
    }

    static func number(_ instant: Instant?) -> JSON { instant.map { .int($0.milliseconds) } ?? .null }

    /// Puts entries of a document at the head; what is not seen for long falls out.
    mutating func remember(_ seen: [KnownEntry]) {
        let ids = Set(seen.map(\.id))
        let rest = known.filter { !ids.contains($0.id) }
        known = seen + rest.prefix(max(0, FeedCursor.most - seen.count))
    }
}

extension FeedCursor.Walk {
    init?(_ row: JSON) {
        guard let next = row["next"]?.string, let pages = row["pages"]?.int, let fresh = row["fresh"]?.int else {
            return nil
        }
        self.init(
            next: next, pages: Int(pages), fresh: Int(fresh), isFirst: row["first"]?.bool ?? false,
            validators: FeedValidators(tag: row["tag"]?.string, modified: row["modified"]?.string))
    }

    var json: JSON {
        [
            "next": .string(next), "pages": JSON(pages), "fresh": JSON(fresh), "first": .bool(isFirst),
            "tag": JSON(validators.tag), "modified": JSON(validators.modified),
        ]
    }
}
