/// One column of the screen: a letter with up to four marks over it, its style, and how wide it is. 24 bytes.
public struct Cell: Hashable, Sendable {
    // Two marks of 32 bits in each word, the first in the low half; zero is none.
    private var firstMarks: UInt64 = 0
    private var lastMarks: UInt64 = 0
    /// The letter's scalar value; only the gate and the frame make cells, so it is always safe to show.
    let scalar: UInt32
    /// Role and attributes.
    public var style: Style
    /// 1 or 2 columns; 0 for the second half of a letter of two.
    public let columns: UInt8

    init(scalar: UInt32, style: Style, columns: Int) {
        self.scalar = scalar
        self.style = style
        self.columns = UInt8(truncatingIfNeeded: columns)
    }

    /// A blank of a style.
    static func blank(_ style: Style) -> Cell { Cell(scalar: 0x20, style: style, columns: 1) }

    /// The second half of a wide letter.
    static func continuation(of cell: Cell) -> Cell { Cell(scalar: 0x20, style: cell.style, columns: 0) }

    var isBlank: Bool { scalar == 0x20 && columns == 1 && firstMarks == 0 }

    /// How many marks are drawn over one letter at most; curses keeps no more (CCHARW_MAX - 1).
    static let markLimit = 4

    /// Adds a mark if there is room; further ones are left out.
    mutating func add(mark: UInt32) {
        let mark = UInt64(mark)
        if firstMarks == 0 {
            firstMarks = mark
        } else if firstMarks >> 32 == 0 {
            firstMarks |= mark << 32
        } else if lastMarks == 0 {
            lastMarks = mark
        } else if lastMarks >> 32 == 0 {
            lastMarks |= mark << 32
        }
    }

    /// The marks in order; unused ones are zero.
    var marks: (UInt32, UInt32, UInt32, UInt32) {
        (
            UInt32(truncatingIfNeeded: firstMarks), UInt32(truncatingIfNeeded: firstMarks >> 32),
            UInt32(truncatingIfNeeded: lastMarks), UInt32(truncatingIfNeeded: lastMarks >> 32)
        )
    }

    /// The letter and its marks as text; empty for the second half of a wide letter.
    public var text: String {
        guard columns > 0 else { return "" }
        var scalars = String.UnicodeScalarView()
        let (first, second, third, fourth) = marks
        for value in [scalar, first, second, third, fourth] where value != 0 {
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
