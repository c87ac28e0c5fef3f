internal import Desk
internal import Terminal

/// The one-cell signs, the same on every screen; letters of ASCII where the terminal has no Unicode.
struct Marks: Equatable, Sendable {
    let isUnicode: Bool

    enum Sign: CaseIterable, Sendable {
        case unread, read, mine, overdue, dueSoon, paused, answered, snoozed, moderation, draft, leaving, uncertain
        /// The row is marked for the next command.
        case chosen
    }

    func callAsFunction(_ sign: Sign) -> String {
        switch sign {
        case .unread: isUnicode ? "●" : "*"
        case .read: isUnicode ? "○" : "o"
        case .mine: isUnicode ? "◆" : "+"
        case .overdue: "!"
        case .dueSoon: isUnicode ? "▲" : "^"
        case .paused: isUnicode ? "‖" : "|"
        case .answered: isUnicode ? "✓" : "v"
        case .snoozed: isUnicode ? "↷" : "z"
        case .moderation: isUnicode ? "§" : "%"
        case .draft: "="
        case .leaving: isUnicode ? "→" : ">"
        case .uncertain: "?"
        case .chosen: isUnicode ? "✔" : "x"
        }
    }

    /// Between parts of a line.
    var dot: String { isUnicode ? "·" : "-" }
    var dash: String { isUnicode ? "–" : "-" }
    /// One cell of a line across.
    var line: String { isUnicode ? "─" : "-" }
    var bar: String { isUnicode ? "│" : "|" }

    /// The first mark of a row. Moderation that waits comes first: that a deadline has passed stands in the timer too.
    func pressing(_ row: CaseRow, now: Instant) -> (text: String, role: Terminal.Role)? {
        row.moderation == nil ? urgency(of: row.record, now: now) : (self(.moderation), .moderation)
    }

    /// How urgent a case is. Nil when nothing presses.
    func urgency(of record: CaseRecord, now: Instant) -> (text: String, role: Terminal.Role)? {
        guard record.status.isOpen else { return nil }
        if record.clocks.isOverdue(at: now) { return (self(.overdue), .overdue) }
        if record.status == .snoozed { return (self(.snoozed), .paused) }
        if record.clocks.isDueSoon(at: now) { return (self(.dueSoon), .dueSoon) }
        if record.status == .waitingCitizen { return (self(.paused), .paused) }
        return nil
    }

    /// The second mark of a row: what it is to this clerk.
    func state(of row: CaseRow, clerk: String) -> (text: String, role: Terminal.Role) {
        if row.uncertainReplies > 0 { return (self(.uncertain), .warning) }
        if row.waitingReplies > 0 { return (self(.leaving), .ok) }
        if row.hasDraft { return (self(.draft), .mine) }
        if row.record.isUnread { return (self(.unread), .unread) }
        if row.record.clerk == clerk { return (self(.mine), .mine) }
        if row.record.waitingSince == nil, row.record.messages > 1 { return (self(.answered), .ok) }
        return (self(.read), .dim)
    }
}
