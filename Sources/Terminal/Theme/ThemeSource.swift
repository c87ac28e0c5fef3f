/// A theme as it stands in its file, before names are understood.
///
/// ```toml
/// name = "evening"
/// inherits = "default"
/// [roles]
/// overdue = { foreground = "red", attributes = "bold" }
/// ```
/// A role that is not named is inherited; of a named role, a key that is not given is inherited too. Keys are
/// `foreground`, `background` (names of `Colour`) and `attributes` (names with blanks between; empty for none).
public struct ThemeSource: Equatable, Sendable {
    public let name: String
    public let inherits: String?
    public let roles: [String: [String: String]]

    public init(name: String, inherits: String? = nil, roles: [String: [String: String]]) {
        self.name = name
        self.inherits = inherits
        self.roles = roles
    }

    /// The theme of a name, with what it inherits. Throws `ThemeError` for the first fault, in the order of role names.
    public static func resolve(_ name: String, among sources: [ThemeSource]) throws(ThemeError) -> Theme {
        var chain: [ThemeSource] = []
        var wanted: String? = name
        while let next = wanted {
            guard let source = sources.last(where: { $0.name == next }) else {
                throw .unknownTheme(next, allowed: sources.map(\.name).sorted())
            }
            guard !chain.contains(where: { $0.name == next }) else {
                throw .circle(chain.map(\.name) + [next])
            }
            chain.append(source)
            wanted = source.inherits
        }
        var theme = Theme(blankNamed: name)
        for source in chain.reversed() { try source.apply(to: &theme) }
        return theme
    }

    private func apply(to theme: inout Theme) throws(ThemeError) {
        for (roleName, values) in roles.sorted(by: { $0.key < $1.key }) {
            guard let role = Role(name: roleName) else { throw .unknownRole(roleName, theme: name) }
            for (key, value) in values.sorted(by: { $0.key < $1.key }) {
                try set(key, to: value, in: &theme[role], role: roleName)
            }
        }
    }

    private func set(_ key: String, to value: String, in look: inout Look, role: String) throws(ThemeError) {
        switch key {
        case "foreground": look.foreground = try colour(value, role: role, key: key)
        case "background": look.background = try colour(value, role: role, key: key)
        case "attributes": look.attributes = try attributes(value, role: role)
        default: throw .unknownKey(key, role: role, theme: name)
        }
    }

    private func colour(_ value: String, role: String, key: String) throws(ThemeError) -> Colour {
        guard let colour = Colour(rawValue: value) else {
            throw .unknownColour(value, key: key, role: role, theme: name)
        }
        return colour
    }

    private func attributes(_ value: String, role: String) throws(ThemeError) -> Attributes {
        var attributes: Attributes = []
        for word in value.split(separator: " ") {
            guard let attribute = Attributes(name: word) else {
                throw .unknownAttribute(String(word), role: role, theme: name)
            }
            attributes.formUnion(attribute)
        }
        return attributes
    }
}

/// What is wrong with a theme, and where.
public enum ThemeError: Error, Equatable, Sendable {
    case unknownTheme(String, allowed: [String])
    case circle([String])
    case unknownRole(String, theme: String)
    case unknownKey(String, role: String, theme: String)
    case unknownColour(String, key: String, role: String, theme: String)
    case unknownAttribute(String, role: String, theme: String)
}

extension ThemeError: CustomStringConvertible {
    /// One line: theme, role, what is wrong, and the values that are allowed.
    public var description: String {
        switch self {
        case .unknownTheme(let name, let allowed):
            "no theme \(quoted(name)); there are \(allowed.joined(separator: ", "))"
        case .circle(let names):
            "themes inherit in a circle: \(names.map(quoted).joined(separator: " → "))"
        case .unknownRole(let role, let theme):
            "theme \(theme): no role \(quoted(role)); allowed: \(list(Role.allCases.map(\.name)))"
        case .unknownKey(let key, let role, let theme):
            "theme \(theme): \(role): no key \(quoted(key)); allowed: attributes, background, foreground"
        case .unknownColour(let value, let key, let role, let theme):
            "theme \(theme): \(role).\(key): no colour \(quoted(value)); "
                + "allowed: \(list(Colour.allCases.map(\.rawValue)))"
        case .unknownAttribute(let value, let role, let theme):
            "theme \(theme): \(role).attributes: no \(quoted(value)); allowed: \(list(Attributes.names.map(\.name)))"
        }
    }

    private func list(_ names: [String]) -> String { names.joined(separator: ", ") }

    /// A name from a file may hold anything; it is shown cleaned and short.
    private func quoted(_ name: String) -> String { "'\(PrintableText.cleaned(name, limit: 40))'" }
}
