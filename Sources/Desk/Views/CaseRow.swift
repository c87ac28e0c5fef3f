/// A case as lists show it: the record and the words that belong to it.
public struct CaseRow: Equatable, Sendable {
    public var record: CaseRecord
    public var account: String
    public var author: String
    public var handle: String?
    public var authorID: String?
    public var subject: String?
    /// The first message's text, cut at about 300 characters.
    public var excerpt: String
    public var isPublic: Bool
    /// A draft of the asking clerk, a reply that waits, one whose fate is unknown.
    public var hasDraft: Bool
    public var waitingReplies: Int
    public var uncertainReplies: Int
    /// What of its moderation is still open, the most pressing; nil when nothing is.
    public var moderation: ReviewQueue?
    /// The classifier's scores of its most suspicious message, by task.
    public var labels: [String: Double] = [:]
    /// Where a page continues after this row.
    public var cursor: PageCursor

    public init(
        record: CaseRecord, account: String, author: String, handle: String? = nil, authorID: String? = nil,
        subject: String? = nil, excerpt: String, isPublic: Bool = true, hasDraft: Bool = false, waitingReplies: Int = 0,
        uncertainReplies: Int = 0, cursor: PageCursor
    ) {
        self.record = record
        self.account = account
        self.author = author
        self.handle = handle
        self.authorID = authorID
        self.subject = subject
        self.excerpt = excerpt
        self.isPublic = isPublic
        self.hasDraft = hasDraft
        self.waitingReplies = waitingReplies
        self.uncertainReplies = uncertainReplies
        self.cursor = cursor
    }
}

/// The place of a row in an order: pages continue there however the list changes meanwhile.
public struct PageCursor: Equatable, Hashable, Sendable {
    public let rank: Int64
    public let key: Int64

    public init(rank: Int64, key: Int64) {
        self.rank = rank
        self.key = key
    }

    public var text: String { "\(rank).\(key)" }

    public init?(_ text: String) {
        let parts = text.split(separator: ".").compactMap { Int64($0) }
        guard parts.count == 2 else { return nil }
        self.init(rank: parts[0], key: parts[1])
    }
}

public enum CaseOrder: String, CaseIterable, Sendable {
    case newest, due, oldest
}
