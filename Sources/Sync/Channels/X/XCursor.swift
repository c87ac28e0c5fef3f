internal import Desk
internal import StrictJSON

/// How far an X account has been read, as the text that is stored with each page. A killed program goes on exactly here.
enum XCursor: Equatable {
    /// Everything up to the id is stored.
    case read(String, XSearches)
    case walk(XWalk)
    /// The conversations below our own posts are to be listed, then searched.
    case list(String, XSearches)
    case search(XSearch)

    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("read", 4): self = .read(parts[1], XSearches(parts[2], parts[3]))
        case ("list", 4): self = .list(parts[1], XSearches(parts[2], parts[3]))
        case ("walk", 8):
            guard let bound = XWalk.Bound(rawValue: parts[3]), let count = Int(parts[4]) else { return nil }
            self = .walk(
                XWalk(
                    top: parts[1], since: parts[2].unlessDash, bound: bound, count: count,
                    token: parts[5].unlessDash, searches: XSearches(parts[6], parts[7])))
        case ("search", 6):
            self = .search(
                XSearch(
                    top: parts[1], searches: XSearches(parts[2], parts[3]), token: parts[4].unlessDash,
                    conversations: parts[5].split(separator: ",").map(XConversation.init(text:))))
        default: return nil
        }
    }

    var text: String {
        switch self {
        case .read(let top, let searches): "read \(top) \(searches.text)"
        case .list(let top, let searches): "list \(top) \(searches.text)"
        case .walk(let walk):
            "walk \(walk.top) \(walk.since ?? "-") \(walk.bound.rawValue) \(walk.count) \(walk.token ?? "-") "
                + walk.searches.text
        case .search(let search):
            "search \(search.top) \(search.searches.text) \(search.token ?? "-") "
                + search.conversations.map(\.text).joined(separator: ",")
        }
    }
}

/// When conversations were last searched, and when they are to be searched again. Seconds since 1970; 0 for never.
struct XSearches: Equatable {
    var last: Int64
    var due: Int64

    init(last: Int64 = 0, due: Int64 = 0) {
        self.last = last
        self.due = due
    }

    init(_ last: String, _ due: String) { self.init(last: Int64(last) ?? 0, due: Int64(due) ?? 0) }

    var text: String { "\(last) \(due)" }
}

/// A walk through the mentions from the newest down.
struct XWalk: Equatable {
    /// What keeps the server from going on to its first post.
    enum Bound: String {
        /// `since_id`.
        case since
        /// `start_time`, in the first run.
        case start
        /// Nothing: the walk itself ends at `since`.
        case open
        /// One page, in the first run of an account without a start date.
        case page
    }

    /// The highest id seen; what was read when the walk is done.
    var top: String
    var since: String?
    var bound: Bound
    /// Posts seen so far.
    var count = 0
    var token: String?
    var searches: XSearches

    /// From the top again, after the server gave up the walk's token or its bound; nil when there is no other way.
    var again: XWalk? {
        var walk = self
        walk.token = nil
        walk.count = 0
        if token != nil { return walk }
        guard bound == .since else { return nil }
        walk.bound = .open
        return walk
    }
}

/// The search through the conversations that are left.
struct XSearch: Equatable {
    var top: String
    var searches: XSearches
    var token: String?
    /// The first one is being searched.
    var conversations: [XConversation]
}

/// A conversation in which we wrote.
struct XConversation: Equatable {
    var id: String
    /// Whether we began it; in other people's only what answers us is ours.
    var isOurs: Bool

    /// Of a post of ours.
    init?(of post: JSON) {
        guard let own = post["id"]?.string else { return nil }
        id = post["conversation_id"]?.string ?? own
        isOurs = post.xHistory.contains(id)
    }

    init(text: some StringProtocol) {
        isOurs = text.first != "~"
        id = String(text.drop { $0 == "~" })
    }

    var text: String { isOurs ? id : "~" + id }
}

extension String {
    fileprivate var unlessDash: String? { self == "-" ? nil : self }
}
