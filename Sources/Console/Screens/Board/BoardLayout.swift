internal import Desk
internal import Terminal

/// How the board's area is parted: heading, offices, a rule, the soonest clocks.
struct BoardLayout: Equatable {
    let heading: Int
    let cells: Area
    let rule: Int?
    let list: Area
    /// The first office shown.
    let firstRow: Int
    /// Columns of the name, and of each number, the first one being wider.
    let name: Int
    let first: Int
    let number: Int
    /// Whether there is room for the sparkline.
    let hasFulfilment: Bool

    init(_ app: AppState) { self.init(View.body(of: app.size), app.board) }

    init(_ area: Area, _ board: BoardState) {
        heading = area.row
        let rest = area.split(top: 1).1
        let half = max(1, rest.height / 2)
        let wanted = min(max(1, board.rows.count), max(half, rest.height - 1 - board.lines.count - 1))
        let (cells, below) = rest.split(top: min(wanted, rest.height))
        self.cells = cells
        rule = below.height > 1 ? below.row : nil
        list = below.height > 1 ? below.split(top: 1).1 : below
        firstRow = min(max(0, board.row - cells.height + 1), max(0, board.rows.count - cells.height))
        hasFulfilment = area.width >= 76
        if area.width >= 66 {
            (name, first, number) = (13 + max(0, min(20, area.width - 80)), 12, 8)
        } else {
            let each = max(4, (area.width - 9) / 6)
            (name, first, number) = (max(4, area.width - each * 6 - 1), each, each)
        }
    }

    /// Where a column begins.
    func start(_ column: BoardState.Column) -> Int {
        column == .overdue ? 1 + name : 1 + name + first + (column.rawValue - 1) * number
    }

    func width(_ column: BoardState.Column) -> Int { column == .overdue ? first : number }
    /// Where the sparkline begins.
    var fulfilmentStart: Int { 1 + name + first + 5 * number + 1 }
}
