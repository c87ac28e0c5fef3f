public import StrictJSON

/// The fields of a case that events may change.
public enum CaseField: String, CaseIterable, Sendable {
    case status = "state"
    case unit, clerk, priority, tags, activity, messages, unread, clocks
    case waitingSince = "waiting_since"
    case snoozedUntil = "snoozed_until"
    case wakesTo = "wakes_to"
    case mergedInto = "merged_into"

    func value(in record: CaseRecord) -> JSON {
        switch self {
        case .status: .string(record.status.rawValue)
        case .unit: JSON(record.unit)
        case .clerk: JSON(record.clerk)
        case .priority: .string(record.priority.rawValue)
        case .tags: .array(record.tags.map(JSON.string))
        case .activity: .instant(record.activity)
        case .messages: .int(Int64(record.messages))
        case .unread: .bool(record.isUnread)
        case .clocks: .array(record.clocks.map(\.json))
        case .waitingSince: .instant(record.waitingSince)
        case .snoozedUntil: .instant(record.snoozedUntil)
        case .wakesTo: JSON(record.wakesTo?.rawValue)
        case .mergedInto: CaseField.json(record.mergedInto)
        }
    }

    func differs(_ a: CaseRecord, _ b: CaseRecord) -> Bool {
        switch self {
        case .status: a.status != b.status
        case .unit: a.unit != b.unit
        case .clerk: a.clerk != b.clerk
        case .priority: a.priority != b.priority
        case .tags: a.tags != b.tags
        case .activity: a.activity != b.activity
        case .messages: a.messages != b.messages
        case .unread: a.isUnread != b.isUnread
        case .clocks: a.clocks != b.clocks
        case .waitingSince: a.waitingSince != b.waitingSince
        case .snoozedUntil: a.snoozedUntil != b.snoozedUntil
        case .wakesTo: a.wakesTo != b.wakesTo
        case .mergedInto: a.mergedInto != b.mergedInto
        }
    }

    func set(_ value: JSON, in record: inout CaseRecord) -> Bool {
        switch self {
        case .status:
            guard let status = value.string.flatMap(CaseStatus.init(rawValue:)) else { return false }
            record.status = status
        case .unit: record.unit = value.string
        case .clerk: record.clerk = value.string
        case .priority:
            guard let priority = value.string.flatMap(Priority.init(rawValue:)) else { return false }
            record.priority = priority
        case .tags: record.tags = (value.array ?? []).compactMap(\.string)
        case .activity:
            guard let instant = value.instant else { return false }
            record.activity = instant
        case .messages:
            guard let count = value.int else { return false }
            record.messages = Int(count)
        case .unread:
            guard let flag = value.bool else { return false }
            record.isUnread = flag
        case .clocks:
            let clocks = (value.array ?? []).compactMap { ClockRecord(json: $0) }
            guard clocks.count == value.array?.count else { return false }
            record.clocks = clocks
        case .waitingSince: record.waitingSince = value.instant
        case .snoozedUntil: record.snoozedUntil = value.instant
        case .wakesTo: record.wakesTo = value.string.flatMap(CaseStatus.init(rawValue:))
        case .mergedInto: record.mergedInto = CaseField.reference(value)
        }
        return true
    }

    private static func json(_ reference: CaseReference?) -> JSON {
        guard let reference else { return .null }
        return [.int(reference.key), .int(Int64(reference.number.year)), .int(Int64(reference.number.serial))]
    }

    private static func reference(_ json: JSON) -> CaseReference? {
        guard let parts = json.array?.compactMap(\.int), parts.count == 3 else { return nil }
        return CaseReference(key: parts[0], number: CaseNumber(year: Int(parts[1]), serial: Int(parts[2])))
    }
}

extension JSON {
    /// Instants stand in the journal as milliseconds since 1970.
    public static func instant(_ instant: Instant?) -> JSON { instant.map { .int($0.milliseconds) } ?? .null }
    public var instant: Instant? { int.map { Instant(milliseconds: $0) } }
}
