public import Desk

/// What one step of a reader brought.
public enum ImportRecord: Equatable, Sendable {
    /// A checked message, the line it began at (from 1; in a feed the number of the entry), and the keys nobody
    /// knows.
    case item(InboundItem, line: Int, unknownKeys: [String])
    case reject(Reject)
    case remark(Remark)
}

/// A part of the input that was not taken.
public struct Reject: Equatable, Sendable {
    /// Bytes kept of what was rejected.
    public static let longestRaw = 4096

    public var file: String?
    /// From 1; in a feed the number of the entry.
    public var line: Int
    public var field: String?
    public var reason: String
    /// The bytes as they came, cut behind `longestRaw`.
    public var raw: [UInt8]

    public init(file: String?, line: Int, field: String? = nil, reason: String, raw: some Sequence<UInt8> = []) {
        self.file = file
        self.line = line
        self.field = field
        self.reason = reason
        self.raw = Array(raw.prefix(Reject.longestRaw))
    }
}

extension Reject: CustomStringConvertible {
    /// `FILE:LINE: field: reason`.
    public var description: String {
        (file.map { $0 + ":" } ?? "") + "\(line): " + (field.map { $0 + ": " } ?? "") + reason
    }
}

/// Reads one format, record by record. Not for use by two threads at once; may be handed from one to another.
public protocol ImportReader {
    /// The next message or reject, nil at the end. Throws when nothing more can be read.
    mutating func next() throws(ImportFault) -> ImportRecord?
}

/// What the input itself does not say.
public struct ImportDefaults: Sendable {
    /// The account of items that name none.
    public var account: String
    /// The channel of feeds that name none.
    public var channel: Channel
    /// The instant of the import; dates more than a day behind it are wrong.
    public var now: Instant
    /// For rejects.
    public var file: String?
    /// Takes what others wrote below the account's posts from a download, which its authors do not know of.
    public var includesComments = false
    /// The zone of wall-clock times in tables of other programs.
    public var zone: ZoneRules?
    /// Which column of such a table holds a field, by the name of the field; over what the names say.
    public var columns: [String: String] = [:]

    public init(account: String = "default", channel: Channel = .website, now: Instant, file: String? = nil) {
        self.account = account
        self.channel = channel
        self.now = now
        self.file = file
    }
}
