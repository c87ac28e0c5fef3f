/// What the rules look at: one comment and who wrote it.
public struct JudgedComment: Equatable, Sendable {
    /// At most 64 KiB (`Desk.InboundLimits`); longer texts are read all the same, in proportionate time.
    public var text: String
    public var author: JudgedAuthor?
    /// A classifier's opinion, 0…1. It moves the comment up and proposes nothing.
    public var machineScore: Double?

    public init(text: String, author: JudgedAuthor? = nil, machineScore: Double? = nil) {
        self.text = text
        self.author = author
        self.machineScore = machineScore
    }
}

public struct JudgedAuthor: Equatable, Sendable {
    /// The channel's own id of the account: whoever has the same one is the same person.
    public var id: String?
    public var name: String
    public var handle: String?
    /// Whether the desk sees this account for the first time. Only then are names compared and links looked at twice.
    public var isNew: Bool

    public init(id: String? = nil, name: String, handle: String? = nil, isNew: Bool = false) {
        self.id = id
        self.name = name
        self.handle = handle
        self.isNew = isNew
    }
}
