public import StrictJSON

/// Times allowed for the cases it fits. A criterion that is nil fits every case.
public struct ClockPolicy: Equatable, Sendable {
    public var name: String
    public var channel: Channel?
    public var unit: String?
    public var priority: Priority?
    /// A topic, written as a tag of the case.
    public var tag: String?
    /// Opening minutes by kind. A kind that is missing is left to a less specific policy; 0 switches the clock off.
    public var minutes: [ClockKind: Int]
    /// Whether a sent interim notice also stops `first_response`.
    public var interimStopsFirstResponse: Bool
    /// The calendar of its clocks; nil is the calendar of the unit for `unit`, of the desk for the others.
    public var calendar: String?
    /// A policy that is switched off fits nothing.
    public var isActive: Bool

    public init(
        name: String, channel: Channel? = nil, unit: String? = nil, priority: Priority? = nil, tag: String? = nil,
        minutes: [ClockKind: Int], interimStopsFirstResponse: Bool = false, calendar: String? = nil,
        isActive: Bool = true
    ) {
        self.name = name
        self.channel = channel
        self.unit = unit
        self.priority = priority
        self.tag = tag
        self.minutes = minutes
        self.interimStopsFirstResponse = interimStopsFirstResponse
        self.calendar = calendar
        self.isActive = isActive
    }

    /// Whether every criterion that is given fits `facts`.
    public func fits(_ facts: CaseFacts) -> Bool {
        isActive && (channel == nil || channel == facts.channel) && (unit == nil || unit == facts.unit)
            && (priority == nil || priority == facts.priority) && (tag.map(facts.tags.contains) ?? true)
    }

    /// More criteria win; among as many, topic before unit before priority before channel.
    private var rank: (Int, Int) {
        let given = [tag != nil, unit != nil, priority != nil, channel != nil]
        return (given.count { $0 }, given.reduce(0) { $0 * 2 + ($1 ? 1 : 0) })
    }

    /// The policy that decides `kind` for a case: the most specific that fits and names this kind; among equals the
    /// first by name. Nil when none does or when it switches the clock off.
    public static func deciding(
        _ kind: ClockKind, for facts: CaseFacts, among policies: [ClockPolicy]
    ) -> ClockPolicy? {
        let fitting = policies.filter { $0.minutes[kind] != nil && $0.fits(facts) }
        let best = fitting.min { a, b in a.rank == b.rank ? a.name < b.name : a.rank > b.rank }
        return best.flatMap { ($0.minutes[kind] ?? 0) > 0 ? $0 : nil }
    }
}

extension ClockPolicy {
    public var json: JSON {
        var members: [JSON.Member] = [.init("name", .string(name))]
        let texts = [
            ("channel", channel?.rawValue), ("unit", unit), ("priority", priority?.rawValue), ("tag", tag),
            ("calendar", calendar),
        ]
        for (key, text) in texts { if let text { members.append(.init(key, .string(text))) } }
        let kinds = ClockKind.allCases.compactMap { kind in
            minutes[kind].map { JSON.Member(kind.rawValue, .int(Int64($0))) }
        }
        members.append(.init("minutes", .object(kinds)))
        members.append(.init("interim_stops_first_response", .bool(interimStopsFirstResponse)))
        members.append(.init("active", .bool(isActive)))
        return .object(members)
    }

    /// Reads what `json` wrote; faults name the field.
    public init(json: JSON) throws(CalendarFault) {
        guard let name = json["name"]?.string, !name.isEmpty else {
            throw CalendarFault(field: "name", reason: "give the policy a name")
        }
        self.init(name: name, minutes: try Self.minutes(json["minutes"] ?? .object([])))
        if let text = try Self.text(json, "channel") {
            channel = try Self.known(Channel(rawValue: text), text, "channel")
        }
        if let text = try Self.text(json, "priority") {
            priority = try Self.known(Priority(rawValue: text), text, "priority")
        }
        unit = try Self.text(json, "unit")
        tag = try Self.text(json, "tag")
        calendar = try Self.text(json, "calendar")
        interimStopsFirstResponse = json["interim_stops_first_response"]?.bool ?? false
        isActive = json["active"]?.bool ?? true
    }

    private static func text(_ json: JSON, _ key: String) throws(CalendarFault) -> String? {
        guard let value = json[key], !value.isNull else { return nil }
        guard let text = value.string else { throw CalendarFault(field: key, reason: "a text is expected") }
        return text
    }

    private static func known<T>(_ value: T?, _ text: String, _ field: String) throws(CalendarFault) -> T {
        guard let value else { throw CalendarFault(field: field, reason: "\"\(text)\" is not known") }
        return value
    }

    private static func minutes(_ json: JSON) throws(CalendarFault) -> [ClockKind: Int] {
        var table: [ClockKind: Int] = [:]
        for member in json.members ?? [] {
            let kind = try known(ClockKind(rawValue: member.key), member.key, "minutes")
            guard let value = member.value.int, (0...OfficeCalendar.longestTime / 60).contains(value) else {
                throw CalendarFault(
                    field: "minutes.\(member.key)", reason: "write 0 to \(OfficeCalendar.longestTime / 60) minutes")
            }
            table[kind] = Int(value)
        }
        return table
    }
}
