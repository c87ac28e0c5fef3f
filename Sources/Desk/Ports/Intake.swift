/// The door through which every message comes in. Filled by Store.
public protocol Intake: Sendable {
    /// How far `account` has been read; nil before the first run.
    func cursor(of account: String) async throws -> String?

    /// Stores a batch and moves the cursor, in one transaction: either all of it is durable or nothing is.
    /// Taking the same batch again changes nothing.
    func take(_ batch: InboundBatch) async throws -> IntakeReport

    /// The channel's ids of messages of open cases, newest first, for looking again at the source.
    func watched(by account: String, limit: Int) async throws -> [String]
}

/// What one page of one account brought.
public struct InboundBatch: Sendable {
    public var account: String
    public var items: [InboundItem]
    /// Channel ids that the source no longer has.
    public var vanished: [String]
    /// What could not be mapped; kept apart with its bytes.
    public var rejected: [QuarantinedItem]
    /// The new cursor; nil leaves the old one.
    public var cursor: String?

    public init(
        account: String, items: [InboundItem], vanished: [String] = [], rejected: [QuarantinedItem] = [],
        cursor: String? = nil
    ) {
        self.account = account
        self.items = items
        self.vanished = vanished
        self.rejected = rejected
        self.cursor = cursor
    }
}

/// One entry of a channel that could not be understood. It waits with its bytes until a later program can read it.
public struct QuarantinedItem: Equatable, Sendable {
    /// The channel's id, where one could be read.
    public var id: String?
    /// One line: which field, and what was expected.
    public var reason: String
    /// As the channel sent it, at most `QuarantinedItem.limit` bytes.
    public var raw: [UInt8]

    /// Bytes.
    public static let limit = 256 * 1024

    public init(id: String?, reason: String, raw: [UInt8]) {
        self.id = id
        self.reason = String(reason.prefix(300))
        self.raw = Array(raw.prefix(QuarantinedItem.limit))
    }
}

/// What became of a batch.
public struct IntakeReport: Equatable, Sendable {
    public var new = 0
    public var duplicate = 0
    /// Known messages whose text had changed; kept as a new version.
    public var changed = 0
    public var vanished = 0
    /// Put into quarantine, known ones not counted again.
    public var quarantined = 0

    public init() {}
    public init(new: Int, duplicate: Int, changed: Int = 0, vanished: Int = 0) {
        self.new = new
        self.duplicate = duplicate
        self.changed = changed
        self.vanished = vanished
    }
}
