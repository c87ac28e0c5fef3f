internal import Desk
internal import Terminal

extension InboxScreen {
    /// The selected case in a few lines; never takes the focus.
    static func drawPreview(_ app: AppState, _ layout: InboxLayout, in area: Area, on frame: inout Frame) {
        let room: Area
        if layout.previewIsBeside {
            frame.verticalLine(column: area.column, rows: area.rows)
            room = Area(row: area.row, column: area.column + 2, width: area.width - 3, height: area.height)
        } else {
            frame.horizontalLine(row: area.row)
            frame.horizontalLine(row: area.row + area.height - 1)
            room = Area(row: area.row + 1, column: 1, width: area.width - 2, height: area.height - 2)
        }
        guard let found = app.inbox.window.selected, !room.isEmpty else { return }
        if layout.previewIsBeside {
            drawLong(found, app, in: room, on: &frame)
        } else {
            drawShort(found, app, in: room, on: &frame)
        }
    }

    private static func drawShort(_ found: CaseRow, _ app: AppState, in room: Area, on frame: inout Frame) {
        let lines: [(String, Style)] = [
            (head(found, app), Style(.dim)),
            (app.words.waits(found.moderation) + InboxRow.excerpt(found, room.width), .plain), clock(found, app),
        ]
        for ((text, style), row) in zip(lines, room.rows) {
            frame.put(UntrustedText(text), row: row, column: room.column, width: room.width, style: style)
        }
    }

    private static func drawLong(_ found: CaseRow, _ app: AppState, in room: Area, on frame: inout Frame) {
        frame.put(
            UntrustedText(head(found, app)), row: room.row, column: room.column, width: room.width, style: Style(.dim))
        let limit = max(0, room.height - 5)
        let text = String(found.excerpt.prefix(2000))
        let lines = frame.gate.lines(UntrustedText(text), width: max(2, room.width), limit: limit)
        for (line, row) in zip(lines, room.rows.dropFirst(2)) { frame.put(line, row: row, column: room.column) }
        let (due, style) = clock(found, app)
        let row = room.row + 3 + lines.count
        guard room.rows.contains(row) else { return }
        frame.put(UntrustedText(due), row: row, column: room.column, width: room.width, style: style)
        guard room.rows.contains(row + 1), !found.record.tags.isEmpty else { return }
        frame.put(
            UntrustedText("# " + found.record.tags.joined(separator: ", ")), row: row + 1, column: room.column,
            width: room.width, style: Style(.note))
    }

    private static func head(_ found: CaseRow, _ app: AppState) -> String {
        let title = app.roster.accounts[found.record.account]?.title ?? found.account
        let who = [found.author, found.handle].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
        return [
            app.roster.text(of: found.record.number), app.words.quoted(app.words.channel(found.record.channel), title),
            who, app.times.full(found.record.received, now: app.now),
        ].joined(separator: " \(app.marks.dot) ")
    }

    /// Which clock presses most, and who has the case.
    private static func clock(_ found: CaseRow, _ app: AppState) -> (String, Style) {
        let record = found.record
        var parts: [String] = []
        var role = Terminal.Role.text
        if let clock = TimerText.mostPressing(record.clocks), let due = clock.due, record.status.isOpen {
            let shown = app.timers.shown(clock, marks: app.marks, words: app.words)
            role = shown.role
            let late = clock.isOverdue(at: app.now) ? app.words.lateBy(String(shown.text.dropFirst())) : ""
            parts.append(app.words.due(clock.kind, app.times.full(due, now: app.now)) + late)
        } else {
            parts.append(app.words.status(record.status))
        }
        if let until = record.snoozedUntil { parts.append(app.words.snoozedUntil(app.times.full(until, now: app.now))) }
        parts.append(app.words.responsible(unit: record.unit, clerk: record.clerk))
        return (parts.joined(separator: " \(app.marks.dot) "), Style(role))
    }
}
