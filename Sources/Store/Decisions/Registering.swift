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
        try write { _, journalist in
            let origin = Journalist.Origin(
                actor: actor.name, command: "register:\(journalist.lastSequence + 1)", now: now)
            for (register, name, value) in values {
                try journalist.append(DeskStore.registration(register, name, value), origin)
            }
        }
    }

    /// Removes a record of a register; units end instead, because old cases keep naming them.
    public func unregister(_ register: Register, _ name: String, as actor: Actor, now: Instant) throws {
        guard actor.role >= .admin else { throw Refusal.roleTooLow(needs: .admin, has: actor.role) }
        try write { db, journalist in
            let isThere = try Bool.fetchOne(
                db, sql: "SELECT EXISTS(SELECT 1 FROM register WHERE kind = ? AND name = ?)",
                arguments: [register.rawValue, name])
            guard isThere == true else { throw Refusal.unknownRecord(register, name) }
            let origin = Journalist.Origin(
                actor: actor.name, command: "unregister:\(journalist.lastSequence + 1)", now: now)
            try journalist.append(
                EventDraft(
                    .unregistered,
                    details: [.init("register", .string(register.rawValue)), .init("name", .string(name))]),
                origin)
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
