/// The way on which an author is told, as far as the account has one.
public enum NoticePath: Equatable, Sendable {
    /// Only the author sees it, though the message stands in public.
    case privateAnswer
    /// The message itself was not public, so neither is the answer.
    case answer

    /// Nil when only a public answer could be given: reasons are not put in the pillory.
    public init?(_ target: ModerationTarget, _ account: ChannelAccount) {
        guard account.replyObstacle == nil else { return nil }
        if !target.isPublic {
            guard account.capabilities.can(.reply) else { return nil }
            self = .answer
        } else if account.capabilities.can(.privateReply) {
            self = .privateAnswer
        } else {
            return nil
        }
    }
}
