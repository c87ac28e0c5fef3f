internal import StrictJSON

/// An author, or somebody for them, objects to a decision. The case opens again and its appeal clock runs.
public struct FileAppeal: CaseCommand {
    public static let name = "appeal"

    public let decision: DecisionRecord
    /// The author's words, where no message brought them.
    public let text: String
    /// The message that brought the appeal.
    public let message: Int64?

    public init(_ decision: DecisionRecord, text: String, message: Int64? = nil) {
        self.decision = decision
        self.text = text
        self.message = message
    }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard decision.state == .inForce || decision.state == .lifted, decision.measure.isRestriction else {
            throw .nothingToAppeal
        }
        guard decision.appeal == .none else { throw .appealKnown(decision.appeal) }
        guard message != nil || text.contains(where: { !$0.isWhitespace }) else { throw .emptyText }
        var after = record
        after.isUnread = true
        after.activity = max(record.activity, context.now)
        if !record.status.isOpen {
            after.status = .open
            try context.advance(
                &after, record.status == .spam ? .restored(at: context.now) : .reopenedByClerk(at: context.now))
        }
        try context.advance(&after, .appealed(at: context.now))
        var details: [JSON.Member] = [.init("decision", .string(decision.id)), .init("of", .int(decision.message))]
        if let message { details.append(.init("message", .int(message))) }
        return [
            EventDraft(
                .appealed, from: record, to: after, details: details,
                content: text.isEmpty ? nil : Content(text: text, author: context.actor.name))
        ]
    }
}

/// Decides an appeal. Neither who decided nor who agreed as second person may; an approver of the desk must.
public struct DecideAppeal: CaseCommand {
    public static let name = "decide-appeal"
    public static let leastRole = Role.approver

    public let decision: DecisionRecord
    /// The appeal was right: the measure is taken back.
    public let isUpheld: Bool
    /// The reasons; needed either way.
    public let note: String
    public let target: ModerationTarget
    /// What went into the outbox for the decision.
    public let queued: [ReplyRecord]
    /// Other appeals that are still open in the case.
    public let others: Int
    /// The version of the case that was seen; nil skips the check.
    public let seenVersion: Int64?

    public init(
        _ decision: DecisionRecord, isUpheld: Bool, note: String, target: ModerationTarget, queued: [ReplyRecord] = [],
        others: Int = 0, seenVersion: Int64? = nil
    ) {
        self.decision = decision
        self.isUpheld = isUpheld
        self.note = note
        self.target = target
        self.queued = queued
        self.others = others
        self.seenVersion = seenVersion
    }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard decision.appeal == .open else { throw .nothingToAppeal }
        let actor = context.actor.name
        guard actor != decision.by, actor != decision.second else { throw .sameClerk(actor) }
        if let seenVersion, seenVersion < record.version { throw .stale(since: seenVersion) }
        guard note.contains(where: { !$0.isWhitespace }) else {
            throw .invalid(field: "note", reason: "give the reasons")
        }
        var after = record
        after.activity = max(record.activity, context.now)
        if others == 0 { try context.advance(&after, .appealDecided(at: context.now)) }
        let letter = letter(context)
        let decided = EventDraft(
            .appealDecided, from: record, to: after,
            details: [.init("decision", .string(decision.id)), .init("upheld", .bool(isUpheld))],
            content: Content(text: note, author: actor, extra: ["notice": .string(letter.text)]))
        let outcome =
            isUpheld && decision.state == .inForce
            ? Reversal(decision, target, queued, reason: "appeal").drafts(letter, after, context)
            : Enforcement(
                id: decision.id + "-appeal", measure: .keep, carrying: .nothing, target: target, letter: letter,
                cites: nil
            ).drafts(after, context)
        return [decided] + outcome
    }

    private func letter(_ context: DecisionContext) -> ModerationLetter {
        let way = ModerationLetter.way(.warn, target, context.roster.accounts[target.account])
        let isEnglish = target.language?.hasPrefix("en") == true
        let city = context.roster.profile.city
        let result = isEnglish ? outcomeWords.en : outcomeWords.de
        let text = isEnglish ? "Good day,\n\n\(result)\n\n\(city)" : "Guten Tag,\n\n\(result)\n\nIhre \(city)"
        return .frozen(text, way: way.rawValue)
    }

    private var outcomeWords: Bilingual {
        guard isUpheld else {
            return Bilingual(
                "wir haben Ihren Widerspruch geprüft. Die Maßnahme bleibt bestehen. Der Rechtsweg steht Ihnen offen.",
                "we have reviewed your appeal. The measure stays. You may go to court.")
        }
        guard decision.measure == .delete else {
            return Bilingual(
                "wir haben Ihren Widerspruch geprüft. Er war berechtigt: Die Maßnahme wird zurückgenommen.",
                "we have reviewed your appeal. It was right: the measure is taken back.")
        }
        return Bilingual(
            "wir haben Ihren Widerspruch geprüft. Er war berechtigt: Wir hätten Ihren Beitrag nicht löschen dürfen. Wiederherstellen können wir ihn nicht; Sie können ihn erneut schreiben.",
            "we have reviewed your appeal. It was right: your post should not have been deleted. We cannot restore it; you may write it again."
        )
    }
}
