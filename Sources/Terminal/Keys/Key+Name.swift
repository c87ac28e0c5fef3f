extension Key {
    /// The key's name in keymap files and hints: `j`, `Ctrl-s`, `Alt-x`, `PageDown`, `F5`. Nil for mouse, paste and
    /// unknown sequences, which cannot be bound.
    public var name: String? {
        switch self {
        case .char(" "): "Space"
        case .char(let scalar): String(Character(scalar))
        case .ctrl(" "): "Ctrl-Space"
        case .ctrl(let scalar): "Ctrl-" + String(Character(scalar))
        case .alt(let scalar): "Alt-" + (Self.altNames[scalar] ?? String(Character(scalar)))
        case .function(let number): "F\(number)"
        case .mouse, .paste, .pasteTooLong, .unknown: nil
        default: Self.named.first { $0.key == self }?.name
        }
    }

    /// The key of a name, upper and lower case alike except for single letters. Nil when there is no such key.
    public init?(name: String) {
        let scalars = Array(name.unicodeScalars)
        if scalars.count == 1, let only = scalars.first, only.value > 0x20, only.value != 0x7F {
            self = .char(only)
            return
        }
        let lowered = name.lowercased()
        if let known = Self.named.first(where: { $0.name.lowercased() == lowered }) {
            self = known.key
        } else if let key = Self.function(lowered) ?? Self.combined(name, lowered) {
            self = key
        } else {
            return nil
        }
    }

    private static let named: [(key: Key, name: String)] = [
        (.enter, "Enter"), (.escape, "Escape"), (.escape, "Esc"), (.tab, "Tab"), (.backTab, "Shift-Tab"),
        (.backTab, "BackTab"), (.backspace, "Backspace"), (.up, "Up"), (.down, "Down"), (.left, "Left"),
        (.right, "Right"), (.home, "Home"), (.end, "End"), (.pageUp, "PageUp"), (.pageDown, "PageDown"),
        (.insert, "Insert"), (.delete, "Delete"), (.char(" "), "Space"), (.ctrl(" "), "Ctrl-Space"),
    ]

    private static let altNames: [Unicode.Scalar: String] = ["\r": "Enter", "\u{7F}": "Backspace", " ": "Space"]

    private static func function(_ lowered: String) -> Key? {
        guard lowered.hasPrefix("f"), let number = Int(lowered.dropFirst()), (1...20).contains(number) else {
            return nil
        }
        return .function(number)
    }

    private static func combined(_ name: String, _ lowered: String) -> Key? {
        if lowered.hasPrefix("ctrl-") { return control(lowered.dropFirst(5)) }
        guard lowered.hasPrefix("alt-") else { return nil }
        let rest = String(name.dropFirst(4))
        if let known = altNames.first(where: { $0.value.lowercased() == rest.lowercased() }) { return .alt(known.key) }
        guard rest.unicodeScalars.count == 1, let only = rest.unicodeScalars.first, only.value > 0x20 else {
            return nil
        }
        return .alt(only)
    }

    /// The keys a terminal can send with Ctrl: `Ctrl-i`, `Ctrl-m`, `Ctrl-j`, `Ctrl-h` and `Ctrl-[` are Tab, Enter,
    /// Enter, Backspace and Escape there and have no name of their own.
    private static func control(_ rest: Substring) -> Key? {
        guard rest.unicodeScalars.count == 1, let only = rest.unicodeScalars.first else { return nil }
        switch only {
        case "h", "i", "j", "m": return nil
        case "a"..."z", "\\", "]", "^", "_": return .ctrl(only)
        default: return nil
        }
    }
}
