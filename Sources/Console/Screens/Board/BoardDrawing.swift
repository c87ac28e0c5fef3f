internal import Desk
internal import Terminal

extension BoardScreen {
    static func draw(_ app: AppState, in area: Area, on frame: inout Frame) {
        let layout = BoardLayout(area, app.board)
        guard app.board.isKnown else {
            frame.put(app.words.boardLoading, row: area.row, column: area.column + 1, style: Style(.hint))
            frame.cursor = Cursor(row: area.row, column: area.column, isVisible: false)
            return
        }
        let table = BoardTable(app: app, layout: layout)
        table.drawHeading(area, on: &frame)
        if app.board.rows.isEmpty {
            frame.put(
                app.words.boardEmpty, row: layout.cells.row, column: 1, width: area.width - 1, style: Style(.hint))
            frame.cursor = Cursor(row: layout.cells.row, column: 0, isVisible: false)
        }
        for (offset, row) in layout.cells.rows.enumerated() {
            table.draw(layout.firstRow + offset, row: row, on: &frame)
        }
        if let row = layout.rule { frame.horizontalLine(row: row, columns: area.columns) }
        let list = BoardList(app: app, width: area.width)
        var board = app.board
        board.keepInSight(layout.list.height)
        for (offset, row) in layout.list.rows.enumerated() { list.draw(board.top + offset, row: row, on: &frame) }
    }
}

/// The offices by time left.
struct BoardTable {
    let app: AppState
    let layout: BoardLayout

    func drawHeading(_ area: Area, on frame: inout Frame) {
        let style = Style(.dim)
        for column in BoardState.Column.allCases {
            let label = app.words.boardColumn(column, width: layout.width(column) - 1)
            frame.put(
                label, row: layout.heading, column: layout.start(column), width: layout.width(column), style: style,
                align: .trailing)
        }
        guard layout.hasFulfilment else { return }
        let start = layout.fulfilmentStart
        frame.put(
            app.words.fulfilmentHeading(area.width - start), row: layout.heading, column: start,
            width: area.width - start - 1, style: style)
    }

    func draw(_ index: Int, row: Int, on frame: inout Frame) {
        guard app.board.rows.indices.contains(index) else { return }
        let office = app.board.rows[index]
        let name = office.unit.map { UntrustedText($0) } ?? UntrustedText(app.words.noUnit(layout.name - 1))
        let isMine = office.unit != nil && office.unit == app.clerk.unit
        frame.put(
            name, row: row, column: 1, width: layout.name - 1, style: Style(isMine ? .mine : .text, isMine ? .bold : [])
        )
        for column in BoardState.Column.allCases { draw(office, column, row: row, on: &frame) }
        if layout.hasFulfilment { drawFulfilment(office, row: row, on: &frame) }
        guard app.board.part == .table, index == app.board.row else { return }
        let start = layout.start(app.board.column)
        let width = layout.width(app.board.column)
        frame.restyle(row: row, columns: start..<start + width, role: .selected)
        frame.cursor = Cursor(row: row, column: start + width - 1, isVisible: false)
    }

    private func draw(_ office: BoardRow, _ column: BoardState.Column, row: Int, on frame: inout Frame) {
        let count = office[column]
        let role: Terminal.Role =
            switch column {
            case _ where count == 0: .dim
            case .overdue: .overdue
            case .hour: .dueSoon
            case .waiting: .paused
            default: .text
            }
        let width = layout.width(column)
        var text = count == 0 ? app.marks.dash : app.words.grouped(count)
        if column == .overdue, count > 0 {
            let mark = app.marks(.overdue)
            let bars = width >= 12 ? " " + String(repeating: app.marks.isUnicode ? "█" : "#", count: min(count, 4)) : ""
            text = mark + text + bars.padded(to: width >= 12 ? 5 : 0)
        } else if column == .overdue, width >= 12 {
            text += "     "
        }
        frame.put(text, row: row, column: layout.start(column), width: width, style: Style(role), align: .trailing)
    }

    private func drawFulfilment(_ office: BoardRow, row: Int, on frame: inout Frame) {
        // The record without a name is that of all offices together, not of the cases without one.
        guard let unit = office.unit, let record = app.board.fulfilment[unit] else { return }
        let start = layout.fulfilmentStart
        let line = Sparkline(record.days, isUnicode: app.marks.isUnicode).text
        let percent =
            record.ended == 0
            ? app.marks.dash : "\(record.met * 100 / record.ended)" + (frame.size.width < 84 ? "%" : " %")
        let role: Terminal.Role = record.ended > 0 && record.met * 10 < record.ended * 8 ? .overdue : .ok
        let end = frame.put(line, row: row, column: start, width: 8, style: Style(role))
        frame.put(
            percent, row: row, column: end, width: max(0, min(7, frame.size.width - end - 1)), style: Style(role),
            align: .trailing)
    }
}

/// Shares as seven bars; days are taken together so that they fit.
struct Sparkline: Equatable {
    let text: String

    /// Bars of one line.
    static let bars = 7

    init(_ days: [Double?], isUnicode: Bool) {
        let blocks = isUnicode ? Array("▁▂▃▄▅▆▇█") : Array("0123456789")
        let size = max(1, (days.count + Self.bars - 1) / Self.bars)
        var letters = ""
        for end in stride(from: days.count, to: 0, by: -size) {
            let known = days[max(0, end - size)..<end].compactMap { $0 }
            if known.isEmpty {
                letters = (isUnicode ? "·" : ".") + letters
            } else {
                let share = min(max(0, known.reduce(0, +) / Double(known.count)), 1)
                letters = String(blocks[min(blocks.count - 1, Int(share * Double(blocks.count)))]) + letters
            }
        }
        text = letters
    }
}

/// The clocks that end soonest.
struct BoardList {
    let app: AppState
    let width: Int

    func draw(_ index: Int, row: Int, on frame: inout Frame) {
        guard app.board.lines.indices.contains(index) else {
            if index == 0 {
                frame.put(app.words.boardNothingDue, row: row, column: 1, width: width - 1, style: Style(.hint))
            }
            return
        }
        let line = app.board.lines[index]
        let shown = app.timers.shown(line, marks: app.marks, words: app.words)
        let isLate = line.due.map { app.now > $0 } ?? false
        let isSoon = !isLate && line.warnAt.map { app.now >= $0 } ?? false
        let mark =
            isLate
            ? app.marks(.overdue) : isSoon ? app.marks(.dueSoon) : line.state == .paused ? app.marks(.paused) : " "
        frame.put(mark, row: row, column: 1, width: 1, style: Style(shown.role, .bold))
        frame.put(shown.text, row: row, column: 3, width: 6, style: Style(shown.role), align: .trailing)
        drawWords(line, row: row, on: &frame)
        guard app.board.part == .list, index == app.board.cursor else { return }
        frame.restyle(row: row, columns: 0..<width, role: .selected)
        frame.cursor = Cursor(row: row, column: 0, isVisible: false)
    }

    private func drawWords(_ line: BoardLine, row: Int, on frame: inout Frame) {
        let number = app.roster.text(of: line.number)
        let title = UntrustedText(String(line.title.prefix(400).map { $0.isNewline ? " " : $0 }))
        guard width >= 60 else {
            frame.put(title, row: row, column: 11, width: width - 11)
            return
        }
        let kind = 16
        let unit = 8
        var column = frame.put(number, row: row, column: 11, width: 16, style: Style(.dim)) + 2
        let room = max(4, width - column - kind - unit - 4)
        frame.put(title, row: row, column: column, width: room)
        column += room + 1
        frame.put(app.words.clock(line.kind), row: row, column: column, width: kind)
        column += kind + 1
        frame.put(UntrustedText(line.unit ?? app.marks.dash), row: row, column: column, width: unit - 1)
        if line.clerk == app.clerk.name {
            frame.put(app.marks(.mine), row: row, column: width - 2, width: 1, style: Style(.mine))
        }
    }
}

extension String {
    /// The text with blanks behind it up to a number of letters.
    func padded(to count: Int) -> String { self + String(repeating: " ", count: max(0, count - self.count)) }
}
