/// Collects the cells of one line: bounds it, keeps tab stops, and cuts it with an ellipsis.
///
/// Invariants:
/// 1. `cells.count` never exceeds `limit`.
/// 2. A cell of two columns is always followed by its continuation.
/// 3. After `isCut` nothing more is added.
struct CellBuilder {
    private(set) var cells: [Cell] = []
    private(set) var isCut = false
    private let limit: Int
    private let style: Style
    private var lastIsHidden = false
    /// Where the letter stands that the next combining mark belongs to; nil after a placeholder or at the start.
    private var markable: Int?

    init(limit: Int, style: Style) {
        self.limit = limit
        self.style = style
    }

    mutating func reserve(_ count: Int) {
        cells.reserveCapacity(min(limit, count))
    }

    mutating func letter(_ scalar: UInt32, columns: Int) {
        append(Cell(scalar: scalar, style: style, columns: columns), columns: columns)
    }

    /// A plain letter of one column: the path nearly all text takes.
    mutating func ascii(_ byte: UInt8) {
        guard cells.count < limit else { return isCut = true }
        markable = cells.count
        lastIsHidden = false
        cells.append(Cell(scalar: UInt32(byte), style: style, columns: 1))
    }

    /// A mark over the letter before; without a letter it is shown as hidden, so that it cannot join its neighbour.
    mutating func mark(_ scalar: UInt32, otherwise sign: UInt32) {
        guard let place = markable else { return hidden(sign) }
        cells[place].add(mark: scalar)
    }

    /// A stand-in for something that must not reach the terminal, in reverse so that text cannot fake it.
    mutating func placeholder(_ scalar: UInt32) {
        append(Cell(scalar: scalar, style: style.asPlaceholder, columns: 1), columns: 1)
        markable = nil
    }

    /// One visible sign for a run of invisible scalars.
    mutating func hidden(_ scalar: UInt32) {
        guard !lastIsHidden else { return }
        placeholder(scalar)
        lastIsHidden = true
    }

    mutating func tab(every stop: Int) {
        let count = stop - cells.count % stop
        for _ in 0..<count { ascii(0x20) }
    }

    private mutating func append(_ cell: Cell, columns: Int) {
        guard cells.count + columns <= limit else { return isCut = true }
        markable = cells.count
        lastIsHidden = false
        cells.append(cell)
        if columns == 2 { cells.append(Cell.continuation(of: cell)) }
    }

    /// The line, with an ellipsis as its last cell when text had to be left out.
    func finished(ellipsis: UInt32) -> [Cell] {
        guard isCut, limit > 0 else { return cells }
        var kept = cells
        while kept.count > limit - 1 { kept.removeLast() }
        if let last = kept.last, last.columns == 2 { kept.removeLast() }
        kept.append(Cell(scalar: ellipsis, style: style, columns: 1))
        return kept
    }
}
