internal import Desk

/// What became of moderation deeds. Taken wherever the person is by then, so that no form is lost or stays too long.
extension AppState {
    mutating func settle(_ deed: ModerationDeed, _ outcome: Outcome) -> [Effect] {
        guard case .decide(let orders) = deed else { return settleOther(deed, outcome) }
        let refused = refusals(of: orders, in: outcome)
        let failed = if case .failed = outcome { true } else { false }
        for order in orders {
            if failed || refused[order.message] != nil {
                moderation.forms[order.message]?.isSending = false
                if refused[order.message]?.isStale == true { moderation.forms[order.message]?.wasStale = true }
            } else {
                moderation.forms[order.message] = nil
                moderation.list.marked.remove(order.message)
            }
        }
        if moderation.bulk.isSending {
            moderation.bulk.isSending = false
            if !failed, refused.isEmpty { (moderation.bulk, moderation.list.rangeStart) = (DecisionForm(), nil) }
        }
        guard !failed, case .done(let report) = outcome, !report.changed.isEmpty else { return [] }
        undoHint = UndoHint(caseKey: report.changed[0], until: now + Int64(roster.profile.undoSeconds))
        return refused.isEmpty ? leaveDecision(about: orders.map(\.message)) : []
    }

    private func refusals(of orders: [ModerationOrder], in outcome: Outcome) -> [Int64: Refusal] {
        switch outcome {
        case .done(let report): Dictionary(report.refused.map { ($0.key, $0.why) }) { first, _ in first }
        case .failed(.refused(let why)): Dictionary(orders.map { ($0.message, why) }) { first, _ in first }
        default: [:]
        }
    }

    private mutating func settleOther(_ deed: ModerationDeed, _ outcome: Outcome) -> [Effect] {
        if case .failed(let failure) = outcome {
            if case .refused(let why) = failure, why.isStale {
                let seen = review?.subject?.record.version
                review?.staleSince = seen
            }
            return []
        }
        review?.reason = ""
        outbox.reason = ""
        review?.staleSince = nil
        return deed.answers ? leaveDecision(about: [review?.message].compactMap(\.self)) : []
    }

    /// The page of a message that has been decided about is left for where it was opened.
    private mutating func leaveDecision(about messages: [Int64]) -> [Effect] {
        guard top == .decision, let message = review?.message, messages.contains(message) else { return [] }
        screens.removeLast()
        return top.screen.appear(&self)
    }
}

extension Refusal {
    /// The case or the text had changed since it was seen.
    var isStale: Bool {
        switch self {
        case .stale, .textChanged: true
        default: false
        }
    }
}
