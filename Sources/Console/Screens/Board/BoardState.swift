internal import Desk
internal import Terminal

/// The board of deadlines: offices by time left, and the soonest clocks.
///
/// Invariants:
/// 1. The cell is known by office and column, the line by case and clock; both keep their place when the board is
///    read again.
/// 2. `cursor` and `top` fit `lines`; `row` fits `rows`, or they are 0.
struct BoardState: Sendable {
    enum Part: Sendable { case table, list }

    /// The time that is left.
    enum Column: Int, CaseIterable, Sendable { case overdue, hour, today, tomorrow, later, waiting }

    var rows: [BoardRow] = []
    var lines: [BoardLine] = []
    /// By office; the empty name stands for all.
    var fulfilment: [String: Fulfilment] = [:]
    /// Clocks that ended today.
    var today: Fulfilment?
    /// False before the first answer.
    var isKnown = false
    var request: RequestID?
    var part = Part.table
    var row = 0
    var column = Column.overdue
    /// The selected line, and the first one on the screen.
    var cursor = 0
    var top = 0
    /// The minute in which the board was asked for last.
    var minute: Int64 = 0

    /// Lines asked for.
    static let limit = 200

    var selectedLine: BoardLine? { lines.indices.contains(cursor) ? lines[cursor] : nil }
    var selectedRow: BoardRow? { rows.indices.contains(row) ? rows[row] : nil }

    mutating func take(lines: [BoardLine], rows: [BoardRow], fulfilment: [String: Fulfilment], today: Fulfilment?) {
        let (oldLine, oldRow) = (selectedLine, selectedRow)
        (self.fulfilment, self.today) = (fulfilment, today)
        self.lines = lines
        // The cases without an office need one first.
        self.rows = rows.filter { $0.unit == nil } + rows.filter { $0.unit != nil }
        if let oldLine {
            let found = lines.firstIndex { $0.caseKey == oldLine.caseKey && $0.kind == oldLine.kind }
            cursor = found ?? min(cursor, max(0, lines.count - 1))
        } else {
            cursor = 0
        }
        if let oldRow, isKnown {
            row = self.rows.firstIndex { $0.unit == oldRow.unit } ?? min(row, max(0, self.rows.count - 1))
        } else {
            row = 0
        }
        isKnown = true
    }

    /// Moves the selected line and keeps it within `height` rows of the screen.
    mutating func move(_ steps: Int, height: Int) {
        cursor = min(max(0, cursor + steps), max(0, lines.count - 1))
        keepInSight(height)
    }

    mutating func keepInSight(_ height: Int) {
        top = min(max(top, cursor - max(1, height) + 1), cursor)
        top = min(top, max(0, lines.count - max(1, height)))
    }

    mutating func moveCell(_ rowSteps: Int, _ columnSteps: Int) {
        row = min(max(0, row + rowSteps), max(0, rows.count - 1))
        let wanted = min(max(0, column.rawValue + columnSteps), Column.allCases.count - 1)
        column = Column(rawValue: wanted) ?? .overdue
    }
}

extension BoardRow {
    subscript(column: BoardState.Column) -> Int {
        switch column {
        case .overdue: overdue
        case .hour: withinHour
        case .today: today
        case .tomorrow: tomorrow
        case .later: later
        case .waiting: waiting
        }
    }

    /// The cases behind a number, as a filter of the inbox. Numbers count clocks, so a case with two clocks counts
    /// twice here and is listed once there.
    func query(_ column: BoardState.Column, today date: CivilDate) -> Query {
        let office = Query.unit(unit.map { .named($0) } ?? .nobody)
        let soon = Query.due(.within(3600))
        switch column {
        case .overdue: return .all([office, .due(.overdue)])
        case .hour: return .all([office, soon, .not(.due(.overdue))])
        case .today: return .all([office, .due(.today), .not(soon)])
        case .tomorrow: return .all([office, .due(.tomorrow), .not(soon)])
        case .later: return .all([office, .due(.after(date + 1))])
        case .waiting: return .all([office, .any([.state(.waitingCitizen), .state(.snoozed)])])
        }
    }
}
