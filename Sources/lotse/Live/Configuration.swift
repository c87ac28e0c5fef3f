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
        try read(
            Configuration.table(text, path: path), lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }

    static func table(_ text: String, path: String) throws -> TOMLTable {
        do { return try TOMLTable(string: text) } catch let fault as TOMLParseError {
            throw Failure(.badConfiguration, "\(path):\(fault.source.begin.line): \(fault.description)")
        }
    }

    private mutating func read(_ table: TOMLTable, lines: [Substring]) throws {
        if let stranger = table.keys.sorted().first(where: { !Configuration.known.contains($0) }) {
            throw fault(stranger, "unknown; known are \(Configuration.known.sorted().joined(separator: ", "))")
        }
        if let value = table["language"] {
            guard let known = value.string.flatMap(Language.init(rawValue:)) else {
                throw fault("language", "use \"de\" or \"en\"")
            }
            language = known
        }
        if let value = table["theme"] {
            guard let name = value.string else { throw fault("theme", "a name is expected") }
            theme = name
        }
        calendar = table["calendar"]?.string
        if let value = table["mouse"] {
            guard let flag = value.bool else { throw fault("mouse", "use true or false") }
            usesMouse = flag
        }
        try readCalendars(table["calendars"]?.table)
        try readKeys(table["keys"]?.table, lines)
    }

    private mutating func readCalendars(_ table: TOMLTable?) throws {
        for name in table?.keys.sorted() ?? [] {
            guard let definition = table?[name]?.table else { throw fault("calendars.\(name)", "a table is expected") }
            do { calendars[name] = try CalendarSource.definition(definition, name: name) } catch let wrong
                as CalendarFault
            {
                throw fault("calendars.\(name).\(wrong.field)", wrong.reason)
            }
        }
    }

    private mutating func readKeys(_ table: TOMLTable?, _ lines: [Substring]) throws {
        for context in table?.keys.sorted() ?? [] {
            guard let keys = table?[context]?.table else { throw fault("keys.\(context)", "a table is expected") }
            for key in keys.keys.sorted() {
                guard let command = keys[key]?.string else {
                    throw fault("keys.\(context).\(key)", "a command name is expected")
                }
                let line = lines.firstIndex { $0.contains(key) && $0.contains("=") && $0.contains(command) }
                bindings.append((context, key, command, (line ?? 0) + 1))
            }
        }
    }

    private func fault(_ field: String, _ reason: String) -> Failure {
        Failure(.badConfiguration, "\(path): \(field): \(reason)")
    }
}
