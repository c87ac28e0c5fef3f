internal import Desk
internal import Terminal

extension Keymap {
    /// The keys as they are without any file of one's own; vi keys and arrow keys side by side.
    static let standard: Keymap = {
        let screens = ScreenKind.allCases.flatMap { $0.screen.bindings }
        return Keymap(everywhere + dialogs + DecidingCommands.bindings + screens)
    }()

    private static let everywhere: [(KeyContext, String, String)] = [
        (.everywhere, "1", "inbox"), (.everywhere, "2", "board"), (.everywhere, "3", "units"),
        (.everywhere, "4", "outbox"), (.everywhere, "5", "accounts"), (.everywhere, "6", "moderation"),
        (.everywhere, "Tab", "next-screen"),
        (.everywhere, "Shift-Tab", "previous-screen"),
        (.everywhere, "?  F1", "help"), (.everywhere, "Ctrl-p", "palette"), (.everywhere, ":", "command"),
        (.everywhere, "u", "undo"), (.everywhere, "U Ctrl-r", "redo"), (.everywhere, "q", "leave"),
        (.everywhere, "Esc", "back"), (.everywhere, "Ctrl-z", "suspend"), (.everywhere, "Ctrl-l", "repaint"),
        (.everywhere, "Ctrl-c", "leave"),
        (.everywhere, "a", "assign"), (.everywhere, "r", "reply"), (.everywhere, "c", "claim"),
        (.everywhere, "C", "release"), (.everywhere, "x", "close"), (.everywhere, "X", "reopen"),
        (.everywhere, "z", "snooze"), (.everywhere, "Z", "wake"), (.everywhere, "t", "tag"), (.everywhere, "n", "note"),
        (.everywhere, "d", "spam"), (.everywhere, "p", "priority"), (.everywhere, "b", "merge"),
        (.everywhere, "w", "why"), (.everywhere, "m", "moderate"), (.everywhere, "W", "wait"),
        (.everywhere, "y", "copy"), (.everywhere, "!", "flood"),
    ]

    private static let dialogs: [(KeyContext, String, String)] = [
        (.dialog, "Enter", "accept"), (.dialog, "Esc Ctrl-c", "cancel"), (.dialog, "Down Ctrl-n", "next"),
        (.dialog, "Up Ctrl-p", "previous"), (.dialog, "PageDown", "next-page"), (.dialog, "PageUp", "previous-page"),
        (.dialog, "Tab", "complete"),
        (.input, "Enter", "accept"), (.input, "Esc Ctrl-c", "cancel"),
    ]

    /// The standard keys with a person's own over them. Throws every fault at once, each with its line.
    static func with(_ bindings: [KeyBinding]) throws(KeymapError) -> Keymap {
        var map = Keymap.standard
        var faults: [String] = []
        var taken: [String: KeyBinding] = [:]
        for binding in bindings {
            guard let context = KeyContext(rawValue: binding.context) else {
                faults.append(binding.fault("no such context “\(binding.context)”; known are " + Self.contextNames))
                continue
            }
            guard let key = Key(name: binding.key), let name = key.name else {
                faults.append(binding.fault("no such key “\(binding.key)”; write j, Ctrl-s, Alt-x, PageDown or F5"))
                continue
            }
            let bound = Keymap.parted(binding.command)
            guard bound.command.isEmpty || CommandList.named(bound.command) != nil else {
                faults.append(binding.fault("no such command “\(bound.command)”; `:` and Tab show all"))
                continue
            }
            if let other = taken["\(context) \(name)"] {
                faults.append(binding.fault("\(name) is bound to “\(other.command)” already\(other.place)"))
                continue
            }
            taken["\(context) \(name)"] = binding
            map.bind(key, in: context, to: bound)
        }
        guard faults.isEmpty else { throw KeymapError(faults: faults) }
        return map
    }

    private static var contextNames: String { KeyContext.allCases.map(\.rawValue).joined(separator: ", ") }
}

/// Why a keymap cannot be used; nothing of it is.
public struct KeymapError: Error, Equatable, Sendable, CustomStringConvertible {
    /// One line each, with the line number where it is known.
    public let faults: [String]

    public var description: String { faults.joined(separator: "\n") }
}

extension KeyBinding {
    /// Reads lines `context key = command`; `#` begins a comment. Faults name the line.
    public static func parse(_ text: String) throws(KeymapError) -> [KeyBinding] {
        var bindings: [KeyBinding] = []
        var faults: [String] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = String(line).trimmed
            if line.isEmpty || line.hasPrefix("#") { continue }
            if let binding = KeyBinding(line: line, number: index + 1) {
                bindings.append(binding)
            } else {
                faults.append("line \(index + 1): write “context key = command”, such as “inbox j = down”")
            }
        }
        guard faults.isEmpty else { throw KeymapError(faults: faults) }
        return bindings
    }

    private init?(line: String, number: Int) {
        // The key itself may be `=`, so the sign is looked for behind the key.
        guard let blank = line.firstIndex(of: " ") else { return nil }
        let rest = String(line[blank...]).trimmed
        guard let sign = rest.dropFirst().firstIndex(of: "=") else { return nil }
        let key = String(rest[..<sign]).trimmed
        guard !key.isEmpty else { return nil }
        self.init(
            context: String(line[..<blank]), key: key, command: String(rest[rest.index(after: sign)...]).trimmed,
            line: number)
    }

    fileprivate func fault(_ text: String) -> String { (line.map { "line \($0): " } ?? "\(context) \(key): ") + text }

    fileprivate var place: String { line.map { " in line \($0)" } ?? "" }
}
