internal import Desk
internal import Terminal

extension UnitsScreen {
    static func draw(_ app: AppState, in area: Area, on frame: inout Frame) {
        let layout = UnitsLayout(area)
        let rows = app.unitRows
        // Numbers far from their names cannot be read along a line.
        let table = UnitsTable(app: app, width: min(area.width, 110))
        if app.units.isFiltering {
            drawFilter(app, row: layout.heading, width: area.width, on: &frame)
        } else {
            table.drawHeading(row: layout.heading, on: &frame)
        }
        if let row = layout.rule { frame.horizontalLine(row: row, columns: area.columns) }
        guard !rows.isEmpty else {
            let text = app.units.filter.isEmpty ? app.words.officesEmpty : app.words.officesNotFound
            frame.put(text, row: layout.list.row, column: 1, width: area.width - 1, style: Style(.hint))
            if !app.units.isFiltering { frame.cursor = Cursor(row: layout.list.row, column: 0, isVisible: false) }
            return
        }
        let cursor = app.unitCursor(rows)
        let top = layout.top(for: cursor, of: rows.count, from: app.units.top)
        for (offset, row) in layout.list.rows.enumerated() where rows.indices.contains(top + offset) {
            table.draw(rows[top + offset], row: row, on: &frame)
            guard top + offset == cursor else { continue }
            frame.restyle(row: row, columns: area.columns, role: .selected)
            if !app.units.isFiltering { frame.cursor = Cursor(row: row, column: 0, isVisible: false) }
        }
        table.preview(rows[cursor], in: layout.preview, on: &frame)
    }

    private static func drawFilter(_ app: AppState, row: Int, width: Int, on frame: inout Frame) {
        let column = frame.put(" / ", row: row, column: 0, style: Style(.key))
        app.units.filter.draw(on: &frame, row: row, column: column, width: width - column - 1)
    }
}

/// The offices with their numbers.
struct UnitsTable {
    let app: AppState
    let width: Int

    /// Columns of: open cases, overdue clocks, the oldest, open now.
    private var columns: [(start: Int, width: Int)] {
        let widths = width >= 76 ? [7, 7, 8, 24] : width >= 56 ? [6, 6, 7, 9] : [6, 5, 8]
        var start = width - widths.reduce(0, +) - 1
        return widths.map { each in
            defer { start += each }
            return (start, each)
        }
    }

    private var nameWidth: Int { max(4, (columns.first?.start ?? width) - 2) }

    func drawHeading(row: Int, on frame: inout Frame) {
        let labels = [app.words.unitOpen, app.words.unitOverdue, app.words.unitOldest, app.words.unitHours]
        frame.put(app.words.unitLabel, row: row, column: 1, width: nameWidth, style: Style(.dim))
        for (index, (place, label)) in zip(columns, labels).enumerated() {
            let inset = index == 3 ? 2 : 0
            frame.put(
                label, row: row, column: place.start + inset, width: place.width - inset,
                style: Style(.dim), align: index == 3 ? .leading : .trailing)
        }
    }

    func draw(_ item: UnitRow, row: Int, on frame: inout Frame) {
        let style = Style(item.isEnded ? .dim : item.unit.sign == app.clerk.unit ? .mine : .text)
        let indent = min(item.depth * 2, max(0, nameWidth - 12))
        let bold = Style(style.role, .bold)
        var column =
            frame.put(
                UntrustedText(item.unit.sign), row: row, column: 1 + indent, width: min(12, nameWidth), style: bold) + 2
        let end = 1 + nameWidth
        if column < end {
            let ended = item.isEnded ? " " + app.words.ended(item.unit.validTo.map { app.times.date(of: $0) }) : ""
            let name = UntrustedText(app.words.name(of: item.unit) + ended)
            column = frame.put(name, row: row, column: column, width: end - column, style: style)
        }
        drawNumbers(item, row: row, on: &frame)
    }

    private func drawNumbers(_ item: UnitRow, row: Int, on frame: inout Frame) {
        let open = item.open == 0 ? app.marks.dash : app.words.grouped(item.open)
        let overdue = item.overdue == 0 ? app.marks.dash : app.marks(.overdue) + app.words.grouped(item.overdue)
        let cells: [(String, Style)] = [
            (open, Style(item.open == 0 ? .dim : .text)),
            (overdue, Style(item.overdue == 0 ? .dim : .overdue)),
            (oldest(item), Style(.text)),
        ]
        for (place, cell) in zip(columns, cells) {
            frame.put(cell.0, row: row, column: place.start, width: place.width, style: cell.1, align: .trailing)
        }
        guard columns.count > 3, !item.isEnded, let hours = hours(of: item.unit) else { return }
        let place = columns[3]
        let text = place.width > 12 ? hours.words(app) : hours.isOpen ? app.words.officeOpen : app.words.officeShut
        frame.put(
            text, row: row, column: place.start + 2, width: place.width - 2, style: Style(hours.isOpen ? .ok : .dim))
    }

    /// The age of the oldest open case; `<` where only a bound is known.
    private func oldest(_ item: UnitRow) -> String {
        if item.open == 0 { return app.marks.dash }
        if let received = app.units.oldest[item.unit.sign] { return app.times.age(received, now: app.now) }
        return app.units.horizon.map { "<" + app.times.age($0, now: app.now) } ?? app.marks.dash
    }

    private func hours(of unit: OrganisationUnit) -> OfficeHours? {
        app.roster.calendars[unit.calendar ?? app.roster.profile.calendar].map { OfficeHours($0, at: app.now) }
    }

    /// Names in full, hours, and the subjects the office answers for.
    func preview(_ item: UnitRow, in area: Area, on frame: inout Frame) {
        guard !area.isEmpty else { return }
        var lines = [item.unit.sign + "  " + app.words.name(of: item.unit)]
        let calendar = item.unit.calendar ?? app.roster.profile.calendar
        let hours =
            item.isEnded
            ? app.words.ended(item.unit.validTo.map { app.times.date(of: $0) }) : hours(of: item.unit)?.words(app)
        lines[0] +=
            " \(app.marks.dot) "
            + [hours, app.words.calendarNamed(calendar)].compactMap(\.self).joined(separator: ", ")
        lines.append(
            item.unit.routing.isEmpty
                ? app.words.noRouting : app.words.routing(item.unit.routing.joined(separator: ", ")))
        for (row, line) in zip(area.rows, lines) {
            frame.put(
                UntrustedText(line), row: row, column: 1, width: max(1, width - 2),
                style: Style(row == area.row ? .text : .dim))
        }
    }
}
