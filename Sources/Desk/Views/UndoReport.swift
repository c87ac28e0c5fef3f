/// What undo or redo did.
public struct UndoReport: Sendable {
    /// The command taken back or done again: `assign:4711`.
    public var command: String
    public var changed: [Int64]
    /// The text of a reply that was called back.
    public var draft: Bool

    public init(
        command: String, changed: [Int64], draft: Bool
    ) {
        self.command = command
        self.changed = changed
        self.draft = draft
    }
}
