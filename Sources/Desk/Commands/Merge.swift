internal import StrictJSON

/// Joins a case into another that is about the same matter. The number of the joined case stays searchable and
/// leads to the survivor; later messages to it arrive there.
public struct Merge: CaseCommand {
    public static let name = "merge"
    public let target: CaseRecord

    public init(into target: CaseRecord) { self.target = target }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard target.key != record.key else { throw .sameCase }
        if let further = target.mergedInto, target.status == .merged {
            throw .merged(into: context.roster.text(of: further.number))
        }
        var gone = record
        gone.status = .merged
        gone.mergedInto = CaseReference(key: target.key, number: target.number)
        gone.isUnread = false
        gone.snoozedUntil = nil
        gone.waitingSince = nil
        try context.advance(&gone, .merged(at: context.now))
        var kept = target
        kept.messages += record.messages
        kept.activity = max(kept.activity, record.activity)
        kept.isUnread = kept.isUnread || record.isUnread
        kept.tags = Set(kept.tags).union(record.tags).sorted()
        if kept.status.isOpen, let waiting = record.waitingSince {
            try context.advance(&kept, .citizenMessage(at: waiting))
        }
        if let since = openAppeal(record, context) { try takeOver(since, &kept, context) }
        return [
            EventDraft(.merged, from: record, to: gone, details: [.init("into", .int(target.key))]),
            EventDraft(.merged, from: target, to: kept, details: [.init("from", .int(record.key))]),
        ]
    }

    private func openAppeal(_ record: CaseRecord, _ context: DecisionContext) -> Instant? {
        record.clocks.first { $0.kind == .appeal && $0.state.isOpen }?.started
            ?? (context.appealed.contains(record.key) ? context.now : nil)
    }

    /// An appeal goes on in the case that stays, from the day on which it came; a closed one opens for it.
    private func takeOver(_ since: Instant, _ kept: inout CaseRecord, _ context: DecisionContext) throws(Refusal) {
        if !kept.status.isOpen {
            let wasSpam = kept.status == .spam
            kept.status = .open
            try context.advance(&kept, wasSpam ? .restored(at: context.now) : .reopenedByClerk(at: context.now))
        }
        try context.advance(&kept, .appealed(at: since))
    }
}
