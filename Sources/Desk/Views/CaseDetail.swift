/// A case with everything that belongs to it.
public struct CaseDetail: Sendable {
    public var row: CaseRow
    public var messages: [ThreadMessage]
    public var history: [JournalEntry]
    public var replies: [OutboxRow]
    public var draft: Draft?
    /// Numbers of cases merged into this one.
    public var absorbed: [CaseNumber]
    /// Decisions about its messages, oldest first.
    public var decisions: [DecisionView] = []
    /// Hints about its messages, by message.
    public var suspicions: [Int64: SuspicionRow] = [:]

    public init(
        row: CaseRow, messages: [ThreadMessage], history: [JournalEntry], replies: [OutboxRow], draft: Draft? = nil,
        absorbed: [CaseNumber], decisions: [DecisionView] = [], suspicions: [Int64: SuspicionRow] = [:]
    ) {
        self.row = row
        self.messages = messages
        self.history = history
        self.replies = replies
        self.draft = draft
        self.absorbed = absorbed
        self.decisions = decisions
        self.suspicions = suspicions
    }
}

/// One message, note or sent answer in the thread of a case.
public struct ThreadMessage: Equatable, Sendable {
    public var key: Int64
    public var direction: Direction
    public var kind: MessageKind
    public var remoteID: String?
    public var parent: Int64?
    public var author: String
    public var handle: String?
    public var created: Instant
    public var text: String
    public var subject: String?
    /// A `MessageState` by its word.
    public var state: String
    /// More than 1 after the source changed it.
    public var versions: Int
    public var rating: Int?
    public var isPublic: Bool
    public var url: String?
    public var attachments: [InboundAttachment]
    /// Key of the text version that stands.
    public var content: Int64 = 0
    /// Key of the author; nil for the city's own and where the channel names none.
    public var authorKey: Int64?

    public init(
        key: Int64, direction: Direction, kind: MessageKind, remoteID: String? = nil, parent: Int64? = nil,
        author: String, handle: String? = nil, created: Instant, text: String, subject: String? = nil, state: String,
        versions: Int, rating: Int? = nil, isPublic: Bool, url: String? = nil, attachments: [InboundAttachment]
    ) {
        self.key = key
        self.direction = direction
        self.kind = kind
        self.remoteID = remoteID
        self.parent = parent
        self.author = author
        self.handle = handle
        self.created = created
        self.text = text
        self.subject = subject
        self.state = state
        self.versions = versions
        self.rating = rating
        self.isPublic = isPublic
        self.url = url
        self.attachments = attachments
    }
}

/// A reply of the outbox with its words.
public struct OutboxRow: Equatable, Sendable {
    public var reply: ReplyRecord
    public var caseNumber: CaseNumber
    public var account: String
    public var channel: Channel
    public var author: String
    public var recipient: String?
    public var text: String
    /// Names a publication: its title, or its first line.
    public var title: String?

    public init(
        reply: ReplyRecord, caseNumber: CaseNumber, account: String, channel: Channel, author: String,
        recipient: String? = nil, text: String
    ) {
        self.reply = reply
        self.caseNumber = caseNumber
        self.account = account
        self.channel = channel
        self.author = author
        self.recipient = recipient
        self.text = text
    }
}
