internal import Desk
internal import Terminal

/// The tree of Organisationseinheiten, how much lies with each, and where the person is in it.
struct UnitsState: Sendable {
    /// Overdue clocks by office.
    var overdue: [String: Int] = [:]
    /// The earliest open case by office, among the oldest of the desk.
    var oldest: [String: Instant] = [:]
    /// All open cases not in `oldest` are younger than this; nil when all have been seen.
    var horizon: Instant?
    var boardRequest: RequestID?
    var pageRequest: RequestID?
    /// The selected office; nil before the person has moved.
    var selected: String?
    var top = 0
    /// Offices that have ended are shown too.
    var showsEnded = false
    /// What is typed after `/`; the field is open while `isFiltering`.
    var filter = LineEditor()
    var isFiltering = false

    /// Oldest cases that are looked through.
    static let looked = 500

    mutating func take(oldest rows: [CaseRow]) {
        oldest = [:]
        for row in rows {
            guard let unit = row.record.unit else { continue }
            oldest[unit] = min(oldest[unit] ?? row.record.received, row.record.received)
        }
        horizon = rows.count < Self.looked ? nil : rows.last?.record.received
    }
}

/// One office as the tree shows it.
struct UnitRow: Equatable, Sendable {
    var unit: OrganisationUnit
    var depth: Int
    /// It has ended, or has not begun.
    var isEnded: Bool
    var open: Int
    var overdue: Int
}

extension AppState {
    /// The offices listed now: in tree order, narrowed by the filter, those that ended below.
    var unitRows: [UnitRow] {
        let tree = roster.tree(at: now)
        var rows = tree.map { row(of: $0.unit, depth: $0.depth, isEnded: false) }
        if units.showsEnded {
            let known = Set(tree.map(\.unit.sign))
            let ended = roster.units.values.filter { !known.contains($0.sign) }.sorted { $0.sign < $1.sign }
            rows += ended.map { row(of: $0, depth: 0, isEnded: true) }
        }
        let wanted = Fold.fold(units.filter.text)
        guard !wanted.isEmpty else { return rows }
        let found = rows.compactMap { row in
            FilteredList.score(wanted, in: Fold.fold(searched(row.unit))).map { (row: row, score: $0) }
        }
        // Letters scattered over a name would find too much here.
        return found.filter { $0.score < 3 }.map { item in
            var row = item.row
            row.depth = 0
            return row
        }
    }

    private func searched(_ unit: OrganisationUnit) -> String {
        ([unit.sign, unit.name, unit.englishName ?? ""] + unit.routing).joined(separator: " ")
    }

    private func row(of unit: OrganisationUnit, depth: Int, isEnded: Bool) -> UnitRow {
        let open = tallies.filter { $0.unit == unit.sign && CaseStatus(rawValue: $0.state)?.isOpen == true }
        return UnitRow(
            unit: unit, depth: depth, isEnded: isEnded, open: open.reduce(0) { $0 + $1.count },
            overdue: units.overdue[unit.sign] ?? 0)
    }

    /// The place of the selected office among the rows; 0 when it is not listed.
    func unitCursor(_ rows: [UnitRow]) -> Int {
        rows.firstIndex { $0.unit.sign == units.selected } ?? 0
    }

    var selectedUnit: UnitRow? {
        let rows = unitRows
        return rows.isEmpty ? nil : rows[unitCursor(rows)]
    }

    /// Moves the selection and keeps it on the screen.
    mutating func moveUnit(_ steps: Int) {
        let rows = unitRows
        guard !rows.isEmpty else { return }
        let cursor = min(max(0, unitCursor(rows) + steps), rows.count - 1)
        units.selected = rows[cursor].unit.sign
        units.top = UnitsLayout(View.body(of: size)).top(for: cursor, of: rows.count, from: units.top)
    }
}

/// How the area of the offices is parted.
struct UnitsLayout: Equatable {
    let heading: Int
    let list: Area
    let rule: Int?
    /// What is known of the selected office.
    let preview: Area

    init(_ area: Area) {
        heading = area.row
        let rest = area.split(top: 1).1
        let below = rest.height >= 12 ? 4 : rest.height >= 7 ? 3 : 0
        let (list, bottom) = rest.split(top: rest.height - below)
        self.list = list
        rule = below > 0 ? bottom.row : nil
        preview = below > 0 ? bottom.split(top: 1).1 : bottom
    }

    /// The first row shown so that the cursor is in sight, as near as can be to where it was.
    func top(for cursor: Int, of count: Int, from old: Int) -> Int {
        let height = max(1, list.height)
        let top = min(max(old, cursor - height + 1), cursor)
        return min(top, max(0, count - height))
    }
}
