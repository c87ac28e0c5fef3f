internal import Desk

/// A part of a long list of cases, and where the person is in it. Pages are found by key, so every depth costs the same.
///
/// Invariants:
/// 1. The selected case is known by key; after any answer it stands on the row of the screen where it stood before,
///    as far as the list allows.
/// 2. `cursor` is a valid index of `rows`, or 0 when there are none; `top` ≤ `cursor` < `top` + `height`.
/// 3. At most one question is open; answers to others are ignored.
/// 4. No more than `capacity` rows are held.
struct ListWindow: Sendable {
    private(set) var rows: [CaseRow] = []
    private(set) var cursor = 0
    /// The row at the top of the screen.
    private(set) var top = 0
    /// Rows the screen shows.
    private(set) var height = 20
    /// Whether the first and the last row held are those of the whole list.
    private(set) var beginsList = true
    private(set) var endsList = true
    /// How many rows of the list come before those held; nil where that is not known.
    private(set) var offset: Int? = 0
    private(set) var pending: Pending?
    /// Cases above the screen that came while it was read.
    private(set) var arrived: Set<Int64> = []
    /// False before the first answer.
    private(set) var isKnown = false
    /// A wish to move further than what is held, carried out when the next page is there.
    private var wish = 0

    struct Pending: Equatable, Sendable {
        /// `top` is `fresh` with the cursor on the first row.
        enum Kind: Sendable { case fresh, top, refresh, after, before, end }
        var id: RequestID
        var kind: Kind
    }

    /// Rows held at most.
    static let capacity = 600
    /// A page is asked for when fewer rows than this lie beyond the screen.
    static let margin = 40
    /// Rows of one page.
    static let page = 100

    var selected: CaseRow? { rows.indices.contains(cursor) ? rows[cursor] : nil }
    /// The rows on the screen.
    var shown: ArraySlice<CaseRow> { rows[min(top, rows.count)..<min(top + height, rows.count)] }
    /// The selected row's place in the whole list from 1, where known.
    var position: Int? { offset.map { $0 + cursor + 1 } }

    // MARK: Moving

    /// Another height of the list on the screen; the selected row stays in sight.
    mutating func resize(_ newHeight: Int) {
        height = max(1, newHeight)
        keepInSight()
    }

    /// Moves the cursor by rows.
    mutating func move(_ steps: Int) {
        let target = cursor + steps
        cursor = min(max(0, target), max(0, rows.count - 1))
        wish = target - cursor
        if (wish < 0 && beginsList) || (wish > 0 && endsList) { wish = 0 }
        keepInSight()
    }

    /// Moves a screen up or down, and the list with it.
    mutating func turn(_ pages: Int) {
        let before = cursor
        move(pages * max(1, height - 1))
        top = min(max(0, top + cursor - before), max(0, rows.count - height))
        keepInSight()
    }

    /// Scrolls without leaving the selected row further than the edge.
    mutating func scroll(_ steps: Int) {
        top = min(max(0, top + steps), max(0, rows.count - height))
        cursor = min(max(cursor, top), max(0, min(top + height, rows.count) - 1))
        noticeSeen()
    }

    mutating func select(index: Int) {
        guard rows.indices.contains(index) else { return }
        cursor = index
        keepInSight()
    }

    mutating func select(key: Int64) {
        if let index = rows.firstIndex(where: { $0.record.key == key }) { select(index: index) }
    }

    /// To the list's first row; false when it is not held: then nothing moves before its page is there, so that the
    /// screen is painted once.
    mutating func home() -> Bool {
        guard beginsList else { return false }
        cursor = 0
        keepInSight()
        return true
    }

    /// To the list's last row, likewise.
    mutating func end() -> Bool {
        guard endsList else { return false }
        cursor = max(0, rows.count - 1)
        keepInSight()
        return true
    }

    private mutating func keepInSight() {
        top = min(max(top, cursor - height + 1), cursor)
        top = min(top, max(0, rows.count - height))
        noticeSeen()
    }

    private mutating func noticeSeen() {
        guard !arrived.isEmpty else { return }
        for row in shown { arrived.remove(row.record.key) }
    }

    // MARK: Asking

    /// The page wanted next, if any is: beyond the nearer edge of what is held.
    mutating func wanted() -> Pending.Kind? {
        guard pending == nil, isKnown else { return nil }
        if !endsList, rows.count - (top + height) < Self.margin { return .after }
        if !beginsList, top < Self.margin { return .before }
        return nil
    }

    /// The question for a kind of page, of a list given by `base`.
    mutating func ask(_ kind: Pending.Kind, _ id: RequestID, of base: PageRequest) -> PageRequest {
        pending = Pending(id: id, kind: kind)
        var request = base
        request.limit = Self.page
        switch kind {
        case .fresh, .top: request.limit = max(50, height * 2)
        case .after: request.cursor = rows.last?.cursor
        case .before: (request.cursor, request.backwards) = (rows.first?.cursor, true)
        case .end: (request.backwards, request.limit) = (true, max(Self.page, height * 2))
        case .refresh:
            request.limit = min(Self.capacity, max(rows.count + 10, height * 2))
            if !beginsList { request.cursor = rows.first?.cursor }
        }
        return request
    }

    /// The question failed: nothing is waited for any more.
    mutating func giveUp(_ id: RequestID) {
        if pending?.id == id { pending = nil }
    }
}

// MARK: Answers

extension ListWindow {
    /// Takes an answer; false when it is none that is waited for. `total` is the number of matching rows, where known.
    mutating func take(_ id: RequestID, _ page: [CaseRow], limit: Int, total: Int?) -> Bool {
        guard let pending, pending.id == id else { return false }
        self.pending = nil
        let isShort = page.count < limit
        isKnown = true
        switch pending.kind {
        case .fresh, .top: begin(page, isShort: isShort, keepsPlace: pending.kind == .fresh)
        case .end: finish(page, isShort: isShort, total: total)
        case .after:
            rows += page
            endsList = isShort
            trimTop()
        case .before: prepend(page, isShort: isShort)
        case .refresh: renew(page, isShort: isShort)
        }
        if wish != 0, pending.kind == .after || pending.kind == .before { move(wish) } else { wish = 0 }
        keepInSight()
        return true
    }

    private mutating func begin(_ page: [CaseRow], isShort: Bool, keepsPlace: Bool) {
        let old = keepsPlace ? selected?.record.key : nil
        let screenRow = cursor - top
        (rows, beginsList, endsList, offset) = (page, true, isShort, 0)
        arrived = []
        cursor = page.firstIndex { $0.record.key == old } ?? 0
        top = max(0, cursor - screenRow)
    }

    private mutating func finish(_ page: [CaseRow], isShort: Bool, total: Int?) {
        (rows, beginsList, endsList) = (page, isShort, true)
        offset = isShort ? 0 : total.map { max(0, $0 - page.count) }
        cursor = max(0, page.count - 1)
        top = max(0, page.count - height)
    }

    private mutating func prepend(_ page: [CaseRow], isShort: Bool) {
        rows = page + rows
        cursor += page.count
        top += page.count
        beginsList = isShort
        offset = isShort ? 0 : offset.map { max(0, $0 - page.count) }
        if rows.count > Self.capacity {
            let excess = min(rows.count - Self.capacity, max(0, rows.count - (top + height + Self.margin)))
            if excess > 0 {
                rows.removeLast(excess)
                endsList = false
            }
        }
    }

    private mutating func trimTop() {
        let excess = min(rows.count - Self.capacity, max(0, top - Self.margin))
        guard excess > 0 else { return }
        rows.removeFirst(excess)
        cursor -= excess
        top -= excess
        beginsList = false
        offset = offset.map { $0 + excess }
    }

    private mutating func renew(_ page: [CaseRow], isShort: Bool) {
        let old = rows
        let known = Set(old.map(\.record.key))
        let screenRow = cursor - top
        let anchor = survivor(among: page)
        if !beginsList { offset = offset.map { $0 + 1 } }
        (rows, endsList) = (page, isShort)
        cursor =
            anchor.flatMap { key in page.firstIndex { $0.record.key == key } } ?? min(cursor, max(0, page.count - 1))
        top = min(max(0, cursor - screenRow), max(0, page.count - 1))
        let above = Set(page.prefix(top).map(\.record.key))
        arrived = arrived.intersection(above).union(above.subtracting(known))
    }

    /// The selected case, else the nearest one below it that is still there, else above.
    private func survivor(among page: [CaseRow]) -> Int64? {
        let left = Set(page.map(\.record.key))
        let below = rows[min(cursor, rows.count)...].lazy.map(\.record.key)
        let above = rows[..<min(cursor, rows.count)].reversed().lazy.map(\.record.key)
        return below.first { left.contains($0) } ?? above.first { left.contains($0) }
    }
}
