/// Ends the work on a case (z. d. A.). Freezes every figure.
public struct CloseCase: CaseCommand {
    public static let name = "close"

    public init() {}

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard record.status.isOpen else { throw .notOpen(record.status) }
        guard !hasOpenAppeal(record, context) else { throw .appealOpen }
        var after = record
        after.status = .closed
        after.snoozedUntil = nil
        after.wakesTo = nil
        after.isUnread = false
        try context.advance(&after, .closed(at: context.now))
        return [EventDraft(.closed, from: record, to: after)]
    }

    /// As `decide`, but a case with an open appeal stays open: what closes a case by the way must not fail for it.
    func decideUnlessAppealed(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        hasOpenAppeal(record, context) ? [] : try decide(record, context)
    }

    /// The clock shows one that was filed in this same transaction; a policy may have switched the clock off.
    private func hasOpenAppeal(_ record: CaseRecord, _ context: DecisionContext) -> Bool {
        context.appealed.contains(record.key)
            || record.clocks.contains { $0.kind == .appeal && $0.state.isOpen }
    }
}

/// Takes a closed or discarded case up again.
public struct Reopen: CaseCommand {
    public static let name = "reopen"

    public init() {}

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard !record.status.isOpen else { throw .alreadyOpen }
        var after = record
        after.status = .open
        try context.advance(
            &after, record.status == .spam ? .restored(at: context.now) : .reopenedByClerk(at: context.now))
        return [EventDraft(.reopened, from: record, to: after)]
    }
}

/// Marks a case as spam: it never runs a clock and gets no answer.
public struct Discard: CaseCommand {
    public static let name = "spam"

    public init() {}

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard record.status != .spam else { return [] }
        var after = record
        after.status = .spam
        after.isUnread = false
        after.snoozedUntil = nil
        try context.advance(&after, .spam(at: context.now))
        return [EventDraft(.discarded, from: record, to: after)]
    }
}
