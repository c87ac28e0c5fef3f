internal import StrictJSON

/// Takes one event back by appending its inverse. Redo is the undo of an undo.
///
/// Refused when somebody changed the same fields since: undo never takes back another's work.
public struct Undo: CaseCommand {
    public static let name = "undo"
    public let entry: JournalEntry

    public init(_ entry: JournalEntry) { self.entry = entry }

    /// Events that a person may take back.
    public static let reversible: Set<EventKind> = [
        .assigned, .claimed, .released, .closed, .reopened, .snoozed, .woken, .waiting, .tagged, .prioritised, .read,
        .noted, .merged, .discarded, .undone,
    ]

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard Undo.reversible.contains(entry.kind), entry.payload["split_off"] == nil else {
            throw .cannotUndo(entry.kind)
        }
        let patch = entry.patch ?? CasePatch()
        guard patch.stillHolds(in: record) else { throw .changedSince }
        let inverse = CasePatch(changes: patch.inverse.changes.filter { $0.field != .activity })
        var details: [JSON.Member] = [.init("undoes", .int(entry.sequence))]
        if let note = entry.kind == .noted ? entry.sequence : entry.payload["note"]?.int {
            let wasTakenBack = entry.payload["note_state"]?.string == "retracted"
            details.append(.init("note", .int(note)))
            details.append(.init("note_state", wasTakenBack ? "present" : "retracted"))
        }
        return [EventDraft(.undone, on: record.key, patch: inverse, details: details)]
    }
}
