/// One of the terminal's sixteen colours, or its own default.
public enum Colour: String, CaseIterable, Hashable, Sendable {
    case standard = "default"
    case black, red, green, yellow, blue, magenta, cyan, white
    case brightBlack = "bright-black"
    case brightRed = "bright-red"
    case brightGreen = "bright-green"
    case brightYellow = "bright-yellow"
    case brightBlue = "bright-blue"
    case brightMagenta = "bright-magenta"
    case brightCyan = "bright-cyan"
    case brightWhite = "bright-white"

    /// The number the terminal knows: -1 is its default, 0–7 plain, 8–15 bright.
    public var number: Int {
        (Self.allCases.firstIndex(of: self) ?? 0) - 1
    }
}

/// How a role looks.
public struct Look: Hashable, Sendable {
    public var foreground: Colour
    public var background: Colour
    public var attributes: Attributes

    public init(_ foreground: Colour = .standard, on background: Colour = .standard, _ attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The look with a style's own attributes: added, but reverse upon reverse is plain again.
    func with(_ more: Attributes) -> Look {
        let reverse = attributes.intersection(.reverse).symmetricDifference(more.intersection(.reverse))
        let others = attributes.union(more).subtracting(.reverse)
        return Look(foreground, on: background, others.union(reverse))
    }
}

extension Attributes {
    /// The names theme files may use.
    static let names: [(name: String, attribute: Attributes)] = [
        ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse),
    ]

    /// The attribute of a name in a theme file.
    init?(name: some StringProtocol) {
        guard let found = Self.names.first(where: { $0.name == name }) else { return nil }
        self = found.attribute
    }
}
