internal import Desk
internal import Terminal

/// How accounts look: a row each, and below what is known of the selected one.
enum AccountsDrawing {
    static func list(_ rows: [AccountRow], _ app: AppState, in area: Area, on frame: inout Frame) {
        let cursor = min(app.accounts.cursor, rows.count - 1)
        let first = max(0, cursor - max(1, area.height) + 1)
        for (offset, place) in area.rows.enumerated() where rows.indices.contains(first + offset) {
            let index = first + offset
            draw(rows[index], app, row: place, in: area, on: &frame)
            guard index == cursor else { continue }
            frame.restyle(row: place, columns: area.columns, role: .selected)
            frame.cursor = Cursor(row: place, column: 0, isVisible: false)
        }
    }

    private static func draw(_ row: AccountRow, _ app: AppState, row place: Int, in area: Area, on frame: inout Frame) {
        let (mark, role) = sign(row, app.marks)
        frame.put(mark, row: place, column: 1, width: 1, style: Style(role))
        frame.put(app.words.channelShort(row.account.channel), row: place, column: 3, width: 5)
        let name = row.account.title ?? row.account.name
        let half = area.width < 60 ? area.width - 9 : 24
        frame.put(UntrustedText(name), row: place, column: 9, width: half)
        guard area.width >= 60 else { return }
        frame.put(UntrustedText(row.account.owner ?? app.marks.dash), row: place, column: 34, width: 6)
        let text = app.words.fate(row, app.times, app.now).joined(separator: " \(app.marks.dot) ")
        frame.put(UntrustedText(text), row: place, column: 41, width: area.width - 42, style: Style(role))
    }

    private static func sign(_ row: AccountRow, _ marks: Marks) -> (String, Terminal.Role) {
        switch row.status?.state {
        case .stopped: return (marks(.overdue), .error)
        case .paused: return (marks(.paused), .warning)
        case .fine, .busy: return row.quarantined > 0 ? (marks(.uncertain), .warning) : (marks(.answered), .ok)
        case nil: return (row.account.standing == .live ? marks(.read) : marks.dash, .dim)
        }
    }

    static func facts(_ row: AccountRow, _ app: AppState, in area: Area, on frame: inout Frame) {
        for column in area.columns {
            frame.put(app.marks.line, row: area.row, column: column, width: 1, style: Style(.border))
        }
        for (offset, line) in lines(row, app).prefix(area.height - 1).enumerated() {
            frame.put(UntrustedText(line), row: area.row + 1 + offset, column: 1, width: area.width - 2)
        }
    }

    /// The most needed first, as low screens cut the end.
    static func lines(_ row: AccountRow, _ app: AppState) -> [String] {
        let (account, words) = (row.account, app.words)
        let dot = " \(app.marks.dot) "
        var lines = [
            [words.channel(account.channel), account.name, words.standing(account.standing)].joined(separator: dot)
        ]
        if let reason = row.reason { lines.append(words.because(reason)) }
        lines.append(words.canDo(account.channel.capabilities))
        let people = [words.ownedBy(account.owner), words.deputies(account.deputies)]
        lines.append(people.filter { !$0.isEmpty }.joined(separator: dot))
        lines.append([account.purpose, words.legal(account.legalState)].compactMap(\.self).joined(separator: dot))
        let days = words.days(account.start.map(\.description), account.end.map(\.description))
        lines.append([account.address, account.secret, days].compactMap(\.self).joined(separator: dot))
        return lines.filter { !$0.isEmpty }
    }
}

extension AccountRow {
    /// Why it does not work, in the channel's cleaned words.
    var reason: String? {
        switch status?.state {
        case .paused(_, let reason), .stopped(let reason): reason
        case .fine, .busy, nil: nil
        }
    }
}
