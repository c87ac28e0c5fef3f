public import Desk
internal import GRDB

extension DeskStore {
    /// Times the clocks of all open cases anew after a policy or calendar has changed: those still open, and those that
    /// an earlier change of policy had stopped. Returns how many cases have other clocks now.
    public func retime(as actor: Actor, now: Instant) throws -> Int {
        let keys = try read { db in
            try Int64.fetchAll(db, sql: "SELECT key FROM cases WHERE open = 1 AND clocks IS NOT NULL ORDER BY key")
        }
        return try inParts(keys) { try submit(Retime(), to: $0, as: actor, now: now).changed.count }
    }

    /// What time itself does: snoozed cases whose day has come wake, temporary bans end, clocks past their due instant
    /// escalate once.
    /// Run by whoever keeps the desk open; doing it twice changes nothing.
    @discardableResult
    public func keepTime(now: Instant) throws -> Int {
        let (waking, late) = try read { db in
            (
                try Int64.fetchAll(
                    db,
                    sql:
                        "SELECT key FROM cases WHERE snoozed_until IS NOT NULL AND snoozed_until <= ? AND state = 'snoozed'",
                    arguments: [now.milliseconds]),
                try DeskStore.late(db, now)
            )
        }
        let machine = Actor.machine("clock")
        let woken = try inParts(waking) { try submit(Wake(), to: $0, as: machine, now: now).changed.count }
        let freed = try endBans(now: now)
        return try woken + freed + inParts(late) { try submit(Escalate(), to: $0, as: machine, now: now).changed.count }
    }

    /// Open cases with a clock past its due instant that was not escalated yet and whose office is open now.
    private static func late(_ db: Database, _ now: Instant) throws -> [Int64] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT c.key, c.clocks FROM cases c WHERE c.open = 1 AND c.key IN
                  (SELECT case_key FROM clock WHERE state = 'running' AND due < ? AND escalated = 0)
                """, arguments: [now.milliseconds])
        guard !rows.isEmpty else { return [] }
        let calendars = try RosterReader.roster(db).calendars
        let open = Set(calendars.values.filter { $0.isOpen(at: now) }.map(\.name))
        return rows.compactMap { row in
            let isDue = CaseTable.clocks(row["clocks"]).contains { clock in
                clock.state == .running && !clock.escalated && clock.isOverdue(at: now) && open.contains(clock.calendar)
            }
            return isDue ? row["key"] : nil
        }
    }

    /// Transactions short enough that others who write do not wait.
    private func inParts(_ keys: [Int64], _ body: ([Int64]) throws -> Int) throws -> Int {
        var sum = 0
        for start in stride(from: 0, to: keys.count, by: 500) {
            sum += try body(Array(keys[start..<min(start + 500, keys.count)]))
        }
        return sum
    }
}
