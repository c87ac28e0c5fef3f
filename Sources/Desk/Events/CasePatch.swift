public import StrictJSON

/// The fields of a case that an event changed, with their values before and after.
/// Undo is the same patch turned round; replay is the patch applied.
public struct CasePatch: Equatable, Sendable {
    public var changes: [Change]

    public struct Change: Equatable, Sendable {
        public let field: CaseField
        public let was: JSON
        public let now: JSON
    }

    public init(changes: [Change] = []) { self.changes = changes }

    /// What turns `before` into `after`; key, number and version are no matter of patches.
    public init(from before: CaseRecord, to after: CaseRecord) {
        changes = CaseField.allCases.compactMap { field in
            guard field.differs(before, after) else { return nil }
            return Change(field: field, was: field.value(in: before), now: field.value(in: after))
        }
    }

    public var inverse: CasePatch {
        CasePatch(changes: changes.map { Change(field: $0.field, was: $0.now, now: $0.was) })
    }

    /// Whether every field still has the value that the event gave it, so that undo takes back this change alone.
    public func stillHolds(in record: CaseRecord) -> Bool {
        changes.allSatisfy { change in
            // The journal's objects have their members in canonical order, a record's in the order of their making.
            change.field == .activity
                || change.field.value(in: record).bytes(canonical: true) == change.now.bytes(canonical: true)
        }
    }

    /// Sets the fields; false when a value makes no sense for its field.
    public func apply(to record: inout CaseRecord) -> Bool {
        changes.reduce(true) { fine, change in change.field.set(change.now, in: &record) && fine }
    }
}

extension CasePatch {
    /// `{"clerk":["–before–","–after–"],…}`.
    public var json: JSON {
        .object(changes.map { JSON.Member($0.field.rawValue, .array([$0.was, $0.now])) })
    }

    public init?(json: JSON) {
        guard let members = json.members else { return nil }
        var changes: [Change] = []
        for member in members {
            guard let field = CaseField(rawValue: member.key), let pair = member.value.array, pair.count == 2 else {
                return nil
            }
            changes.append(Change(field: field, was: pair[0], now: pair[1]))
        }
        self.changes = changes
    }
}
