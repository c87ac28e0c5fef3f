/// Why a command was not carried out. Nothing has changed when one is thrown.
public enum Refusal: Error, Equatable, Sendable {
    case roleTooLow(needs: Role, has: Role)
    case readOnlyDesk
    case unknownCase(String)
    case unknownUnit(String, near: [String])
    case unitEnded(String, CivilDate)
    case unknownClerk(String)
    case unknownTemplate(String, near: [String])
    case unknownAccount(String)
    case unknownRecord(Register, String)
    /// The change would leave the desk without anybody who may change its registers.
    case lastAdmin
    case invalid(field: String, reason: String)
    case notOpen(CaseStatus)
    case alreadyOpen
    case merged(into: String)
    case sameCase
    case emptyText
    case textTooLong(count: Int, limit: Int)
    case unresolvedVariables([String])
    case malformedTemplate(String)
    case cannotReply(ReplyObstacle)
    case cannotPublish(PublishObstacle)
    case titleMissing(PublicationTitle)
    case instantInPast(Instant)
    case stale(since: Int64)
    case alreadyAssigned(String)
    case claimedBy(String)
    case nothingToUndo
    case nothingToRedo
    case cannotUndo(EventKind)
    case changedSince
    case alreadyLeaving
    case unknownReply(String)
    case unknownMessage(Int64)
    case calendar(String)
    // Moderation
    case unknownRule(String, near: [String])
    case ruleNotInForce(String, CivilDate)
    case ruleMissing(Measure)
    case measureNotAllowed(Measure, rule: String)
    case measureImpossible(Measure, MeasureObstacle)
    /// A restriction would stay without the reasons that its author is owed (Art. 17 DSA).
    case statementMissing(Measure)
    case decisionPending(by: String)
    case alreadyDecided(DecisionState)
    /// Two persons are wanted, and this is the same one again.
    case sameClerk(String)
    /// The text is no longer the one that was judged.
    case textChanged
    case unknownDecision(String)
    case nothingToAppeal
    case appealKnown(AppealState)
    case appealOpen
    case notAwaitingApproval(ReplyState)
    case notUncertain(ReplyState)
}

/// Why a channel takes no reply to this case.
public enum ReplyObstacle: String, Equatable, Sendable {
    case dormant, ended
    case readOnly = "read_only"
    case noMessage = "no_message"
    /// The channel takes no answers, or the account names no way for them.
    case channel
    /// The channel has no answer that only the person addressed sees.
    case notInPrivate = "not_in_private"
}
