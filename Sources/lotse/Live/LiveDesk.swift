internal import Desk
internal import Foundation
internal import Letters
internal import Store
internal import Sync

/// The desk as the console uses it: the store, the letters, and the channels' way of counting.
struct LiveDesk: DeskPort {
    let store: DeskStore
    /// Called after a reply went into the outbox, so that it leaves as soon as its delay is over.
    let replyQueued: @Sendable () -> Void
    /// Called with the account that a person has mended or changed.
    let accountMended: @Sendable (String) -> Void
    let spikes = SpikeWatch()

    init(
        store: DeskStore, replyQueued: @escaping @Sendable () -> Void = {},
        accountMended: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.store = store
        self.replyQueued = replyQueued
        self.accountMended = accountMended
    }

    func roster() throws -> Roster { try store.roster() }
    func page(_ request: PageRequest, asker: Asker) throws -> [CaseRow] { try store.page(request, asker: asker) }
    func count(_ query: Query, openOnly: Bool, asker: Asker, cap: Int) throws -> Int {
        try store.count(query, openOnly: openOnly, asker: asker, cap: cap)
    }
    func tallies() throws -> [Tally] { try store.tallies() }
    func key(of number: CaseNumber) throws -> Int64? { try store.key(of: number) }
    func detail(_ key: Int64, clerk: String) throws -> CaseDetail? { try store.detail(key, clerk: clerk) }
    func board(_ query: Query, limit: Int, asker: Asker) throws -> [BoardLine] {
        try store.board(query, limit: limit, asker: asker)
    }
    func boardRows(asker: Asker) throws -> [BoardRow] { try store.boardRows(asker: asker) }
    func fulfilment(days: Int, asker: Asker) throws -> [String: Fulfilment] {
        try store.fulfilment(days: days, asker: asker)
    }
    func outbox(limit: Int) throws -> [OutboxRow] { try store.outbox(limit: limit) }
    func quarantineCounts() throws -> [String: Int] { try store.quarantineCounts() }
    func dataVersion() throws -> Int64 { try store.dataVersion() }

    func submit(_ command: any CaseCommand, to keys: [Int64], as actor: Actor, now: Instant) throws -> Submission {
        try store.submit(command, to: keys, as: actor, now: now)
    }
    func markSeen(_ key: Int64, as actor: Actor, now: Instant) throws { try store.markSeen(key, as: actor, now: now) }

    func reply(_ order: ReplyOrder, as actor: Actor, now: Instant) throws -> Submission {
        try Letter.checkComplete(order.text)
        guard let detail = try store.detail(order.caseKey, clerk: actor.name) else { throw Refusal.unknownCase("") }
        let channel = detail.row.record.channel
        let recipient = detail.messages.last { $0.direction == .incoming }?.handle ?? ""
        let sent = channel == .mastodon ? MastodonText.addressed(order.text, to: recipient) : order.text
        let submission = try store.reply(
            to: order.caseKey, text: order.text, length: length(of: sent, on: channel), isInterim: order.isInterim,
            notBefore: order.notBefore, message: order.message, seenVersion: order.seenVersion,
            closesCase: order.closesCase, isPrivate: order.isPrivate,
            key: UUID().uuidString.lowercased(), as: actor, now: now)
        replyQueued()
        return submission
    }

    func publish(_ order: PublicationOrder, as actor: Actor, now: Instant) throws -> Submission {
        let publications = try publications(order)
        let submission = try store.publish(publications, as: actor, now: now)
        replyQueued()
        return submission
    }

    /// What an order asks for, account by account; open placeholders are refused.
    func publications(_ order: PublicationOrder) throws -> [Publish] {
        try Letter.checkComplete(order.text)
        return try order.publications(
            try store.roster(), key: { UUID().uuidString.lowercased() }, length: { length(of: $0, on: $1) })
    }

    func cancel(reply key: Int64, as actor: Actor, now: Instant) throws {
        try store.cancel(reply: key, as: actor, now: now)
    }
    func retry(reply key: Int64, as actor: Actor, now: Instant) throws {
        try store.retry(reply: key, as: actor, now: now)
        replyQueued()
    }
    func approve(reply key: Int64, seenVersion: Int64?, as actor: Actor, now: Instant) throws {
        try store.approve(reply: key, seenVersion: seenVersion, as: actor, now: now)
        replyQueued()
    }
    func decline(reply key: Int64, reason: String, as actor: Actor, now: Instant) throws {
        try store.decline(reply: key, reason: reason, as: actor, now: now)
    }
    func settle(reply key: Int64, hasArrived: Bool, as actor: Actor, now: Instant) throws {
        try store.settle(reply: key, hasArrived: hasArrived, as: actor, now: now)
        replyQueued()
    }
    func enter(_ account: ChannelAccount, as actor: Actor, now: Instant) throws {
        try store.register([account], as: actor, now: now)
        accountMended(account.qualifiedName)
    }
    func resume(account: String) { accountMended(account) }
    func undo(as actor: Actor, now: Instant) throws -> UndoReport { try store.undo(as: actor, now: now) }
    func redo(as actor: Actor, now: Instant) throws -> UndoReport { try store.redo(as: actor, now: now) }
    func keepDraft(_ text: String, for caseKey: Int64, of clerk: String, seen: Int64, now: Instant) throws {
        try store.keepDraft(text, for: caseKey, of: clerk, seen: seen, now: now)
    }

    func letter(
        _ template: String, for key: Int64, values: [String: String], as actor: Actor, now: Instant
    ) throws -> String {
        let roster = try store.roster()
        guard let detail = try store.detail(key, clerk: actor.name) else { throw Refusal.unknownCase("") }
        let record = detail.row.record
        let clerk: Clerk? = if case .clerk(let clerk) = actor { clerk } else { nil }
        let facts = LetterFacts(
            number: roster.text(of: record.number), citizen: detail.row.author,
            unit: record.unit.flatMap { roster.units[$0] }, clerk: clerk, city: roster.profile.city, own: values)
        return try Letter.text(try roster.template(named: template), facts: facts)
    }

    func length(of text: String, on channel: Channel) -> Int {
        switch channel.capabilities.textCount {
        case .graphemes: text.count
        case .scalars: text.unicodeScalars.count
        case .utf16: text.utf16.count
        case .bytes: text.utf8.count
        case .mastodon: MastodonText.count(text)
        case .x: XText.count(text)
        }
    }
}
