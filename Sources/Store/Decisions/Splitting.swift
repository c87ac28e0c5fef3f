public import Desk
internal import GRDB
internal import StrictJSON

extension DeskStore {
    /// Moves messages of a case into a new one, which keeps unit and tags and runs clocks of its own from its first
    /// message on. Returns the new case's key.
    public func split(_ key: Int64, messages: [Int64], as actor: Actor, now: Instant) throws -> Int64 {
        try write { db, journalist in
            guard actor.role >= .clerk else { throw Refusal.roleTooLow(needs: .clerk, has: actor.role) }
            guard let record = try journalist.projector.record(key) else { throw Refusal.unknownCase("#\(key)") }
            guard record.status != .merged else { throw Refusal.notOpen(.merged) }
            let rows = try Set(messages).sorted().map { message in
                guard
                    let row = try Row.fetchOne(
                        db, sql: "SELECT key, author, created FROM message WHERE key = ? AND case_key = ?",
                        arguments: [message, key])
                else { throw Refusal.unknownMessage(message) }
                return row
            }
            guard let first = rows.first, rows.count < record.messages else {
                throw Refusal.invalid(field: "messages", reason: "at least one must go and one must stay")
            }
            let context = try journalist.context(actor, now)
            let origin = Journalist.Origin(actor: actor.name, command: "split:\(journalist.lastSequence + 1)", now: now)
            let number = try journalist.nextNumber(year: context.roster.zone.date(at: now).year)
            let facts = SplitFacts(
                number: number, messages: rows.map { $0["key"] }, author: first["author"],
                received: Instant(milliseconds: first["created"]))
            let drafts = try splitDrafts(record, facts, context)
            try journalist.append(drafts.shrink, before: record, origin)
            return try journalist.append(drafts.open, origin).sequence
        }
    }
}
