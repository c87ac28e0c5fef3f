internal import StrictJSON

/// A post of the city's own (news, a warning) on one account. It opens a case of its own, closed from the start: nobody
/// waits for an answer and no clock runs. What citizens write below it opens other cases.
///
/// Invariants:
/// 1. One event opens the case and puts the text into the outbox; case, outbox row and text have one key.
/// 2. From there on it lives as a reply does: `QueueReply` and `ReplyStep` say how.
public struct Publish: Equatable, Sendable {
    public static let name = "publish"
    public static let leastRole = Role.clerk
    /// Characters a title may have.
    public static let longestTitle = 300

    /// Key of the account.
    public let account: Int64
    public let text: String
    public let title: String?
    /// Do not send before; nil means after the desk's undo delay.
    public let notBefore: Instant?
    /// Idempotency key: random, made by the caller.
    public let key: String
    /// Characters as the account's channel counts them.
    public let length: Int

    public init(
        account: Int64, text: String, title: String? = nil, notBefore: Instant? = nil, key: String, length: Int
    ) {
        self.account = account
        self.text = text
        let words = title?.trimmingBlanks ?? ""
        self.title = words.isEmpty ? nil : words
        self.notBefore = notBefore
        self.key = key
        self.length = length
    }

    /// Throws what it would be refused with; returns the account.
    @discardableResult
    public func check(_ context: DecisionContext) throws(Refusal) -> ChannelAccount {
        guard context.actor.role >= Self.leastRole else {
            throw .roleTooLow(needs: Self.leastRole, has: context.actor.role)
        }
        guard let account = context.roster.accounts[account] else { throw .unknownAccount("#\(account)") }
        let today = context.roster.zone.date(at: context.now)
        if let obstacle = account.publishObstacle(on: today) { throw .cannotPublish(obstacle) }
        try checkText(account)
        try checkTitle(account.channel.publicationTitle)
        if let notBefore, notBefore < context.now { throw .instantInPast(notBefore) }
        return account
    }

    /// The one event of a publication; `number` is the next free one of the year.
    public func decide(_ number: CaseNumber, _ context: DecisionContext) throws(Refusal) -> EventDraft {
        let account = try check(context)
        let blank = CaseRecord(
            key: 0, uid: UUIDv7(high: 0, low: 0), number: number, account: account.key, channel: account.channel,
            received: context.now, activity: context.now)
        var record = blank
        record.status = .closed
        record.isUnread = false
        record.messages = 0
        record.unit = account.owner.flatMap { context.roster.units[$0]?.sign }
        record.clerk = context.actor.name
        return EventDraft(
            .publicationQueued, patch: CasePatch(from: blank, to: record),
            details: details(record, account.channel, context),
            content: content(account.channel, context.actor.name))
    }

    private func details(_ record: CaseRecord, _ channel: Channel, _ context: DecisionContext) -> [JSON.Member] {
        let wait = Int64(context.roster.profile.undoSeconds)
        var details: [JSON.Member] = [
            .init("account", .int(record.account)), .init("at", .instant(context.now)),
            .init("year", JSON(record.number.year)), .init("serial", JSON(record.number.serial)),
            .init("key", .string(key)), .init("action", .string(OutboundAction.publish.rawValue)),
            .init("public", true), .init("not_before", .instant(notBefore ?? context.now + wait)),
            .init("planned", .bool(notBefore != nil)),
        ]
        if context.roster.replyNeedsApproval(on: record, through: channel, by: context.actor) {
            details.append(.init("awaiting", true))
        }
        return details
    }

    /// The subject names the case; only what stands as `title` goes to the channel.
    private func content(_ channel: Channel, _ author: String) -> Content {
        let sent = channel.publicationTitle == .none ? nil : title
        return Content(
            subject: title ?? Self.firstLine(of: text), text: text, author: author,
            extra: sent.map { ["title": .string($0)] })
    }

    /// What names a publication without a title.
    public static func firstLine(of text: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline).lazy.map { String($0).trimmingBlanks }
        let line = lines.first { !$0.isEmpty } ?? ""
        return line.count > 80 ? line.prefix(79) + "…" : line
    }
}
