extension Gate {
    /// The lines of a foreign body: broken at its line ends and, at blanks where possible, to `width` columns.
    ///
    /// At most `limit` lines; the last one then ends in an ellipsis. `width` is at least 2.
    public func lines(_ text: UntrustedText, width: Int, style: Style = .plain, limit: Int = .max) -> [[Cell]] {
        wrapped(text.storedForm, width: width, style: style, limit: limit)
    }

    /// The lines of a text of our own, broken in the same way.
    public func lines(_ text: String, width: Int, style: Style = .plain, limit: Int = .max) -> [[Cell]] {
        wrapped(text, width: width, style: style, limit: limit)
    }

    private func wrapped(_ text: String, width: Int, style: Style, limit: Int) -> [[Cell]] {
        let width = max(2, width)
        var lines: [[Cell]] = []
        for paragraph in LineSplitting.paragraphs(of: text) {
            append(cells(String(paragraph), style: style)[...], width: width, limit: limit, to: &lines)
            if lines.count > limit { return shortened(lines, to: limit, width: width, style: style) }
        }
        return lines
    }

    private func append(_ paragraph: ArraySlice<Cell>, width: Int, limit: Int, to lines: inout [[Cell]]) {
        var rest = paragraph
        while rest.count > width, lines.count <= limit {
            let (end, next) = LineSplitting.breaking(rest, width: width)
            lines.append(Array(rest[rest.startIndex..<end]))
            rest = rest[next...]
        }
        lines.append(Array(rest))
    }

    private func shortened(_ lines: [[Cell]], to limit: Int, width: Int, style: Style) -> [[Cell]] {
        guard limit > 0 else { return [] }
        var kept = Array(lines[..<limit])
        var last = kept[limit - 1]
        while last.count > width - 1 { last.removeLast() }
        if let end = last.last, end.columns == 2 { last.removeLast() }
        last.append(Cell(scalar: ellipsis.value, style: style, columns: 1))
        kept[limit - 1] = last
        return kept
    }
}

/// Where lines end and where they may be broken.
enum LineSplitting {
    /// The parts between LF, CR LF, U+2028 and U+2029; a lone CR stays in its line, where the gate shows it.
    static func paragraphs(of text: String) -> [Substring.UnicodeScalarView] {
        let scalars = text[...].unicodeScalars
        return scalars.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd).map(withoutReturn)
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar.value == 0x2028 || scalar.value == 0x2029
    }

    private static func withoutReturn(_ line: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
        line.last == "\r" ? line.dropLast() : line
    }

    /// Where a line of `width` columns ends and where the next one begins.
    static func breaking(_ cells: ArraySlice<Cell>, width: Int) -> (end: Int, next: Int) {
        let start = cells.startIndex
        let limit = start + width
        // A blank just behind the last column is a good place too.
        if let blank = cells[start...limit].lastIndex(where: \.isBlank), blank > start {
            return (blank, blank + 1)
        }
        let end = cells[limit].columns == 0 ? limit - 1 : limit
        return (end, end)
    }
}
