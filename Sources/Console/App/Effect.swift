internal import Desk

/// Names one question to the desk, so that a late answer to an earlier one is told from the answer waited for.
typealias RequestID = Int

/// What the console wants done outside of itself. A value: only the runtime carries it out.
enum Effect: Sendable {
    // Reading; each answer comes back as `AppEvent.loaded` or `.failed` with the same id.
    case loadPage(PageRequest, RequestID)
    case loadCount(Query, openOnly: Bool, cap: Int, RequestID)
    /// Only the keys of a page, for marking all that match.
    case loadKeys(PageRequest, RequestID)
    case loadDetail(Int64, RequestID)
    /// As `loadPage`, for the age of the offices' oldest cases; the inbox's own page must not be dropped for it.
    case loadOldest(PageRequest, RequestID)
    /// As `loadDetail`, for the case that others are merged into: part of a decision, never dropped.
    case loadTarget(Int64, RequestID)
    /// The key of a case number typed by the person.
    case loadKey(CaseNumber, RequestID)
    case loadBoard(limit: Int, RequestID)
    case loadTallies(RequestID)
    case loadOutbox(limit: Int, RequestID)
    case loadRoster(RequestID)
    case loadQuarantine(RequestID)
    case loadReview(ReviewRequest, RequestID)
    case loadReviewCounts(RequestID)
    /// Messages with all that a decision about them needs; those that are gone are left out.
    case loadSubjects([SubjectKey], RequestID)
    case loadFloods(RequestID)
    /// A template's text, filled in for a case.
    case letter(template: String, key: Int64, values: [String: String], RequestID)
    /// Characters of a text as the channel counts them.
    case measure(String, Channel, RequestID)

    // Deciding; each ends as `AppEvent.submitted`.
    case submit(any CaseCommand, keys: [Int64])
    case reply(ReplyOrder)
    case publish(PublicationOrder)
    case cancelReply(Int64)
    case retryReply(Int64)
    case enterAccount(ChannelAccount)
    case moderate(ModerationDeed)
    case undo
    case redo
    /// Both are quiet: nothing comes back but a failure.
    case keepDraft(String, caseKey: Int64, seen: Int64)
    case markSeen(Int64)

    // The terminal and the world around it
    /// A person has mended what stopped an account.
    case resumeAccount(String)
    /// The text in the person's editor; comes back as `AppEvent.edited` with the same id.
    case edit(String, RequestID)
    case copy(String)
    case setTitle(String)
    case bell
    case repaint
    case suspend
    case quit
}

extension Effect {
    /// A queued question is dropped when a later one of the same slot arrives; nil for what must not be dropped.
    var slot: String? {
        switch self {
        case .loadPage: "page"
        case .loadCount: "count"
        case .loadOldest: "oldest"
        case .loadKeys: "keys"
        case .loadBoard: "board"
        case .loadTallies: "tallies"
        case .loadOutbox: "outbox"
        case .loadQuarantine: "quarantine"
        case .loadDetail: "detail"
        case .loadReview: "review"
        case .loadReviewCounts: "review counts"
        case .loadSubjects(let keys, _): keys.count == 1 ? "subject" : "subjects"
        case .loadFloods: "floods"
        case .measure(_, let channel, _): "measure \(channel.rawValue)"
        default: nil
        }
    }
}
