/// The queues of the moderation screen. The raw values are the words of scripts.
public enum ReviewQueue: String, CaseIterable, Sendable {
    /// Not published until somebody decides.
    case held
    case reported
    /// A rule, a list or the classifier points to it; a machine's hint.
    case suspected
    /// A decision or a reply waits for a second person.
    case second
    case appeals
    /// The asker's own decisions, newest first.
    case recent
}

/// One item of a queue, with what a list shows of it.
public struct ReviewItem: Equatable, Sendable {
    public var queue: ReviewQueue
    /// The message; for replies that wait for a second person the message they answer.
    public var message: Int64
    public var caseKey: Int64
    public var caseNumber: CaseNumber
    /// The version of the case: decisions name it.
    public var caseVersion: Int64
    /// Key of the text version that stands.
    public var content: Int64
    public var channel: Channel
    public var account: String
    public var author: String
    public var handle: String?
    public var text: String
    public var created: Instant
    /// Since when it waits.
    public var since: Instant
    public var state: MessageState
    public var unit: String?
    public var priority: Priority
    /// Reports about it.
    public var reports: Int
    /// The hint, where there is one.
    public var suspicion: SuspicionRow?
    /// The decision that waits, was appealed against, or was made.
    public var decision: DecisionRecord?
    /// Key of the reply that waits for a second person.
    public var reply: Int64?
    /// Where the list continues after this item.
    public var cursor: PageCursor

    public init(
        queue: ReviewQueue, message: Int64, caseKey: Int64, caseNumber: CaseNumber, caseVersion: Int64, content: Int64,
        channel: Channel, account: String, author: String, handle: String? = nil, text: String, created: Instant,
        since: Instant, state: MessageState = .present, unit: String? = nil, priority: Priority = .normal,
        reports: Int = 0, suspicion: SuspicionRow? = nil, decision: DecisionRecord? = nil, reply: Int64? = nil,
        cursor: PageCursor
    ) {
        self.queue = queue
        self.message = message
        self.caseKey = caseKey
        self.caseNumber = caseNumber
        self.caseVersion = caseVersion
        self.content = content
        self.channel = channel
        self.account = account
        self.author = author
        self.handle = handle
        self.text = text
        self.created = created
        self.since = since
        self.state = state
        self.unit = unit
        self.priority = priority
        self.reports = reports
        self.suspicion = suspicion
        self.decision = decision
        self.reply = reply
        self.cursor = cursor
    }
}

/// Which page of which queue.
public struct ReviewRequest: Equatable, Sendable {
    public var queue: ReviewQueue
    public var limit: Int
    public var cursor: PageCursor?

    public init(_ queue: ReviewQueue, limit: Int = 50, cursor: PageCursor? = nil) {
        self.queue = queue
        self.limit = limit
        self.cursor = cursor
    }
}
