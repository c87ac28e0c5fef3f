internal import Desk
internal import Terminal

extension ModerationScreen {
    static func draw(_ app: AppState, in area: Area, on frame: inout Frame) {
        let layout = ModerationLayout(app)
        FloodBanner.draw(app, in: area, on: &frame)
        QueueTabs.draw(app, row: layout.tabs, in: area, on: &frame)
        drawList(app, layout.list, on: &frame)
        if let row = layout.rule { frame.horizontalLine(row: row, columns: area.columns) }
        for column in layout.bars {
            let rows = (layout.panel ?? layout.list).rows
            frame.verticalLine(column: column, rows: rows)
        }
        guard layout.panel != nil else { return }
        DecisionScreen.drawParts(app, on: &frame)
    }

    private static func drawList(_ app: AppState, _ area: Area, on frame: inout Frame) {
        var list = app.moderation.list
        guard !list.items.isEmpty else { return drawEmpty(app, area, on: &frame) }
        list.keepInSight(area.height)
        let painter = ReviewRow(app: app, area: area)
        for (offset, row) in area.rows.enumerated() where list.items.indices.contains(list.top + offset) {
            let index = list.top + offset
            painter.draw(list.items[index], isSelected: index == list.cursor, row: row, on: &frame)
        }
        frame.cursor = Cursor(row: area.row + list.cursor - list.top, column: area.column, isVisible: false)
    }

    /// Why the list is empty, and the key that helps.
    private static func drawEmpty(_ app: AppState, _ area: Area, on frame: inout Frame) {
        let key =
            app.keymap.keys(for: "next-queue", in: app.contexts).first.map { HintLine.shown($0, app.marks) } ?? "?"
        let list = app.moderation.list
        let text = list.isKnown ? app.words.emptyQueue(list.queue, key: key) : app.words.loading
        let lines = frame.gate.lines(UntrustedText(text), width: max(2, area.width - 6), style: Style(.hint), limit: 4)
        for (line, row) in zip(lines, area.rows.dropFirst(min(1, max(0, area.height - 1)))) {
            frame.put(line, row: row, column: area.column + 3)
        }
        frame.cursor = Cursor(row: area.row, column: area.column, isVisible: false)
    }
}

/// The queues with how many wait in each; the shown one in brackets.
enum QueueTabs {
    static func draw(_ app: AppState, row: Int, in area: Area, on frame: inout Frame) {
        guard area.height > 1 else { return }
        let shown = app.moderation.list.queue
        let parts = ReviewQueue.allCases.map { queue in
            let count = app.moderation.counts[queue].map { " " + text($0, app) } ?? ""
            let name = (area.width < 110 ? app.words.short(queue) : app.words.title(queue)) + count
            return (queue: queue, text: queue == shown ? "[\(name)]" : " \(name) ")
        }
        let needed = parts.reduce(1) { $0 + frame.gate.columns(UntrustedText($1.text)) }
        let skipped = needed <= area.width ? 0 : parts.firstIndex { $0.queue == shown } ?? 0
        var column = area.column
        if skipped > 0 {
            column = frame.put(frame.gate.isUnicode ? "‹" : "<", row: row, column: column, style: Style(.dim))
        }
        for part in parts.dropFirst(skipped) {
            let style = part.queue == shown ? Style(.title, .bold) : Style(.dim)
            column = frame.put(
                UntrustedText(part.text), row: row, column: column, width: max(0, area.columns.upperBound - column),
                style: style)
        }
    }

    private static func text(_ count: Int, _ app: AppState) -> String {
        app.words.grouped(count) + (count >= ModerationState.countCap ? "+" : "")
    }
}

/// Draws one item of a queue.
struct ReviewRow {
    let app: AppState
    let area: Area

    func draw(_ item: ReviewItem, isSelected: Bool, row: Int, on frame: inout Frame) {
        let start = area.column
        let isMarked = app.moderation.list.marked.contains(item.message)
        let begun = app.moderation.forms[item.message] != nil
        let (sign, role) = begun ? (app.marks(.draft), Terminal.Role.mine) : mark(item)
        frame.put(sign, row: row, column: start, width: 1, style: Style(role, .bold))
        if isMarked { frame.put(app.marks(.chosen), row: row, column: start + 1, width: 1, style: Style(.marked)) }
        frame.put(score(item), row: row, column: start + 2, width: 4, style: Style(.moderation), align: .trailing)
        let text = drawFacts(item, row: row, on: &frame)
        let words = UntrustedText(excerpt(item, area.width))
        frame.put(words, row: row, column: text, width: max(0, start + area.width - 1 - text))
        if isMarked { frame.restyle(row: row, columns: text..<start + area.width - 1, role: .marked) }
        if isSelected { frame.restyle(row: row, columns: area.columns, role: .selected) }
    }

    /// Channel, author and waiting time, as far as there is room; the column of the words.
    private func drawFacts(_ item: ReviewItem, row: Int, on frame: inout Frame) -> Int {
        let start = area.column
        guard area.width >= 50 else { return start + 7 }
        let isFull = area.width >= 64
        let author = isFull ? 16 : 12
        frame.put(app.words.channelShort(item.channel), row: row, column: start + 7, width: 5)
        frame.put(UntrustedText(item.handle ?? item.author), row: row, column: start + 13, width: author)
        guard isFull else { return start + 14 + author }
        frame.put(
            app.times.age(item.since, now: app.now), row: row, column: start + 14 + author, width: 6, align: .trailing)
        return start + 22 + author
    }

    /// How it stands: held, hidden, gone, or just open.
    private func mark(_ item: ReviewItem) -> (String, Terminal.Role) {
        switch (item.queue, item.state) {
        case (.appeals, _): (app.marks(.overdue), .warning)
        case (.second, _): (app.marks(.moderation), .moderation)
        case (_, .held): (app.marks(.paused), .paused)
        case (.recent, _): item.decision?.state == .inForce ? (app.marks(.answered), .ok) : (app.marks.dash, .dim)
        default: (app.marks(.moderation), .moderation)
        }
    }

    /// Reports in their own queue, else how suspicious the machine finds it.
    private func score(_ item: ReviewItem) -> String {
        if item.queue == .reported { return "\(min(99, item.reports))" + (app.marks.isUnicode ? "×" : "x") }
        return item.suspicion.map { app.words.percentShort($0.score) } ?? ""
    }

    private func excerpt(_ item: ReviewItem, _ width: Int) -> String {
        let text = item.text.prefix(width).map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
        let what: String?
        switch item.queue {
        case .second: what = item.decision.map { app.words.title($0.measure) } ?? app.words.replyWord
        case .appeals: what = item.decision.map { app.words.title($0.measure) }
        case .recent: what = item.decision.map { app.words.title($0.measure) + ", " + app.words.title($0.state) }
        case .held, .reported, .suspected: what = nil
        }
        return (what.map { "[\($0)] " } ?? "") + text
    }
}
