internal import Desk
internal import Terminal

/// Draws the reply being written: to whom and where, what changed meanwhile, and the text.
struct ComposeView {
    let app: AppState
    let state: CaseState
    let compose: ComposeState

    func draw(_ layout: CaseLayout, _ area: Area, on frame: inout Frame) {
        if let row = layout.composeRule { frame.horizontalLine(row: row, columns: area.columns) }
        if let row = layout.composeHead { drawHead(row: row, area, on: &frame) }
        if let row = layout.holdRow, let hold = compose.hold {
            frame.put(
                UntrustedText(app.marks(.overdue) + " " + app.words.holdLine(changes(hold), isSeen: hold.isSeen)),
                row: row,
                column: area.column + 1, width: area.width - 2, style: Style(.warning, .bold))
        }
        drawText(in: layout.text, on: &frame)
    }

    // MARK: Head

    private func drawHead(row: Int, _ area: Area, on frame: inout Frame) {
        let (count, role) = counter
        let room = frame.gate.columns(count) + 1
        frame.put(
            count, row: row, column: area.column, width: area.width - 1, style: Style(role, .bold), align: .trailing)
        let end = area.column + area.width - room - 1
        var column = area.column + 1
        for (text, style) in headParts {
            guard column < end else { return }
            if column > area.column + 1 {
                column = frame.put(
                    " \(app.marks.dot) ", row: row, column: column, width: end - column, style: Style(.dim))
            }
            guard column < end else { return }
            column = frame.put(UntrustedText(text), row: row, column: column, width: end - column, style: style)
        }
    }

    private var headParts: [(String, Style)] {
        let words = app.words
        var parts: [(String, Style)] = []
        if let record = state.shownRow?.record {
            let isPublic = answered?.isPublic ?? state.shownRow?.isPublic ?? true
            let isSeen = isPublic && !compose.isPrivate
            parts.append(
                isSeen
                    ? (words.publicOn(record.channel), Style(.warning, .bold))
                    : (words.privateOn(record.channel), Style(.ok, .bold)))
        }
        let name = answered?.author ?? state.shownRow?.author ?? ""
        parts.insert((words.replyTo(compose.isInterim) + " " + String(name.prefix(60)), Style(.title, .bold)), at: 0)
        if let time = compose.notBefore {
            parts.append((app.marks(.leaving) + " " + app.times.full(time, now: app.now), Style(.mine, .bold)))
        }
        if let template = compose.template { parts.append((words.templateNamed(template), Style(.dim))) }
        if compose.isSending { parts.append((words.sending, Style(.mine, .bold))) }
        return parts
    }

    /// The message the reply answers.
    private var answered: ThreadMessage? {
        let incoming = state.detail?.messages.filter { $0.direction == .incoming && $0.state == "present" } ?? []
        return incoming.last { $0.key == compose.message } ?? incoming.last
    }

    /// `212/500`; with a mark in front when it is too long.
    private var counter: (String, Terminal.Role) {
        guard let record = state.shownRow?.record else { return ("\(compose.text.count)", .dim) }
        let count = compose.count(on: record.channel)
        guard let limit = app.roster.accounts[record.account]?.textLimit else { return ("\(count)", .dim) }
        let isLong = count > limit
        return ((isLong ? app.marks(.overdue) : "") + "\(count)/\(limit)", isLong ? .overdue : .dim)
    }

    // MARK: What changed

    private func changes(_ hold: ComposeState.Hold) -> String {
        var parts: [String] = []
        if hold.arrived > 0 { parts.append(app.words.arrived(hold.arrived)) }
        for entry in hold.changes.suffix(2).reversed() {
            let time = app.times.clock(entry.time.instant)
            parts.append("\(time) \(entry.actor.prefix(30)) \(app.words.history(entry, times: app.times))")
        }
        return parts.joined(separator: ", ")
    }

    // MARK: Text

    private func drawText(in area: Area, on frame: inout Frame) {
        guard !area.isEmpty else { return }
        // The window may have changed since the last key; the cursor is in sight all the same.
        var text = compose.area
        text.follow(width: area.width, height: area.height)
        text.draw(on: &frame, in: area, hasFocus: app.overlay == nil)
        highlight(text, in: area, on: &frame)
    }

    /// Placeholders that nobody has filled in yet, underlined and in the warning's look.
    private func highlight(_ text: TextArea, in area: Area, on frame: inout Frame) {
        let ranges = ReplyChecks.openRanges(in: text.characters)
        guard !ranges.isEmpty else { return }
        let lines = text.lines(width: area.width)
        for (offset, row) in area.rows.enumerated() {
            guard lines.indices.contains(text.scroll + offset) else { return }
            let line = lines[text.scroll + offset]
            for range in ranges where range.overlaps(line) {
                let part = range.clamped(to: line)
                let start = columns(text, line.lowerBound..<part.lowerBound, frame.gate)
                let end = start + columns(text, part, frame.gate)
                let shown = area.column + start..<min(area.column + end, area.column + area.width)
                guard !shown.isEmpty else { continue }
                frame.restyle(row: row, columns: shown, role: .warning)
                frame.add([.underline, .bold], row: row, columns: shown)
            }
        }
    }

    private func columns(_ text: TextArea, _ range: Range<Int>, _ gate: Gate) -> Int {
        gate.columns(UntrustedText(String(text.characters[range])))
    }
}
