internal import Desk

/// One part of a case's thread, or of its history.
enum ThreadEntry: Equatable, Sendable {
    /// A message or Vermerk; with the reply of the outbox it came from, where it is one.
    case message(ThreadMessage, sent: OutboxRow?)
    /// A reply that has not arrived at the channel, or of which nobody knows.
    case reply(OutboxRow)
    case history(JournalEntry)

    /// The key of the message that a reply would answer; nil where there is none.
    var answerable: Int64? {
        if case .message(let message, _) = self, message.direction == .incoming, message.state == "present" {
            message.key
        } else {
            nil
        }
    }

    /// The reply, sent or not.
    var reply: OutboxRow? {
        switch self {
        case .message(_, let sent): sent
        case .reply(let row): row
        case .history: nil
        }
    }

    /// The text for the clipboard, as stored.
    var text: String {
        switch self {
        case .message(let message, _): message.text
        case .reply(let row): row.text
        case .history: ""
        }
    }

    /// Tells an entry from the others when the case is read again.
    var identity: String {
        switch self {
        case .message(let message, _): "m\(message.key)"
        case .reply(let row): "r\(row.reply.key)"
        case .history(let entry): "h\(entry.sequence)"
        }
    }
}

extension CaseDetail {
    /// The thread, oldest first; replies that have not arrived stand at its end, the oldest first.
    var thread: [ThreadEntry] {
        let sent = Dictionary(
            replies.compactMap { row in row.reply.remoteID.map { ($0, row) } }, uniquingKeysWith: { first, _ in first })
        // Measures stand with the decision that they carry out.
        let replies = replies.filter(\.reply.isMessage)
        let waiting = replies.filter { $0.reply.state != .cancelled && $0.reply.state != .sent }
        let messages = messages.filter { $0.state != "retracted" }.map { message in
            let reply = message.direction == .outgoing ? message.remoteID.flatMap { sent[$0] } : nil
            return ThreadEntry.message(message, sent: reply)
        }
        // A reply just sent stays in sight until its message is read with the case.
        let known = Set(messages.compactMap { $0.reply?.reply.key })
        let fresh = replies.filter { $0.reply.state == .sent && !known.contains($0.reply.key) }
        let tail = (fresh + waiting).sorted { $0.reply.key < $1.reply.key }.map(ThreadEntry.reply)
        return messages + tail
    }

    /// The journal of the case, the latest last.
    var historyEntries: [ThreadEntry] { history.map(ThreadEntry.history) }
}
