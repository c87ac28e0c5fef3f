public import StrictJSON

/// States of a reply; the raw values are the names of the data contract.
public enum ReplyState: String, CaseIterable, Sendable {
    case draft
    case awaitingApproval = "awaiting_approval"
    case scheduled, queued, sending, uncertain, sent, failed, cancelled
}

extension ReplyState {
    /// The state in which the event with these details puts something into the outbox.
    public init(queuedWith details: JSON) {
        self =
            details["awaiting"]?.bool == true
            ? .awaitingApproval : details["planned"]?.bool == true ? .scheduled : .queued
    }
}

/// A reply in the outbox as the events made it; its text lies with the content of event `key`.
public struct ReplyRecord: Equatable, Sendable {
    /// Journal place of the event that queued it.
    public var key: Int64
    public var caseKey: Int64
    public var account: Int64
    public var idempotencyKey: String
    /// Key of the message it answers.
    public var target: Int64
    public var isInterim: Bool
    public var isPublic: Bool
    public var closesCase: Bool
    public var state: ReplyState
    public var queued: Instant
    public var notBefore: Instant
    public var attempts: Int
    public var lastTry: Instant?
    public var marker: String?
    public var remoteID: String?
    public var remoteURL: String?
    /// Why it waits or failed, cleaned and bounded.
    public var reason: String?
    /// What the channel is asked to do: a reply, or a measure of moderation.
    public var action: OutboundAction = .reply
    /// Id of the moderation decision that it carries out or tells of.
    public var decision: String?
    /// Tells the author of a decision; such a letter is no answer to the matter.
    public var isNotice = false
    /// Who wrote it, or decided on the measure.
    public var author = ""

    /// Whether it is a message of ours, not a measure.
    public var isMessage: Bool { action.makesPost }

    public init(
        key: Int64, caseKey: Int64, account: Int64, idempotencyKey: String, target: Int64, isInterim: Bool,
        isPublic: Bool,
        closesCase: Bool, state: ReplyState, queued: Instant, notBefore: Instant, attempts: Int = 0,
        lastTry: Instant? = nil, marker: String? = nil, remoteID: String? = nil, remoteURL: String? = nil,
        reason: String? = nil
    ) {
        self.key = key
        self.caseKey = caseKey
        self.account = account
        self.idempotencyKey = idempotencyKey
        self.target = target
        self.isInterim = isInterim
        self.isPublic = isPublic
        self.closesCase = closesCase
        self.state = state
        self.queued = queued
        self.notBefore = notBefore
        self.attempts = attempts
        self.lastTry = lastTry
        self.marker = marker
        self.remoteID = remoteID
        self.remoteURL = remoteURL
        self.reason = reason
    }
}
