internal import StrictJSON

/// Releases a reply or interim notice: text, recipient and key are frozen, the row is durable before a byte leaves.
///
/// Invariants (the life of a reply):
/// 0. Where the desk wants two persons, `awaiting_approval` → `queued` | `scheduled` by another, or → `cancelled`.
/// 1. `queued` or `scheduled` → `sending` → `sent` | `uncertain` | `queued` | `failed`; `uncertain` → `sending`, and `failed`
///    → `queued` by hand. What is `sending`, `uncertain` or `sent` cannot be cancelled.
/// 2. The key is made once, here, and goes with every try.
/// 3. A clock stops when the reply is *sent*, never when it is queued.
public struct QueueReply: CaseCommand {
    public static let name = "reply"

    public let text: String
    public let isInterim: Bool
    /// Do not send before; nil means after the desk's undo delay.
    public let notBefore: Instant?
    /// Idempotency key: random, made by the caller.
    public let key: String
    /// The message that is answered.
    public let target: ReplyTarget?
    /// The version of the case that the writer saw; nil skips the check.
    public let seenVersion: Int64?
    /// Characters as the account's channel counts them.
    public let length: Int
    public let closesCase: Bool
    /// Only the person addressed sees it, though the message stands in public.
    public let isPrivate: Bool

    public init(
        text: String, isInterim: Bool = false, notBefore: Instant? = nil, key: String, target: ReplyTarget?,
        seenVersion: Int64? = nil, length: Int, closesCase: Bool = false, isPrivate: Bool = false
    ) {
        self.text = text
        self.isInterim = isInterim
        self.notBefore = notBefore
        self.key = key
        self.target = target
        self.seenVersion = seenVersion
        self.length = length
        self.closesCase = closesCase
        self.isPrivate = isPrivate
    }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        let account = try checkedAccount(target?.account ?? record.account, context)
        guard let target else { throw .cannotReply(.noMessage) }
        if isPrivate, target.isPublic, !account.capabilities.can(.privateReply) { throw .cannotReply(.notInPrivate) }
        try checkText(account)
        if let seenVersion, seenVersion < record.version { throw .stale(since: seenVersion) }
        let wait = Int64(context.roster.profile.undoSeconds)
        if let notBefore, notBefore < context.now { throw .instantInPast(notBefore) }
        var after = record
        if after.status == .new { after.status = .open }
        if after.clerk == nil { after.clerk = context.actor.name }
        after.activity = max(record.activity, context.now)
        var details: [JSON.Member] = [
            .init("key", .string(key)), .init("account", .int(target.account ?? record.account)),
            .init("to", .int(target.message)),
            .init("interim", .bool(isInterim)), .init("public", .bool(target.isPublic && !isPrivate)),
            .init("close", .bool(closesCase)),
            .init("not_before", .instant(notBefore ?? context.now + wait)),
            .init("planned", .bool(notBefore != nil)),
        ]
        if context.roster.replyNeedsApproval(on: record, through: account.channel, by: context.actor) {
            details.append(.init("awaiting", true))
        }
        let extra: JSON = ["recipient": JSON(target.recipient), "reply_to": JSON(target.remoteID)]
        return [
            EventDraft(
                .replyQueued, from: record, to: after, details: details,
                content: Content(subject: target.subject, text: text, author: context.actor.name, extra: extra))
        ]
    }

    private func checkedAccount(_ key: Int64, _ context: DecisionContext) throws(Refusal) -> ChannelAccount {
        guard let account = context.roster.accounts[key] else { throw .cannotReply(.readOnly) }
        if let obstacle = account.replyObstacle { throw .cannotReply(obstacle) }
        return account
    }

    private func checkText(_ account: ChannelAccount) throws(Refusal) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyText }
        if let fault = RegisterText.controlCharacter(in: text) {
            throw .invalid(field: "text", reason: RegisterText.words(fault))
        }
        if let limit = account.textLimit, length > limit { throw .textTooLong(count: length, limit: limit) }
        guard text.utf8.count <= InboundLimits.text else {
            throw .textTooLong(count: text.utf8.count, limit: InboundLimits.text)
        }
    }
}

/// What a reply answers: read from the store just before the decision.
public struct ReplyTarget: Equatable, Sendable {
    /// Key of the message.
    public var message: Int64
    /// Key of the account it came to, which answers it; nil takes the case's. After a merge they may differ.
    public var account: Int64?
    public var remoteID: String?
    /// As the channel writes the person: `seestadtkind@mastodon.example`.
    public var recipient: String?
    public var subject: String?
    public var isPublic: Bool

    public init(
        message: Int64, account: Int64? = nil, remoteID: String?, recipient: String?, subject: String? = nil,
        isPublic: Bool = true
    ) {
        self.message = message
        self.account = account
        self.remoteID = remoteID
        self.recipient = recipient
        self.subject = subject
        self.isPublic = isPublic
    }
}
