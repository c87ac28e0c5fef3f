/// A desk as a screen or a script uses it. Every call may wait for the disk: never made on the thread that draws.
public protocol DeskPort: ModerationPort {
    // Reading
    func roster() throws -> Roster
    func page(_ request: PageRequest, asker: Asker) throws -> [CaseRow]
    func count(_ query: Query, openOnly: Bool, asker: Asker, cap: Int) throws -> Int
    func tallies() throws -> [Tally]
    func key(of number: CaseNumber) throws -> Int64?
    func detail(_ key: Int64, clerk: String) throws -> CaseDetail?
    func board(_ query: Query, limit: Int, asker: Asker) throws -> [BoardLine]
    func boardRows(asker: Asker) throws -> [BoardRow]
    func fulfilment(days: Int, asker: Asker) throws -> [String: Fulfilment]
    func outbox(limit: Int) throws -> [OutboxRow]
    /// Entries that could not be read, by account.
    func quarantineCounts() throws -> [String: Int]
    /// Changes when somebody else has written. Throws when another file has taken the desk's place.
    func dataVersion() throws -> Int64

    // Deciding
    func submit(_ command: any CaseCommand, to keys: [Int64], as actor: Actor, now: Instant) throws -> Submission
    /// Marks a case read because somebody looks at it; no step for undo.
    func markSeen(_ key: Int64, as actor: Actor, now: Instant) throws
    /// Puts a reply into the outbox; the writer's draft for the case goes with it.
    func reply(_ order: ReplyOrder, as actor: Actor, now: Instant) throws -> Submission
    /// Puts a publication for each account into the outbox; when one is refused, none.
    func publish(_ order: PublicationOrder, as actor: Actor, now: Instant) throws -> Submission
    /// Takes a reply back that has not left; its text becomes the draft of whoever takes it back.
    func cancel(reply key: Int64, as actor: Actor, now: Instant) throws
    /// Puts a failed reply back into the queue.
    func retry(reply key: Int64, as actor: Actor, now: Instant) throws
    /// Enters a channel account, or what has changed of it.
    func enter(_ account: ChannelAccount, as actor: Actor, now: Instant) throws
    /// A person has mended what stopped an account: the synchronisation tries it again.
    func resume(account: String)
    func undo(as actor: Actor, now: Instant) throws -> UndoReport
    func redo(as actor: Actor, now: Instant) throws -> UndoReport
    /// Keeps the clerk's draft for the case; an empty text removes it. `seen` is the version of the case when writing began,
    /// 0 where that is not known.
    func keepDraft(_ text: String, for caseKey: Int64, of clerk: String, seen: Int64, now: Instant) throws

    // Writing letters
    /// The template's text with everything filled in that the case knows; what stays open stands as `{{name}}`.
    func letter(_ template: String, for key: Int64, values: [String: String], as actor: Actor, now: Instant) throws
        -> String
    /// Characters as the channel counts them.
    func length(of text: String, on channel: Channel) -> Int
}

/// What a clerk wants sent.
public struct ReplyOrder: Equatable, Sendable {
    public var caseKey: Int64
    public var text: String
    public var isInterim: Bool
    /// Not before; nil means after the desk's undo delay.
    public var notBefore: Instant?
    /// The message to answer; nil takes the latest of the citizen.
    public var message: Int64?
    /// The version of the case that the writer saw; nil skips the check.
    public var seenVersion: Int64?
    public var closesCase: Bool
    /// Only the person addressed shall see it.
    public var isPrivate: Bool

    public init(
        caseKey: Int64, text: String, isInterim: Bool = false, notBefore: Instant? = nil, message: Int64? = nil,
        seenVersion: Int64? = nil, closesCase: Bool = false, isPrivate: Bool = false
    ) {
        self.caseKey = caseKey
        self.text = text
        self.isInterim = isInterim
        self.notBefore = notBefore
        self.message = message
        self.seenVersion = seenVersion
        self.closesCase = closesCase
        self.isPrivate = isPrivate
    }
}

/// How one account fares, for status lines.
public struct AccountStatus: Equatable, Sendable {
    public enum State: Equatable, Sendable {
        case fine
        case busy
        case paused(until: Instant, reason: String)
        case stopped(reason: String)
    }

    /// `mastodon/stadt`.
    public var account: String
    public var channel: Channel
    public var state: State
    public var lastSuccess: Instant?

    public init(account: String, channel: Channel, state: State, lastSuccess: Instant? = nil) {
        self.account = account
        self.channel = channel
        self.state = state
        self.lastSuccess = lastSuccess
    }
}
