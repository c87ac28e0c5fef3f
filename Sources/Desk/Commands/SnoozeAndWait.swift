internal import StrictJSON

/// Wiedervorlage: the case rests until an instant and comes back by itself, at the next opening of the office.
public struct Snooze: CaseCommand {
    public static let name = "snooze"
    public let until: Instant

    public init(until: Instant) { self.until = until }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard record.status.isOpen else { throw .notOpen(record.status) }
        guard until > context.now else { throw .instantInPast(until) }
        let opening = try context.nextOpening(atOrAfter: until, unit: record.unit)
        var after = record
        if record.status != .snoozed { after.wakesTo = record.status }
        after.status = .snoozed
        after.snoozedUntil = opening
        after.isUnread = false
        if record.status != .snoozed, record.status != .waitingCitizen {
            try context.advance(&after, .paused(.snoozed, at: context.now))
        }
        return [EventDraft(.snoozed, from: record, to: after, details: [.init("until", .instant(opening))])]
    }
}

/// Ends a snooze, by hand or when its time has come.
public struct Wake: CaseCommand {
    public static let name = "wake"

    public init() {}

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard record.status == .snoozed else { return [] }
        var after = record
        after.status = record.wakesTo ?? .open
        after.wakesTo = nil
        after.snoozedUntil = nil
        after.isUnread = true
        if after.status != .waitingCitizen { try context.advance(&after, .resumed(at: context.now)) }
        return [EventDraft(.woken, from: record, to: after)]
    }
}

/// The case waits for the citizen (clocks pause) or for the office (nothing pauses).
public struct Wait: CaseCommand {
    public static let name = "wait"
    public enum Whom: String, Sendable { case citizen, unit, nobody }
    public let whom: Whom

    public init(for whom: Whom) { self.whom = whom }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard record.status.isOpen else { throw .notOpen(record.status) }
        var after = record
        after.status =
            switch whom {
            case .citizen: .waitingCitizen
            case .unit: .waitingUnit
            case .nobody: .open
            }
        after.snoozedUntil = nil
        after.wakesTo = nil
        guard after.status != record.status else { return [] }
        let wasPaused = record.status == .snoozed || record.status == .waitingCitizen
        if whom == .citizen, !wasPaused {
            try context.advance(&after, .paused(.waitingCitizen, at: context.now))
        } else if whom != .citizen, wasPaused {
            try context.advance(&after, .resumed(at: context.now))
        }
        return [EventDraft(.waiting, from: record, to: after, details: [.init("for", .string(whom.rawValue))])]
    }
}
