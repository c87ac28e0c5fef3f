/// How far a site's comments have been read, as the text that is stored with each page.
enum WordPressCursor: Equatable {
    /// Everything up to the comment `top` is stored; `day` (days since 1970, UTC) is when the last month was read whole.
    case read(top: Int64, day: Int64)
    case walk(Walk)

    /// A way down the comments, newest first.
    struct Walk: Equatable {
        /// The newest comment seen; everything up to it is stored when the walk is done.
        var top: Int64 = 0
        /// The lowest id so far; 0 when the next page need not join.
        var at: Int64 = 0
        var offset: Int64 = 0
        /// What was stored before the walk; 0 for nothing.
        var stop: Int64 = 0
        /// Seconds since 1970: the walk goes on until a page is older; 0 when `stop` alone counts.
        var since: Int64 = 0
        var day: Int64 = 0
    }

    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        let numbers = parts.dropFirst().compactMap { Int64($0) }
        guard numbers.count == parts.count - 1, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        switch (parts.first, numbers.count) {
        case ("read", 2): self = .read(top: numbers[0], day: numbers[1])
        case ("walk", 6):
            self = .walk(
                Walk(
                    top: numbers[0], at: numbers[1], offset: numbers[2], stop: numbers[3], since: numbers[4],
                    day: numbers[5]))
        default: return nil
        }
    }

    var text: String {
        switch self {
        case .read(let top, let day): "read \(top) \(day)"
        case .walk(let walk):
            "walk \(walk.top) \(walk.at) \(walk.offset) \(walk.stop) \(walk.since) \(walk.day)"
        }
    }
}

/// What one page of the list tells about the way on.
struct WordPressPage: Equatable {
    var ids: [Int64]
    /// Entries, readable or not.
    var count: Int64
    /// Of the whole list (`X-WP-Total`); nil when the server does not say.
    var total: Int64?
    /// Seconds since 1970 of the youngest readable entry.
    var youngest: Int64?
}

extension WordPressCursor.Walk {
    static let pageSize: Int64 = 100
    /// Ids below `stop` that a page must hold: two comments that are written at once may be stored in either order.
    static let known: Int64 = 20

    /// The walk behind this page; nil when it is done.
    func after(_ page: WordPressPage) -> WordPressCursor.Walk? {
        var next = self
        let total = page.total ?? offset + page.count + 1
        guard page.count > 0, let highest = page.ids.max(), let lowest = page.ids.min() else {
            return afterEmpty(total: page.total ?? 0)
        }
        // Deletions have moved entries up, past this page: only one that reaches `at` joins.
        if at > 0, highest < at, offset > 0 { return further(up: Self.pageSize) }
        next.top = max(top, highest)
        next.at = lowest
        if offset + page.count >= total || reached(page) { return nil }
        next.offset = offset + page.count - min(10, page.count / 4)
        return next
    }

    private func afterEmpty(total: Int64) -> WordPressCursor.Walk? {
        if offset == 0 { return nil }
        if offset >= total { return at > 0 ? further(up: Self.pageSize) : nil }
        if offset + Self.pageSize >= total { return nil }
        var next = self
        next.offset += Self.pageSize
        next.at = 0
        return next
    }

    private func further(up count: Int64) -> WordPressCursor.Walk {
        var next = self
        next.offset = max(0, offset - count)
        return next
    }

    private func reached(_ page: WordPressPage) -> Bool {
        let below = Int64(page.ids.count { $0 <= stop })
        let isKnown = stop == 0 || below >= min(Self.known, page.count)
        let isOld = since == 0 || (page.youngest.map { $0 < since } ?? true)
        return isKnown && isOld
    }
}
