internal import Desk
internal import Terminal

/// A decision and what became of it, in sentences with their marks: in the thread of a case and beside a message.
struct DecisionFate {
    struct Line: Equatable {
        var text: String
        var role: Terminal.Role
    }

    let lines: [Line]

    init(_ view: DecisionView, _ app: AppState) {
        self.init(view, words: app.words, marks: app.marks, times: app.times, now: app.now, roster: app.roster)
    }

    init(_ view: DecisionView, words: Words, marks: Marks, times: Times, now: Instant, roster: Roster) {
        let record = view.record
        var lines = [
            Line(text: "\(marks(.moderation)) " + words.decision(record, times, now, roster), role: .moderation)
        ]
        if let second = Self.second(record, words, times, now) { lines.append(Line(text: second, role: .moderation)) }
        if let note = view.secondNote, !note.isEmpty {
            lines.append(Line(text: words.reasonHead + " " + note, role: .note))
        }
        if record.state != .proposed, record.state != .declined {
            lines += Self.measure(view, words, marks, times)
            lines += Self.notice(view, words, marks, times)
        }
        if record.appeal != .none {
            let outcome = view.appealOutcome.map { ": " + $0 } ?? ""
            let role: Terminal.Role = record.appeal == .open ? .warning : .moderation
            lines.append(Line(text: words.title(record.appeal) + outcome, role: role))
        }
        self.lines = lines
    }

    func add(to column: inout TextColumn) {
        for (index, line) in lines.enumerated() {
            column.add(line.text, line.role, index == 0 ? .bold : [], indent: index == 0 ? 0 : 2)
        }
    }

    private static func second(_ record: DecisionRecord, _ words: Words, _ times: Times, _ now: Instant) -> String? {
        guard let second = record.second else { return record.awaitsSecond ? words.secondOpen(record.state) : nil }
        return words.secondDone(
            second, agrees: record.state != .declined, at: record.secondAt.map { times.full($0, now: now) } ?? "")
    }

    private static func measure(_ view: DecisionView, _ words: Words, _ marks: Marks, _ times: Times) -> [Line] {
        if let row = view.measureRow { return [line(words.atChannel, row, words, marks, times)] }
        guard view.record.carrying == .byHand else { return [] }
        if view.record.state == .inForce {
            return [Line(text: "\(marks(.overdue)) " + words.carrying(.byHand), role: .warning)]
        }
        // An unhide or unban of its own says so itself.
        let isUndone = view.record.appeal == .upheld && view.record.liftedBy == nil && view.record.measure != .delete
        return isUndone ? [Line(text: "\(marks(.overdue)) " + words.undoByHand, role: .warning)] : []
    }

    private static func notice(_ view: DecisionView, _ words: Words, _ marks: Marks, _ times: Times) -> [Line] {
        if let row = view.noticeRow { return [line(words.noticeWord, row, words, marks, times)] }
        guard !view.notice.isEmpty, view.noticeWay == ModerationLetter.Way.none.rawValue else { return [] }
        return [Line(text: words.noticeStays, role: .dim)]
    }

    private static func line(
        _ name: String, _ row: ReplyRecord, _ words: Words, _ marks: Marks, _ times: Times
    ) -> Line {
        let reason = row.reason.map { ": " + $0 } ?? ""
        let (sign, role): (String, Terminal.Role) =
            switch row.state {
            case .sent: (marks(.answered), .ok)
            case .failed: (marks(.overdue), .error)
            case .uncertain: (marks(.uncertain), .warning)
            case .cancelled: (marks.dash, .dim)
            case .draft, .awaitingApproval, .scheduled, .queued, .sending: (marks(.leaving), .mine)
            }
        return Line(text: "\(name): \(sign) \(words.fate(row.state, isMessage: row.isMessage))\(reason)", role: role)
    }
}
