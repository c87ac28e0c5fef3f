internal import Desk
internal import GRDB
internal import StrictJSON

/// Takes items in inside one write transaction: looks up what is known, lets Desk decide, appends what it decided.
final class IntakeSession {
    private let journalist: Journalist
    private let context: DecisionContext
    private let lookup: IntakeLookup
    private let origin: Journalist.Origin
    private let year: Int
    private(set) var report = IntakeReport()

    init(_ db: Database, _ journalist: Journalist, actor: String, now: Instant) throws {
        self.journalist = journalist
        lookup = try journalist.lookup()
        context = try journalist.context(.machine(actor), now)
        origin = Journalist.Origin(actor: "~" + actor, command: "\(actor):\(journalist.lastSequence + 1)", now: now)
        year = context.roster.zone.date(at: now).year
    }

    func take(_ received: InboundItem) throws {
        var item = received.bounded
        let account = try account(item.channel, item.account)
        if item.direction == .incoming, context.roster.accounts[account]?.holdsBack == true { item.isHeld = true }
        var knowledge = IntakeKnowledge(account: account)
        knowledge.known = try lookup.known(account, item)
        if item.channel == .mail, let known = knowledge.known, !known.isSameText {
            item.id = MailTwin.id(of: item)
            knowledge.known = try lookup.known(account, item)
        }
        if knowledge.known == nil {
            knowledge.author = try item.author.map { try lookup.author(account, $0) }
            knowledge.parent = try item.parent.flatMap { try parent(account, $0) }
            if item.channel == .mail {
                knowledge.isOfParentsCase = try isOfCase(knowledge.author, knowledge.parent?.record)
            }
            if knowledge.parent == nil { knowledge.quoted = try quoted(item) }
            knowledge.publication = try publication(item, account)
        }
        try carryOut(try decideIntake(item, knowledge, context), item, account)
    }

    /// Notes that the source no longer has a message.
    func vanish(_ remote: String, account: Int64) throws {
        guard let found = try lookup.find(account, remote), found.state == "present" else { return }
        let draft = EventDraft(.vanished, on: found.caseKey, details: [.init("message", .int(found.key))])
        try journalist.append(draft, origin)
        report.vanished += 1
    }

    private func carryOut(_ verdict: IntakeVerdict, _ item: InboundItem, _ account: Int64) throws {
        switch verdict {
        case .duplicate: report.duplicate += 1
        case .changed(let draft):
            try journalist.append(draft, origin)
            report.changed += 1
        case .joins(let draft):
            let (key, record) = try journalist.append(draft, origin)
            report.new += 1
            if let record { try adoptOrphans(of: item.id, account, parent: key, into: record) }
        case .opens(var draft):
            if item.parent != nil, draft.details.allSatisfy({ $0.key != "parent_key" }) { lookup.noteOrphan() }
            let number = try journalist.nextNumber(year: year)
            draft.details += [.init("year", JSON(number.year)), .init("serial", JSON(number.serial))]
            let (key, record) = try journalist.append(draft, origin)
            report.new += 1
            if let record { try adoptOrphans(of: item.id, account, parent: key, into: record) }
        }
    }

    /// The case of the message that the channel's link names; of a merged case its survivor.
    private func parent(_ account: Int64, _ remote: String) throws -> KnownParent? {
        guard let found = try lookup.find(account, remote) else { return nil }
        guard let record = try journalist.projector.survivor(of: found.caseKey) else { return nil }
        return KnownParent(key: found.key, direction: found.direction, kind: found.kind, record: record)
    }

    /// The case of the publication that a recent post of ours is, whose id at the channel nobody has told us yet.
    private func publication(_ item: InboundItem, _ account: Int64) throws -> CaseRecord? {
        guard item.direction == .outgoing, item.parent == nil, !context.isHistory(item.created) else { return nil }
        return try lookup.publication(account, item).flatMap { try journalist.projector.survivor(of: $0) }
    }

    /// Whether somebody has written in a case.
    private func isOfCase(_ author: Int64?, _ record: CaseRecord?) throws -> Bool {
        guard let author, let record else { return false }
        return try record.author == author || lookup.hasWritten(author, in: record.key)
    }

    /// Whether prefix and hyphen stand in the text, in any case of letters: few texts have them, and words cost time.
    private static func mayQuote(_ text: String, _ prefix: String) -> Bool {
        let wanted = Array((prefix + "-").lowercased().utf8)
        var matched = 0
        for byte in text.utf8 {
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            matched = lower == wanted[matched] ? matched + 1 : (lower == wanted[0] ? 1 : 0)
            if matched == wanted.count { return true }
        }
        return false
    }

    /// A case number in subject or text, as mail clients and people quote it.
    private func quoted(_ item: InboundItem) throws -> CaseRecord? {
        let prefix = context.roster.profile.prefix
        for text in [item.subject ?? "", item.text] where IntakeSession.mayQuote(text, prefix) {
            for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" }) {
                guard let number = CaseNumber(String(word), prefix: prefix) else { continue }
                if let key = try lookup.caseKey(number), let record = try journalist.projector.survivor(of: key) {
                    return record
                }
            }
        }
        return nil
    }

    /// Messages that came before their parent join its case now, unless the parent is a publication.
    private func adoptOrphans(of remote: String, _ account: Int64, parent: Int64, into record: CaseRecord) throws {
        guard lookup.mayHaveOrphans else { return }
        let isPublication =
            try lookup.find(account, remote).map { $0.direction == .outgoing && $0.kind == .post } ?? false
        guard !isPublication else { return }
        var target = record
        for orphan in try lookup.orphans(account, parent: remote) {
            guard orphan.caseKey != target.key, let old = try journalist.projector.record(orphan.caseKey),
                old.status != .merged
            else { continue }
            // Whoever guesses the id of a mail to come must not merge a case into that one.
            if old.channel == .mail, old.author != nil, try !isOfCase(old.author, target) { continue }
            for draft in try Merge(into: target).decide(old, context) {
                let after = try journalist.append(draft, origin).record
                if let after, after.key == target.key { target = after }
            }
            let moved = EventDraft(
                .moved, on: target.key,
                details: [.init("message", .int(orphan.key)), .init("parent_key", .int(parent))])
            target = try journalist.append(moved, before: target, origin).record ?? target
        }
    }

    /// The key of an account; one that nobody registered is entered as read-only.
    func account(_ channel: Channel, _ name: String) throws -> Int64 {
        if let key = try lookup.account(channel, name) { return key }
        let account = ChannelAccount(channel: channel, name: name)
        let entered = try journalist.append(
            DeskStore.registration(.account, account.registerName, account.json), origin)
        lookup.remember(channel, name, entered.sequence)
        return entered.sequence
    }
}
