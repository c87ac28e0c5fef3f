internal import Desk

/// Every command of the console, once. Help, palette, command line, hints and keymaps read this list.
enum CommandList {
    static let all: [ConsoleCommand] =
        CaseCommands.all + AppCommands.all + DialogCommands.all + DecidingCommands.all + FloodCommands.all
        + ScreenKind.allCases.flatMap { $0.screen.commands }

    private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    static func named(_ name: String) -> ConsoleCommand? { byName[name] }

    /// The commands of these contexts: those of the first context first, else in the order of the list.
    static func of(_ contexts: [KeyContext]) -> [ConsoleCommand] {
        var seen: Set<String> = []
        return contexts.flatMap { context in
            all.filter { $0.contexts.contains(context) && seen.insert($0.name).inserted }
        }
    }

    /// Names that a mistyped one may have meant.
    static func near(_ name: String) -> [String] {
        let letters = Set(name)
        let scored = all.map { (name: $0.name, score: letters.symmetricDifference(Set($0.name)).count) }
        return scored.filter { $0.score <= 2 && $0.name.first == name.first }.map(\.name).prefix(3).map(\.self)
    }
}

extension AppState {
    /// Contexts of the screen on top.
    var contexts: [KeyContext] { top.screen.contexts(self) }

    /// Runs a command by name, or says why not.
    mutating func run(_ name: String, _ argument: String = "") -> [Effect] {
        guard let command = CommandList.named(name) else {
            say(words.noSuchCommand(name, near: CommandList.near(name)), .error)
            return []
        }
        if case .no(let reason) = command.availability(self) {
            say(reason, .warning)
            return []
        }
        return command.run(&self, argument.trimmed)
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
