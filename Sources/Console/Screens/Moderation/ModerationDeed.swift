internal import Desk

/// What was asked of the moderating side of the desk.
enum ModerationDeed: Equatable, Sendable {
    /// All in one step for undo.
    case decide([ModerationOrder])
    case second(String, agrees: Bool, note: String, seen: Int64?)
    /// A decision that has not left is taken back.
    case withdraw(String)
    case appeal(String, text: String)
    case decideAppeal(String, isUpheld: Bool, note: String, seen: Int64?)
    case report(message: Int64, rule: String?, text: String)
    case approve(reply: Int64, seen: Int64?)
    case decline(reply: Int64, reason: String)
    case settle(reply: Int64, hasArrived: Bool)

    /// Whether it answers what was asked about a message, so that nothing is left to do there.
    var answers: Bool {
        switch self {
        case .decide, .second, .decideAppeal, .approve, .decline: true
        case .withdraw, .appeal, .report, .settle: false
        }
    }

    /// Carries it out; throws what the desk refuses.
    func take(_ desk: any DeskPort, as actor: Actor, now: Instant) throws -> Outcome {
        switch self {
        case .decide(let orders): return .done(try desk.moderate(orders, as: actor, now: now))
        case .second(let id, let agrees, let note, let seen):
            try desk.second(id, agrees: agrees, note: note, seenVersion: seen, as: actor, now: now)
        case .withdraw(let id): try desk.withdraw(id, as: actor, now: now)
        case .appeal(let id, let text): try desk.appeal(id, text: text, message: nil, as: actor, now: now)
        case .decideAppeal(let id, let isUpheld, let note, let seen):
            try desk.decideAppeal(id, isUpheld: isUpheld, note: note, seenVersion: seen, as: actor, now: now)
        case .report(let message, let rule, let text):
            try desk.report(message: message, rule: rule, source: nil, text: text, as: actor, now: now)
        case .approve(let key, let seen): try desk.approve(reply: key, seenVersion: seen, as: actor, now: now)
        case .decline(let key, let reason): try desk.decline(reply: key, reason: reason, as: actor, now: now)
        case .settle(let key, let hasArrived):
            try desk.settle(reply: key, hasArrived: hasArrived, as: actor, now: now)
        }
        return .quiet
    }
}
