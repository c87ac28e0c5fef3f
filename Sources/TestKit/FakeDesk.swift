public import Desk
internal import Synchronization

/// A desk in memory for tests of screens: answers like a real one, decides with the real rules, and keeps a list of
/// everything that was asked of it.
///
/// Invariants:
/// 1. The same `cases` and `now` make the same desk.
/// 2. Pages are in the order of real desks; queries are matched by words, units, clerks, states, channels and flags.
public final class FakeDesk: DeskPort {
    struct Contents {
        var roster: Roster
        var rows: [Int64: CaseRow] = [:]
        var order: [Int64] = []
        var texts: [Int64: [ThreadMessage]] = [:]
        var replies: [OutboxRow] = []
        var drafts: [Int64: Draft] = [:]
        var past: [(command: String, before: [CaseRecord])] = []
        var future: [(command: String, before: [CaseRecord])] = []
        var history: [Int64: [JournalEntry]] = [:]
        /// How queues, decisions and messages stood before a decision, by its command.
        var beforeDecisions: [String: Moderated] = [:]
        var version: Int64 = 1000
        var log: [String] = []
        var failure: Refusal?
        var waiting: [ReviewQueue: [Int64]] = [:]
        var suspicions: [Int64: SuspicionRow] = [:]
        var flags: [Int64: [MessageReport]] = [:]
        var decisions: [DecisionView] = []
        var floods: [FloodAlarm] = []
    }

    /// What a decision about messages changes besides cases.
    struct Moderated {
        var waiting: [ReviewQueue: [Int64]]
        var decisions: [DecisionView]
        var texts: [Int64: [ThreadMessage]]
    }

    let contents: Mutex<Contents>
    public let now: Instant

    /// A desk of so many cases.
    public init(cases: Int = 30, now: Instant = FakeDeskSeed.now) throws {
        let roster = try FakeDeskSeed.roster()
        var contents = Contents(roster: roster)
        for index in 0..<cases { try contents.add(index, now: now) }
        self.now = now
        self.contents = Mutex(contents)
    }

    /// What was asked, one line each: `assign [1, 2]`, `reply 3`, `undo`.
    public var log: [String] { contents.withLock { $0.log } }

    /// Every deciding call throws this from now on; nil ends it.
    public func refuse(_ refusal: Refusal?) { contents.withLock { $0.failure = refusal } }

    /// A message that arrives from outside; the case's key.
    public func arrive(author: String, text: String) -> Int64 {
        contents.withLock { contents in
            let index = contents.order.count
            try? contents.add(
                FakeDeskSeed.Case(channel: .facebook, author: author, age: 0, status: .new, text: text), index, now: now
            )
            contents.version += 1
            return contents.order.last ?? 0
        }
    }

    /// The row of a case as it stands; nil when there is none.
    public func row(_ key: Int64) -> CaseRow? { contents.withLock { $0.rows[key] } }

    // MARK: Reading

    public func roster() throws -> Roster { contents.withLock { $0.roster } }

    public func page(_ request: PageRequest, asker: Asker) throws -> [CaseRow] {
        contents.withLock { $0.page(request, asker: asker) }
    }

    public func count(_ query: Query, openOnly: Bool, asker: Asker, cap: Int) throws -> Int {
        let request = PageRequest(query, limit: cap, openOnly: openOnly)
        return contents.withLock { $0.page(request, asker: asker).count }
    }

    public func tallies() throws -> [Tally] {
        contents.withLock { contents in
            let groups = Dictionary(grouping: contents.rows.values) { row in
                [
                    row.record.status.rawValue, row.record.channel.rawValue, "\(row.record.account)",
                    row.record.unit ?? "", row.record.clerk ?? "", row.record.isUnread ? "1" : "0",
                ]
            }
            return groups.sorted { $0.key.joined() < $1.key.joined() }.map { key, rows in
                Tally(
                    state: key[0], channel: key[1], account: Int64(key[2]) ?? 0, unit: key[3], clerk: key[4],
                    isUnread: key[5] == "1", count: rows.count)
            }
        }
    }

    public func key(of number: CaseNumber) throws -> Int64? {
        contents.withLock { $0.rows.values.first { $0.record.number == number }?.record.key }
    }

    public func detail(_ key: Int64, clerk: String) throws -> CaseDetail? {
        contents.withLock { contents in
            guard let row = contents.rows[key] else { return nil }
            return CaseDetail(
                row: row, messages: contents.texts[key] ?? [], history: contents.history[key] ?? [],
                replies: contents.replies.filter { $0.reply.caseKey == key }, draft: contents.drafts[key], absorbed: [],
                decisions: contents.decisions.filter { $0.record.caseKey == key },
                suspicions: contents.suspicions)
        }
    }

    public func board(_ query: Query, limit: Int, asker: Asker) throws -> [BoardLine] {
        contents.withLock { Array($0.boardLines(query, asker).prefix(limit)) }
    }

    public func boardRows(asker: Asker) throws -> [BoardRow] { contents.withLock { $0.boardRows(asker) } }

    public func fulfilment(days: Int, asker: Asker) throws -> [String: Fulfilment] {
        [
            "": Fulfilment(met: 41, ended: 44, days: [0.9, 0.95, nil, 0.8, 1, 0.93, 0.93]),
            "BIT": Fulfilment(met: 99, ended: 100, days: [1, 1, 1, 1, 0.9, 1, 1]),
            "SBA": Fulfilment(met: 71, ended: 100, days: [0.9, 0.9, 0.5, 0.3, 0.3, 0.1, 0.1]),
        ]
    }

    public func outbox(limit: Int) throws -> [OutboxRow] { contents.withLock { Array($0.replies.prefix(limit)) } }

    public func dataVersion() throws -> Int64 { contents.withLock { $0.version } }

    // MARK: Deciding

    public func submit(
        _ command: any CaseCommand, to keys: [Int64], as actor: Actor, now: Instant
    ) throws -> Submission {
        try contents.withLock { try $0.submit(command, to: keys, as: actor, now: now) }
    }

    public func markSeen(_ key: Int64, as actor: Actor, now: Instant) throws {
        contents.withLock { contents in
            contents.rows[key]?.record.isUnread = false
            contents.log.append("seen \(key)")
        }
    }

    public func reply(_ order: ReplyOrder, as actor: Actor, now: Instant) throws -> Submission {
        try contents.withLock { try $0.reply(order, as: actor, now: now) }
    }

    public func publish(_ order: PublicationOrder, as actor: Actor, now: Instant) throws -> Submission {
        try contents.withLock { try $0.publish(order, as: actor, now: now) }
    }

    public func cancel(reply key: Int64, as actor: Actor, now: Instant) throws {
        try contents.withLock { try $0.change(reply: key, to: .cancelled, "cancel") }
    }

    public func retry(reply key: Int64, as actor: Actor, now: Instant) throws {
        try contents.withLock { try $0.change(reply: key, to: .queued, "retry") }
    }

    public func quarantineCounts() throws -> [String: Int] { ["mastodon/stadt": 2] }

    public func enter(_ account: ChannelAccount, as actor: Actor, now: Instant) throws {
        try contents.withLock { contents in
            contents.log.append("enter \(account.qualifiedName)")
            if let refusal = contents.failure { throw refusal }
            var account = account
            let known = contents.roster.accounts.values.first { $0.qualifiedName == account.qualifiedName }
            account.key = known?.key ?? (contents.roster.accounts.keys.max() ?? 0) + 1
            contents.roster.accounts[account.key] = account
            contents.version += 1
        }
    }

    public func resume(account: String) { contents.withLock { $0.log.append("resume \(account)") } }

    public func keepDraft(_ text: String, for caseKey: Int64, of clerk: String, seen: Int64, now: Instant) throws {
        contents.withLock { contents in
            contents.drafts[caseKey] = Draft(caseKey: caseKey, text: text, seenVersion: seen, changed: now)
            contents.rows[caseKey]?.hasDraft = !text.isEmpty
            contents.log.append("draft \(caseKey)")
        }
    }
}
