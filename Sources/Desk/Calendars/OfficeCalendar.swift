/// When an office is open, and sums of opening time.
///
/// Invariants:
/// 1. Wall-clock intervals of a day are merged, in order and half open.
/// 2. Openings are compared and summed as instants, never as wall-clock times: an opening takes the first instant of
///    its time, a closing the last one, so pieces of neighbouring days may overlap at a change of the clock; every
///    sum counts their union.
/// 3. A value exists only if it opens at least once.
/// 4. No search goes further than `searchedDays`.
public struct OfficeCalendar: Equatable, Sendable {
    /// The longest sum that is calculated: a hundred years, in seconds.
    public static let longestTime: Int64 = 36_525 * 86_400
    /// How many days a search looks ahead: 400 years.
    static let searchedDays: Int64 = 146_097

    public let definition: CalendarDefinition
    public let zone: ZoneRules
    public let holidays: HolidaySet
    /// Monday first.
    let week: [[WallInterval]]
    /// Days that do not follow the week, by day number; an empty list is a closed day.
    let exceptions: [Int64: DayException]
    /// The least and the greatest day of `exceptions`.
    let exceptionRange: ClosedRange<Int64>?
    /// The special days that open, in order.
    let specialOpenings: [Int64]

    public var name: String { definition.name }

    /// Whether any weekday has hours; otherwise only the special days open.
    var hasWeeklyHours: Bool { week.contains { !$0.isEmpty } }

    /// Checks `definition`. `zone` are the rules of `definition.zone`. Faults name the field and the mend.
    public init(_ definition: CalendarDefinition, zone: ZoneRules) throws(CalendarFault) {
        guard !definition.name.isEmpty else { throw CalendarFault(field: "name", reason: "give the calendar a name") }
        self.definition = definition
        self.zone = zone
        holidays = try HolidaySet(named: definition.holidays)
        week = try Self.week(definition.hours)
        let special = try Self.special(definition.special)
        let days = try Self.closed(definition.closed).merging(special) { _, special in special }
        exceptionRange = days.keys.min().flatMap { low in days.keys.max().map { low...$0 } }
        exceptions = days
        specialOpenings = special.filter { !$0.value.hours.isEmpty }.keys.sorted()
        if !hasWeeklyHours { try checkSpecialOpenings() }
    }

    /// As `init(_:zone:)`; `zones` finds the rules by name and throws what it knows about a missing one.
    public init(
        _ definition: CalendarDefinition, zones: (String) throws(ZoneFault) -> ZoneRules
    ) throws(CalendarFault) {
        guard Self.isZoneName(definition.zone) else {
            throw CalendarFault(
                field: "zone", reason: "\"\(definition.zone)\" is no zone name; write one such as Europe/Berlin")
        }
        let rules: ZoneRules
        do {
            rules = try zones(definition.zone)
        } catch {
            throw CalendarFault(field: "zone", reason: error.description)
        }
        try self.init(definition, zone: rules)
    }

    /// Whether `name` looks like a name of the tz database and cannot lead out of its folder.
    static func isZoneName(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                }
        }
    }

    private func checkSpecialOpenings() throws(CalendarFault) {
        var walk = OpeningWalk(self, from: specialOpenings.first ?? 0)
        guard walk.next() == nil else { return }
        throw CalendarFault(
            field: "hours", reason: "the calendar never opens; give a weekday hours such as mon = [\"08:00-16:00\"]")
    }
}

/// A day that does not follow the week.
struct DayException: Equatable, Sendable {
    /// True for `special`, false for `closed`.
    let isSpecial: Bool
    let hours: [WallInterval]
}

extension OfficeCalendar {
    /// The keys of `hours`, Monday first.
    static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    private static func week(_ hours: [String: [String]]) throws(CalendarFault) -> [[WallInterval]] {
        if let odd = hours.keys.sorted().first(where: { !weekdays.contains($0) }) {
            throw CalendarFault(
                field: "hours.\(odd)", reason: "no such weekday; write one of " + weekdays.joined(separator: " "))
        }
        var week: [[WallInterval]] = []
        for day in weekdays { week.append(try intervals(hours[day] ?? [], field: "hours.\(day)")) }
        return week
    }

    private static func intervals(_ texts: [String], field: String) throws(CalendarFault) -> [WallInterval] {
        var intervals: [WallInterval] = []
        for (index, text) in texts.enumerated() {
            intervals.append(try WallInterval(text, field: "\(field)[\(index)]"))
        }
        return WallInterval.merged(intervals)
    }

    private static func closed(_ dates: [String]) throws(CalendarFault) -> [Int64: DayException] {
        var days: [Int64: DayException] = [:]
        for (index, text) in dates.enumerated() {
            days[try date(text, field: "closed[\(index)]").day] = DayException(isSpecial: false, hours: [])
        }
        return days
    }

    private static func special(_ table: [String: [String]]) throws(CalendarFault) -> [Int64: DayException] {
        var days: [Int64: DayException] = [:]
        for (text, hours) in table.sorted(by: { $0.key < $1.key }) {
            let date = try date(text, field: "special")
            days[date.day] = DayException(isSpecial: true, hours: try intervals(hours, field: "special.\(text)"))
        }
        return days
    }

    private static func date(_ text: String, field: String) throws(CalendarFault) -> CivilDate {
        guard let date = CivilDate(text), date.year > 0 else {
            throw CalendarFault(field: field, reason: "\"\(text)\": write an existing date as YYYY-MM-DD")
        }
        return date
    }
}
