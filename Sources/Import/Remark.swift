/// Something a clerk should know that is no fault: what was passed over on purpose, or taken with a doubt.
public struct Remark: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// A post of somebody else that the account shared on.
        case share
        /// A comment of somebody else; taken only on demand, since an archive holds it without its author knowing.
        case foreignComment = "foreign_comment"
        /// Neither text nor attachment.
        case empty
        /// A wall-clock time that exists twice; the first was taken.
        case repeatedHour = "repeated_hour"
        /// A file of the archive that is known and not read.
        case unreadFile = "unread_file"
        /// Files of the archive that nobody knows, or that are private.
        case otherFiles = "other_files"
    }

    public var file: String?
    /// From 1; 0 where it is about a whole file.
    public var line: Int
    public var kind: Kind
    /// How many entries or files this is about.
    public var count: Int

    public init(file: String?, line: Int = 0, kind: Kind, count: Int = 1) {
        self.file = file
        self.line = line
        self.kind = kind
        self.count = count
    }

    /// An entry of the input that was passed over.
    public var isSkippedEntry: Bool { kind == .share || kind == .foreignComment || kind == .empty }
}
