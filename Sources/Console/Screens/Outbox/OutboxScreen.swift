internal import Desk
internal import Terminal

/// What waits to leave, and what came of it.
struct OutboxState: Sendable {
    private(set) var rows: [OutboxRow] = []
    var cursor = 0
    private(set) var isKnown = false

    /// Replies that are listed.
    static let limit = 200

    var selected: OutboxRow? { rows.indices.contains(cursor) ? rows[cursor] : nil }

    /// Takes the list; the selected reply stays selected.
    mutating func take(_ new: [OutboxRow]) {
        let key = selected?.reply.key
        rows = new
        isKnown = true
        cursor = new.firstIndex { $0.reply.key == key } ?? min(cursor, max(0, new.count - 1))
    }

    mutating func move(_ steps: Int) { cursor = min(max(0, cursor + steps), max(0, rows.count - 1)) }
}

extension OutboxCounts {
    init(_ rows: [OutboxRow]) {
        for row in rows {
            switch row.reply.state {
            case .scheduled, .queued, .sending, .awaitingApproval: waiting += 1
            case .uncertain: uncertain += 1
            case .failed: failed += 1
            case .draft, .sent, .cancelled: break
            }
        }
    }
}

/// The Ausgang: replies with their state and the reason why they wait.
enum OutboxScreen: ConsoleScreen {
    static let bindings: [(KeyContext, String, String)] = [
        (.outbox, "j Down", "outbox-down"), (.outbox, "k Up", "outbox-up"), (.outbox, "Enter l Right", "outbox-open"),
        (.outbox, "x d Delete", "outbox-call-back"), (.outbox, "r", "outbox-retry"),
        (.outbox, "PageDown", "outbox-page-down"),
        (.outbox, "PageUp", "outbox-page-up"), (.outbox, "g Home", "outbox-first"), (.outbox, "G End", "outbox-last"),
    ]

    static let commands: [ConsoleCommand] =
        moving + [
            ConsoleCommand(
                name: "outbox-open", contexts: [.outbox], label: { $0.labelOpen }, help: { $0.helpOutboxOpen },
                availability: hasReply,
                run: { app, _ in
                    guard let row = app.outbox.selected else { return [] }
                    return CaseScreen.open(row.reply.caseKey, row: nil, composing: false, &app)
                }),
            ConsoleCommand(
                name: "outbox-call-back", contexts: [.outbox], label: { $0.labelCallBack }, help: { $0.helpCallBack },
                availability: { app in
                    writing(app, [.queued, .scheduled, .failed], Refusal.alreadyLeaving.message(app.language))
                },
                run: { app, _ in app.outbox.selected.map { [.cancelReply($0.reply.key)] } ?? [] }),
            ConsoleCommand(
                name: "outbox-retry", contexts: [.outbox], label: { $0.labelSendAgain }, help: { $0.helpSendAgain },
                availability: { app in writing(app, [.failed], app.words.onlyFailed) },
                run: { app, _ in app.outbox.selected.map { [.retryReply($0.reply.key)] } ?? [] }),
        ]

    private static let moving: [ConsoleCommand] = [
        move("outbox-down", { $0.labelDown }, { $0.helpDown }) { $0.move(1) },
        move("outbox-up", { $0.labelUp }, { $0.helpUp }) { $0.move(-1) },
        move("outbox-page-down", { $0.labelPageDown }, { $0.helpPageDown }) { $0.move(10) },
        move("outbox-page-up", { $0.labelPageUp }, { $0.helpPageUp }) { $0.move(-10) },
        move("outbox-first", { $0.labelFirst }, { $0.helpFirst }) { $0.cursor = 0 },
        move("outbox-last", { $0.labelLast }, { $0.helpLast }) { $0.move(OutboxState.limit) },
    ]

    private static func move(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ step: @escaping @Sendable (inout OutboxState) -> Void
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: [.outbox], label: label, help: help,
            run: { app, _ in
                step(&app.outbox)
                return []
            })
    }

    private static func hasReply(_ app: AppState) -> Availability {
        app.outbox.selected == nil ? .no(app.words.noReplyHere) : .yes
    }

    private static func writing(_ app: AppState, _ states: Set<ReplyState>, _ otherwise: String) -> Availability {
        ConsoleCommand.writing(app) { app in
            guard let row = app.outbox.selected else { return .no(app.words.noReplyHere) }
            return states.contains(row.reply.state) ? .yes : .no(otherwise)
        }
    }

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
        ["outbox-open", "outbox-call-back", "outbox-retry", "undo", "next-screen", "help", "leave"]
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
            let text = reason + String(row.text.prefix(width)).map { $0.isNewline ? " " : String($0) }.joined()
            frame.put(UntrustedText(text), row: place, column: 4, width: width - 5, style: Style(.dim))
            return
        }
        let (mark, role) = sign(reply.state, app.marks)
        frame.put(mark, row: place, column: 1, width: 1, style: Style(role))
        let when = app.times.full(reply.lastTry ?? reply.notBefore, now: app.now)
        let text = [
            app.words.replyState(reply.state), app.roster.text(of: row.caseNumber), app.words.channel(row.channel),
            row.recipient ?? "", when, row.author,
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
