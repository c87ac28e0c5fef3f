public import StrictJSON

/// An office calendar as it is written down: text only, nothing checked. `OfficeCalendar` checks and counts.
public struct CalendarDefinition: Equatable, Sendable {
    public var name: String
    /// A name of the tz database, such as `Europe/Berlin`.
    public var zone: String
    /// The name of a built-in set, or "" for none.
    public var holidays: String
    /// Further closed days, `2026-12-24`.
    public var closed: [String]
    /// Wall-clock intervals `08:00-12:00` by weekday `mon`…`sun`; no entry or an empty list is a closed weekday.
    public var hours: [String: [String]]
    /// Intervals by date; they replace that day, also a holiday or a closed day.
    public var special: [String: [String]]

    public init(
        name: String, zone: String = "Europe/Berlin", holidays: String = "", closed: [String] = [],
        hours: [String: [String]] = [:], special: [String: [String]] = [:]
    ) {
        self.name = name
        self.zone = zone
        self.holidays = holidays
        self.closed = closed
        self.hours = hours
        self.special = special
    }
}

extension CalendarDefinition {
    /// The definition as an object with the keys of the configuration file.
    public var json: JSON {
        .object([
            .init("name", .string(name)), .init("zone", .string(zone)), .init("holidays", .string(holidays)),
            .init("closed", .array(closed.map(JSON.string))), .init("hours", Self.json(hours)),
            .init("special", Self.json(special)),
        ])
    }

    /// Reads what `json` wrote. `closed`, `holidays`, `hours` and `special` may be left out; other keys are faults.
    public init(json: JSON) throws(CalendarFault) {
        guard let members = json.members else {
            throw CalendarFault(field: "calendar", reason: "an object is expected, not \(json.kind)")
        }
        let known = ["name", "zone", "holidays", "closed", "hours", "special"]
        if let odd = members.first(where: { !known.contains($0.key) }) {
            throw CalendarFault(field: odd.key, reason: "no such key; known are " + known.joined(separator: ", "))
        }
        self.init(
            name: try Self.text(json, "name"), zone: try Self.text(json, "zone"),
            holidays: json["holidays"] == nil ? "" : try Self.text(json, "holidays"),
            closed: try Self.list(json["closed"] ?? [], "closed"), hours: try Self.table(json, "hours"),
            special: try Self.table(json, "special"))
    }

    private static func json(_ table: [String: [String]]) -> JSON {
        .object(table.sorted { $0.key < $1.key }.map { .init($0.key, .array($0.value.map(JSON.string))) })
    }

    private static func text(_ json: JSON, _ key: String) throws(CalendarFault) -> String {
        guard let text = json[key]?.string else { throw CalendarFault(field: key, reason: "a text is expected") }
        return text
    }

    private static func list(_ json: JSON, _ field: String) throws(CalendarFault) -> [String] {
        guard let items = json.array else { throw CalendarFault(field: field, reason: "a list is expected") }
        var texts: [String] = []
        for (index, item) in items.enumerated() {
            guard let text = item.string else {
                throw CalendarFault(field: "\(field)[\(index)]", reason: "a text is expected, not \(item.kind)")
            }
            texts.append(text)
        }
        return texts
    }

    private static func table(_ json: JSON, _ key: String) throws(CalendarFault) -> [String: [String]] {
        guard let members = (json[key] ?? .object([])).members else {
            throw CalendarFault(field: key, reason: "an object is expected")
        }
        var table: [String: [String]] = [:]
        for member in members { table[member.key] = try list(member.value, "\(key).\(member.key)") }
        return table
    }
}
