public import Desk

/// What the flood watch keeps of one comment: no text and no name.
public struct FloodRow: Hashable, Sendable {
    public var fingerprint: TextFingerprint?
    /// Hashes of the keys of author and thread.
    public var author: UInt64
    public var thread: UInt64
    public var instant: Instant

    /// A row that a store kept.
    public init(fingerprint: TextFingerprint?, author: UInt64, thread: UInt64, instant: Instant) {
        self.fingerprint = fingerprint
        self.author = author
        self.thread = thread
        self.instant = instant
    }

    /// The row of a comment. The keys are whatever tells authors, and threads, apart on this desk.
    public init(text: String, authorKey: String, threadKey: String, instant: Instant) {
        self.init(
            fingerprint: TextFingerprint(text), author: TextFingerprint.hash(Array(authorKey.utf8)),
            thread: TextFingerprint.hash(Array(threadKey.utf8)), instant: instant)
    }
}

/// A flood that a comment is part of, with what was counted in the watch's period, this comment included.
public struct FloodFinding: Equatable, Sendable {
    public var kind: Kind
    public var comments: Int
    public var authors: Int
    public var threads: Int
    /// The first of them.
    public var since: Instant

    public enum Kind: String, CaseIterable, Sendable {
        /// The same text from many accounts.
        case sameText = "same-text"
        /// The same text from one account, again and again.
        case repeated
        /// Many comments of any text from one account.
        case manyFromOne = "many-from-one"
    }

    public init(kind: Kind, comments: Int, authors: Int, threads: Int, since: Instant) {
        self.kind = kind
        self.comments = comments
        self.authors = authors
        self.threads = threads
        self.since = since
    }

    var weight: Double {
        switch kind {
        case .sameText, .repeated: 0.6
        case .manyFromOne: 0.4
        }
    }

    public var words: (de: String, en: String) {
        switch kind {
        case .sameText:
            (
                "derselbe Text \(comments)-mal von \(authors) Konten",
                "the same text \(comments) times from \(authors) accounts"
            )
        case .repeated:
            ("derselbe Text \(comments)-mal von diesem Konto", "the same text \(comments) times from this account")
        case .manyFromOne:
            (
                "\(comments) Beiträge dieses Kontos in kurzer Zeit",
                "\(comments) comments of this account in a short time"
            )
        }
    }
}
