/// What a piece of the screen is. Themes give each role its look; screens name roles and never colours.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
    case text, title, dim, selected, marked
    case overdue, dueSoon, ok, paused, moderation
    case key, keyLabel, status, error, warning
    case input, border, unread, mine, link, note, hint

    /// The role's name in theme files: `due-soon`.
    public var name: String {
        var name = ""
        for character in "\(self)" {
            if character.isUppercase { name += "-" }
            name += character.lowercased()
        }
        return name
    }

    /// The role of a name in a theme file.
    public init?(name: String) {
        guard let found = Role.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}
