internal import Desk
internal import Foundation
internal import TOMLKit

/// The configuration file, read once. A file that nobody named and that is missing is an empty one.
struct Configuration {
    private(set) var language: Language?
    private(set) var theme: String?
    private(set) var calendar: String?
    private(set) var usesMouse = true
    private(set) var calendars: [String: CalendarDefinition] = [:]
    /// Context, key, command and the line each stands on.
    private(set) var bindings: [(context: String, key: String, command: String, line: Int)] = []
    let path: String
    private var lines = TOMLLines("")

    private static let known: Set = ["language", "theme", "calendar", "mouse", "calendars", "keys"]

    init(_ options: GlobalOptions) throws {
        path = options.configPath
        guard FileManager.default.fileExists(atPath: path) else {
            guard !options.namesConfig else { throw Failure(.badConfiguration, "\(path): no such configuration file") }
            return
        }
        guard let data = FileManager.default.contents(atPath: path), data.count <= 1_048_576,
            let text = String(data: data, encoding: .utf8)
        else { throw Failure(.badConfiguration, "\(path): cannot be read as UTF-8 text of at most 1 MiB") }
        lines = TOMLLines(text)
        try read(Configuration.table(text, path: path))
    }

    static func table(_ text: String, path: String) throws -> TOMLTable {
        do { return try TOMLTable(string: text) } catch let fault as TOMLParseError {
            throw Failure(.badConfiguration, "\(path):\(fault.source.begin.line): \(fault.description)")
        }
    }

    private mutating func read(_ table: TOMLTable) throws {
        if let stranger = table.keys.sorted().first(where: { !Configuration.known.contains($0) }) {
            throw fault([stranger], "unknown; known are \(Configuration.known.sorted().joined(separator: ", "))")
        }
        if let value = table["language"] {
            guard let known = value.string.flatMap(Language.init(rawValue:)) else {
                throw fault(["language"], "use \"de\" or \"en\"")
            }
            language = known
        }
        if let value = table["theme"] {
            guard let name = value.string else { throw fault(["theme"], "a name is expected") }
            theme = name
        }
        if let value = table["calendar"] {
            guard let name = value.string else { throw fault(["calendar"], "a name is expected") }
            calendar = name
        }
        if let value = table["mouse"] {
            guard let flag = value.bool else { throw fault(["mouse"], "use true or false") }
            usesMouse = flag
        }
        try readCalendars(try subtable(table, ["calendars"]))
        try readKeys(try subtable(table, ["keys"]))
    }

    /// The table at the end of a path; nil when there is nothing, a fault when there is something else.
    private func subtable(_ table: TOMLTable?, _ place: [String]) throws -> TOMLTable? {
        guard let table, let name = place.last, let value = table[name] else { return nil }
        guard let found = value.table else { throw fault(place, "a table is expected") }
        return found
    }

    private mutating func readCalendars(_ table: TOMLTable?) throws {
        for name in table?.keys.sorted() ?? [] {
            guard let definition = try subtable(table, ["calendars", name]) else { continue }
            do { calendars[name] = try CalendarSource.definition(definition, name: name) } catch let wrong
                as CalendarFault
            {
                throw fault(["calendars", name] + wrong.field.split(separator: ".").map(String.init), wrong.reason)
            }
        }
    }

    private mutating func readKeys(_ table: TOMLTable?) throws {
        for context in table?.keys.sorted() ?? [] {
            guard let keys = try subtable(table, ["keys", context]) else { continue }
            for key in keys.keys.sorted() {
                let place = ["keys", context, key]
                guard let command = keys[key]?.string else { throw fault(place, "a command name is expected") }
                bindings.append((context, key, command, lines.line(of: place) ?? 1))
            }
        }
    }

    private func fault(_ place: [String], _ reason: String) -> Failure {
        let line = lines.line(of: place).map { ":\($0)" } ?? ""
        return Failure(.badConfiguration, "\(path)\(line): \(place.joined(separator: ".")): \(reason)")
    }
}
