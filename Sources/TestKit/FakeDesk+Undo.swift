public import Desk
internal import Synchronization

/// Taking steps back, and writing letters.
extension FakeDesk {
    public func undo(as actor: Actor, now: Instant) throws -> UndoReport {
        try contents.withLock { contents in
            contents.log.append("undo")
            if let refusal = contents.failure { throw refusal }
            guard let step = contents.past.popLast() else { throw Refusal.nothingToUndo }
            contents.future.append((step.command, contents.exchange(step.before)))
            contents.takeBack(step.command)
            return UndoReport(command: step.command, changed: step.before.map(\.key), draft: false)
        }
    }

    public func redo(as actor: Actor, now: Instant) throws -> UndoReport {
        try contents.withLock { contents in
            contents.log.append("redo")
            guard let step = contents.future.popLast() else { throw Refusal.nothingToRedo }
            contents.past.append((step.command, contents.exchange(step.before)))
            return UndoReport(command: step.command, changed: step.before.map(\.key), draft: false)
        }
    }

    // MARK: Writing letters

    public func letter(
        _ template: String, for key: Int64, values: [String: String], as actor: Actor, now: Instant
    ) throws -> String {
        try contents.withLock { contents in
            var text = try contents.roster.template(named: template).text
            var values = values
            values["name"] = contents.rows[key]?.author
            for (name, value) in values {
                text = text.split(separator: "{{\(name)}}", omittingEmptySubsequences: false).joined(separator: value)
            }
            return text
        }
    }

    public func length(of text: String, on channel: Channel) -> Int { text.count }
}
