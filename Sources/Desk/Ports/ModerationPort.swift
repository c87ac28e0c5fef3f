/// The moderating side of a desk. Every call may wait for the disk: never made on the thread that draws.
public protocol ModerationPort: Sendable {
    // Reading
    /// Items of a queue in the order of their urgency, `recent` newest first. `asker` gives `recent` its meaning, and
    /// leaves out of `second` and `appeals` what the asker must not decide.
    func review(_ request: ReviewRequest, asker: Asker) throws -> [ReviewItem]
    /// How many wait in each queue, as `review` would show them; at most `cap` each.
    func reviewCounts(asker: Asker, cap: Int) throws -> [ReviewQueue: Int]
    /// A message as a decision needs it; nil when there is none of this key.
    func moderationTarget(_ message: Int64) throws -> ModerationTarget?
    /// One decision by its id or journal place; nil when there is none.
    func decision(_ id: String) throws -> DecisionView?
    /// Threads and channels that are flooded now, worst first.
    func floods(now: Instant) throws -> [FloodAlarm]

    // Deciding
    /// Decides about messages, all in one step for undo. What one refuses does not stop the others.
    func moderate(_ orders: [ModerationOrder], as actor: Actor, now: Instant) throws -> Submission
    /// A second person agrees to a decision or refuses it.
    func second(
        _ decision: String, agrees: Bool, note: String, seenVersion: Int64?, as actor: Actor, now: Instant
    ) throws
    /// Takes a decision back that has not left.
    func withdraw(_ decision: String, as actor: Actor, now: Instant) throws
    func appeal(_ decision: String, text: String, message: Int64?, as actor: Actor, now: Instant) throws
    func decideAppeal(
        _ decision: String, isUpheld: Bool, note: String, seenVersion: Int64?, as actor: Actor, now: Instant
    ) throws
    /// A message is reported by somebody; it waits in `reported`.
    func report(message: Int64, rule: String?, source: String?, text: String, as actor: Actor, now: Instant) throws

    // Replies and four eyes
    func approve(reply key: Int64, seenVersion: Int64?, as actor: Actor, now: Instant) throws
    /// The reply does not go; its text becomes its writer's draft again.
    func decline(reply key: Int64, reason: String, as actor: Actor, now: Instant) throws
    /// A person has looked at the channel for a reply of unknown fate.
    func settle(reply key: Int64, hasArrived: Bool, as actor: Actor, now: Instant) throws
}
