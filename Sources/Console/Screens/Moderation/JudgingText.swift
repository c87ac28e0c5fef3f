internal import Desk
internal import Terminal

/// What a second person, or whoever decides an appeal, must know.
struct JudgingText {
    let app: AppState

    private var words: Words { app.words }

    func second(_ view: DecisionView, to column: inout TextColumn) {
        column.head(words.secondHead(isBefore: view.record.state == .proposed))
        addDecision(view, to: &column)
        column.gap()
        column.head(words.noticeHead(way(view), isChanged: false))
        column.add(
            view.notice.isEmpty ? words.noNoticeLeaves : view.notice, view.notice.isEmpty ? .dim : .text, indent: 1)
        column.gap()
        addKeys(["second-agree", "second-decline"], to: &column)
    }

    func reply(_ row: OutboxRow, to column: inout TextColumn) {
        column.head(words.replySecondHead)
        let open = row.reply.isPublic ? words.publicWord : words.privateWord
        let parts = [row.author, row.recipient ?? "", words.channel(row.channel), open]
        column.add(parts.filter { !$0.isEmpty }.joined(separator: " \(app.marks.dot) "), .dim, indent: 1)
        column.gap()
        column.add(row.text, indent: 1)
        column.gap()
        addKeys(["second-agree", "second-decline"], to: &column)
    }

    func appeal(_ view: DecisionView, to column: inout TextColumn) {
        column.head(words.appealHead)
        if let at = view.record.appealAt { column.add(app.times.full(at, now: app.now), .dim, indent: 1) }
        column.add(view.appealText ?? words.appealByMessage, indent: 1)
        column.gap()
        column.head(words.appealAgainst)
        addDecision(view, to: &column)
        column.gap()
        addKeys(["uphold", "dismiss"], to: &column)
    }

    private func addDecision(_ view: DecisionView, to column: inout TextColumn) {
        DecisionFate(view, app).add(to: &column)
        if !view.note.isEmpty { column.add(words.reasonHead + " " + view.note, .note, indent: 2) }
    }

    private func way(_ view: DecisionView) -> ModerationLetter.Way {
        ModerationLetter.Way(rawValue: view.noticeWay) ?? .none
    }

    /// The keys that answer; what stands in the way in brackets.
    private func addKeys(_ names: [String], to column: inout TextColumn) {
        for name in names {
            guard let command = CommandList.named(name) else { continue }
            let key = app.keymap.keys(for: name, in: [.deciding]).first.map { HintLine.shown($0, app.marks) } ?? "?"
            column.add("\(key) \(command.help(words))", .key, indent: 1)
            if case .no(let reason) = command.availability(app) { column.add("(\(reason))", .dim, indent: 3) }
        }
    }
}
