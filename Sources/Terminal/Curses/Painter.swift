internal import CNcurses

/// Turns the difference of two frames into cells for curses.
///
/// Invariants:
/// 1. Only the changed part of a row is handed on, from its first changed cell to its last.
/// 2. A style is resolved once; colour pairs are asked of curses at the first use.
struct Painter {
    private let theme: Theme
    private let colours: Int
    private var resolved: [Paint?]
    private var scratch: [lotse_cell] = []

    private struct Paint {
        let pair: Int32
        let attributes: UInt8
    }

    init(theme: Theme) {
        self.theme = theme
        colours = Int(lotse_screen_colours())
        resolved = Array(repeating: nil, count: Role.allCases.count * Attributes.combinations)
    }

    /// Hands the changed cells to curses; `old` nil means all. True when there were any.
    mutating func put(_ new: Frame, over old: Frame?, rows: Int) -> Bool {
        var changed = false
        for row in 0..<min(rows, new.size.height) {
            let cells = new.row(row)
            guard let span = Self.change(in: cells, from: old?.row(row)) else { continue }
            changed = true
            put(cells[span], row: row, column: span.lowerBound - cells.startIndex)
        }
        return changed
    }

    /// The part of a row that differs; nil when nothing does. Never begins inside a wide letter.
    static func change(in cells: ArraySlice<Cell>, from old: ArraySlice<Cell>?) -> Range<Int>? {
        guard let old else { return cells.indices }
        let pairs = zip(cells.indices, zip(cells, old))
        guard var first = pairs.first(where: { $0.1.0 != $0.1.1 })?.0 else { return nil }
        var last = cells.endIndex - 1
        while cells[last] == old[old.startIndex + (last - cells.startIndex)] { last -= 1 }
        if cells[first].columns == 0, first > cells.startIndex { first -= 1 }
        return first..<last + 1
    }

    private mutating func put(_ cells: ArraySlice<Cell>, row: Int, column: Int) {
        scratch.removeAll(keepingCapacity: true)
        for cell in cells {
            let paint = paint(for: cell.style)
            scratch.append(
                lotse_cell(
                    base: cell.scalar, marks: cell.marks, pair: paint.pair, attributes: paint.attributes,
                    width: cell.columns))
        }
        lotse_screen_put(Int32(row), Int32(column), scratch, Int32(scratch.count))
    }

    private mutating func paint(for style: Style) -> Paint {
        let index = Int(style.role.rawValue) * Attributes.combinations + Int(style.attributes.rawValue & 15)
        if let known = resolved[index] { return known }
        let paint = resolve(theme[style.role].with(style.attributes))
        resolved[index] = paint
        return paint
    }

    private func resolve(_ look: Look) -> Paint {
        var attributes = look.attributes
        let foreground = number(look.foreground, brightens: &attributes)
        var ignored: Attributes = []
        let background = number(look.background, brightens: &ignored)
        let isPlain = foreground < 0 && background < 0
        let pair = isPlain ? 0 : lotse_screen_pair(Int32(foreground), Int32(background))
        // Where the pair cannot be had, a background must still stand out.
        if pair == 0, look.background != .standard { attributes.formSymmetricDifference(.reverse) }
        return Paint(pair: pair, attributes: attributes.rawValue)
    }

    /// The colour on this terminal: with eight colours, bright ones are bold, and grey is dim.
    private func number(_ colour: Colour, brightens attributes: inout Attributes) -> Int {
        guard colours < 16, colour.number >= 8 else { return colour.number }
        if colour == .brightBlack {
            attributes.insert(.dim)
            return -1
        }
        attributes.insert(.bold)
        return colour.number - 8
    }
}
