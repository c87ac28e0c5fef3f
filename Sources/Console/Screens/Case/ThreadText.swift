internal import Desk
internal import Terminal

/// One row of a thread: cells from the left, cells at the right edge.
struct ThreadLine: Equatable, Sendable {
    var left: [Cell]
    var right: [Cell] = []
    /// The first row of an entry, which shows that it is selected.
    var isHead = false
}

/// Lays out the entries of a thread, each for itself.
struct ThreadText {
    let gate: Gate
    let marks: Marks
    let words: Words
    let times: Times
    let now: Instant
    let width: Int
    /// How a reply's fate is said.
    let showsIDs: Bool
    /// Subject of the case, so that messages repeat only others.
    let subject: String?
    /// Names messages that others answer.
    let hasParents: Bool
    /// Decisions about messages, by message, oldest first.
    var decisions: [Int64: [DecisionView]] = [:]
    let roster: Roster

    /// Columns the text stands in from the left.
    static let indent = 3

    func lines(_ entry: ThreadEntry) -> [ThreadLine] {
        switch entry {
        case .message(let message, _) where message.direction == .note: note(message)
        case .message(let message, let sent): self.message(message, sent: sent)
        case .reply(let row): reply(row)
        case .history(let entry): history(entry)
        }
    }

    private var textWidth: Int { max(8, width - Self.indent - 1) }

    // MARK: Messages

    private func message(_ message: ThreadMessage, sent: OutboxRow?) -> [ThreadLine] {
        let isOut = message.direction == .outgoing
        var lines = [head(author(of: message), right: when(message.created, isPublic: message.isPublic))]
        if let subject = message.subject, !subject.isEmpty, subject != self.subject {
            lines.append(indented(gate.cells(UntrustedText(subject), style: Style(.text, .bold), limit: textWidth)))
        }
        let isGone = MessageState(rawValue: message.state)?.isThere == false
        let style = Style(isGone ? .dim : isOut ? .ok : .text)
        var body = gate.lines(UntrustedText(message.text), width: textWidth, style: style).map { indented($0) }
        attach(extras(of: message), to: &body)
        lines += body
        if let sent { lines += status(of: sent, sentAt: message.created) }
        return lines + (decisions[message.key] ?? []).flatMap(decided)
    }

    private func author(of message: ThreadMessage) -> [Cell] {
        let isOut = message.direction == .outgoing
        var cells = [Cell]()
        let word = message.kind == .post ? words.postOf : words.replyOf
        if isOut { cells += gate.cells(marks(.leaving) + " " + word + " ", style: Style(.ok)) }
        cells += gate.cells(UntrustedText(message.author), style: Style(isOut ? .ok : .text, .bold), limit: 40)
        if let handle = message.handle, handle != message.author, !isOut {
            cells += blank + gate.cells(UntrustedText(handle), style: Style(.dim), limit: 30)
        }
        if let state = MessageState(rawValue: message.state).flatMap(words.mark) {
            cells += blank + gate.cells(state, style: Style(.warning, .bold))
        }
        if message.parent != nil, hasParents, !isOut {
            cells += blank + blank + gate.cells(words.answering, style: Style(.dim))
        }
        if message.versions > 1 { cells += blank + gate.cells(words.edited(message.versions), style: Style(.warning)) }
        return cells
    }

    private func when(_ instant: Instant, isPublic: Bool) -> [Cell] {
        let time = width < 60 ? times.clock(instant) : times.full(instant, now: now)
        let where_ = isPublic ? words.publicWord : words.privateWord
        return gate.cells("\(width < 40 ? "" : time + "  ")\(where_)", style: Style(isPublic ? .dim : .warning))
    }

    private func head(_ left: [Cell], right: [Cell]) -> ThreadLine {
        let room = max(4, width - right.count - 3)
        return ThreadLine(left: blank + left.prefix(room), right: right, isHead: true)
    }

    // MARK: Stars, attachments, links

    private func extras(of message: ThreadMessage) -> [Cell] {
        var cells = [Cell]()
        if let rating = message.rating { cells += gate.cells(stars(rating), style: Style(.dueSoon)) + blank }
        for (kind, items) in attachments(of: message) {
            let alt = items.count == 1 ? items[0].alt.map { $0.prefix(40) } : nil
            let what = alt.map { "\(kind): \($0)" } ?? "\(kind): \(items.count)"
            cells += gate.cells(UntrustedText("[\(what)]"), style: Style(.link), limit: textWidth) + blank
        }
        for host in LinkHosts.found(in: message.text) {
            let name = UntrustedText(
                "[\(words.link): \(host.name)\(host.isForeign ? " – " + words.foreignLetters : "")]")
            cells += gate.cells(name, style: Style(host.isForeign ? .warning : .link), limit: textWidth) + blank
        }
        return cells.isEmpty ? [] : Array(cells.dropLast())
    }

    private func stars(_ rating: Int) -> String {
        let count = min(max(0, rating), 5)
        guard gate.isUnicode else { return "\(count)/5" }
        return String(repeating: "★", count: count) + String(repeating: "☆", count: 5 - count) + " \(count)/5"
    }

    private func attachments(of message: ThreadMessage) -> [(String, [InboundAttachment])] {
        let kinds = [("image/", words.image), ("video/", words.video), ("audio/", words.audio), ("", words.file)]
        var left = message.attachments
        return kinds.compactMap { prefix, name in
            let found = left.filter { ($0.mime ?? "").hasPrefix(prefix) }
            left.removeAll { ($0.mime ?? "").hasPrefix(prefix) }
            return found.isEmpty ? nil : (name, found)
        }
    }

    /// Puts what hangs on a message at the right of its last line, or below where there is no room.
    private func attach(_ cells: [Cell], to lines: inout [ThreadLine]) {
        guard !cells.isEmpty else { return }
        if let last = lines.last, last.left.count + cells.count + 3 <= width {
            lines[lines.count - 1].right = cells
        } else {
            var rest = cells[...]
            while !rest.isEmpty {
                lines.append(indented(Array(rest.prefix(textWidth))))
                rest = rest.dropFirst(textWidth)
            }
        }
    }

    /// A decision about the message, and what became of it.
    private func decided(_ view: DecisionView) -> [ThreadLine] {
        let fate = DecisionFate(view, words: words, marks: marks, times: times, now: now, roster: roster)
        return fate.lines.enumerated().flatMap { index, line in
            gate.lines(UntrustedText(line.text), width: textWidth - 2, style: Style(line.role, index == 0 ? .bold : []))
                .map { indented(index == 0 ? $0 : gate.cells("  ") + $0) }
        }
    }

    // MARK: Notes and replies

    private func note(_ message: ThreadMessage) -> [ThreadLine] {
        let dash = gate.isUnicode ? "┄" : "-"
        let head =
            gate.cells("\(dash) \(words.noteWord) ", style: Style(.note))
            + gate.cells(UntrustedText(message.author), style: Style(.note, .bold), limit: 30)
            + gate.cells("  \(times.full(message.created, now: now)) \(dash) ", style: Style(.note))
        let body = gate.lines(UntrustedText(message.text), width: textWidth, style: Style(.note))
        if body.count == 1, head.count + body[0].count + 3 <= width {
            return [
                ThreadLine(left: blank + head + body[0] + gate.cells(" " + dash, style: Style(.note)), isHead: true)
            ]
        }
        return [ThreadLine(left: blank + head.prefix(width - 2), isHead: true)] + body.map { indented($0) }
    }

    private func reply(_ row: OutboxRow) -> [ThreadLine] {
        let reply = row.reply.isInterim ? words.interimWord : words.replyWord
        let name = row.reply.action == .publish ? words.postWord : row.reply.isNotice ? words.noticeWord : reply
        let left =
            gate.cells(marks(.leaving) + " \(name) ", style: Style(.mine))
            + gate.cells(UntrustedText(row.author), style: Style(.mine, .bold), limit: 30)
        let body = gate.lines(UntrustedText(row.text), width: textWidth, style: Style(.mine))
        return [head(left, right: when(row.reply.queued, isPublic: row.reply.isPublic))] + body.map { indented($0) }
            + status(of: row, sentAt: row.reply.lastTry ?? row.reply.queued)
    }

    /// Where a reply is, and what can be done about it.
    private func status(of row: OutboxRow, sentAt: Instant) -> [ThreadLine] {
        let fate = ReplyFate(row.reply, now: now, marks: marks, words: words, times: times, sentAt: sentAt)
        var lines = gate.lines(UntrustedText(fate.text), width: textWidth, style: Style(fate.role, .bold)).map {
            indented($0)
        }
        if showsIDs, let id = row.reply.remoteID {
            let text = words.channelID(id) + (row.reply.remoteURL.map { "  " + $0 } ?? "")
            lines += gate.lines(UntrustedText(text), width: textWidth, style: Style(.dim)).map { indented($0) }
        }
        return lines
    }

    // MARK: History

    private func history(_ entry: JournalEntry) -> [ThreadLine] {
        let left = gate.cells(UntrustedText(entry.actor), style: Style(.text, .bold), limit: 20)
        let time = gate.cells(times.full(entry.time.instant, now: now) + "  ", style: Style(.dim))
        let what = words.history(entry, times: times)
        let first = blank + time + left + blank + blank
        if first.count + gate.columns(UntrustedText(what)) + 1 <= width {
            return [ThreadLine(left: first + gate.cells(UntrustedText(what)), isHead: true)]
        }
        return [ThreadLine(left: Array(first.prefix(width - 1)), isHead: true)]
            + gate.lines(UntrustedText(what), width: textWidth).map { indented($0) }
    }

    private var blank: [Cell] { gate.cells(" ") }

    private func indented(_ cells: [Cell]) -> ThreadLine {
        ThreadLine(left: gate.cells(String(repeating: " ", count: Self.indent)) + cells)
    }
}
