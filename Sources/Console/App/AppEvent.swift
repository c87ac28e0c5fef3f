internal import Desk
internal import Terminal

/// What happens to the console.
enum AppEvent: Sendable {
    case key(Key)
    /// Time has passed; at most once a second.
    case tick(Instant)
    case resized(Size)
    case loaded(RequestID, Loaded)
    /// A question could not be answered.
    case failed(RequestID?, DeskFailure)
    case submitted(Deed, Outcome)
    /// Somebody wrote to the desk: this console, another one, or the synchronisation.
    case deskChanged
    case syncChanged([AccountStatus])
    /// The text as the editor left it; nil when the editor failed or nothing was changed.
    case edited(RequestID, String?)
    /// Something outside the desk went wrong, in one sentence.
    case notice(String)
}

/// The answer to a question.
enum Loaded: Sendable {
    case page([CaseRow])
    case count(Int)
    case keys([Int64])
    case key(Int64?)
    case detail(CaseDetail?)
    /// `today` is what ended today at all offices.
    case board(lines: [BoardLine], rows: [BoardRow], fulfilment: [String: Fulfilment], today: Fulfilment?)
    case tallies([Tally])
    case outbox([OutboxRow])
    case roster(Roster)
    /// Entries in quarantine by account.
    case quarantine([String: Int])
    case letter(String)
    case length(Int)
    case review([ReviewItem])
    case reviewCounts([ReviewQueue: Int])
    case subjects([ModerationSubject])
    case floods([FloodAlarm])
}

/// What was asked to be decided.
enum Deed: Equatable, Sendable {
    /// A case command by its name, and the cases it was given.
    case command(String, keys: [Int64])
    case reply(caseKey: Int64)
    case cancelReply(Int64)
    case retryReply(Int64)
    case publication
    case account(String)
    case moderation(ModerationDeed)
    case undo
    case redo
}

/// What became of it.
enum Outcome: Sendable {
    case done(Submission)
    case undone(UndoReport)
    /// Done, with nothing to report.
    case quiet
    case failed(DeskFailure)
}

/// Why the desk did not do it.
enum DeskFailure: Error, Equatable, Sendable {
    case refused(Refusal)
    /// An error of disk or database in the desk's own words, cleaned and bounded.
    case said(de: String, en: String)
    /// Any other error, cleaned and bounded.
    case broken(String)

    /// One sentence for the person.
    func message(_ words: Words) -> String {
        switch self {
        case .refused(let refusal): refusal.message(words.language)
        case .said(let german, let english): words.language == .de ? german : english
        case .broken(let reason): words.deskBroken(reason)
        }
    }
}
