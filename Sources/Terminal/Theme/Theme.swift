/// The look of every role.
public struct Theme: Hashable, Sendable {
    /// The theme's name, as in its file's name.
    public let name: String
    private var looks: [Look]

    /// A theme in which every role looks like running text.
    init(blankNamed name: String) {
        self.name = name
        looks = Array(repeating: Look(), count: Role.allCases.count)
    }

    init(name: String, inheriting base: Theme) {
        self.name = name
        looks = base.looks
    }

    /// The look of a role.
    public subscript(role: Role) -> Look {
        get { looks[Int(role.rawValue)] }
        set { looks[Int(role.rawValue)] = newValue }
    }

    /// Sixteen colours that can be read on the terminal's own background, be it black or white.
    public static let standard = builtIn("default")
    /// Without colour: bold, underline, dim and reverse carry the meaning. For `NO_COLOR` and monochrome terminals.
    public static let mono = builtIn("mono")

    private static func builtIn(_ name: String) -> Theme {
        (try? ThemeSource.resolve(name, among: ThemeSource.builtIn)) ?? Theme(blankNamed: name)
    }
}
