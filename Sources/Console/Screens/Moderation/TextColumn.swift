internal import Terminal

/// Lines for a column of the screen, made by the gate and wrapped to its width.
struct TextColumn {
    let gate: Gate
    let width: Int
    private(set) var lines: [[Cell]] = []

    init(gate: Gate, width: Int) {
        self.gate = gate
        self.width = max(4, width)
    }

    /// Lines of one text; what follows a line break within it is moved in as well.
    mutating func add(
        _ text: String, _ role: Role = .text, _ attributes: Attributes = [], indent: Int = 0, limit: Int = .max
    ) {
        let blank = gate.cells(String(repeating: " ", count: indent))
        // What nobody will see is not laid out.
        let text = limit == .max ? text : String(text.prefix(limit * width * 2))
        let found = gate.lines(
            UntrustedText(text), width: max(2, width - indent), style: Style(role, attributes), limit: limit)
        lines += found.map { blank + $0 }
    }

    /// One line, cut where it is too long.
    mutating func line(_ text: String, _ role: Role = .text, _ attributes: Attributes = []) {
        lines.append(gate.cells(UntrustedText(text), style: Style(role, attributes), limit: width))
    }

    mutating func add(_ cells: [[Cell]]) { lines += cells }
    mutating func gap() { if lines.last?.isEmpty == false { lines.append([]) } }
    mutating func head(_ text: String) { line(text, .title, .bold) }

    /// A part of a line that is not broken.
    struct Part {
        var text: String
        var role: Role = .text
        var attributes: Attributes = []
    }

    /// Words with their keys one after another, as many in a line as there is room for.
    mutating func flow(_ parts: [[Part]], indent: Int = 1) {
        let blank = gate.cells(String(repeating: " ", count: indent))
        var line = blank
        for part in parts {
            let cells = part.flatMap { gate.cells(UntrustedText($0.text), style: Style($0.role, $0.attributes)) }
            if line.count > indent, line.count + 2 + cells.count > width {
                lines.append(line)
                line = blank
            }
            if line.count > indent { line += gate.cells("  ") }
            line += cells.prefix(max(1, width - line.count))
        }
        if line.count > indent { lines.append(line) }
    }

    /// Two parts in a line, each cut to its half.
    mutating func pairs(_ parts: [[Part]], indent: Int = 1) {
        let half = max(4, (width - indent - 1) / 2)
        for start in stride(from: 0, to: parts.count, by: 2) {
            var line = gate.cells(String(repeating: " ", count: indent))
            for part in parts[start..<min(start + 2, parts.count)] {
                let column = line.count
                for (index, piece) in part.enumerated() {
                    let room = half - (line.count - column)
                    let style = Style(piece.role, piece.attributes)
                    line += gate.cells(UntrustedText(piece.text), style: style, limit: index == 0 ? half : max(0, room))
                }
                line += gate.cells(String(repeating: " ", count: max(0, half + 1 - (line.count - column))))
            }
            lines.append(line)
        }
    }

    /// Draws from a line on; what is left out below is counted at the lower right.
    static func draw(_ lines: [[Cell]], from scroll: Int, in area: Area, on frame: inout Frame) {
        guard !area.isEmpty else { return }
        let first = min(max(0, scroll), max(0, lines.count - area.height))
        for (line, row) in zip(lines.dropFirst(first), area.rows) {
            frame.put(Array(line.prefix(area.width)), row: row, column: area.column)
        }
        let left = lines.count - first - area.height
        guard left > 0, area.height > 1 else { return }
        let sign = " " + (frame.gate.isUnicode ? "↓" : "v") + "\(left)"
        frame.put(
            sign, row: area.row + area.height - 1, column: area.column, width: area.width,
            style: Style(.hint, .reverse),
            align: .trailing)
    }
}
