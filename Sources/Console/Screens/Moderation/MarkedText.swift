internal import Terminal

/// A text of strangers with some of its places marked, by a style and by a sign at both ends, so that they can be told
/// without colours.
struct MarkedText {
    let gate: Gate
    let width: Int
    var style: Style = .plain

    /// Letters that are shown of one text.
    private static let longest = 20_000
    private static let sign = (open: "›", close: "‹")
    private static let plainSign = (open: ">", close: "<")

    /// The lines of a text; `ranges` are offsets in its UTF-8 and may reach beyond it or overlap.
    func lines(_ text: String, ranges: [Range<Int>], limit: Int = .max) -> [[Cell]] {
        let text = String(text.prefix(Self.longest))
        let ranges = ranges.filter { !$0.isEmpty }
        guard !ranges.isEmpty else {
            return gate.lines(UntrustedText(text), width: width, style: style, limit: limit)
        }
        let (signed, spans) = signed(text, ranges)
        var lines: [[Cell]] = []
        var place = 0
        for paragraph in Self.paragraphs(signed) where lines.count < limit {
            let own = spans.filter { $0.overlaps(place..<place + paragraph.utf8.count) }
            lines += wrapped(paragraph, own.map { $0.lowerBound - place..<$0.upperBound - place }, limit - lines.count)
            place += paragraph.utf8.count + 1
        }
        return lines
    }

    /// The text with signs around the places, and where these are now. Places are widened to whole letters.
    private func signed(_ text: String, _ ranges: [Range<Int>]) -> (String, [Range<Int>]) {
        let sign = gate.isUnicode ? Self.sign : Self.plainSign
        var out = ""
        var spans: [Range<Int>] = []
        var start: Int?
        var offset = 0
        for character in text {
            let end = offset + character.utf8.count
            // Lines are wrapped one by one, so a place never reaches over a line's end.
            let isEnd = Self.lineEnds.contains(character)
            let isMarked = !isEnd && ranges.contains { $0.lowerBound < end && $0.upperBound > offset }
            if isMarked, start == nil {
                start = out.utf8.count
                out += sign.open
            } else if !isMarked, let begun = start {
                out += sign.close
                spans.append(begun..<out.utf8.count)
                start = nil
            }
            out.append(isEnd ? "\n" : character)
            offset = end
        }
        if let begun = start {
            out += sign.close
            spans.append(begun..<out.utf8.count)
        }
        return (out, spans)
    }

    /// As the gate knows them.
    private static let lineEnds: Set<Character> = ["\n", "\r\n", "\u{2028}", "\u{2029}"]

    /// Parts between line ends. Each end counts one byte, so that offsets stay what they are.
    private static func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func wrapped(_ paragraph: String, _ spans: [Range<Int>], _ limit: Int) -> [[Cell]] {
        var lines = gate.lines(UntrustedText(paragraph), width: width, style: style, limit: limit)
        guard !spans.isEmpty else { return lines }
        let whole = gate.cells(UntrustedText(paragraph), style: style)
        let columns = spans.map { self.columns(of: $0, in: paragraph) }
        var place = 0
        for index in lines.indices {
            for column in lines[index].indices where columns.contains(where: { $0.contains(place + column) }) {
                lines[index][column].style.role = .moderation
                lines[index][column].style.attributes.formUnion([.bold, .underline])
            }
            place += lines[index].count
            // The blank at which a line was broken stands in no line.
            if whole.indices.contains(place), whole[place].text == " " { place += 1 }
        }
        return lines
    }

    private func columns(of span: Range<Int>, in paragraph: String) -> Range<Int> {
        func column(_ offset: Int) -> Int {
            gate.columns(UntrustedText(String(decoding: paragraph.utf8.prefix(max(0, offset)), as: UTF8.self)))
        }
        let start = column(span.lowerBound)
        return start..<max(start, column(span.upperBound))
    }
}
