public import Desk
internal import GRDB
public import StrictJSON

extension DeskStore {
    /// Enters or replaces records of the registers, all in one transaction. Needs the role `admin`.
    public func register(_ records: [any Registered], as actor: Actor, now: Instant) throws {
        try enter(records.map { (type(of: $0).register, $0.registerName, $0.json) }, as: actor, now: now)
    }

    /// Enters records that other rooms define: calendars and policies.
    public func enter(_ values: [(Register, String, JSON)], as actor: Actor, now: Instant) throws {
        guard actor.role >= .admin else { throw Refusal.roleTooLow(needs: .admin, has: actor.role) }
        for (_, name, value) in values { try RegisterText.check(fields: value, of: name) }
        try write { db, journalist in
            let origin = Journalist.Origin(
                actor: actor.name, command: "register:\(journalist.lastSequence + 1)", now: now)
            let hadAdmin = try DeskStore.hasAdmin(db)
            for (register, name, value) in values {
                if register == .rule { try DeskStore.checkRule(name, value, journalist, now) }
                if try !DeskStore.isKnown(register, name, db) { try RegisterText.check(name: name) }
                try journalist.append(DeskStore.registration(register, name, value), origin)
            }
            try DeskStore.checkTree(values.filter { $0.0 == .unit }.map(\.1), db)
            if hadAdmin, try !DeskStore.hasAdmin(db) { throw Refusal.lastAdmin }
        }
    }

    /// Removes a record of a register; units end instead, because old cases keep naming them.
    public func unregister(_ register: Register, _ name: String, as actor: Actor, now: Instant) throws {
        guard actor.role >= .admin else { throw Refusal.roleTooLow(needs: .admin, has: actor.role) }
        guard register != .rule else {
            throw Refusal.invalid(field: name, reason: "decisions cite it; end it with `lotse rules remove`")
        }
        try write { db, journalist in
            guard try DeskStore.isKnown(register, name, db) else { throw Refusal.unknownRecord(register, name) }
            let hadAdmin = try DeskStore.hasAdmin(db)
            let origin = Journalist.Origin(
                actor: actor.name, command: "unregister:\(journalist.lastSequence + 1)", now: now)
            try journalist.append(
                EventDraft(
                    .unregistered,
                    details: [.init("register", .string(register.rawValue)), .init("name", .string(name))]),
                origin)
            if hadAdmin, try !DeskStore.hasAdmin(db) { throw Refusal.lastAdmin }
        }
    }

    /// Throws when a rule's record would change what decisions cite already.
    private static func checkRule(_ name: String, _ value: JSON, _ journalist: Journalist, _ now: Instant) throws {
        let roster = try journalist.roster()
        guard let old = roster.rules[name] else { return }
        guard let next = HouseRule(json: value) else {
            throw Refusal.invalid(field: name, reason: "is no rule with versions")
        }
        try old.checkReplacing(by: next, on: roster.zone.date(at: now))
    }

    private static func isKnown(_ register: Register, _ name: String, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS(SELECT 1 FROM register WHERE kind = ? AND name = ?)",
            arguments: [register.rawValue, name]) ?? false
    }

    /// Without an admin nobody could ever change a register again.
    private static func hasAdmin(_ db: Database) throws -> Bool {
        (try RosterReader.records(db) as [Clerk]).contains { $0.role == .admin }
    }

    /// Throws when one of these units names a parent that does not exist, or stands below itself: a tree is walked
    /// from its root, and would lose them.
    private static func checkTree(_ signs: [String], _ db: Database) throws {
        guard !signs.isEmpty else { return }
        let units = Dictionary((try RosterReader.records(db) as [OrganisationUnit]).map { ($0.sign, $0) }) { $1 }
        for sign in signs {
            var seen: Set = [sign]
            var place = units[sign]?.parent
            while let parent = place {
                guard let unit = units[parent] else {
                    throw Refusal.unknownUnit(parent, near: [])
                }
                guard seen.insert(parent).inserted else {
                    throw Refusal.invalid(field: "parent", reason: "\(sign) would stand below itself")
                }
                place = unit.parent
            }
        }
    }

    static func registration(_ register: Register, _ name: String, _ value: JSON) -> EventDraft {
        EventDraft(
            .registered,
            details: [
                .init("register", .string(register.rawValue)), .init("name", .string(name)), .init("value", value),
            ])
    }
}
