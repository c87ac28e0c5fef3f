internal import Desk
internal import Store

extension LiveDesk {
    func review(_ request: ReviewRequest, asker: Asker) throws -> [ReviewItem] {
        try store.review(request, asker: asker)
    }
    func reviewCounts(asker: Asker, cap: Int) throws -> [ReviewQueue: Int] {
        try store.reviewCounts(asker: asker, cap: cap)
    }
    func moderationTarget(_ message: Int64) throws -> ModerationTarget? { try store.moderationTarget(message) }
    func decision(_ id: String) throws -> DecisionView? { try store.decision(id) }
    func floods(now: Instant) throws -> [FloodAlarm] { try spikes.floods(store, now: now) }

    func moderate(_ orders: [ModerationOrder], as actor: Actor, now: Instant) throws -> Submission {
        let submission = try store.moderate(orders, as: actor, now: now)
        replyQueued()
        let refused = Set(submission.refused.map(\.key))
        for order in orders where order.measure == .report && !refused.contains(order.message) {
            try EvidenceFile.keepForReport(message: order.message, store: store, as: actor, now: now)
        }
        return submission
    }
    func second(
        _ decision: String, agrees: Bool, note: String, seenVersion: Int64?, as actor: Actor, now: Instant
    ) throws {
        try store.second(decision, agrees: agrees, note: note, seenVersion: seenVersion, as: actor, now: now)
        replyQueued()
        if agrees { try EvidenceFile.keepForReport(decision: decision, store: store, as: actor, now: now) }
    }
    func withdraw(_ decision: String, as actor: Actor, now: Instant) throws {
        try store.withdraw(decision, as: actor, now: now)
    }
    func appeal(_ decision: String, text: String, message: Int64?, as actor: Actor, now: Instant) throws {
        try store.appeal(decision, text: text, message: message, as: actor, now: now)
    }
    func decideAppeal(
        _ decision: String, isUpheld: Bool, note: String, seenVersion: Int64?, as actor: Actor, now: Instant
    ) throws {
        try store.decideAppeal(
            decision, isUpheld: isUpheld, note: note, seenVersion: seenVersion, as: actor, now: now)
        replyQueued()
    }
    func report(
        message: Int64, rule: String?, source: String?, text: String, as actor: Actor, now: Instant
    ) throws {
        try store.report(message: message, rule: rule, source: source, text: text, as: actor, now: now)
    }
}
