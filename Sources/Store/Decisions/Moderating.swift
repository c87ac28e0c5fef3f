public import Desk
internal import Foundation
internal import GRDB
internal import StrictJSON

extension DeskStore {
    /// Decides about messages, all under one command and in one transaction. An order that is refused changes nothing
    /// and does not stop the others; when all are refused, the first refusal is thrown.
    public func moderate(_ orders: [ModerationOrder], as actor: Actor, now: Instant) throws -> Submission {
        try write { db, journalist in
            var submission = Submission(command: "\(Moderate.name):\(journalist.lastSequence + 1)")
            let session = try ModerationSession(db, journalist, submission.command, as: actor, now: now)
            // What this batch itself decides makes none of its own orders stale.
            let versions = try session.versions(orders)
            for order in orders {
                do {
                    let (record, changed) = try session.decide(try order.checked(against: versions[order.message]))
                    submission.replies += changed
                    if !submission.changed.contains(record) { submission.changed.append(record) }
                } catch let refusal as Refusal { submission.refused.append((order.message, refusal)) }
            }
            if submission.changed.isEmpty, let first = submission.refused.first { throw first.why }
            return submission
        }
    }

    /// What a decision would do; throws what it would be refused with. Nothing is written.
    public func preview(_ order: ModerationOrder, as actor: Actor, now: Instant) throws -> ModerationPreview {
        let roster = try roster()
        let home = "SELECT \(QuerySQL.survivor) FROM message m JOIN cases h ON h.key = m.case_key WHERE m.key = ?"
        guard let target = try moderationTarget(order.message),
            let key = try read({ db in try Int64.fetchOne(db, sql: home, arguments: [order.message]) }),
            let record = try detail(key, clerk: actor.name)?.row.record
        else { throw Refusal.unknownMessage(order.message) }
        return try Moderate.preview(
            order, target: target, record: record, context: DecisionContext(actor: actor, now: now, roster: roster))
    }

    /// A second person agrees to a decision or refuses it.
    public func second(
        _ decision: String, agrees: Bool, note: String, seenVersion: Int64?, as actor: Actor, now: Instant
    ) throws {
        try withDecision(decision, SecondPerson.name, as: actor, now: now) { session, found, target in
            SecondPerson(
                found, agrees: agrees, note: note, target: target, proposal: try session.proposal(found),
                seenVersion: seenVersion)
        }
    }

    /// Takes a decision back that has not left.
    public func withdraw(_ decision: String, as actor: Actor, now: Instant) throws {
        try withDecision(decision, WithdrawDecision.name, as: actor, now: now) { session, found, _ in
            WithdrawDecision(found, queued: try session.queued(found.id))
        }
    }

    public func appeal(_ decision: String, text: String, message: Int64?, as actor: Actor, now: Instant) throws {
        try withDecision(decision, FileAppeal.name, as: actor, now: now) { _, found, _ in
            FileAppeal(found, text: text, message: message)
        }
    }

    public func decideAppeal(
        _ decision: String, isUpheld: Bool, note: String, seenVersion: Int64? = nil, as actor: Actor, now: Instant
    ) throws {
        try withDecision(decision, DecideAppeal.name, as: actor, now: now) { session, found, target in
            DecideAppeal(
                found, isUpheld: isUpheld, note: note, target: target, queued: try session.queued(found.id),
                others: try session.otherAppeals(than: found), seenVersion: seenVersion)
        }
    }

    /// A message is reported; it waits in `reported` until somebody decides about it.
    public func report(
        message: Int64, rule: String?, source: String?, text: String, as actor: Actor, now: Instant
    ) throws {
        try write { db, journalist in
            let command = "\(ReportMessage.name):\(journalist.lastSequence + 1)"
            let session = try ModerationSession(db, journalist, command, as: actor, now: now)
            let record = try session.record(ofMessage: message)
            try session.carryOut(
                ReportMessage(message: message, rule: rule, source: source, text: text), on: record)
        }
    }

    /// Ends the temporary bans whose time is over. Returns how many.
    func endBans(now: Instant) throws -> Int {
        let ids = try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM decision WHERE state = 'in_force' AND until <= ? AND measure = 'temporary-ban'
                    """, arguments: [now.milliseconds])
        }
        for id in ids {
            try withDecision(id, EndBan.name, as: .machine("clock"), now: now) { session, found, target in
                EndBan(found, target: target, queued: try session.queued(found.id))
            }
        }
        return ids.count
    }

    /// Withdraws all decisions of one command, as undo does. Returns the cases.
    func withdraw(_ entries: [JournalEntry], named name: String, as actor: Actor, now: Instant) throws -> [Int64] {
        try write { db, journalist in
            let tag = "\(name):\(journalist.lastSequence + 1)"
            let session = try ModerationSession(db, journalist, tag, as: actor, now: now)
            var changed: [Int64] = []
            for entry in entries.reversed() {
                guard let key = try session.takeBack(entry) else { continue }
                if !changed.contains(key) { changed.append(key) }
            }
            return changed
        }
    }

    private func withDecision(
        _ id: String, _ name: String, as actor: Actor, now: Instant,
        _ make: (ModerationSession, DecisionRecord, ModerationTarget) throws -> any CaseCommand
    ) throws {
        try write { db, journalist in
            let session = try ModerationSession(
                db, journalist, "\(name):\(journalist.lastSequence + 1)", as: actor, now: now)
            let id = try DecisionReading.id(db, id)
            guard let found = try journalist.projector.decisions.find(id) else { throw Refusal.unknownDecision(id) }
            guard let target = try ModerationReading.target(db, found.message) else {
                throw Refusal.unknownMessage(found.message)
            }
            try session.carryOut(try make(session, found, target), on: try session.record(ofMessage: found.message))
        }
    }
}

/// Moderation inside one write transaction.
final class ModerationSession {
    private let db: Database
    private let journalist: Journalist
    private let context: DecisionContext
    private let origin: Journalist.Origin

    init(_ db: Database, _ journalist: Journalist, _ command: String, as actor: Actor, now: Instant) throws {
        self.db = db
        self.journalist = journalist
        context = try journalist.context(actor, now)
        origin = Journalist.Origin(actor: actor.name, command: command, now: now)
    }

    /// The versions of the cases as they stand, by message; messages that are not there are left out.
    func versions(_ orders: [ModerationOrder]) throws -> [Int64: Int64] {
        var found: [Int64: Int64] = [:]
        for order in orders { found[order.message] = try? record(ofMessage: order.message).version }
        return found
    }

    /// Returns the case and the keys of what went into the outbox.
    func decide(_ order: ModerationOrder) throws -> (record: Int64, queued: [Int64]) {
        guard let target = try ModerationReading.target(db, order.message) else {
            throw Refusal.unknownMessage(order.message)
        }
        let record = try record(ofMessage: order.message)
        let queued = try carryOut(
            Moderate(order, target: target, id: UUID().uuidString.lowercased()), on: record)
        return (record.key, queued)
    }

    @discardableResult
    func carryOut(_ command: any CaseCommand, on record: CaseRecord) throws -> [Int64] {
        var latest = [record.key: record]
        var queued: [Int64] = []
        for draft in try command.decideChecked(record, context) {
            let before = try draft.caseKey.flatMap { key in try latest[key] ?? journalist.projector.record(key) }
            let (sequence, after) = try journalist.append(draft, before: before, origin)
            if let after { latest[after.key] = after }
            if draft.kind == .replyQueued || draft.kind == .measureQueued { queued.append(sequence) }
        }
        return queued
    }

    /// The case of a message, or the one it was merged into.
    func record(ofMessage key: Int64) throws -> CaseRecord {
        guard
            let caseKey = try Int64.fetchOne(db, sql: "SELECT case_key FROM message WHERE key = ?", arguments: [key])
        else { throw Refusal.unknownMessage(key) }
        return try survivor(caseKey)
    }

    func survivor(_ key: Int64) throws -> CaseRecord {
        guard let record = try journalist.projector.survivor(of: key) else { throw Refusal.unknownCase("#\(key)") }
        return record
    }

    /// Takes one event of a command back: a decision that still stands, or what was done to its case with it. Returns
    /// the case; nil when there is nothing to take back.
    func takeBack(_ entry: JournalEntry) throws -> Int64? {
        if entry.kind == .moderated {
            guard let id = entry.payload["id"]?.string, let found = try journalist.projector.decisions.find(id),
                found.state == .proposed || found.state == .inForce
            else { return nil }
            let record = try record(ofMessage: found.message)
            // The message may lie in another case since; what the decision changed in the old one stays there.
            let patch = record.key == found.caseKey ? entry.patch : nil
            try carryOut(WithdrawDecision(found, queued: try queued(id), patch: patch ?? CasePatch()), on: record)
            return record.key
        }
        guard Undo.reversible.contains(entry.kind), let key = entry.caseKey,
            let record = try journalist.projector.record(key)
        else { return nil }
        try carryOut(Undo(entry), on: record)
        return key
    }

    /// What went into the outbox for a decision.
    func queued(_ id: String) throws -> [ReplyRecord] {
        try Int64.fetchAll(db, sql: "SELECT key FROM outbox WHERE decision = ?", arguments: [id]).compactMap {
            try journalist.projector.outbox.find($0)
        }
    }

    /// What was frozen with a decision.
    func proposal(_ decision: DecisionRecord) throws -> DecisionProposal {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT t.extra, d.notice_way, j.payload FROM decision d JOIN journal j ON j.seq = d.key
                LEFT JOIN content t ON t.key = d.key WHERE d.key = ?
                """, arguments: [decision.key])
        let extra = (row?["extra"] as String?).flatMap { try? JSON(parsing: $0) }
        let payload = (row?["payload"] as String?).flatMap { try? JSON(parsing: $0) }
        return DecisionProposal(
            notice: extra?["notice"]?.string ?? "", way: row?["notice_way"],
            closesCase: payload?["closes"]?.bool == true, queued: try queued(decision.id))
    }

    /// Open appeals in the same case, counting those that came with cases merged into it.
    func otherAppeals(than decision: DecisionRecord) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM decision d JOIN message m ON m.key = d.message
                WHERE m.case_key IN (\(QuerySQL.family)) AND d.appeal = 'open' AND d.id <> ?2
                """, arguments: [try record(ofMessage: decision.message).key, decision.id]) ?? 0
    }
}

extension ModerationOrder {
    /// Throws when the case has moved on since it was seen; the check is then done.
    fileprivate func checked(against version: Int64?) throws(Refusal) -> ModerationOrder {
        if let seenVersion, let version, seenVersion < version { throw .stale(since: seenVersion) }
        var order = self
        order.seenVersion = nil
        return order
    }
}
