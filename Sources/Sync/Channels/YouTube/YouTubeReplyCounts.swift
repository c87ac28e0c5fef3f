/// How many replies of which thread have been read. To be lost costs units and nothing else.
struct YouTubeReplyCounts {
    private var known: [String: Int] = [:]
    /// Read since the last stored page.
    private var fresh: [String: Int] = [:]
    /// Read for the page that ends with this cursor.
    private var pending: (cursor: String, counts: [String: Int])?
    /// Threads beyond this number are forgotten all at once.
    private static let most = 20_000

    func isKnown(_ thread: YouTubeThread) -> Bool { known[thread.id] == thread.replies }

    mutating func read(_ thread: YouTubeThread) { fresh[thread.id] = thread.replies }

    /// Known at once. Should the page not be stored after all, the daily walk reads the thread again.
    mutating func trust(_ thread: YouTubeThread) { known[thread.id] = thread.replies }

    /// What was read stands in the page that ends with `cursor`.
    mutating func confirm(_ cursor: String) {
        pending = (cursor, fresh)
        fresh = [:]
    }

    /// A page is asked for after `cursor`: only what stands up to there was stored.
    mutating func stored(_ cursor: String?) {
        if let pending, pending.cursor == cursor {
            if known.count > Self.most { known = [:] }
            known.merge(pending.counts) { _, new in new }
        }
        pending = nil
        fresh = [:]
    }
}
