/// What happened. The raw values stand in the journal and never change their meaning.
public enum EventKind: String, CaseIterable, Sendable {
    // Messages
    case opened, joined, edited, vanished, moved, noted
    /// The source shows a message by itself that it had held back.
    case published
    // Work on a case
    case read, assigned, claimed, released, closed, reopened, snoozed, woken, waiting, tagged, prioritised
    case merged, split, discarded, escalated, retimed, undone
    // The life of a reply
    case replyQueued = "reply_queued"
    case replyCancelled = "reply_cancelled"
    case replyBegun = "reply_begun"
    case replyRetry = "reply_retry"
    case replyUncertain = "reply_uncertain"
    case replyFailed = "reply_failed"
    case replySent = "reply_sent"
    case replyApproved = "reply_approved"
    case replyDeclined = "reply_declined"
    // Posts of the city's own
    /// One went into the outbox and opened its case; its way is told by the events of replies.
    case publicationQueued = "publication_queued"
    // Moderation
    case flagged, moderated, seconded, declined, withdrawn, lifted, appealed
    case appealDecided = "appeal_decided"
    /// A measure went into the outbox; its way there is told by the events of replies.
    case measureQueued = "measure_queued"
    /// A Beweissicherung was made; the entry carries its seal.
    case evidenced
    // The desk itself
    case registered, unregistered
}

extension EventKind {
    /// Whether somebody who is writing an answer should look at the case again. Reading, the clocks' own steps and
    /// the way of a reply through the outbox change nothing that an answer speaks of.
    public var isNews: Bool {
        switch self {
        case .read, .escalated, .retimed, .replyBegun, .replyRetry, .replyUncertain, .replyFailed, .replyCancelled,
            .replyApproved, .measureQueued, .evidenced:
            false
        default: true
        }
    }
}
