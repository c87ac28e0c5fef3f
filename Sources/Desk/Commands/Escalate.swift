/// Marks the clocks that have passed their due instant, once each. Run by the program, in opening time only.
public struct Escalate: CaseCommand {
    public static let name = "escalate"

    public init() {}

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        var after = record
        try context.advance(&after, .escalate(at: context.now))
        guard after.clocks != record.clocks else { return [] }
        return [EventDraft(.escalated, from: record, to: after)]
    }
}

/// Times the open clocks of a case anew after its policy or calendar has changed.
public struct Retime: CaseCommand {
    public static let name = "retime"
    public static let leastRole = Role.admin

    public init() {}

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard record.status.isOpen else { return [] }
        var after = record
        try context.advance(&after, .policyChanged(at: context.now))
        guard after.clocks != record.clocks else { return [] }
        return [EventDraft(.retimed, from: record, to: after)]
    }
}
