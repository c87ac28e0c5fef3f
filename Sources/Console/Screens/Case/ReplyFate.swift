internal import Desk
internal import Terminal

/// What has become of a reply, in one sentence with its mark, so that it can be read without colours.
struct ReplyFate: Equatable {
    let text: String
    let role: Terminal.Role

    init(_ reply: ReplyRecord, now: Instant, marks: Marks, words: Words, times: Times, sentAt: Instant) {
        let reason = reply.reason.map { ": " + $0 } ?? ""
        switch reply.state {
        case .sent:
            (text, role) = (marks(.answered) + " " + times.clock(sentAt), .ok)
        case .uncertain:
            (text, role) = (marks(.uncertain) + " " + words.fateUncertain + reason, .warning)
        case .failed:
            (text, role) = (
                marks(.overdue) + " " + words.fateFailed + reason + " \(marks.dot) " + words.fateRetryKey, .error
            )
        case .cancelled:
            (text, role) = (marks.dash + " " + words.replyState(.cancelled), .dim)
        case .sending:
            (text, role) = (marks(.leaving) + " " + words.replyState(.sending), .mine)
        case .draft, .awaitingApproval:
            (text, role) = (marks(.draft) + " " + words.replyState(reply.state), .mine)
        case .queued, .scheduled:
            text = Self.waiting(reply, now: now, marks: marks, words: words, times: times, reason: reason)
            role = .mine
        }
    }

    private static func waiting(
        _ reply: ReplyRecord, now: Instant, marks: Marks, words: Words, times: Times, reason: String
    ) -> String {
        let left = reply.notBefore - now
        if left <= 0 { return marks(.leaving) + " " + words.outboxWord + reason }
        if reply.attempts > 0 {
            return marks(.leaving) + " " + words.outboxWord + " \(marks.dot) "
                + words.nextTry(times.clock(reply.notBefore)) + reason
        }
        if left <= 60 { return words.undoCountdown(left) }
        return marks(.leaving) + " " + words.planned(times.full(reply.notBefore, now: now)) + " \(marks.dot) "
            + words.fateUndoKey
    }
}
