internal import Desk
internal import Terminal

extension InboxScreen {
    static func draw(_ app: AppState, in area: Area, on frame: inout Frame) {
        let layout = InboxLayout(app)
        FloodBanner.draw(app, in: area, on: &frame)
        if let header = layout.header { drawHeader(app, layout, row: header, on: &frame) }
        drawRows(app, layout, on: &frame)
        if let preview = layout.preview { drawPreview(app, layout, in: preview, on: &frame) }
        if let filter = app.inbox.filter { drawFilter(filter, app, in: area, on: &frame) }
    }

    private static func drawHeader(_ app: AppState, _ layout: InboxLayout, row: Int, on frame: inout Frame) {
        let words = app.words
        let style = Style(.dim)
        frame.put(words.columnTimer, row: row, column: 3, width: 5, style: style, align: .trailing)
        for (title, columns) in [
            (words.columnChannel, layout.columns.channel), (words.columnFrom, layout.columns.author),
            (words.columnUnit, layout.columns.unit), (words.columnText, layout.columns.text),
        ] {
            guard let columns else { continue }
            frame.put(title, row: row, column: columns.lowerBound, width: columns.count, style: style)
        }
        if let age = layout.columns.age {
            frame.put(
                words.columnAge, row: row, column: age.lowerBound, width: age.count, style: style, align: .trailing)
        }
    }

    private static func drawRows(_ app: AppState, _ layout: InboxLayout, on frame: inout Frame) {
        let window = app.inbox.window
        let list = layout.list
        guard !window.rows.isEmpty else { return drawEmpty(app, in: list, on: &frame) }
        let painter = InboxRow(app: app, layout: layout, timers: app.timers, times: app.times)
        for (row, found) in zip(list.rows, window.shown) {
            painter.draw(found, isSelected: found.record.key == window.selected?.record.key, row: row, on: &frame)
        }
        frame.cursor = Cursor(row: list.row + window.cursor - window.top, column: list.column, isVisible: false)
        if !window.arrived.isEmpty { drawArrived(window.arrived.count, app, layout, on: &frame) }
    }

    /// New cases above the screen: said in the header's row, the list stays where it is.
    private static func drawArrived(_ count: Int, _ app: AppState, _ layout: InboxLayout, on frame: inout Frame) {
        let key = app.keymap.keys(for: "refresh", in: [.inbox, .everywhere]).first ?? "?"
        let text = app.words.newAbove(count, key: key)
        guard let row = layout.header else { return }
        frame.fill(row: row, columns: layout.list.columns, style: Style(.hint))
        frame.put(text, row: row, column: layout.list.column + 3, width: layout.list.width - 4, style: Style(.hint))
    }

    /// Why the list is empty, and the key that helps.
    private static func drawEmpty(_ app: AppState, in list: Area, on frame: inout Frame) {
        let words = app.words
        func key(_ command: String) -> String {
            app.keymap.keys(for: command, in: app.contexts).first.map { HintLine.shown($0, app.marks) } ?? "?"
        }
        let text =
            if !app.inbox.window.isKnown { words.loading } else if !app.inbox.queryText.isEmpty {
                words.emptyFiltered(app.inbox.queryText, key: key(app.inbox.filter == nil ? "back" : "cancel"))
            } else if app.inbox.showsClosed { words.emptyDesk } else { words.emptyOpen(key("closed")) }
        let lines = frame.gate.lines(UntrustedText(text), width: max(2, list.width - 6), style: Style(.hint), limit: 4)
        for (line, row) in zip(lines, list.rows.dropFirst(min(1, max(0, list.height - 1)))) {
            frame.put(line, row: row, column: list.column + 3)
        }
        frame.cursor = Cursor(row: list.row, column: list.column, isVisible: false)
    }

    /// The filter field in the last row of the body; its fault above it.
    private static func drawFilter(_ filter: LineEditor, _ app: AppState, in area: Area, on frame: inout Frame) {
        let row = area.row + area.height - 1
        if let fault = app.inbox.fault, area.height > 1 {
            frame.fill(row: row - 1, columns: area.columns, style: .plain)
            frame.put(
                UntrustedText(app.words.queryFault(fault)), row: row - 1, column: 1, width: area.width - 2,
                style: Style(.error))
        }
        frame.fill(row: row, columns: area.columns, style: Style(.input))
        frame.put("/", row: row, column: 0, style: Style(.input))
        filter.draw(on: &frame, row: row, column: 1, width: area.width - 2)
    }
}

/// Draws one case of the list.
struct InboxRow {
    let app: AppState
    let layout: InboxLayout
    let timers: TimerText
    let times: Times

    func draw(_ found: CaseRow, isSelected: Bool, row: Int, on frame: inout Frame) {
        let record = found.record
        let columns = layout.columns
        if let urgency = app.marks.pressing(found, now: app.now) {
            frame.put(urgency.text, row: row, column: 0, width: 1, style: Style(urgency.role, .bold))
        }
        let state = app.marks.state(of: found, clerk: app.clerk.name)
        frame.put(state.text, row: row, column: 1, width: 1, style: Style(state.role))
        let isMarked = app.inbox.marked.contains(record.key)
        if isMarked { frame.put(app.marks(.chosen), row: row, column: 2, width: 1, style: Style(.marked)) }
        let timer = timers.shown(record, marks: app.marks, words: app.words)
        frame.put(timer.text, row: row, column: 3, width: 5, style: Style(timer.role), align: .trailing)
        let weight: Attributes = record.isUnread ? .bold : []
        words(found, columns, weight, row: row, on: &frame)
        if isMarked { frame.restyle(row: row, columns: columns.text, role: .marked) }
        if isSelected { frame.restyle(row: row, columns: layout.list.columns, role: .selected) }
    }

    private func words(
        _ found: CaseRow, _ columns: InboxLayout.Columns, _ weight: Attributes, row: Int, on frame: inout Frame
    ) {
        let style = Style(.text, weight)
        func put(_ text: String, _ range: Range<Int>?, _ style: Style, _ align: Alignment = .leading) {
            guard let range else { return }
            frame.put(
                UntrustedText(text), row: row, column: range.lowerBound, width: range.count, style: style, align: align)
        }
        put(app.words.channelShort(found.record.channel), columns.channel, .plain)
        put(found.handle ?? found.author, columns.author, style)
        put(found.record.unit ?? app.marks.dash, columns.unit, Style(.text))
        put(app.words.waits(found.moderation) + Self.excerpt(found, columns.text.count), columns.text, style)
        put(times.age(found.record.activity, now: app.now), columns.age, .plain, .trailing)
    }

    /// The subject before the text where there is one; no more letters than can be seen, with their marks.
    static func excerpt(_ found: CaseRow, _ width: Int) -> String {
        let text = found.subject.map { $0.isEmpty ? found.excerpt : "\($0) - \(found.excerpt)" } ?? found.excerpt
        let line = text.prefix(width + 1)
        return String(line.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
}
