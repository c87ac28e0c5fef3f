/// How far the comments below one post or medium have been read: everything up to this second, and of this second
/// these ids.
struct GraphMark: Codable, Equatable {
    /// Seconds since 1970.
    var newest: Int64
    var ids: [String]
    /// The object's own counter at the last reading.
    var count: Int?
    /// The number of the run that read it last, and of the one that saw it listed last.
    var walked: Int
    var seen: Int

    func knows(_ entry: GraphEntry) -> Bool {
        entry.created < newest || (entry.created == newest && ids.contains(entry.id))
    }
}

struct GraphEntry: Equatable {
    var id: String
    /// Seconds since 1970.
    var created: Int64
}

/// Reading one object's comments from the newest down. A walk that is cut off leaves the mark where it was.
struct GraphWalk: Codable, Equatable {
    /// Seconds that are read again below a mark: clocks of the servers differ, and held-back comments come late.
    static let overlap: Int64 = 600

    var object: String
    var count: Int?
    var after: String?
    /// The newest second met so far, and the ids of it.
    var top: Int64?
    var topIDs: [String] = []
    /// Seconds; the oldest entry of the page before.
    var low: Int64?
    var restarts = 0

    init(_ task: GraphTask) {
        object = task.object
        count = task.count
    }

    /// From the first page again, after the API forgot the place.
    mutating func restart() {
        after = nil
        top = nil
        topIDs = []
        low = nil
    }

    /// Takes a page in. True when nothing further down can be new: the edge ends here, or a whole page was known and
    /// reaches below mark and `floor` (seconds; nil without a mark means to the end of the edge).
    mutating func take(_ page: [GraphEntry], next: String?, mark: GraphMark?, floor: Int64?) throws(ChannelFault)
        -> Bool
    {
        after = next
        guard let oldest = page.map(\.created).min(), let newest = page.map(\.created).max() else { return next == nil }
        if let low, oldest > low || (oldest == low && newest > low) { throw .garbled("a page came twice") }
        guard page.count < 10 || !GraphWalk.rises(page) else { throw .garbled("the page stands oldest first") }
        low = oldest
        if newest > top ?? Int64.min { (top, topIDs) = (newest, []) }
        topIDs += page.filter { $0.created == top && !topIDs.contains($0.id) }.map(\.id)
        if next == nil { return true }
        guard let mark else { return floor.map { oldest < $0 } ?? false }
        return page.allSatisfy(mark.knows) && oldest < min(mark.newest - Self.overlap, floor ?? Int64.max)
    }

    /// The mark after a whole walk.
    func mark(after old: GraphMark?, run: Int) -> GraphMark {
        guard let top, top >= old?.newest ?? Int64.min else {
            return GraphMark(newest: old?.newest ?? 0, ids: old?.ids ?? [], count: count, walked: run, seen: run)
        }
        // Of one second more ids may have come to light since.
        let ids = top == old?.newest ? Array(Set(topIDs).union(old?.ids ?? [])).sorted() : topIDs
        return GraphMark(newest: top, ids: ids, count: count, walked: run, seen: run)
    }

    private static func rises(_ page: [GraphEntry]) -> Bool {
        guard let first = page.first, let last = page.last, first.created < last.created else { return false }
        return zip(page, page.dropFirst()).allSatisfy { $0.created <= $1.created }
    }
}
