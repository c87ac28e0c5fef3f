internal import Terminal

/// One line of text being typed. Letters are characters, so a cursor never stands within an accent.
struct LineEditor: Equatable, Sendable {
    private(set) var characters: [Character]
    /// Before which character the cursor stands.
    private(set) var cursor: Int

    /// A line with the cursor behind it.
    init(_ text: String = "") {
        characters = Array(Self.oneLine(text).prefix(Self.longest))
        cursor = characters.count
    }

    /// Characters a line may have.
    static let longest = 4096

    var text: String { String(characters) }
    var isEmpty: Bool { characters.isEmpty }
    /// What stands before the cursor.
    var head: String { String(characters[..<cursor]) }

    /// Takes keys that edit; false when the key is none.
    mutating func take(_ key: Key) -> Bool {
        switch key {
        case .char(let scalar): insert(String(Character(scalar)))
        case .paste(let text): insert(text)
        case .backspace: remove(from: cursor - 1, to: cursor)
        case .delete, .ctrl("d"): remove(from: cursor, to: cursor + 1)
        case .left, .ctrl("b"): cursor = max(0, cursor - 1)
        case .right, .ctrl("f"): cursor = min(characters.count, cursor + 1)
        case .home, .ctrl("a"): cursor = 0
        case .end, .ctrl("e"): cursor = characters.count
        case .ctrl("u"): remove(from: 0, to: cursor)
        case .ctrl("k"): remove(from: cursor, to: characters.count)
        case .ctrl("w"), .alt("\u{7F}"): remove(from: wordStart(before: cursor), to: cursor)
        default: return false
        }
        return true
    }

    /// Puts text at the cursor; line ends become blanks.
    mutating func insert(_ text: String) {
        // A mark typed after its letter joins it: the line is cut into characters anew.
        let before = String(characters[..<cursor]) + Self.oneLine(text)
        let after = String(characters[cursor...])
        let joined = Array(before + after).prefix(Self.longest)
        characters = Array(joined)
        cursor = min(Array(before).count, characters.count)
    }

    /// Another text, with the cursor behind it.
    mutating func replace(with text: String) { self = LineEditor(text) }

    private mutating func remove(from: Int, to: Int) {
        let range = max(0, from)..<min(characters.count, max(0, to))
        guard !range.isEmpty else { return }
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    private func wordStart(before place: Int) -> Int {
        var place = place
        while place > 0, characters[place - 1] == " " { place -= 1 }
        while place > 0, characters[place - 1] != " " { place -= 1 }
        return place
    }

    private static func oneLine(_ text: String) -> String {
        PrintableText.cleaned(UntrustedText(text), keepsLines: false, limit: longest)
    }

    /// Draws the line and puts the frame's cursor into it; a line longer than the room shows the part at the cursor.
    func draw(on frame: inout Frame, row: Int, column: Int, width: Int, style: Style = Style(.input)) {
        guard width > 0 else { return }
        frame.fill(row: row, columns: column..<column + width, style: style)
        let before = frame.gate.columns(UntrustedText(head))
        let skipped = max(0, before - (width - 1))
        let cells = frame.gate.cells(UntrustedText(text), style: style)
        frame.put(Array(cells.dropFirst(skipped).prefix(width)), row: row, column: column)
        frame.cursor = Cursor(row: row, column: min(column + before - skipped, column + width - 1))
    }
}
