/// What the city can do at a channel. The raw values are the words of journal and scripts.
public enum OutboundAction: String, CaseIterable, Sendable {
    case reply
    /// An answer that only the person addressed sees, to a comment that stands in public.
    case privateReply = "private-reply"
    /// A post of the city's own, answering nobody.
    case publish
    /// A new text for a post of the city's own.
    case edit
    /// Others no longer see it; it can be shown again.
    case hide, unhide
    case delete
    /// Lets a message that the channel holds back appear.
    case approve
    case ban, unban

    /// Whether the channel gives the outcome an id of its own.
    public var makesPost: Bool { [.reply, .privateReply, .publish].contains(self) }
}
