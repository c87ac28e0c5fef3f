/// The durable queue of what goes out. Filled by Store; worked by Sync.
///
/// Invariants:
/// 1. `begin` is durable before it returns; no byte of the item leaves before that.
/// 2. An item whose process died between `begin` and `settle` comes back from `next` as `.uncertain`, never as `.queued`.
/// 3. `.sent` exists only with the channel's own id.
/// 4. Text, recipient and key never change after the item was queued.
public protocol OutboxPort: Sendable {
    /// Turns items that a dead process left `sending` into `uncertain`. Called once by the holder of the account's lease.
    func recover(account: String) async throws

    /// The item to work on now: queued or uncertain, its time reached; nil when nothing is due.
    func next(account: String, now: Instant) async throws -> OutboxItem?

    /// Writes down that the next step may deliver. `marker` is what `find` later needs to look for the own post
    /// (for Mastodon the newest own status id before the try). False when the item was cancelled meanwhile.
    func begin(_ id: String, marker: String?, now: Instant) async throws -> Bool

    /// Writes down what the channel answered.
    func settle(_ id: String, _ outcome: DeliveryOutcome, now: Instant) async throws

    /// When the next item of this account becomes due; nil when none waits.
    func nextDue(account: String) async throws -> Instant?
}

/// One outgoing reply, frozen.
public struct OutboxItem: Equatable, Sendable {
    public enum State: String, Sendable { case queued, uncertain }

    public var id: String
    /// The idempotency key, the same for every try.
    public var key: String
    public var account: String
    public var channel: Channel
    public var action: OutboundAction
    /// The channel's id of the message that is answered or acted on; nil for a post of its own.
    public var inReplyTo: String?
    /// Handle or address of the person answered, as the channel writes it.
    public var recipient: String?
    public var text: String
    public var subject: String?
    public var isPublic: Bool
    public var state: State
    /// Tries begun so far.
    public var attempts: Int
    /// When the last try began.
    public var lastTry: Instant?
    /// What the last `begin` wrote down for `find`.
    public var marker: String?

    public init(
        id: String, key: String, account: String, channel: Channel, action: OutboundAction = .reply,
        inReplyTo: String?, recipient: String?, text: String,
        subject: String? = nil, isPublic: Bool = true, state: State = .queued, attempts: Int = 0,
        lastTry: Instant? = nil,
        marker: String? = nil
    ) {
        self.id = id
        self.key = key
        self.account = account
        self.channel = channel
        self.action = action
        self.inReplyTo = inReplyTo
        self.recipient = recipient
        self.text = text
        self.subject = subject
        self.isPublic = isPublic
        self.state = state
        self.attempts = attempts
        self.lastTry = lastTry
        self.marker = marker
    }
}

/// How a try ended, as far as we can know.
public enum DeliveryOutcome: Equatable, Sendable {
    /// The channel accepted it and gave it this id.
    case sent(remoteID: String, url: String?)
    /// Surely not delivered; try again not before this instant.
    case retry(at: Instant, reason: String)
    /// Nobody knows; look for the own post not before this instant.
    case uncertain(lookAt: Instant, reason: String)
    /// Surely not delivered and no try can help: a person must decide.
    case failed(reason: String)
}
