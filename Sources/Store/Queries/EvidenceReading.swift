public import Desk
internal import Foundation
internal import GRDB
internal import StrictJSON

extension DeskStore {
    /// Everything about one message for a Beweissicherung. Throws when there is no such message.
    public func evidence(message key: Int64) throws -> EvidenceFacts {
        let roster = try roster()
        return try read { db in
            guard let row = try Row.fetchOne(db, sql: EvidenceReading.sql, arguments: [key]),
                let channel = Channel(rawValue: row["channel"])
            else { throw Refusal.unknownMessage(key) }
            let versions = try EvidenceReading.versions(db, key)
            let standing: Int64 = row["content"]
            guard let current = versions.first(where: { $0.entry == standing }) ?? versions.last else {
                throw Refusal.unknownMessage(key)
            }
            let decisions = try DecisionReading.views(db, "d.message = ? ORDER BY d.key", [key])
            let rules = EvidenceReading.rules(decisions, roster)
            let extent = EvidenceReading.extent(decisions, rules)
            let head = try Row.fetchOne(db, sql: "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
            let extra = current.extra.flatMap { try? JSON(parsing: $0) }
            return EvidenceFacts(
                city: roster.profile.city,
                caseNumber: roster.text(of: CaseNumber(year: row["year"], serial: row["serial"])), channel: channel,
                account: row["account_name"], extent: extent, message: current, versions: versions,
                remoteID: row["remote"], url: extra?["url"]?.string,
                state: MessageState(rawValue: row["state"]) ?? .present, created: Instant(milliseconds: row["created"]),
                received: Instant(milliseconds: row["received"]),
                author: EvidenceFacts.Person(
                    id: row["ident"], name: row["name"] ?? current.author ?? "", handle: row["handle"], url: row["url"]),
                attachments: (extra?["attachments"]?.array ?? []).compactMap { item in
                    item["url"]?.string.map { InboundAttachment(url: $0, mime: item["mime"]?.string) }
                },
                thread: extent == .minimal ? [] : try DeskStore.thread(db, "\(row["case_key"] as Int64)"),
                decisions: decisions, rules: rules, proof: try EvidenceReading.proof(db, key, decisions),
                headSequence: head?["seq"] ?? 0, headHash: (head?["hash"] as Data?).map(Array.init) ?? [])
        }
    }

    /// Writes into the journal that a Beweissicherung was made, with the seal that it carries: a bundle altered later
    /// does not fit it.
    public func recordEvidence(message key: Int64, seal: String, as actor: Actor, now: Instant) throws {
        guard actor.role >= .clerk else { throw Refusal.roleTooLow(needs: .clerk, has: actor.role) }
        try write { db, journalist in
            let command = "evidence:\(journalist.lastSequence + 1)"
            let session = try ModerationSession(db, journalist, command, as: actor, now: now)
            let record = try session.record(ofMessage: key)
            try journalist.append(
                EventDraft(
                    .evidenced, on: record.key,
                    details: [.init("message", .int(key)), .init("seal", .string(seal))]),
                before: record, Journalist.Origin(actor: actor.name, command: command, now: now))
        }
    }

    /// The journal entry that names this seal; nil when the desk never made such a bundle.
    public func evidenceEntry(seal: String) throws -> JournalEntry? {
        try read { db in
            try JournalReading.fetch(
                db, "kind = 'evidenced' AND json_extract(payload, '$.seal') = ? LIMIT 1", [seal]
            ).first
        }
    }
}

enum EvidenceReading {
    static let sql = """
        SELECT m.*, c.year, c.serial, a.channel, a.name AS account_name, w.ident, w.name, w.handle, w.url
        FROM message m JOIN cases c ON c.key = m.case_key JOIN account a ON a.key = m.account
        LEFT JOIN author w ON w.key = m.author WHERE m.key = ?
        """

    /// The wordings: the one it came with, and one for each change at the source.
    static func versions(_ db: Database, _ message: Int64) throws -> [EvidenceFacts.Version] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT t.*, j.time FROM content t JOIN journal j ON j.seq = t.key
                WHERE t.key = ?1 OR t.key IN (
                  SELECT e.seq FROM journal e INDEXED BY journal_case
                  WHERE e.kind NOT IN ('opened', 'joined') AND e.case_key > 0 AND e.kind = 'edited'
                    AND json_extract(e.payload, '$.message') = ?1)
                ORDER BY t.key
                """, arguments: [message]
        ).map { row in
            EvidenceFacts.Version(
                entry: row["key"], at: HybridTime(value: row["time"]).instant, subject: row["subject"],
                text: row["text"], author: row["author"], extra: row["extra"], salt: Array(row["salt"] as Data))
        }
    }

    /// Opening and changes of the message, reports and decisions about it, and what was done for them, in whatever case
    /// it lay at the time.
    static func proof(
        _ db: Database, _ message: Int64, _ decisions: [DecisionView]
    ) throws -> [EvidenceFacts.ProofEntry] {
        let ids = decisions.map(\.record.id)
        let replies = decisions.flatMap(\.carriedOut).map(\.key)
        let places = Array(repeating: "?", count: ids.count).joined(separator: ",")
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT j.*, (SELECT p.hash FROM journal p WHERE p.seq = j.seq - 1) AS previous FROM journal j
                WHERE j.seq = ? OR j.seq IN (
                  SELECT e.seq FROM journal e INDEXED BY journal_case
                  WHERE e.kind NOT IN ('opened', 'joined') AND e.case_key > 0 AND (
                    json_extract(e.payload, '$.message') = ? OR json_extract(e.payload, '$.decision') IN (\(places))
                    OR json_extract(e.payload, '$.reply') IN (\(replies.map(String.init).joined(separator: ",")))))
                ORDER BY j.seq LIMIT 1000
                """,
            arguments: StatementArguments([message, message]) + StatementArguments(ids))
        return rows.compactMap { row in
            JournalReading.entry(row).map { entry in
                EvidenceFacts.ProofEntry(
                    entry: entry, payload: row["payload"],
                    previous: (row["previous"] as Data?).map(Array.init) ?? Seal.start)
            }
        }
    }

    static func rules(_ decisions: [DecisionView], _ roster: Roster) -> [EvidenceFacts.CitedRule] {
        var found: [EvidenceFacts.CitedRule] = []
        for decision in decisions.map(\.record) {
            guard let name = decision.rule, let rule = roster.rules[name],
                let version = decision.ruleVersion.flatMap(rule.version(_:))
            else { continue }
            let cited = EvidenceFacts.CitedRule(name: name, number: rule.number, version: version)
            if !found.contains(cited) { found.append(cited) }
        }
        return found
    }

    /// The widest that a cited rule allows; without a decision the whole is kept, because somebody asks for it.
    static func extent(
        _ decisions: [DecisionView], _ rules: [EvidenceFacts.CitedRule]
    ) -> RuleVersion.Evidence {
        let extents = rules.map(\.version.evidence)
        return extents.contains(.full) || extents.isEmpty ? .full : extents.contains(.minimal) ? .minimal : .full
    }
}
