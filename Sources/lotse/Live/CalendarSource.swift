internal import Desk
internal import Foundation
internal import Store
internal import StrictJSON
internal import TOMLKit

/// Finds an office calendar: a file, then the configuration, then the desk, then the profile that is built in.
struct CalendarSource {
    let options: GlobalOptions

    func calendar(_ wanted: String?) throws -> OfficeCalendar {
        let configuration = try Configuration(options)
        if let wanted, wanted.contains("/") || wanted.hasSuffix(".toml") { return try CalendarSource.file(wanted) }
        let name = wanted ?? configuration.calendar
        if let name, let definition = configuration.calendars[name] { return try CalendarSource.build(definition) }
        if FileManager.default.fileExists(atPath: options.deskPath) {
            let roster = try DeskStore(options.deskPath, readOnly: true).roster()
            if let office = roster.calendars[name ?? roster.profile.calendar] { return office }
        }
        let builtIn = Profile(named: "bremerhaven")?.calendars ?? []
        if let definition = builtIn.first(where: { $0.name == name ?? "bremerhaven" }) {
            return try CalendarSource.build(definition)
        }
        if let wanted, FileManager.default.fileExists(atPath: wanted) { return try CalendarSource.file(wanted) }
        let known = Set(configuration.calendars.keys).union(builtIn.map(\.name)).sorted().joined(separator: ", ")
        throw Failure(
            .badConfiguration,
            "--calendar: “\(Safe.line(name ?? ""))” is unknown; known are \(known), or name a TOML file")
    }

    static func build(_ definition: CalendarDefinition) throws -> OfficeCalendar {
        try OfficeCalendar(definition, zone: try ZoneFiles.rules(definition.zone))
    }

    static func file(_ path: String) throws -> OfficeCalendar {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.noInput, "--calendar: \(path) cannot be read")
        }
        guard data.count <= 1_048_576, let text = String(data: data, encoding: .utf8) else {
            throw Failure(.badConfiguration, "\(path): no UTF-8 text of at most 1 MiB")
        }
        do {
            let table = try Configuration.table(text, path: path)
            let fallback = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
            return try build(try CalendarSource.definition(table, name: fallback))
        } catch let fault as CalendarFault { throw Failure(.badConfiguration, "\(path): \(fault)") } catch let fault
            as ZoneNameFault
        {
            throw Failure(.badConfiguration, "\(path): \(fault)")
        }
    }

    /// A calendar's TOML table; dates may be strings or TOML dates.
    static func definition(_ table: TOMLTable, name: String) throws -> CalendarDefinition {
        let known: Set = ["name", "zone", "holidays", "closed", "hours", "special"]
        if let stranger = table.keys.sorted().first(where: { !known.contains($0) }) {
            throw CalendarFault(field: stranger, reason: "unknown; known are \(known.sorted().joined(separator: ", "))")
        }
        return CalendarDefinition(
            name: try text(table, "name") ?? name, zone: try text(table, "zone") ?? "Europe/Berlin",
            holidays: try text(table, "holidays") ?? "", closed: try days(table["closed"], "closed"),
            hours: try lists(table["hours"], "hours"), special: try lists(table["special"], "special"))
    }

    private static func text(_ table: TOMLTable, _ key: String) throws -> String? {
        guard let value = table[key] else { return nil }
        guard let text = value.string else { throw CalendarFault(field: key, reason: "a string is expected") }
        return text
    }

    private static func days(_ value: (any TOMLValueConvertible)?, _ field: String) throws -> [String] {
        guard let value else { return [] }
        guard let array = value.array else { throw CalendarFault(field: field, reason: "a list is expected") }
        return try array.enumerated().map { index, item in
            if let text = item.string { return text }
            if let date = item.date {
                return
                    "\(String(zeroPadded: Int(date.year), 4))-\(String(zeroPadded: Int(date.month), 2))-\(String(zeroPadded: Int(date.day), 2))"
            }
            throw CalendarFault(field: "\(field)[\(index)]", reason: "a string is expected")
        }
    }

    private static func lists(_ value: (any TOMLValueConvertible)?, _ field: String) throws -> [String: [String]] {
        guard let value else { return [:] }
        guard let table = value.table else { throw CalendarFault(field: field, reason: "a table is expected") }
        var lists: [String: [String]] = [:]
        for key in table.keys { lists[key] = try days(table[key], "\(field).\(key)") }
        return lists
    }
}
