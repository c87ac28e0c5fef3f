/// A case as the events made it. No personal text: that lies apart and is named by keys.
public struct CaseRecord: Equatable, Sendable {
    /// The desk's own key: the journal place of the event that opened it.
    public var key: Int64
    /// The world-wide id: the id of that event.
    public var uid: UUIDv7
    public var number: CaseNumber
    /// Key of the channel account.
    public var account: Int64
    public var channel: Channel
    /// Key of the author of the first message.
    public var author: Int64?
    public var status: CaseStatus
    /// Short sign of the Organisationseinheit.
    public var unit: String?
    public var clerk: String?
    public var priority: Priority
    /// Sorted, without doubles.
    public var tags: [String]
    /// When the first message was written at its source.
    public var received: Instant
    /// When something last happened that a reader should see.
    public var activity: Instant
    public var messages: Int
    public var isUnread: Bool
    /// The earliest citizen message without an answer.
    public var waitingSince: Instant?
    public var snoozedUntil: Instant?
    /// What the case goes back to when its snooze ends.
    public var wakesTo: CaseStatus?
    /// The case it was merged into.
    public var mergedInto: CaseReference?
    public var clocks: [ClockRecord]
    /// The journal place of the last event that touched it: decisions on an older one are stale.
    public var version: Int64

    public init(
        key: Int64, uid: UUIDv7, number: CaseNumber, account: Int64, channel: Channel, author: Int64? = nil,
        status: CaseStatus = .new, unit: String? = nil, clerk: String? = nil, priority: Priority = .normal,
        tags: [String] = [], received: Instant, activity: Instant, messages: Int = 1, isUnread: Bool = true,
        waitingSince: Instant? = nil, snoozedUntil: Instant? = nil, wakesTo: CaseStatus? = nil,
        mergedInto: CaseReference? = nil,
        clocks: [ClockRecord] = [], version: Int64 = 0
    ) {
        self.key = key
        self.uid = uid
        self.number = number
        self.account = account
        self.channel = channel
        self.author = author
        self.status = status
        self.unit = unit
        self.clerk = clerk
        self.priority = priority
        self.tags = tags
        self.received = received
        self.activity = activity
        self.messages = messages
        self.isUnread = isUnread
        self.waitingSince = waitingSince
        self.snoozedUntil = snoozedUntil
        self.wakesTo = wakesTo
        self.mergedInto = mergedInto
        self.clocks = clocks
        self.version = version
    }

    /// The due instant of the earliest unmet clock; a breach that happened before a pause keeps its place.
    public var due: Instant? { clocks.deadline }
}

/// Names another case.
public struct CaseReference: Equatable, Sendable {
    public let key: Int64
    public let number: CaseNumber

    public init(key: Int64, number: CaseNumber) {
        self.key = key
        self.number = number
    }
}
