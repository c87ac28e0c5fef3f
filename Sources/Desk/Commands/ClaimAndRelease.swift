/// 'I am on it.' Refused while somebody else is, unless `force` is set.
public struct Claim: CaseCommand {
    public static let name = "claim"
    public let force: Bool

    public init(force: Bool = false) { self.force = force }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard record.status.isOpen else { throw .notOpen(record.status) }
        if let other = record.clerk, other != context.actor.name, !force { throw .claimedBy(other) }
        guard record.clerk != context.actor.name else { return [] }
        var after = record
        after.clerk = context.actor.name
        if after.status == .new { after.status = .open }
        return [EventDraft(.claimed, from: record, to: after)]
    }
}

/// Gives a case back to its office.
public struct Release: CaseCommand {
    public static let name = "release"

    public init() {}

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard record.clerk != nil else { return [] }
        var after = record
        after.clerk = nil
        return [EventDraft(.released, from: record, to: after)]
    }
}
