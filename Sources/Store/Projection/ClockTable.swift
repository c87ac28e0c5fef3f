internal import Desk
internal import GRDB

/// Every clock of every case, one row each, so that the board is an index range: the watched ones by due instant,
/// the ended ones by the instant they ended.
final class ClockTable {
    private let clear: Prepared
    private let insert: Prepared

    init(_ db: Database) throws {
        clear = try Prepared(db, "DELETE FROM clock WHERE case_key = ?")
        insert = try Prepared(
            db,
            """
            INSERT INTO clock(case_key, place, kind, unit, state, due, warn, ended, escalated)
            VALUES (?,?,?,?,?,?,?,?,?)
            """)
    }

    func write(_ record: CaseRecord, replacing old: CaseRecord?) throws {
        guard old?.clocks ?? [] != record.clocks else { return }
        if let old, !old.clocks.isEmpty { try clear.start().bind(record.key).run() }
        for (place, clock) in record.clocks.enumerated() {
            try insert.start().bind(record.key).bind(place).bind(clock.kind.rawValue).bind(clock.unit ?? record.unit)
                .bind(clock.state.rawValue).bind(clock.due?.milliseconds).bind(clock.warnAt?.milliseconds)
                .bind((clock.metAt ?? clock.stoppedAt)?.milliseconds).bind(clock.escalated).run()
        }
    }
}
