public import Desk
internal import GRDB
public import StrictJSON

extension DeskStore {
    /// The registers as they stand. Zones of calendars come from this machine's tzdata.
    public func roster() throws -> Roster { try read { try RosterReader.roster($0) } }

    /// The records of a register as the journal has them, by name.
    public func records(_ register: Register) throws -> [JSON] { try read { try RosterReader.values($0, register) } }

    /// Two that are equal were taken of the same records, whatever process changed them.
    public func registerVersion() throws -> RegisterVersion {
        try read { db in
            let row = try Row.fetchOne(db, sql: "SELECT coalesce(max(seq), 0) AS newest, count(*) AS n FROM register")
            return RegisterVersion(newest: row?["newest"] ?? 0, count: row?["n"] ?? 0)
        }
    }
}

/// What tells two states of the registers apart: what is entered has a higher place in the journal than all before, and
/// where nothing was entered since, a removal leaves fewer.
public struct RegisterVersion: Equatable, Sendable {
    let newest: Int64
    let count: Int
}

enum RosterReader {
    static func roster(_ db: Database) throws -> Roster {
        guard let profile = (try records(db) as [DeskProfile]).first else {
            throw Refusal.unknownRecord(.desk, "desk")
        }
        let zone = try ZoneFiles.rules(profile.zone)
        return Roster(
            profile: profile, units: try records(db), clerks: try records(db), accounts: try accounts(db),
            templates: try records(db), calendars: try calendars(db, profile, zone), policies: try policies(db),
            rules: try records(db), approvals: try records(db), zone: zone)
    }

    static func records<Record: Registered>(_ db: Database) throws -> [Record] {
        try values(db, Record.register).compactMap { Record(json: $0) }
    }

    static func values(_ db: Database, _ register: Register) throws -> [JSON] {
        try String.fetchAll(
            db, sql: "SELECT value FROM register WHERE kind = ? ORDER BY name", arguments: [register.rawValue]
        ).compactMap { try? JSON(parsing: $0) }
    }

    private static func accounts(_ db: Database) throws -> [ChannelAccount] {
        let keys = try Row.fetchAll(db, sql: "SELECT key, channel || '/' || name AS name FROM account")
        let byName = Dictionary(keys.map { ($0["name"] as String, $0["key"] as Int64) }) { $1 }
        return try records(db).map { (account: ChannelAccount) in
            var account = account
            account.key = byName[account.qualifiedName] ?? 0
            return account
        }
    }

    private static func calendars(_ db: Database, _ profile: DeskProfile, _ zone: ZoneRules) throws -> [OfficeCalendar]
    {
        try values(db, .calendar).map { json in
            let definition = try CalendarDefinition(json: json)
            let rules = definition.zone == profile.zone ? zone : try ZoneFiles.rules(definition.zone)
            return try OfficeCalendar(definition, zone: rules)
        }
    }

    private static func policies(_ db: Database) throws -> [ClockPolicy] {
        try values(db, .policy).compactMap { try? ClockPolicy(json: $0) }
    }
}
