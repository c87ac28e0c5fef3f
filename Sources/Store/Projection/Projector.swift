internal import Desk
internal import GRDB
internal import StrictJSON

/// Turns one journal entry into the rows of the projections. The writer uses it for each new entry, `verify` for all
/// entries into an empty database: what it does depends on the entry and the rows alone.
final class Projector {
    let cases: CaseTable
    let messages: MessageTable
    let outbox: OutboxTable
    let tally: TallyBook
    let decisions: DecisionTable
    let reviews: ReviewTable
    private let clocks: ClockTable
    private let register: RegisterTable

    init(_ db: Database) throws {
        cases = try CaseTable(db)
        messages = try MessageTable(db)
        outbox = try OutboxTable(db)
        tally = try TallyBook(db)
        decisions = try DecisionTable(db)
        reviews = try ReviewTable(db)
        clocks = try ClockTable(db)
        register = try RegisterTable(db)
    }

    func channel(of account: Int64) -> Channel? { register.channel(of: account) }

    /// Drops what is remembered and not yet written: after a rollback, or after another process wrote.
    func forget() {
        tally.forget()
        register.forget()
    }

    /// The case itself, or the one that it was merged into, however many steps away.
    func survivor(of key: Int64) throws -> CaseRecord? {
        var found = try record(key)
        var steps = 0
        while let next = found?.mergedInto, found?.status == .merged, steps < 32 {
            found = try record(next.key)
            steps += 1
        }
        return found
    }

    func record(_ key: Int64) throws -> CaseRecord? { try cases.find(key) { register.channel(of: $0) } }

    /// An event as it enters the projections.
    struct Step {
        let sequence: Int64
        let uid: UUIDv7
        let time: Instant
        let actor: String
        let kind: EventKind
        let caseKey: Int64?
        let payload: JSON
    }

    /// `before` is the case as it stands, where the caller has it at hand. Returns the case as it stands after.
    @discardableResult
    func apply(_ step: Step, patch known: CasePatch? = nil, before: CaseRecord? = nil) throws -> CaseRecord? {
        switch step.kind {
        case .registered, .unregistered:
            try register.apply(step)
            return nil
        case .opened, .split, .publicationQueued: return try open(step)
        default: return try change(step, known, before)
        }
    }

    private func open(_ step: Step) throws -> CaseRecord {
        guard let account = step.payload["account"]?.int, let channel = register.channel(of: account),
            let record = CaseRecord(opening: step.payload, at: step.sequence, uid: step.uid, channel: channel)
        else { throw ProjectionFault(sequence: step.sequence, reason: "opens a case without its fields") }
        if step.kind == .opened {
            try cases.add(record, head: step.sequence)
            try addMessage(step, to: record.key)
        } else if step.kind == .publicationQueued {
            try cases.add(record, head: step.sequence)
            try queue(step, record)
        } else {
            let moved = (step.payload["messages"]?.array ?? []).compactMap(\.int)
            try cases.add(record, head: moved.first ?? step.sequence)
            for key in moved {
                try messages.move(key, to: record.key)
                try reviews.move(message: key, to: record.key)
            }
            if let old = step.payload["from"]?.int { try cases.mendHead(of: old) }
        }
        try clocks.write(record, replacing: nil)
        tally.move(from: nil, to: record)
        return record
    }

    private func change(_ step: Step, _ known: CasePatch?, _ before: CaseRecord?) throws -> CaseRecord {
        guard let key = step.caseKey, let old = try before ?? record(key) else {
            throw ProjectionFault(sequence: step.sequence, reason: "names no case")
        }
        let patch = try known ?? decodedPatch(step)
        guard let new = old.applying(patch, at: step.kind.isNews ? step.sequence : old.version) else {
            throw ProjectionFault(sequence: step.sequence, reason: "sets a field to what it cannot be")
        }
        try cases.change(new)
        try clocks.write(new, replacing: old)
        tally.move(from: old, to: new)
        try follow(step, new)
        return new
    }

    /// What the event does beyond the case's own row.
    private func follow(_ step: Step, _ record: CaseRecord) throws {
        let payload = step.payload
        switch step.kind {
        case .joined: try addMessage(step, to: record.key)
        case .published: if let key = payload["message"]?.int { try publish(key, through: step.sequence) }
        case .edited: if let key = payload["message"]?.int { try messages.edit(key, content: step.sequence) }
        case .vanished: if let key = payload["message"]?.int { try messages.set("vanished", key) }
        case .moved:
            guard let key = payload["message"]?.int else { return }
            try messages.move(key, to: record.key)
            try reviews.move(message: key, to: record.key)
            if let parent = payload["parent_key"]?.int { try messages.adopt(key, parent: parent) }
        case .noted: try messages.addNote(step.sequence, to: record.key, account: record.account, at: step.time)
        case .undone:
            if let note = payload["note"]?.int, let state = payload["note_state"]?.string {
                try messages.set(state, note)
            }
            if step.payload["set"]?["merged_into"] != nil { try reviews.restore(case: record.key) }
        case .merged: if let into = payload["into"]?.int { try reviews.move(case: record.key, to: into) }
        case .replyQueued, .measureQueued: try queue(step, record)
        case .replyCancelled, .replyBegun, .replyRetry, .replyUncertain, .replyFailed, .replySent, .replyApproved,
            .replyDeclined:
            try followReply(step)
        case .flagged, .moderated, .seconded, .declined, .withdrawn, .lifted, .appealed, .appealDecided:
            try followModeration(step, record)
        default: return
        }
    }

    private func followReply(_ step: Step) throws {
        guard let key = step.payload["reply"]?.int, let reply = try outbox.find(key),
            let next = reply.applying(step.kind, details: step.payload)
        else { throw ProjectionFault(sequence: step.sequence, reason: "names no reply") }
        try outbox.change(next)
        if reply.state == .awaitingApproval { try reviews.remove(.second, key) }
        guard step.kind == .replySent else { return }
        if next.isMessage {
            try messages.addSent(step.sequence, next, at: step.payload["at"]?.instant ?? step.time)
        } else {
            try carriedOut(next)
        }
    }

    private func decodedPatch(_ step: Step) throws -> CasePatch {
        guard let set = step.payload["set"] else { return CasePatch() }
        guard let patch = CasePatch(json: set) else {
            throw ProjectionFault(sequence: step.sequence, reason: "has an unreadable patch")
        }
        return patch
    }
}

/// A journal entry that the projections cannot take: the journal was altered, or a newer program wrote it.
struct ProjectionFault: Error, Equatable {
    let sequence: Int64
    let reason: String
}
