internal import Desk
internal import Terminal

/// How the area of a case is parted; the same for drawing and for scrolling.
struct CaseLayout: Equatable, Sendable {
    /// Clocks, unit, clerk, tags; none on the smallest screens.
    let facts: Area
    /// The rule under the facts, where there is room.
    let factsRule: Int?
    let thread: Area
    let composeRule: Int?
    /// To whom, where, how long.
    let composeHead: Int?
    /// What changed meanwhile.
    let holdRow: Int?
    let text: Area

    /// Lines longer than this many columns are hard to read.
    static let widest = 110

    init(_ area: Area, isComposing: Bool, isHeld: Bool) {
        let isNarrow = area.width < 60
        let factRows = area.height >= 14 && isNarrow ? 2 : area.height >= 7 ? 1 : 0
        let (facts, below) = area.split(top: factRows)
        self.facts = facts
        let hasRule = area.height >= 10
        factsRule = hasRule ? below.row : nil
        var rest = hasRule ? below.split(top: 1).1 : below
        rest.width = min(rest.width, Self.widest)
        guard isComposing else {
            (thread, composeRule, composeHead, holdRow) = (rest, nil, nil, nil)
            text = Area(row: area.row + area.height, column: area.column, width: area.width, height: 0)
            return
        }
        let extra = (area.height >= 10 ? 1 : 0) + 1 + (isHeld ? 1 : 0)
        let wanted = max(area.height / 3, min(3, rest.height - extra - 1), 1)
        let threadRows = max(0, rest.height - extra - wanted)
        let (thread, writing) = rest.split(top: threadRows)
        self.thread = thread
        var row = writing.row
        composeRule = area.height >= 10 ? row : nil
        row += composeRule == nil ? 0 : 1
        composeHead = row
        row += 1
        holdRow = isHeld ? row : nil
        row += isHeld ? 1 : 0
        text = Area(
            row: row, column: area.column + 1, width: max(2, rest.width - 2),
            height: max(1, area.row + area.height - row))
    }
}

extension AppState {
    /// The case's layout on the screen as it is now.
    func caseLayout(_ state: CaseState) -> CaseLayout {
        CaseLayout(
            View.body(of: size), isComposing: state.compose != nil, isHeld: state.compose?.hold != nil)
    }

    /// Measures texts without a terminal; the screen itself draws with the terminal's own widths.
    var roughGate: Gate {
        Gate(
            isUnicode: marks.isUnicode,
            width: CellWidth { value in
                Unicode.Scalar(value).map { TextArea.columns(Character($0)) } ?? -1
            })
    }
}
