internal import Desk
internal import Foundation
internal import GRDB
internal import StrictJSON

/// The one write path: gives a decided event its place in the journal, stores its text, and projects it.
///
/// Invariants:
/// 1. Called inside a write transaction under the writer lock only.
/// 2. `head` is the last committed entry; `refresh` reads it anew, and drops all that is remembered, when another process
///    wrote or a transaction was rolled back.
/// 3. An entry, its content, its projections and the tallies are written in the same transaction.
final class Journalist {
    let projector: Projector
    private let db: Database
    private var head: Head
    private var random = RandomSource()
    private let insertEntry: Prepared
    private let contents: ContentTable
    private let search: SearchIndex
    private var serials: [Int: Int] = [:]
    private var intake: IntakeLookup?
    private var knownRoster: Roster?

    struct Head {
        var sequence: Int64
        var hash: [UInt8]
        var time: HybridTime?
        var device: Int64
        var deviceSequence: Int64
    }

    /// Who writes, for which decision, when.
    struct Origin {
        let actor: String
        let command: String
        let now: Instant
    }

    init(_ db: Database) throws {
        self.db = db
        projector = try Projector(db)
        contents = try ContentTable(db)
        search = try SearchIndex(db)
        insertEntry = try Prepared(
            db,
            """
            INSERT INTO journal(seq, id, device, device_seq, time, actor, command, kind, case_key, payload, hash)
            VALUES (?,?,?,?,?,?,?,?,?,?,?)
            """)
        head = try Journalist.head(db)
    }

    var lastSequence: Int64 { head.sequence }

    /// Reads the head again, after another process wrote or a transaction was rolled back.
    func refresh() throws {
        head = try Journalist.head(db)
        serials.removeAll()
        knownRoster = nil
        projector.forget()
        intake?.forget()
    }

    /// The registers as they stand; read anew only after one of them changed.
    func roster() throws -> Roster {
        if let knownRoster { return knownRoster }
        let roster = try RosterReader.roster(db)
        knownRoster = roster
        return roster
    }

    /// What decisions may look at, as it stands.
    func context(_ actor: Actor, _ now: Instant) throws -> DecisionContext {
        let open = try db.cachedStatement(
            sql:
                """
                SELECT DISTINCT m.case_key FROM decision d JOIN message m ON m.key = d.message WHERE d.appeal = 'open'
                """)
        let keys = try Int64.fetchAll(open)
        return DecisionContext(
            actor: actor, now: now, roster: try roster(),
            appealed: Set(try keys.compactMap { try projector.survivor(of: $0)?.key }))
    }

    /// What intake remembers between batches.
    func lookup() throws -> IntakeLookup {
        if let intake { return intake }
        let lookup = try IntakeLookup(db)
        intake = lookup
        return lookup
    }

    /// Writes one event. `before` saves reading the case again. Returns its place and the case after it.
    @discardableResult
    func append(
        _ draft: EventDraft, before: CaseRecord? = nil, _ origin: Origin
    ) throws -> (sequence: Int64, record: CaseRecord?) {
        let sequence = head.sequence + 1
        var details = draft.payload.members ?? []
        if let content = draft.content {
            details.append(.init("content", .string(try contents.add(sequence, content, salt: random.bytes16()))))
        }
        try search.follow(draft, at: sequence)
        if draft.kind == .registered || draft.kind == .unregistered { knownRoster = nil }
        let payload = JSON.object(details)
        let id = UUIDv7(at: origin.now, random: (random.next(), random.next()))
        let time = HybridTime(after: head.time, now: origin.now)
        try write(draft, payload.bytes(canonical: true), sequence, id, time, origin)
        let step = Projector.Step(
            sequence: sequence, uid: id, time: time.instant, actor: origin.actor, kind: draft.kind,
            caseKey: draft.caseKey, payload: payload)
        return (sequence, try projector.apply(step, patch: draft.patch, before: before))
    }

    private func write(
        _ draft: EventDraft, _ payload: [UInt8], _ sequence: Int64, _ id: UUIDv7, _ time: HybridTime, _ origin: Origin
    ) throws {
        let identity = id.bytes
        let hash = Seal.hash(
            .init(
                sequence: sequence, id: identity, device: head.device, deviceSequence: head.deviceSequence + 1,
                time: time.value, actor: origin.actor, command: origin.command, kind: draft.kind.rawValue,
                caseKey: draft.caseKey, payload: payload), after: head.hash)
        try insertEntry.start().bind(sequence).bind(blob: identity).bind(head.device).bind(head.deviceSequence + 1)
            .bind(time.value).bind(origin.actor).bind(origin.command).bind(draft.kind.rawValue).bind(draft.caseKey)
            .bind(utf8: payload).bind(blob: hash).run()
        head.sequence = sequence
        head.deviceSequence += 1
        head.hash = hash
        head.time = time
    }

    /// The next free case number of a year. Numbers are never given twice: they are counted in the journal's cases.
    func nextNumber(year: Int) throws -> CaseNumber {
        let last =
            try serials[year]
            ?? Int.fetchOne(db, sql: "SELECT max(serial) FROM cases WHERE year = ?", arguments: [year]) ?? 0
        serials[year] = last + 1
        return CaseNumber(year: year, serial: last + 1)
    }

    private static func head(_ db: Database) throws -> Head {
        let device = try Int64.fetchOne(db, sql: "SELECT key FROM device ORDER BY key LIMIT 1") ?? 1
        let row = try Row.fetchOne(db, sql: "SELECT seq, hash, time, device_seq FROM journal ORDER BY seq DESC LIMIT 1")
        guard let row else {
            return Head(sequence: 0, hash: Seal.start, time: nil, device: device, deviceSequence: 0)
        }
        let hash: Data = row["hash"]
        return Head(
            sequence: row["seq"], hash: Array(hash), time: HybridTime(value: row["time"]), device: device,
            deviceSequence: row["device_seq"])
    }
}
