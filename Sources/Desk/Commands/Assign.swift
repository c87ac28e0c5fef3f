internal import StrictJSON

/// Hands a case to an Organisationseinheit, and to one of its clerks if named.
/// The clerk who had it loses it; the `unit` clock of the old office ends and that of the new one starts.
public struct Assign: CaseCommand {
    public static let name = "assign"
    public let unit: String
    public let clerk: String?
    public let note: String?

    public init(unit: String, clerk: String? = nil, note: String? = nil) {
        self.unit = unit
        self.clerk = clerk
        self.note = note
    }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        let office = try context.roster.unit(named: unit, on: context.now)
        if let clerk { _ = try context.roster.clerk(named: clerk) }
        guard record.status.isOpen else { throw .notOpen(record.status) }
        guard office.sign != record.unit || clerk != record.clerk || note != nil else {
            throw .alreadyAssigned(office.sign)
        }
        var after = record
        after.clerk = clerk
        if after.status == .new { after.status = .open }
        if office.sign != record.unit {
            after.unit = office.sign
            try context.advance(&after, .assigned(unit: office.sign, at: context.now))
        }
        var events = [EventDraft(.assigned, from: record, to: after, details: [.init("unit", .string(office.sign))])]
        if let note { events += try AddNote(text: note).decide(after, context) }
        return events
    }
}
