internal import Desk
internal import Terminal

/// An open case: what is known of it, where the person reads, and the reply being written.
///
/// Invariants:
/// 1. `place.entry` and `selected` are indices of `entries`, or 0 when there are none.
/// 2. At most one question for the case is open; only its answer is taken.
/// 3. What is typed lies in `compose` until the desk has it.
struct CaseState: Sendable {
    /// Where the reading begins: a line of an entry, so that it holds when the case or the width changes.
    struct Place: Equatable, Sendable {
        var entry = 0
        var line = 0
    }

    let key: Int64
    /// The row of a list, until the whole case is there.
    var row: CaseRow?
    var detail: CaseDetail?
    var detailRequest: RequestID?
    /// There is no case of this key any more.
    var isMissing = false
    var entries: [ThreadEntry] = []
    var place = Place()
    /// The entry that copying and answering mean.
    var selected = 0
    var showsHistory = false
    /// The channel's own ids of sent replies are shown.
    var showsIDs = false
    var compose: ComposeState?
    /// The reply is begun as soon as the case is there.
    var beginsReply = false
    /// The place in the thread has been chosen, by the person or when the case came up.
    var isPlaced = false

    init(key: Int64, row: CaseRow? = nil, beginsReply: Bool = false) {
        self.key = key
        self.row = row
        self.beginsReply = beginsReply
    }

    var shownRow: CaseRow? { detail?.row ?? row }
    var selectedEntry: ThreadEntry? { entries.indices.contains(selected) ? entries[selected] : nil }

    /// Takes the case as it is now and keeps the place by what is read there.
    mutating func take(_ detail: CaseDetail, writer: String) {
        let known = self.detail.map { Set($0.messages.map(\.key)) }
        self.detail = detail
        row = detail.row
        isMissing = false
        compose?.notice(detail, known: known, writer: writer)
        refreshEntries()
    }

    mutating func refreshEntries() {
        guard let detail else { return }
        let read = entries.indices.contains(place.entry) ? entries[place.entry].identity : nil
        let chosen = selectedEntry?.identity
        entries = showsHistory ? detail.historyEntries : detail.thread
        place = entries.firstIndex { $0.identity == read }.map { Place(entry: $0, line: place.line) } ?? Place()
        selected = entries.firstIndex { $0.identity == chosen } ?? firstChoice
    }

    /// The latest message of the citizen, which an answer would mean; in the history the latest entry.
    private var firstChoice: Int {
        entries.lastIndex { $0.answerable != nil } ?? max(0, entries.count - 1)
    }

    /// Shows the history instead of the thread, or the thread again.
    mutating func toggleHistory() {
        showsHistory.toggle()
        (place, isPlaced) = (Place(), false)
        entries = []
        refreshEntries()
    }
}
