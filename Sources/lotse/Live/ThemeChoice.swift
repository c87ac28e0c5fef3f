internal import Foundation
internal import TOMLKit
internal import Terminal

/// The theme that a name or a file gives; without one the terminal's background and NO_COLOR decide.
enum ThemeChoice {
    static func theme(_ wanted: String?) throws -> Theme {
        let environment = ProcessInfo.processInfo.environment
        if let colour = environment["NO_COLOR"], !colour.isEmpty { return .mono }
        var sources = ThemeSource.builtIn
        var name = wanted ?? standard(environment)
        if let wanted, wanted.hasSuffix(".toml") {
            let own = try file(wanted)
            sources = sources.filter { $0.name != own.name } + [own]
            name = own.name
        }
        do { return try ThemeSource.resolve(name, among: sources) } catch {
            throw Failure(.badConfiguration, "theme: \(error.description)")
        }
    }

    private static func standard(_ environment: [String: String]) -> String {
        guard let value = environment["COLORFGBG"], TerminalBackground(colorfgbg: value) == .light else {
            return "default"
        }
        return "light"
    }

    private static func file(_ path: String) throws -> ThemeSource {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw Failure(.badConfiguration, "theme: \(path) cannot be read as UTF-8 text")
        }
        let table = try Configuration.table(text, path: path)
        var roles: [String: [String: String]] = [:]
        for role in table["roles"]?.table?.keys ?? [] {
            guard let look = table["roles"]?.table?[role]?.table else {
                throw Failure(.badConfiguration, "\(path): roles.\(role): a table is expected")
            }
            for key in look.keys { roles[role, default: [:]][key] = look[key]?.string ?? "" }
        }
        let fallback = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
        return ThemeSource(name: table["name"]?.string ?? fallback, inherits: table["inherits"]?.string, roles: roles)
    }
}
