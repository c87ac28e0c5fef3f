internal import Desk

/// The items of one queue and where the person is in them.
///
/// Invariants:
/// 1. The selected item is known by identity; when it is gone, the next one is selected that is still there.
/// 2. An item that somebody is deciding about stays until that decision is made or dropped, whatever the desk says.
/// 3. `cursor` is an index of `items`, or 0 when there are none.
struct ReviewList: Sendable {
    private(set) var queue: ReviewQueue = .held
    private(set) var items: [ReviewItem] = []
    private(set) var cursor = 0
    private(set) var top = 0
    private(set) var endsList = true
    /// False before the first answer.
    private(set) var isKnown = false
    var request: RequestID?
    /// Items asked for by the open question.
    var limit = ReviewList.page
    /// The next answer continues the list.
    var continues = false
    /// Everything that comes with the next answer is marked.
    var marksAll = false
    /// Everything of this flood that comes with the next answer is marked.
    var marksFlood: FloodAlarm?
    /// Messages marked for the next decision.
    var marked: Set<Int64> = []
    /// Where `V` began.
    var rangeStart: Int64?

    static let page = 200
    /// Messages that are decided about in one step at most.
    static let markCap = 500
    /// The next page is asked for when fewer items than this lie below.
    private static let margin = 40

    var selected: ReviewItem? { items.indices.contains(cursor) ? items[cursor] : nil }
    var markedItems: [ReviewItem] { items.filter { marked.contains($0.message) } }
    /// Whether the next page should be asked for.
    var wantsMore: Bool { isKnown && !endsList && request == nil && items.count - cursor < Self.margin }

    /// Begins another queue.
    mutating func show(_ queue: ReviewQueue) {
        self = ReviewList()
        self.queue = queue
    }

    /// Takes an answer. `keeping` says which messages somebody is deciding about.
    mutating func take(_ page: [ReviewItem], keeping: (Int64) -> Bool) {
        request = nil
        endsList = page.count < limit
        if continues {
            continues = false
            let known = Set(items.map(\.identity))
            items += page.filter { !known.contains($0.identity) }
        } else {
            renew(page, keeping: keeping)
        }
        isKnown = true
        if marksAll {
            marksAll = false
            marked = Set(items.prefix(Self.markCap).map(\.message))
        }
        if let flood = marksFlood {
            marksFlood = nil
            marked = Set(items.filter(flood.holds).prefix(Self.markCap).map(\.message))
        }
        marked.formIntersection(items.map(\.message))
    }

    private mutating func renew(_ page: [ReviewItem], keeping: (Int64) -> Bool) {
        var page = page
        let fresh = Set(page.map(\.identity))
        for (index, item) in items.enumerated() where !fresh.contains(item.identity) && keeping(item.message) {
            page.insert(item, at: min(index, page.count))
        }
        let left = Set(page.map(\.identity))
        let survivor =
            items.dropFirst(cursor).first { left.contains($0.identity) }
            ?? items.prefix(cursor).last { left.contains($0.identity) }
        let place = page.firstIndex { $0.identity == survivor?.identity }
        cursor = place ?? min(cursor, max(0, page.count - 1))
        items = page
    }

    mutating func move(_ steps: Int) { cursor = min(max(0, cursor + steps), max(0, items.count - 1)) }
    mutating func select(index: Int) { cursor = min(max(0, index), max(0, items.count - 1)) }

    /// Scrolls as little as possible so that the selected item is within so many rows.
    mutating func keepInSight(_ height: Int) {
        top = min(max(top, cursor - max(1, height) + 1), cursor)
        top = min(top, max(0, items.count - max(1, height)))
    }

    mutating func unmark() { (marked, rangeStart) = ([], nil) }

    mutating func toggleMark() {
        guard let message = selected?.message else { return }
        if marked.remove(message) == nil { marked.insert(message) }
        move(1)
    }

    /// Everything from where `V` began to the cursor.
    mutating func markRange() {
        guard let start = rangeStart, let from = items.firstIndex(where: { $0.message == start }) else { return }
        marked.formUnion(items[min(from, cursor)...max(from, cursor)].map(\.message))
    }
}

extension FloodAlarm {
    /// Whether an item belongs to the flood.
    func holds(_ item: ReviewItem) -> Bool {
        caseKey.map { $0 == item.caseKey } ?? (channel == item.channel && account == item.account)
    }
}

extension ReviewItem {
    /// Tells an item from others of its queue.
    var identity: String { "\(message) \(decision?.id ?? "") \(reply ?? 0)" }
    var subjectKey: SubjectKey { SubjectKey(caseKey: caseKey, message: message) }
}
