/// On which side of its room a text stands.
public enum Alignment: Sendable {
    case leading
    case trailing
}

extension Frame {
    /// Writes a text of our own at a place, cut with an ellipsis to `width` columns and to the row.
    ///
    /// Places outside the frame are left alone. Returns the column behind the text.
    @discardableResult
    public mutating func put(
        _ text: String, row: Int, column: Int, width: Int = .max, style: Style = .plain,
        align: Alignment = .leading
    ) -> Int {
        guard let room = room(row: row, column: column, width: width) else { return column }
        return place(gate.cells(text, style: style, limit: room), row: row, column: column, room: room, align: align)
    }

    /// Writes foreign text at a place, in the same way.
    @discardableResult
    public mutating func put(
        _ text: UntrustedText, row: Int, column: Int, width: Int = .max, style: Style = .plain,
        align: Alignment = .leading
    ) -> Int {
        guard let room = room(row: row, column: column, width: width) else { return column }
        return place(gate.cells(text, style: style, limit: room), row: row, column: column, room: room, align: align)
    }

    /// Writes cells from the gate, such as a wrapped line, clipped to the row. The column behind them.
    @discardableResult
    public mutating func put(_ cells: [Cell], row: Int, column: Int) -> Int {
        write(cells[...], row: row, column: column)
    }

    /// Blanks a range of columns in a style.
    public mutating func fill(row: Int, columns: Range<Int>? = nil, style: Style) {
        fill(.blank(style), row: row, columns: columns ?? 0..<size.width)
    }

    /// A horizontal line, `─` or `-`.
    public mutating func horizontalLine(row: Int, columns: Range<Int>? = nil, style: Style = Style(.border)) {
        let scalar: UInt32 = gate.isUnicode ? 0x2500 : 0x2D
        fill(Cell(scalar: scalar, style: style, columns: 1), row: row, columns: columns ?? 0..<size.width)
    }

    /// A vertical line, `│` or `|`, over a range of rows.
    public mutating func verticalLine(column: Int, rows: Range<Int>, style: Style = Style(.border)) {
        let scalar: UInt32 = gate.isUnicode ? 0x2502 : 0x7C
        for row in rows.clamped(to: 0..<size.height) {
            fill(Cell(scalar: scalar, style: style, columns: 1), row: row, columns: column..<column + 1)
        }
    }

    /// Gives a range of columns a role and keeps letters and attributes: how a selected row is marked.
    public mutating func restyle(row: Int, columns: Range<Int>? = nil, role: Role) {
        change(row: row, columns: columns ?? 0..<size.width) { $0.role = role }
    }

    /// Adds attributes to a range of columns.
    public mutating func add(_ attributes: Attributes, row: Int, columns: Range<Int>) {
        change(row: row, columns: columns) { $0.attributes.formUnion(attributes) }
    }

    private func room(row: Int, column: Int, width: Int) -> Int? {
        guard contains(row: row, column: column), width > 0 else { return nil }
        return min(width, size.width - column)
    }

    private mutating func place(_ line: [Cell], row: Int, column: Int, room: Int, align: Alignment) -> Int {
        let start = align == .leading ? column : column + room - line.count
        return write(line[...], row: row, column: start)
    }
}

extension Frame {
    /// The letters of the frame, one line a row, without trailing blanks: for tests and for saving a picture.
    public func plainText() -> String {
        var rows: [String] = []
        for index in 0..<size.height {
            let cells = row(index)
            let end = cells.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? cells.startIndex
            rows.append(cells[cells.startIndex..<end].map(\.text).joined())
        }
        return rows.joined(separator: "\n")
    }
}
