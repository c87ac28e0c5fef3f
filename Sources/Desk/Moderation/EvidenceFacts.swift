/// All that a Beweissicherung holds about one message: read from the store, rendered by `Evidence`.
public struct EvidenceFacts: Sendable {
    public var city: String
    public var caseNumber: String
    public var channel: Channel
    public var account: String
    /// What of it may be kept: a minimal copy holds the message alone, without the thread around it.
    public var extent: RuleVersion.Evidence
    public var message: Version
    /// Every wording that the message had, oldest first; the last is the one that stands.
    public var versions: [Version]
    public var remoteID: String?
    public var url: String?
    public var state: MessageState
    /// When it was written, and when it reached the desk.
    public var created: Instant
    public var received: Instant
    public var author: Person
    public var attachments: [InboundAttachment]
    public var thread: [ThreadMessage]
    public var decisions: [DecisionView]
    /// The rules that the decisions cite, in the cited wording.
    public var rules: [CitedRule]
    /// Entries of the journal about this message, oldest first.
    public var proof: [ProofEntry]
    /// Head of the journal when this was read.
    public var headSequence: Int64
    public var headHash: [UInt8]

    public struct Person: Equatable, Sendable {
        /// The channel's own id of the account.
        public var id: String?
        public var name: String
        public var handle: String?
        public var url: String?

        public init(id: String?, name: String, handle: String?, url: String?) {
            self.id = id
            self.name = name
            self.handle = handle
            self.url = url
        }
    }

    /// One wording with what its hash in the journal is made of.
    public struct Version: Equatable, Sendable {
        public var entry: Int64
        public var at: Instant
        public var subject: String?
        public var text: String
        public var author: String?
        /// The rest of the stored row, as it is stored.
        public var extra: String?
        public var salt: [UInt8]

        public init(
            entry: Int64, at: Instant, subject: String?, text: String, author: String?, extra: String?, salt: [UInt8]
        ) {
            self.entry = entry
            self.at = at
            self.subject = subject
            self.text = text
            self.author = author
            self.extra = extra
            self.salt = salt
        }
    }

    public struct CitedRule: Equatable, Sendable {
        public var name: String
        public var number: Int
        public var version: RuleVersion

        public init(name: String, number: Int, version: RuleVersion) {
            self.name = name
            self.number = number
            self.version = version
        }
    }

    /// A journal entry with the hash before it: enough to compute its own hash again.
    public struct ProofEntry: Equatable, Sendable {
        public var entry: JournalEntry
        /// Its payload as it stands in the file, byte for byte.
        public var payload: String
        public var previous: [UInt8]

        public init(entry: JournalEntry, payload: String, previous: [UInt8]) {
            self.entry = entry
            self.payload = payload
            self.previous = previous
        }
    }

    public init(
        city: String, caseNumber: String, channel: Channel, account: String, extent: RuleVersion.Evidence,
        message: Version, versions: [Version], remoteID: String?, url: String?, state: MessageState, created: Instant,
        received: Instant, author: Person, attachments: [InboundAttachment], thread: [ThreadMessage],
        decisions: [DecisionView], rules: [CitedRule], proof: [ProofEntry], headSequence: Int64, headHash: [UInt8]
    ) {
        self.city = city
        self.caseNumber = caseNumber
        self.channel = channel
        self.account = account
        self.extent = extent
        self.message = message
        self.versions = versions
        self.remoteID = remoteID
        self.url = url
        self.state = state
        self.created = created
        self.received = received
        self.author = author
        self.attachments = attachments
        self.thread = thread
        self.decisions = decisions
        self.rules = rules
        self.proof = proof
        self.headSequence = headSequence
        self.headHash = headHash
    }
}
