internal import Desk
internal import Terminal

/// The Ausgang: replies with their state and the reason why they wait.
enum OutboxScreen: ConsoleScreen {
    static let commands = OutboxCommands.all
    static let bindings = OutboxCommands.bindings

    static func appear(_ app: inout AppState) -> [Effect] { Update.refreshCounts(&app) }

    static func contexts(_ app: AppState) -> [KeyContext] { [.outbox, .everywhere] }

    // The app itself takes the list, as the status line counts it on every screen.
    static func loaded(_ id: RequestID, _ answer: Loaded, _ app: inout AppState) -> [Effect]? { nil }

    static func title(_ app: AppState) -> TitleText {
        TitleText(
            place: app.words.screen(.outbox), scope: app.words.outboxScope,
            count: app.outbox.isKnown ? app.words.replies(app.outbox.rows.count) : "")
    }

    static func hints(_ app: AppState) -> [String] {
        let own: [String] =
            switch app.outbox.selected?.reply.state {
            case .awaitingApproval: ["outbox-approve", "outbox-decline"]
            case .uncertain: ["outbox-arrived", "outbox-missing"]
            default: ["outbox-call-back", "outbox-retry"]
            }
        return ["outbox-open"] + own + ["publish", "undo", "next-screen", "help", "leave"]
    }

    static func draw(_ app: AppState, in area: Area, on frame: inout Frame) {
        let outbox = app.outbox
        guard !outbox.rows.isEmpty else {
            let text = outbox.isKnown ? app.words.emptyOutbox : app.words.loading
            let lines = frame.gate.lines(text, width: max(2, area.width - 6), style: Style(.hint), limit: 4)
            for (line, row) in zip(lines, area.rows.dropFirst(min(1, max(0, area.height - 1)))) {
                frame.put(line, row: row, column: 3)
            }
            frame.cursor = Cursor(row: area.row, column: 0, isVisible: false)
            return
        }
        let first = firstRow(outbox, area)
        for (offset, row) in area.rows.enumerated() {
            let index = first + offset / 2
            guard outbox.rows.indices.contains(index) else { break }
            let isSelected = index == outbox.cursor
            draw(outbox.rows[index], line: offset % 2, app, row: row, on: &frame)
            if isSelected { frame.restyle(row: row, columns: area.columns, role: .selected) }
            if isSelected, offset % 2 == 0 { frame.cursor = Cursor(row: row, column: 0, isVisible: false) }
        }
    }

    /// Two rows a reply; as few rows scrolled off as show the selected one.
    private static func firstRow(_ outbox: OutboxState, _ area: Area) -> Int {
        max(0, outbox.cursor - max(1, area.height / 2) + 1)
    }

    private static func draw(_ row: OutboxRow, line: Int, _ app: AppState, row place: Int, on frame: inout Frame) {
        let width = frame.size.width
        let reply = row.reply
        guard line == 0 else {
            let reason = reply.reason.map { "\($0) \(app.marks.dot) " } ?? ""
            let words = reply.isMessage ? row.text : app.words.cites(row.text)
            let text = reason + String(words.prefix(width)).map { $0.isNewline ? " " : String($0) }.joined()
            frame.put(UntrustedText(text), row: place, column: 4, width: width - 5, style: Style(.dim))
            return
        }
        let (mark, role) = sign(reply.state, app.marks)
        frame.put(mark, row: place, column: 1, width: 1, style: Style(role))
        let when = app.times.full(reply.lastTry ?? reply.notBefore, now: app.now)
        let name = reply.isNotice ? app.words.noticeWord : reply.action == .reply ? "" : app.words.action(reply.action)
        let text = [
            app.words.replyState(reply.state), name, app.roster.text(of: row.caseNumber),
            app.words.channel(row.channel),
            row.recipient ?? row.title ?? "", when, row.author,
        ].filter { !$0.isEmpty }.joined(separator: " \(app.marks.dot) ")
        frame.put(UntrustedText(text), row: place, column: 4, width: width - 5, style: Style(role))
    }

    private static func sign(_ state: ReplyState, _ marks: Marks) -> (String, Terminal.Role) {
        switch state {
        case .draft, .awaitingApproval: (marks(.draft), .text)
        case .scheduled, .queued, .sending: (marks(.leaving), .text)
        case .uncertain: (marks(.uncertain), .warning)
        case .sent: (marks(.answered), .ok)
        case .failed: (marks(.overdue), .error)
        case .cancelled: (marks.dash, .dim)
        }
    }
}
