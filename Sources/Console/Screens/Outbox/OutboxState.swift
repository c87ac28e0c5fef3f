internal import Desk

/// What waits to leave, and what came of it.
struct OutboxState: Sendable {
    private(set) var rows: [OutboxRow] = []
    var cursor = 0
    private(set) var isKnown = false
    /// The reason last typed for declining a reply, until the desk has it.
    var reason = ""

    /// Replies that are listed.
    static let limit = 200

    var selected: OutboxRow? { rows.indices.contains(cursor) ? rows[cursor] : nil }

    /// Takes the list; the selected reply stays selected.
    mutating func take(_ new: [OutboxRow]) {
        let key = selected?.reply.key
        rows = new
        isKnown = true
        cursor = new.firstIndex { $0.reply.key == key } ?? min(cursor, max(0, new.count - 1))
    }

    mutating func move(_ steps: Int) { cursor = min(max(0, cursor + steps), max(0, rows.count - 1)) }
}

extension OutboxCounts {
    init(_ rows: [OutboxRow]) {
        for row in rows {
            switch row.reply.state {
            case .scheduled, .queued, .sending, .awaitingApproval: waiting += 1
            case .uncertain: uncertain += 1
            case .failed: failed += 1
            case .draft, .sent, .cancelled: break
            }
        }
    }
}
