/// The size of a screen or a part of it, in cells.
public struct Size: Hashable, Sendable {
    public let width: Int
    public let height: Int

    /// A size in cells; below 1 counts as 1.
    public init(width: Int, height: Int) {
        self.width = max(1, width)
        self.height = max(1, height)
    }

    /// The size of the reference screens: 80 columns, 24 rows.
    public static let standard = Size(width: 80, height: 24)

    /// The smallest size on which screens are drawn; below it they show one plain line.
    public static let minimum = Size(width: 20, height: 5)

    /// True when screens can be drawn.
    public var isLargeEnough: Bool { width >= Self.minimum.width && height >= Self.minimum.height }
}

/// Where the terminal's own cursor stands. It sits on the focused row, so that braille and screen readers follow it.
public struct Cursor: Hashable, Sendable {
    public let row: Int
    public let column: Int
    /// False where a reversed row shows the place already; the hidden cursor still stands there.
    public let isVisible: Bool

    public init(row: Int, column: Int, isVisible: Bool = true) {
        self.row = row
        self.column = column
        self.isVisible = isVisible
    }
}
