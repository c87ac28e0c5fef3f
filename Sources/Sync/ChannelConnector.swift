public import Desk

/// A channel's own language behind one door. A connector maps and nothing else: it keeps no state that a run needs to
/// be correct, never retries by itself, and never sleeps.
public protocol ChannelConnector: Sendable {
    var channel: Channel { get }
    /// What this account can do: the channel's usual abilities, less what the account may not.
    var capabilities: ChannelCapabilities { get }
    /// Reads one entry of the channel again from its bytes, as it lies in quarantine.
    var mapper: any PayloadMapper { get }

    /// What must hold before a post that was looked for in vain may be sent again.
    var looking: LookRule { get }

    /// Asks who we are and what the server allows.
    func check() async throws(ChannelFault) -> ChannelCheck

    /// The page directly above `cursor` (nil before the first run). Taking the page's items and its cursor in one
    /// transaction and asking again until `isLast` reads everything without a gap.
    func pull(after cursor: String?) async throws(ChannelFault) -> PullPage

    /// Looks again at messages already known: changed ones come back as items, lost ones as `vanished`.
    func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage

    /// What `find` will need later to tell our post of the coming try from older ones.
    func marker() async throws(ChannelFault) -> String?

    /// Does once what the item's `action` says. Never throws: what happened is the answer. Actions that make no post are
    /// answered with the id of the message they acted on, and to do them again does no harm.
    func deliver(_ item: OutboxItem) async -> DeliveryAnswer

    /// Looks for what an earlier try may have done. Nil: it is surely not there.
    func find(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost?

    /// As `find`, for channels where not finding is no proof of absence.
    func look(for item: OutboxItem) async throws(ChannelFault) -> Finding

    /// What the last answers said about the calls that are left.
    func budget() async -> RateBudget?

    /// The public counters of the newest posts of ours.
    func counters() async throws(ChannelFault) -> [CounterReading]
}

extension ChannelConnector {
    public var capabilities: ChannelCapabilities { channel.capabilities }
    public var looking: LookRule { LookRule() }
    public func look(for item: OutboxItem) async throws(ChannelFault) -> Finding {
        try await find(item).map { .found($0) } ?? .absent
    }

    public func budget() async -> RateBudget? { nil }
    public func counters() async throws(ChannelFault) -> [CounterReading] { [] }
}

/// When a channel's silence about a post of ours is a proof. Channels without idempotency keys need more of it.
public struct LookRule: Equatable, Sendable {
    /// Seconds after the try from which a look that finds nothing proves that nothing is there.
    public var proofAfter: Int64
    /// After so many tries a post whose last outcome is unknown and that is not found goes to a person; nil for never.
    public var tries: Int?

    public init(proofAfter: Int64 = 0, tries: Int? = nil) {
        self.proofAfter = proofAfter
        self.tries = tries
    }
}

/// Turns the bytes of one entry into messages; pure, so that quarantine can be worked through without a network.
public protocol PayloadMapper: Sendable {
    /// Nothing for an entry that is understood and is no message of a citizen or of ours.
    func items(from raw: [UInt8]) throws(MappingFault) -> [InboundItem]
}

/// Why an entry cannot be understood: which field, and what was expected.
public struct MappingFault: Error, Equatable, Sendable, CustomStringConvertible {
    public let field: String
    public let reason: String

    public init(_ field: String, _ reason: String) {
        self.field = field
        self.reason = ForeignReason.cleaned(reason)
    }

    public var description: String { "\(field): \(reason)" }
}

/// One public figure of one post of ours.
public struct CounterReading: Equatable, Sendable {
    /// The channel's id of the post.
    public var post: String
    /// `like`, `share`, `comment`, `view`, …
    public var name: String
    public var value: Int

    public init(post: String, name: String, value: Int) {
        self.post = post
        self.name = name
        self.value = value
    }
}

/// What the server says about us and its limits.
public struct ChannelCheck: Equatable, Sendable {
    public var accountID: String
    public var handle: String
    public var serverVersion: String?
    public var textLimit: Int?

    public init(accountID: String, handle: String, serverVersion: String? = nil, textLimit: Int? = nil) {
        self.accountID = accountID
        self.handle = handle
        self.serverVersion = serverVersion
        self.textLimit = textLimit
    }
}

/// One step of reading.
public struct PullPage: Equatable, Sendable {
    public var items: [InboundItem]
    /// Ids that the source no longer has or no longer shows us.
    public var vanished: [String]
    /// Ids that are missing in a way that looks like a fault of the server; a person must judge.
    public var doubtful: [String]
    /// Entries that could not be understood.
    public var rejected: [QuarantinedItem]
    /// Messages that the source holds back from us.
    public var held: Int
    /// To be stored with the items; nil keeps the old one.
    public var cursor: String?
    public var isLast: Bool

    public init(
        items: [InboundItem] = [], vanished: [String] = [], doubtful: [String] = [],
        rejected: [QuarantinedItem] = [], held: Int = 0, cursor: String? = nil, isLast: Bool
    ) {
        self.items = items
        self.vanished = vanished
        self.doubtful = doubtful
        self.rejected = rejected
        self.held = held
        self.cursor = cursor
        self.isLast = isLast
    }
}

/// How a try to send ended.
public enum DeliveryAnswer: Equatable, Sendable {
    case accepted(id: String, url: String?)
    /// Surely not delivered, and the same again cannot help.
    case refused(String)
    /// Surely not delivered; try later. `after` is in seconds, nil when the channel names no time.
    case notNow(after: Int64?, reason: String)
    /// It may have been delivered.
    case unknown(String)
    /// Surely not delivered; the channel does not know us any more.
    case authorisation(String)
}

/// A post of ours, found at the channel.
public struct FoundPost: Equatable, Sendable {
    public var id: String
    public var url: String?

    public init(id: String, url: String?) {
        self.id = id
        self.url = url
    }
}

/// What a look for an earlier try brought.
public enum Finding: Equatable, Sendable {
    case found(FoundPost)
    /// It is surely not there: to try again cannot double it.
    case absent
    /// It may be there where nobody can look; the reason is for a person. Nothing is sent again.
    case undecided(String)
}

/// Why a question to a channel has no answer. Reasons are one line, cleaned of control characters.
public enum ChannelFault: Error, Equatable, Sendable {
    /// The token is invalid or withdrawn: a person must act.
    case authorisation(String)
    /// Too many calls; `after` is in seconds.
    case busy(after: Int64, reason: String)
    /// The server or the way to it is down: back off.
    case unavailable(String)
    /// It answered with another status; asking the same again cannot help.
    case refused(status: Int, reason: String)
    /// It answered something that is not its API.
    case garbled(String)

    public var reason: String {
        switch self {
        case .authorisation(let why), .unavailable(let why), .garbled(let why): why
        case .busy(_, let why): why
        case .refused(let status, let why): "\(status) \(why)"
        }
    }
}

/// A foreign server's words, made fit for one line of ours.
public enum ForeignReason {
    /// At most 200 characters; control, bidi and line characters become blanks.
    public static func cleaned(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(400) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
                out.append(" ")
            default: out.append(scalar)
            }
        }
        return String(String(out).split(separator: " ").joined(separator: " ").prefix(200))
    }
}
