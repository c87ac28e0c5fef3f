internal import Desk
internal import GRDB

/// How many cases stand in which state, account, unit, with which clerk, read or not. Changes gather in memory and are
/// written once a transaction, so that every count on screen is a few rows and never a scan.
final class TallyBook {
    private struct Place: Hashable {
        let state: String
        let account: Int64
        let unit: String
        let clerk: String
        let unread: Bool

        init(_ record: CaseRecord) {
            state = record.status.rawValue
            account = record.account
            unit = record.unit ?? ""
            clerk = record.clerk ?? ""
            unread = record.isUnread
        }
    }

    private var changes: [Place: Int] = [:]
    private let add: Prepared
    private let clear: Prepared

    init(_ db: Database) throws {
        add = try Prepared(
            db,
            """
            INSERT INTO tally(state, account, unit, clerk, unread, n) VALUES (?,?,?,?,?,?)
            ON CONFLICT DO UPDATE SET n = n + excluded.n
            """)
        clear = try Prepared(db, "DELETE FROM tally WHERE n = 0")
    }

    func move(from old: CaseRecord?, to new: CaseRecord) {
        let place = Place(new)
        if let old {
            let before = Place(old)
            guard before != place else { return }
            changes[before, default: 0] -= 1
        }
        changes[place, default: 0] += 1
    }

    func flush() throws {
        guard !changes.isEmpty else { return }
        for (place, n) in changes where n != 0 {
            try add.start().bind(place.state).bind(place.account).bind(place.unit).bind(place.clerk).bind(place.unread)
                .bind(n).run()
        }
        try clear.start().run()
        changes.removeAll(keepingCapacity: true)
    }

    func forget() { changes.removeAll(keepingCapacity: true) }
}
