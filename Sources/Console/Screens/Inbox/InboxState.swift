internal import Desk
internal import Terminal

/// The list of cases: what is asked for and where the person is in it.
struct InboxState: Sendable {
    /// What is filtered, as typed; always the text of `query`.
    var queryText = ""
    /// The last filter that could be read.
    var query: Query = .all([])
    var fault: QueryFault?
    var order: CaseOrder = .due
    /// Closed cases are listed too.
    var showsClosed = false
    /// The filter field while it is being typed in.
    var filter: LineEditor?
    /// The filter to go back to with Esc.
    var filterBefore = ""
    var window = ListWindow()
    /// Rows asked for by the open question.
    var pageLimit = 0
    /// The desk has changed while an answer was waited for.
    var isStale = false
    /// Keys marked for the next command.
    var marked: Set<Int64> = []
    /// Where `V` began.
    var rangeStart: Int64?
    /// How many cases match; nil before it is known, `countCap` for that many or more.
    var matching: Int?
    var countRequest: RequestID?
    var keysRequest: RequestID?
    /// The last press of the mouse, for double clicks.
    var clickedKey: Int64?
    var clickedAt = Instant(milliseconds: 0)

    /// Counting stops here.
    static let countCap = 10_000
    /// Cases that are marked at most.
    static let markCap = 10_000

    /// The number of matching cases, where it is exact.
    var exactMatching: Int? { matching.flatMap { $0 < Self.countCap ? $0 : nil } }

    mutating func unmark() {
        marked = []
        rangeStart = nil
    }

    /// The rows from where `V` began to the cursor.
    mutating func markRange() {
        guard let start = rangeStart, let from = window.rows.firstIndex(where: { $0.record.key == start }) else {
            return
        }
        let range = min(from, window.cursor)...max(from, window.cursor)
        marked.formUnion(window.rows[range].map(\.record.key))
    }
}
