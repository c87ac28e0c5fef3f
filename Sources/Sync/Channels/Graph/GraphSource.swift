internal import Desk
internal import StrictJSON

/// What differs between the channels of the Graph API when they are read.
protocol GraphSource: Sendable {
    /// How far the first run reads back; nil reads one page of each object.
    var startDate: Instant? { get }
    /// Days that an object's comments are read in each run, whatever its counter says.
    var freshDays: Int64 { get }
    /// Days that an object is listed at all.
    var oldDays: Int64 { get }
    /// Days below the newest comment that are read in each run, because answers to them do not move them; 0 for none.
    var threadDays: Int64 { get }
    /// What is read in each run besides the listed objects, and may be missing at this account.
    var standing: [String] { get }

    /// Path and fields of the list of posts or media, newest first.
    var list: (path: String, query: [HTTPRequest.Field]) { get }
    /// Path and fields of the edge whose entries are read below an object.
    func edge(of object: String) -> (path: String, query: [HTTPRequest.Field])
    /// Nil for an entry that is not understood.
    func object(_ entry: JSON) -> GraphObject?
    func listed(_ entries: [JSON]) -> GraphMapped
    func mapped(_ entries: [JSON], of object: String) -> GraphMapped
    /// When an entry was made; nil for one that is not understood.
    func created(_ entry: JSON) -> Instant?
    /// Whether its edge stands newest first and a mark is kept for it.
    func isWalked(_ object: String) -> Bool
}

/// A post or medium in the list.
struct GraphObject {
    var id: String
    var created: Instant
    /// Its own counter of comments.
    var count: Int?
}

/// A page's entries, mapped.
struct GraphMapped {
    var items: [InboundItem] = []
    var rejected: [QuarantinedItem] = []
    /// What must be read besides, because the page holds only a part of it.
    var further: [GraphTask] = []
}
