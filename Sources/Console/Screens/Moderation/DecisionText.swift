internal import Desk
internal import Terminal

/// What is said about a message that is looked at: its words in their thread and why it is here, and the decision.
struct DecisionText {
    let app: AppState
    let review: Review
    let gate: Gate
    let area: Area

    private var words: Words { app.words }

    /// Message and decision in one column.
    var all: [[Cell]] { comment + [[]] + panel }

    // MARK: The message

    var comment: [[Cell]] {
        var column = TextColumn(gate: gate, width: area.width - 1)
        guard let subject = review.subject, let message = subject.shown else {
            unread(&column)
            return column.lines
        }
        addBefore(message, subject, to: &column)
        addHead(message, subject, to: &column)
        let ranges = subject.suspicion?.reasons.compactMap(\.range) ?? []
        column.add(MarkedText(gate: gate, width: column.width).lines(message.text, ranges: ranges))
        addAfter(message, subject, to: &column)
        addReasons(subject, to: &column)
        return column.lines
    }

    /// The item's own words until the message is read.
    private func unread(_ column: inout TextColumn) {
        guard let item = review.item else {
            column.add(review.isMissing ? words.messageGone : words.loading, .hint)
            return
        }
        column.line([item.author, item.handle].compactMap(\.self).joined(separator: " "), .text, .bold)
        column.add(String(item.text.prefix(2000)))
        if review.isMissing { column.add(words.messageGone, .warning) }
    }

    private func addHead(_ message: ThreadMessage, _ subject: ModerationSubject, to column: inout TextColumn) {
        let who = [message.author, message.handle].compactMap(\.self).filter { !$0.isEmpty }
        let state = MessageState(rawValue: message.state).flatMap(words.mark)
        column.line((who + [state].compactMap(\.self)).joined(separator: "  "), .text, .bold)
        let title = app.roster.accounts[subject.target.account]?.title ?? subject.detail.row.account
        column.add(
            [
                words.quoted(words.channel(subject.record.channel), title),
                app.times.full(message.created, now: app.now),
                message.state == MessageState.held.rawValue
                    ? "" : message.isPublic ? words.publicWord : words.privateWord,
            ].filter { !$0.isEmpty }.joined(separator: " \(app.marks.dot) "), .dim, limit: 2)
    }

    /// What it answers, or what stood before it.
    private func addBefore(_ message: ThreadMessage, _ subject: ModerationSubject, to column: inout TextColumn) {
        let messages = subject.detail.messages.filter { $0.direction != .note }
        let place = messages.firstIndex { $0.key == message.key } ?? 0
        let before = messages.first { $0.key == message.parent } ?? (place > 0 ? messages[place - 1] : nil)
        guard let before, before.key != message.key else { return }
        column.line(neighbour(before), .dim)
    }

    private func addAfter(_ message: ThreadMessage, _ subject: ModerationSubject, to column: inout TextColumn) {
        let messages = subject.detail.messages.filter { $0.direction != .note }
        let place = messages.firstIndex { $0.key == message.key } ?? messages.count
        for next in messages.dropFirst(place + 1).prefix(3) { column.line(neighbour(next), .dim) }
    }

    private func neighbour(_ message: ThreadMessage) -> String {
        let sign = gate.isUnicode ? "┄" : "-"
        let text = message.text.prefix(area.width).map { $0.isNewline ? " " : String($0) }.joined()
        return "\(sign) \(message.author.prefix(30)): \(text)"
    }

    // MARK: Why it is here

    private func addReasons(_ subject: ModerationSubject, to column: inout TextColumn) {
        column.gap()
        column.head(words.whyHere)
        let target = subject.target
        if target.state == .held { column.add("\(app.marks(.moderation)) " + words.heldBack) }
        if target.reports > 0 { column.add("\(app.marks(.moderation)) " + words.reportedBy(target.reports)) }
        for flag in target.flags.suffix(5) { add(flag, to: &column) }
        if let suspicion = subject.suspicion { add(suspicion, to: &column) }
        if let queue = review.item?.queue, let reason = words.reason(queue) { return column.add(reason, .dim) }
        if target.state != .held, target.reports == 0, subject.suspicion == nil { column.add(words.noReason, .dim) }
    }

    private func add(_ flag: MessageReport, to column: inout TextColumn) {
        let rule = flag.rule.flatMap { app.roster.rules[$0] }.map { " (\(words.rule($0.number)))" } ?? ""
        let when = app.times.full(flag.at, now: app.now)
        column.add("\(app.marks.dash) \(when) \(flag.source.prefix(30))\(rule)", .dim, indent: 1, limit: 1)
        if !flag.text.isEmpty { column.add(flag.text, indent: 3, limit: 4) }
    }

    private func add(_ suspicion: SuspicionRow, to column: inout TextColumn) {
        let percent = words.percent(suspicion.score)
        column.add("\(app.marks(.moderation)) \(words.machineHint) (\(percent))", .moderation, .bold)
        for reason in suspicion.reasons.sorted(by: { $0.weight > $1.weight }) {
            let rule = reason.rule.flatMap { app.roster.rules[$0] }.map { " (\(words.rule($0.number)))" } ?? ""
            column.add("\(app.marks.dash) \(words.pick(reason.words.de, reason.words.en))\(rule)", indent: 1, limit: 3)
        }
        for (label, score) in suspicion.labels.sorted(by: { $0.key < $1.key }) {
            column.add("\(app.marks.dash) \(words.classifier(label)) \(words.percent(score))", .dim, indent: 1)
        }
        if !suspicion.source.isEmpty { column.add(suspicion.source, .dim, indent: 1, limit: 2) }
    }

    // MARK: The decision

    var panel: [[Cell]] {
        let panel = DecisionPanel(app: app, gate: gate, width: area.width - 1, isRoomy: area.height >= 30)
        return app.isBulk ? panel.bulk : panel.lines(review)
    }
}
