/// One picture of the whole screen: a grid of cells and where the cursor stands.
///
/// Invariants:
/// 1. Every row has `size.width` cells.
/// 2. A cell of two columns is followed by its continuation, and a continuation follows one; writing over half of a
///    wide letter blanks the other half.
/// 3. Text comes in through the gate only.
public struct Frame: Sendable {
    /// Size in cells.
    public let size: Size
    /// The gate all text passes.
    public let gate: Gate
    /// Where the terminal's cursor stands; nil leaves it hidden in the last row.
    public var cursor: Cursor?
    private var cells: [Cell]

    /// An empty frame.
    public init(size: Size, gate: Gate) {
        self.size = size
        self.gate = gate
        cells = Array(repeating: .blank(.plain), count: size.width * size.height)
    }

    /// The cell at a place within the frame.
    public func cell(row: Int, column: Int) -> Cell {
        precondition(contains(row: row, column: column), "no such place in the frame")
        return cells[row * size.width + column]
    }

    /// The cells of a row within the frame.
    public func row(_ row: Int) -> ArraySlice<Cell> {
        cells[row * size.width..<(row + 1) * size.width]
    }

    /// True when the frame has such a place.
    public func contains(row: Int, column: Int) -> Bool {
        row >= 0 && row < size.height && column >= 0 && column < size.width
    }

    /// Writes cells made by the gate into a row; what does not fit is left out. The column behind them.
    mutating func write(_ line: ArraySlice<Cell>, row: Int, column: Int) -> Int {
        guard contains(row: row, column: column), !line.isEmpty else { return column }
        let start = row * size.width + column
        let end = min(start + line.count, (row + 1) * size.width)
        mend(before: start, behind: end, endOfRow: (row + 1) * size.width)
        var place = start
        for cell in line.prefix(end - start) {
            cells[place] = cell
            place += 1
        }
        if cells[end - 1].columns == 2 { cells[end - 1] = .blank(cells[end - 1].style) }
        return column + (end - start)
    }

    /// Sets one cell over a range of columns.
    mutating func fill(_ cell: Cell, row: Int, columns: Range<Int>) {
        let columns = columns.clamped(to: 0..<size.width)
        guard row >= 0, row < size.height, !columns.isEmpty else { return }
        let base = row * size.width
        mend(before: base + columns.lowerBound, behind: base + columns.upperBound, endOfRow: base + size.width)
        for column in columns { cells[base + column] = cell }
    }

    /// Gives a range of columns another style and keeps the letters.
    mutating func change(row: Int, columns: Range<Int>, _ body: (inout Style) -> Void) {
        let columns = columns.clamped(to: 0..<size.width)
        guard row >= 0, row < size.height else { return }
        for column in columns { body(&cells[row * size.width + column].style) }
    }

    private mutating func mend(before start: Int, behind end: Int, endOfRow: Int) {
        if cells[start].columns == 0 { cells[start - 1] = .blank(cells[start - 1].style) }
        if end < endOfRow, cells[end].columns == 0 { cells[end] = .blank(cells[end].style) }
    }
}

extension Frame: Equatable {
    /// Same size, cells and cursor; the gate is not compared.
    public static func == (left: Frame, right: Frame) -> Bool {
        left.size == right.size && left.cursor == right.cursor && left.cells == right.cells
    }
}
