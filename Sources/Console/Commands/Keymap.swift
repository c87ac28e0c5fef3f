internal import Desk
internal import Terminal

/// A binding of a person's own: in a context, a key runs a command, perhaps with an argument.
public struct KeyBinding: Equatable, Sendable {
    /// `inbox`, `everywhere`, …
    public var context: String
    /// `j`, `Ctrl-s`, `F5`.
    public var key: String
    /// `assign SBA`; empty unbinds the key.
    public var command: String
    /// Where it stands in its file, from 1.
    public var line: Int?

    public init(context: String, key: String, command: String, line: Int? = nil) {
        self.context = context
        self.key = key
        self.command = command
        self.line = line
    }
}

/// Which key runs which command, by context.
struct Keymap: Equatable, Sendable {
    /// A command with its argument, `assign SBA` parted.
    struct Bound: Equatable, Sendable {
        var command: String
        var argument = ""
    }

    private var table: [KeyContext: [Key: Bound]] = [:]

    init(_ entries: [(KeyContext, String, String)]) {
        for (context, keys, command) in entries {
            for name in keys.split(separator: " ") {
                guard let key = Key(name: String(name)) else { continue }
                table[context, default: [:]][key] = Self.parted(command)
            }
        }
    }

    /// What a key does in the first of the contexts that binds it.
    func command(for key: Key, in contexts: [KeyContext]) -> Bound? {
        for context in contexts {
            if let bound = table[context]?[key] { return bound.command.isEmpty ? nil : bound }
        }
        return nil
    }

    /// Keys of a command in the contexts, by name, letters before others; a key taken by a more particular context
    /// is left out.
    func keys(for command: String, argument: String = "", in contexts: [KeyContext]) -> [String] {
        let wanted = Bound(command: command, argument: argument)
        let found = contexts.flatMap { context in
            (table[context] ?? [:]).filter { $0.value == wanted && self.command(for: $0.key, in: contexts) == wanted }
                .compactMap { $0.key.name }
        }
        return found.sorted { (Self.rank($0), $0) < (Self.rank($1), $1) }
    }

    private static func rank(_ name: String) -> Int {
        if name.unicodeScalars.count == 1, let only = name.unicodeScalars.first {
            return only.properties.isLowercase ? 0 : 1
        }
        if name == "Enter" { return 0 }
        return name == "Space" ? 1 : name.contains("-") ? 3 : 2
    }

    static func parted(_ text: String) -> Bound {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        return Bound(command: parts.first.map(String.init) ?? "", argument: parts.count > 1 ? String(parts[1]) : "")
    }

    /// All keys of a context.
    func bindings(in context: KeyContext) -> [Key: Bound] { table[context] ?? [:] }

    mutating func bind(_ key: Key, in context: KeyContext, to bound: Bound) {
        table[context, default: [:]][key] = bound
    }
}
