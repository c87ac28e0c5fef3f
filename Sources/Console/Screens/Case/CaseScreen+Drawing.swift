internal import Desk
internal import Terminal

extension CaseScreen {
    static func draw(_ app: AppState, in area: Area, on frame: inout Frame) {
        guard let state = app.openCase else { return }
        let layout = CaseLayout(area, isComposing: state.compose != nil, isHeld: state.compose?.hold != nil)
        CaseFacts.draw(app, state, in: layout.facts, on: &frame)
        if let row = layout.factsRule { drawRule(app, state, row: row, area, on: &frame) }
        drawThread(app, state, in: layout.thread, on: &frame)
        if let compose = state.compose {
            ComposeView(app: app, state: state, compose: compose).draw(layout, area, on: &frame)
        }
    }

    private static func drawRule(_ app: AppState, _ state: CaseState, row: Int, _ area: Area, on frame: inout Frame) {
        frame.horizontalLine(row: row, columns: area.columns)
        guard state.entries.count > 1, area.width >= 40, !state.showsHistory else { return }
        let text = " " + app.words.messagePlace(state.selected + 1, state.entries.count) + " "
        frame.put(
            text, row: row, column: area.column, width: area.width - 2, style: Style(.border), align: .trailing)
    }

    private static func drawThread(_ app: AppState, _ state: CaseState, in area: Area, on frame: inout Frame) {
        guard !area.isEmpty else { return }
        guard state.detail != nil, !state.isMissing, !state.entries.isEmpty else {
            let text =
                state.isMissing
                ? app.words.caseMissing
                : state.detail == nil
                    ? app.words.caseLoading
                    : state.showsHistory ? app.words.historyEmpty : app.words.threadEmpty
            frame.put(text, row: area.row, column: area.column + 1, width: area.width - 1, style: Style(.hint))
            frame.cursor = Cursor(row: area.row, column: area.column, isVisible: false)
            return
        }
        let offersDraft = state.compose == nil && state.detail?.draft.map { !$0.text.isEmpty } ?? false
        let (room, bottom) = area.split(top: area.height - (offersDraft ? 1 : 0))
        let text = app.threadText(state, gate: frame.gate, width: room.width)
        let shown = ThreadScroll.window(state.place, count: state.entries.count, height: room.height) {
            text.lines(state.entries[$0])
        }
        frame.cursor = Cursor(row: room.row, column: room.column, isVisible: false)
        for (row, item) in zip(room.rows, shown) { draw(item, state, app, row: row, in: room, on: &frame) }
        if offersDraft, let draft = state.detail?.draft { offer(draft, app, in: bottom, on: &frame) }
    }

    private static func draw(
        _ item: (entry: Int, line: ThreadLine), _ state: CaseState, _ app: AppState, row: Int, in area: Area,
        on frame: inout Frame
    ) {
        frame.put(Array(item.line.left.prefix(area.width)), row: row, column: area.column)
        let right = item.line.right
        if !right.isEmpty, right.count < area.width {
            frame.put(right, row: row, column: area.column + area.width - right.count - 1)
        }
        guard item.line.isHead, item.entry == state.selected, state.entries.count > 1 else { return }
        frame.put(frame.gate.isUnicode ? "›" : ">", row: row, column: area.column, style: Style(.selected))
        frame.add(.underline, row: row, columns: area.column + 1..<area.column + max(2, item.line.left.count))
        frame.cursor = Cursor(row: row, column: area.column, isVisible: false)
    }

    private static func offer(_ draft: Draft, _ app: AppState, in area: Area, on frame: inout Frame) {
        let head = app.marks(.draft) + " " + app.words.draftLine(app.times.full(draft.changed, now: app.now))
        let style = Style(.mine)
        let end = frame.put(head, row: area.row, column: area.column + 1, width: area.width - 2, style: style)
        let preview = UntrustedText(String(draft.text.prefix(200).map { $0.isNewline ? " " : $0 }))
        let width = area.column + area.width - end - 1
        if width > 3 { frame.put(preview, row: area.row, column: end, width: width, style: style) }
    }
}

/// The line of clocks, unit, clerk and tags.
enum CaseFacts {
    private struct Part {
        var label: String
        var value: String
        var role: Terminal.Role = .text
    }

    static func draw(_ app: AppState, _ state: CaseState, in area: Area, on frame: inout Frame) {
        guard !area.isEmpty, let record = state.shownRow?.record else { return }
        var row = area.row
        var column = area.column + 1
        let end = area.column + area.width - 1
        let absorbed = state.detail?.absorbed ?? []
        var parts = parts(app, record, absorbed, isShort: false)
        // Three clocks with their whole names leave no room for unit and clerk in eighty columns.
        let wanted = parts.reduce(0) {
            $0 + frame.gate.columns($1.label) + 4 + frame.gate.columns(UntrustedText($1.value))
        }
        if wanted - 3 > (area.width - 2) * area.height {
            parts = self.parts(app, record, absorbed, isShort: true)
        }
        for part in parts {
            let value = UntrustedText(part.value)
            let needed = frame.gate.columns(part.label) + 1 + frame.gate.columns(value)
            let isFirst = column == area.column + 1
            if !isFirst, column + needed + 3 > end, row + 1 < area.row + area.height {
                (row, column) = (row + 1, area.column + 1)
            } else if !isFirst {
                column = frame.put(
                    " \(app.marks.bar) ", row: row, column: column, width: max(0, end - column), style: Style(.border))
            }
            guard column < end else { return }
            column = frame.put(part.label + " ", row: row, column: column, width: end - column, style: Style(.dim))
            guard column < end else { return }
            let attributes: Attributes = part.role == .text ? [] : .bold
            column = frame.put(
                value, row: row, column: column, width: end - column, style: Style(part.role, attributes))
        }
    }

    private static func parts(
        _ app: AppState, _ record: CaseRecord, _ absorbed: [CaseNumber], isShort: Bool
    ) -> [Part] {
        let words = app.words
        var parts = clocks(app, record, isShort: isShort)
        if parts.isEmpty { parts.append(Part(label: words.noClockRuns, value: "", role: .dim)) }
        parts.append(Part(label: words.unitLabel, value: record.unit ?? app.marks.dash))
        parts.append(
            Part(
                label: words.clerkLabel, value: record.clerk ?? app.marks.dash,
                role: record.clerk == app.clerk.name ? .mine : .text))
        if record.priority != .normal {
            parts.append(Part(label: words.priorityLabel, value: words.priority(record.priority), role: .warning))
        }
        if !record.tags.isEmpty {
            parts.append(Part(label: words.tagsLabel, value: record.tags.joined(separator: " ")))
        }
        if !absorbed.isEmpty {
            let numbers = absorbed.map { app.roster.text(of: $0) }.joined(separator: " ")
            parts.append(Part(label: words.absorbedLabel, value: numbers))
        }
        return parts
    }

    /// The latest clock of each kind that was not cancelled.
    private static func clocks(_ app: AppState, _ record: CaseRecord, isShort: Bool) -> [Part] {
        ClockKind.allCases.compactMap { kind in
            guard let clock = record.clocks.last(where: { $0.kind == kind }), clock.state != .cancelled else {
                return nil
            }
            let shown = app.timers.shown(clock, marks: app.marks, words: app.words)
            var mark = ""
            if clock.isOverdue(at: app.now) {
                mark = app.marks(.overdue)
            } else if clock.isDueSoon(at: app.now) {
                mark = app.marks(.dueSoon)
            }
            let label = isShort ? app.words.clockShort(kind) : app.words.clock(kind)
            return Part(label: label, value: mark + shown.text, role: shown.role)
        }
    }
}
