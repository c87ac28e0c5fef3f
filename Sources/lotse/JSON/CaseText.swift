internal import Desk

/// Cases as plain lines for people.
enum CaseText {
    static func line(_ row: CaseRow, _ desk: OpenDesk) -> String {
        let record = row.record
        let due = record.due.map { desk.local($0) } ?? "–"
        let text = row.subject ?? row.excerpt
        return [
            desk.roster.text(of: record.number), record.isUnread ? "●" : "○", record.status.rawValue,
            record.channel.rawValue, due, record.unit ?? "–", record.clerk ?? "–", row.author, String(text.prefix(80)),
        ].map(Safe.line).joined(separator: "  ")
    }

    static func show(_ detail: CaseDetail, _ desk: OpenDesk) -> String {
        let record = detail.row.record
        var lines = [
            "\(desk.roster.text(of: record.number))  \(record.status.rawValue)  \(record.channel.rawValue)/\(Safe.line(detail.row.account))",
            Safe.line(
                "unit \(record.unit ?? "–")  clerk \(record.clerk ?? "–")  priority \(record.priority.rawValue)  "
                    + "tags \(record.tags.joined(separator: " "))"),
        ]
        for clock in record.clocks {
            let due = clock.due.map { desk.local($0) } ?? "–"
            lines.append(Safe.line("clock \(clock.kind.rawValue)  \(clock.state.rawValue)  \(due)  \(clock.policy)"))
        }
        for message in detail.messages {
            let sign = message.direction == .incoming ? ">" : message.direction == .outgoing ? "<" : "#"
            let state = message.state == "present" ? "" : "  [\(message.state)]"
            lines += ["", "\(sign) \(Safe.line(message.author))  \(desk.local(message.created))\(state)"]
            lines.append(Safe.block(message.text))
        }
        for row in detail.replies {
            lines += ["", "→ \(row.reply.state.rawValue)  \(desk.local(row.reply.queued))", Safe.block(row.text)]
        }
        return lines.joined(separator: "\n")
    }
}

extension OpenDesk {
    /// Local to the office: `23.11.2026 11:26`.
    func local(_ instant: Instant) -> String {
        let time = roster.zone.local(at: instant)
        let date = time.date
        return String(zeroPadded: date.dayOfMonth, 2) + "." + String(zeroPadded: date.month, 2) + ".\(date.year) "
            + String(zeroPadded: time.second / 3600, 2) + ":" + String(zeroPadded: time.second / 60 % 60, 2)
    }
}
