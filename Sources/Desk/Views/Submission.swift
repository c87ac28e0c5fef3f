/// What became of a command given to one or many cases.
public struct Submission: Sendable {
    /// `assign:4711`; all its journal entries carry it, and undo takes it back as one step.
    public var command: String
    public var changed: [Int64] = []
    public var refused: [(key: Int64, why: Refusal)] = []
    /// Keys of replies that the command put into the outbox.
    public var replies: [Int64] = []

    public init(
        command: String, changed: [Int64] = [], refused: [(key: Int64, why: Refusal)] = [], replies: [Int64] = []
    ) {
        self.command = command
        self.changed = changed
        self.refused = refused
        self.replies = replies
    }
}
