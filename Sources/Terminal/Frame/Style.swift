/// How a cell looks: what it is (its role, which the theme turns into colours) and what stands out about it.
public struct Style: Hashable, Sendable {
    /// What the text is; the theme decides the colours.
    public var role: Role
    /// What is added to the role's own attributes.
    public var attributes: Attributes

    /// A style of a role with attributes added to the theme's own.
    public init(_ role: Role, _ attributes: Attributes = []) {
        self.role = role
        self.attributes = attributes
    }

    /// Running text.
    public static let plain = Style(.text)

    /// The look of a stand-in for something not printable: reversed against its surroundings.
    var asPlaceholder: Style { Style(role, attributes.symmetricDifference(.reverse)) }
}

/// Attributes that every terminal with a screen can show in some way.
public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    public static let bold = Attributes(rawValue: 1)
    public static let dim = Attributes(rawValue: 2)
    public static let underline = Attributes(rawValue: 4)
    public static let reverse = Attributes(rawValue: 8)

    /// How many combinations there are.
    static let combinations = 16
}
