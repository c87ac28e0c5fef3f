public import Desk
internal import GRDB
internal import StrictJSON

extension DeskStore {
    /// Takes back the actor's last command that is still in force, all its events, as one step.
    public func undo(as actor: Actor, now: Instant) throws -> UndoReport {
        let trail = try read { try UndoTrail($0, actor: actor.name) }
        guard let command = trail.undoable else { throw Refusal.nothingToUndo }
        return try takeBack(command, named: "undo", as: actor, now: now)
    }

    /// Does the command again that the actor took back last, while nothing new was done since.
    public func redo(as actor: Actor, now: Instant) throws -> UndoReport {
        let trail = try read { try UndoTrail($0, actor: actor.name) }
        guard let command = trail.redoable else { throw Refusal.nothingToRedo }
        return try takeBack(command, named: "redo", as: actor, now: now)
    }

    private func takeBack(_ command: String, named name: String, as actor: Actor, now: Instant) throws -> UndoReport {
        let entries = try read { try JournalReading.entries($0, ofCommand: command) }
        if let word = entries.first(where: { UndoTrail.words.contains($0.kind) }) {
            return try takeBack(word: word, command, as: actor, now: now)
        }
        if let queued = entries.first(where: { $0.kind == .replyQueued }), entries[0].kind == .replyQueued {
            try cancel(reply: queued.sequence, as: actor, now: now)
            return UndoReport(command: command, changed: [queued.caseKey].compactMap { $0 }, draft: true)
        }
        let publications = entries.filter { $0.kind == .publicationQueued }.map(\.sequence)
        if !publications.isEmpty {
            let changed = try callBack(publications: publications, as: actor, now: now)
            return UndoReport(command: command, changed: changed, draft: false)
        }
        if entries.contains(where: { $0.kind == .moderated }) {
            return UndoReport(
                command: command, changed: try withdraw(entries, named: name, as: actor, now: now), draft: false)
        }
        return try write { db, journalist in
            let context = try journalist.context(actor, now)
            let tag = "\(name):\(journalist.lastSequence + 1)"
            let origin = Journalist.Origin(actor: actor.name, command: tag, now: now)
            var changed: [Int64] = []
            for entry in entries.reversed() {
                guard let key = entry.caseKey, let record = try journalist.projector.record(key) else { continue }
                for draft in try Undo(entry).decide(record, context) {
                    try journalist.append(draft, before: record, origin)
                }
                changed.append(key)
            }
            return UndoReport(command: command, changed: changed, draft: false)
        }
    }
}

extension DeskStore {
    /// A second person's agreement brought a decision into force, and while that has not left it can be stopped. Other
    /// words to a decision or an appeal stand: somebody may have acted on them.
    private func takeBack(word: JournalEntry, _ command: String, as actor: Actor, now: Instant) throws -> UndoReport {
        guard word.kind == .seconded, let id = word.payload["decision"]?.string,
            let found = try decision(id)?.record, found.approval == .before
        else { throw Refusal.cannotUndo(word.kind) }
        try withdraw(id, as: actor, now: now)
        return UndoReport(command: command, changed: [word.caseKey].compactMap { $0 }, draft: false)
    }
}

/// The actor's commands from the newest back, with what was taken back already.
struct UndoTrail {
    private(set) var undoable: String?
    private(set) var redoable: String?

    /// What somebody says to a decision of another.
    static let words: Set<EventKind> = [.seconded, .declined, .appealed, .appealDecided, .flagged]

    /// How many of the actor's entries are looked at.
    private static let reach = 20_000

    init(_ db: Database, actor: String) throws {
        var gone: Set<Int64> = []
        var sawNew = false
        let rows = try Row.fetchCursor(
            db,
            sql:
                "SELECT seq, command, kind, payload FROM journal WHERE actor = ? AND actor NOT LIKE '~%' ORDER BY seq DESC LIMIT ?",
            arguments: [actor, UndoTrail.reach])
        while undoable == nil, let row = try rows.next() {
            let sequence: Int64 = row["seq"]
            guard let kind = EventKind(rawValue: row["kind"]) else { continue }
            if kind == .undone {
                guard !gone.contains(sequence) else { continue }
                if let target = (try? JSON(parsing: row["payload"] as String))?["undoes"]?.int { gone.insert(target) }
                let command: String = row["command"]
                if !sawNew, redoable == nil, !command.hasPrefix("redo:") { redoable = command }
            } else if kind == .moderated, try !UndoTrail.stands(sequence, db) {
                gone.insert(sequence)
            } else if kind == .seconded, let id = (try? JSON(parsing: row["payload"] as String))?["decision"]?.string,
                try !UndoTrail.stands(
                    Int64.fetchOne(db, sql: "SELECT key FROM decision WHERE id = ?", arguments: [id]), db)
            {
                gone.insert(sequence)
            } else if kind == .replyCancelled, let key = (try? JSON(parsing: row["payload"] as String))?["reply"]?.int {
                gone.insert(key)
            } else if !gone.contains(sequence), UndoTrail.counts(kind, row["command"]) {
                sawNew = true
                undoable = row["command"]
            }
        }
    }

    /// Whether there is anything left of a decision that could be taken back.
    private static func stands(_ decision: Int64?, _ db: Database) throws -> Bool {
        let standing = try db.cachedStatement(
            sql: "SELECT state IN ('proposed', 'in_force') FROM decision WHERE key = ?")
        return try Bool.fetchOne(standing, arguments: [decision]) ?? false
    }

    /// Looking at a case marks it read; nobody wants to undo that.
    private static func counts(_ kind: EventKind, _ command: String) -> Bool {
        (Undo.reversible.contains(kind) || words.contains(kind)
            || [.replyQueued, .publicationQueued, .moderated].contains(kind))
            && !command.hasPrefix("seen:")
    }
}
