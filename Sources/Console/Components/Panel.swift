internal import Desk
internal import Terminal

/// What lies over a screen, drawn in a framed room above the hint line.
enum Panel {
    static func draw(_ overlay: Overlay, _ app: AppState, in body: Area, on frame: inout Frame) {
        switch overlay {
        case .help(let list):
            let isWriting = app.contexts.contains(.compose)
            let title = app.words.helpTitle(isWriting ? app.words.context(.compose) : app.words.screen(app.top))
            choose(list, title: title, app, in: body, on: &frame)
        case .palette(let list): choose(list, title: app.words.paletteTitle, app, in: body, on: &frame)
        case .picker(let picker): choose(picker.list, title: picker.title, app, in: body, on: &frame)
        case .menu(let menu): draw(menu, in: body, on: &frame)
        case .prompt(let prompt): draw(prompt, in: body, on: &frame)
        case .confirm(let question): draw(question, app, in: body, on: &frame)
        case .reading(let reading): draw(reading, in: body, on: &frame)
        case .commandLine(let line): draw(line, app, in: body, on: &frame)
        }
    }

    /// A framed room of so many rows at the bottom of the body, emptied; the room within the frame.
    private static func open(_ title: String, rows: Int, in body: Area, on frame: inout Frame) -> Area {
        let height = min(body.height, rows + 2)
        let width = min(body.width, 84)
        let left = body.column + (body.width - width) / 2
        let area = Area(row: body.row + body.height - height, column: left, width: width, height: height)
        for row in area.rows { frame.fill(row: row, columns: area.columns, style: .plain) }
        frame.horizontalLine(row: area.row, columns: area.columns)
        frame.put(
            UntrustedText(" \(title) "), row: area.row, column: left + 2, width: width - 4, style: Style(.title, .bold))
        frame.horizontalLine(row: area.row + height - 1, columns: area.columns)
        if area.width < body.width {
            frame.verticalLine(column: left, rows: area.rows)
            frame.verticalLine(column: left + width - 1, rows: area.rows)
        }
        return Area(row: area.row + 1, column: left + 2, width: max(1, width - 4), height: max(0, height - 2))
    }

    private static func choose(
        _ list: FilteredList, title: String, _ app: AppState, in body: Area, on frame: inout Frame
    ) {
        let room = open(title, rows: min(list.items.count + 1, body.height * 4 / 5), in: body, on: &frame)
        guard room.height >= 2 else { return }
        frame.put("> ", row: room.row, column: room.column, style: Style(.input))
        let (_, below) = room.split(top: 1)
        let first = max(0, list.cursor - below.height + 1)
        for (offset, row) in below.rows.enumerated() where first + offset < list.shown.count {
            item(
                list.shown[first + offset], isSelected: first + offset == list.cursor, in: below, row: row, on: &frame)
        }
        if list.shown.isEmpty {
            frame.put(
                app.words.nothingFits, row: below.row, column: below.column, width: below.width, style: Style(.dim))
        }
        list.filter.draw(on: &frame, row: room.row, column: room.column + 2, width: room.width - 2)
    }

    private static func item(
        _ item: PickerItem, isSelected: Bool, in area: Area, row: Int, on frame: inout Frame
    ) {
        let detail = UntrustedText(item.detail)
        let room = item.detail.isEmpty ? 0 : min(area.width / 2, frame.gate.columns(detail) + 1)
        let style = Style(item.obstacle == nil ? .text : .dim)
        let text = item.obstacle.map { "\(item.label) (\($0))" } ?? item.label
        frame.put(UntrustedText(text), row: row, column: area.column, width: area.width - room - 1, style: style)
        if room > 0 {
            frame.put(
                detail, row: row, column: area.column + area.width - room, width: room, style: Style(.key),
                align: .trailing)
        }
        if isSelected { frame.restyle(row: row, columns: area.columns, role: .selected) }
    }

    private static func draw(_ menu: Menu, in body: Area, on frame: inout Frame) {
        let room = open(menu.title, rows: menu.items.count, in: body, on: &frame)
        let first = max(0, menu.cursor - room.height + 1)
        for (offset, row) in room.rows.enumerated() where first + offset < menu.items.count {
            let index = first + offset
            let item = menu.items[index]
            frame.put(String(Character(item.key)), row: row, column: room.column, style: Style(.key))
            frame.put(UntrustedText(item.label), row: row, column: room.column + 3, width: room.width - 3)
            if index == menu.cursor {
                frame.restyle(row: row, columns: room.columns, role: .selected)
                frame.cursor = Cursor(row: row, column: room.column, isVisible: false)
            }
        }
    }

    private static func draw(_ prompt: Prompt, in body: Area, on frame: inout Frame) {
        let room = open(prompt.title, rows: prompt.hint.isEmpty ? 1 : 2, in: body, on: &frame)
        guard room.height > 0 else { return }
        if room.height > 1 {
            frame.put(
                UntrustedText(prompt.hint), row: room.row + 1, column: room.column, width: room.width,
                style: Style(.hint))
        }
        prompt.editor.draw(on: &frame, row: room.row, column: room.column, width: room.width)
    }

    private static func draw(_ question: Confirm, _ app: AppState, in body: Area, on frame: inout Frame) {
        let width = max(2, min(body.width, 84) - 4)
        let asked = frame.gate.lines(UntrustedText(question.question), width: width, limit: 4)
        let details = question.details.flatMap { line in
            frame.gate.lines(UntrustedText(line.text), width: width, style: Style(line.role), limit: 3)
        }
        let height = max(0, body.height - 3 - asked.count)
        let first = min(question.scroll, max(0, details.count - height))
        let lines = details.dropFirst(first).prefix(height) + asked
        let room = open(app.words.confirmTitle, rows: lines.count + 1, in: body, on: &frame)
        for (line, row) in zip(lines, room.rows) { frame.put(line, row: row, column: room.column) }
        guard let last = room.rows.last else { return }
        frame.put(app.words.confirmKeys, row: last, column: room.column, width: room.width, style: Style(.key))
        if details.count > height {
            let sign = frame.gate.isUnicode ? "↓↑" : "v^"
            frame.put(
                sign, row: room.row - 1, column: room.column, width: room.width, style: Style(.hint), align: .trailing)
        }
        frame.cursor = Cursor(row: last, column: room.column, isVisible: false)
    }

    private static func draw(_ reading: Reading, in body: Area, on frame: inout Frame) {
        let room = open(reading.title, rows: reading.lines.count, in: body, on: &frame)
        for (offset, row) in room.rows.enumerated() where reading.scroll + offset < reading.lines.count {
            let line = reading.lines[reading.scroll + offset]
            frame.put(
                UntrustedText(line.text), row: row, column: room.column, width: room.width, style: Style(line.role))
        }
        frame.cursor = Cursor(row: room.row, column: room.column, isVisible: false)
    }

    private static func draw(_ line: CommandLine, _ app: AppState, in body: Area, on frame: inout Frame) {
        let bound = Keymap.parted(line.editor.text)
        let known = CommandList.named(bound.command)
        let row = body.row + body.height - 1
        if body.height > 1 {
            frame.fill(row: row - 1, columns: body.columns, style: .plain)
            let help = line.offers.isEmpty ? known?.help(app.words) ?? "" : line.offers.joined(separator: "  ")
            frame.put(UntrustedText(help), row: row - 1, column: 1, width: body.width - 2, style: Style(.hint))
        }
        frame.fill(row: row, columns: body.columns, style: Style(.input))
        frame.put(":", row: row, column: 0, style: Style(.input))
        line.editor.draw(on: &frame, row: row, column: 1, width: body.width - 2)
    }
}
