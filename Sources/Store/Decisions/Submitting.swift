public import Desk
internal import GRDB

extension DeskStore {
    /// Gives `command` to the cases, in one durable transaction and as one undo step. A single case's refusal is
    /// thrown; among many the others go on, and all refused throws the first refusal.
    @discardableResult
    public func submit(
        _ command: any CaseCommand, to keys: [Int64], as actor: Actor, now: Instant
    ) throws -> Submission {
        let name = type(of: command).name
        return try decide(name, keys, as: actor, now: now) { record, context, projector in
            try DeskStore.current(command, projector).decideChecked(record, context)
        }
    }

    /// The command with the other case as it stands now: the caller's copy may be older than the last decision, and
    /// among several merges each changes the survivor.
    private static func current(_ command: any CaseCommand, _ projector: Projector) throws -> any CaseCommand {
        guard let merge = command as? Merge else { return command }
        guard let target = try projector.record(merge.target.key) else {
            throw Refusal.unknownCase("#\(merge.target.key)")
        }
        return Merge(into: target)
    }

    /// Marks a case read because somebody looks at it; no step for undo.
    public func markSeen(_ key: Int64, as actor: Actor, now: Instant) throws {
        try decide("seen", [key], as: actor, now: now) { record, context, _ in
            try MarkRead().decideChecked(record, context)
        }
    }

    /// `submit` for a command whose facts are read inside the transaction.
    @discardableResult
    func decide(
        _ name: String, _ keys: [Int64], as actor: Actor, now: Instant,
        _ decide: (CaseRecord, DecisionContext, Projector) throws -> [EventDraft]
    ) throws -> Submission {
        try write { _, journalist in
            try DeskStore.carryOut(name, keys, journalist, as: actor, now: now, decide)
        }
    }

    /// `decide` inside a write transaction that does more than this.
    static func carryOut(
        _ name: String, _ keys: [Int64], _ journalist: Journalist, as actor: Actor, now: Instant,
        _ decide: (CaseRecord, DecisionContext, Projector) throws -> [EventDraft]
    ) throws -> Submission {
        let context = try journalist.context(actor, now)
        var submission = Submission(command: "\(name):\(journalist.lastSequence + 1)")
        let origin = Journalist.Origin(actor: actor.name, command: submission.command, now: now)
        for key in keys {
            do {
                guard let record = try journalist.projector.record(key) else { throw Refusal.unknownCase("#\(key)") }
                let drafts = try decide(record, context, journalist.projector)
                try append(drafts, record, journalist, origin, &submission)
            } catch let refusal as Refusal { submission.refused.append((key, refusal)) }
        }
        if submission.changed.isEmpty, let first = submission.refused.first { throw first.why }
        return submission
    }

    private static func append(
        _ drafts: [EventDraft], _ record: CaseRecord, _ journalist: Journalist, _ origin: Journalist.Origin,
        _ submission: inout Submission
    ) throws {
        var latest: [Int64: CaseRecord] = [record.key: record]
        for draft in drafts {
            let before = draft.caseKey.flatMap { latest[$0] }
            let (sequence, after) = try journalist.append(draft, before: before, origin)
            if let after { latest[after.key] = after }
            if draft.kind == .replyQueued { submission.replies.append(sequence) }
        }
        if !drafts.isEmpty { submission.changed.append(record.key) }
    }
}
