internal import Terminal

/// A text of many lines being typed: soft wrapping, movement by letter, word and shown line, paste, undo of typing.
///
/// Invariants:
/// 1. `cursor` is 0…`characters.count`.
/// 2. One undo step is a run of typed letters, one deletion run, or one paste.
struct TextArea: Equatable, Sendable {
    private(set) var characters: [Character]
    private(set) var cursor: Int
    /// The first shown line that is drawn; follows the cursor.
    private(set) var scroll = 0
    private var past: [Snapshot] = []
    private var future: [Snapshot] = []
    private var run: Run?
    /// The column that up and down aim at.
    private var aim: Int?

    private struct Snapshot: Equatable, Sendable {
        var characters: [Character]
        var cursor: Int
    }

    private enum Run: Equatable, Sendable { case typing, deleting }

    /// Steps of undo that are kept.
    private static let steps = 100
    /// Characters a text may have.
    static let longest = 200_000

    init(_ text: String = "") {
        characters = Array(Self.cleaned(text))
        cursor = characters.count
    }

    var text: String { String(characters) }
    var isEmpty: Bool { characters.isEmpty }

    /// Another text, as one undo step; the cursor stands behind it.
    mutating func replace(with text: String) {
        remember(nil)
        characters = Array(Self.cleaned(text))
        cursor = characters.count
    }

    /// Puts text at the cursor, as one undo step.
    mutating func insert(_ text: String) {
        remember(nil)
        put(text)
    }

    /// Takes keys that edit or move; false when the key is none. `width` is the room's, for up and down.
    mutating func take(_ key: Key, width: Int) -> Bool {
        if key != .up, key != .down, key != .pageUp, key != .pageDown { aim = nil }
        return edit(key) || move(key, width: width)
    }

    private mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .char(let scalar):
            remember(scalar == " " ? nil : .typing)
            put(String(Character(scalar)))
        case .enter: insert("\n")
        case .tab: insert("\t")
        case .paste(let text): insert(text)
        case .backspace: remove(cursor - 1..<cursor)
        case .delete: remove(cursor..<cursor + 1)
        case .ctrl("w"), .alt("\u{7F}"): remove(wordStart..<cursor)
        case .ctrl("u"): remove(lineStart..<cursor)
        case .ctrl("k"): remove(cursor..<lineEnd)
        default: return false
        }
        return true
    }

    private mutating func move(_ key: Key, width: Int) -> Bool {
        run = nil
        switch key {
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .home, .ctrl("a"): cursor = lineStart
        case .end: cursor = lineEnd
        case .up: climb(-1, width: width)
        case .down: climb(1, width: width)
        case .pageUp: climb(-10, width: width)
        case .pageDown: climb(10, width: width)
        case .alt("b"): cursor = wordStart
        case .alt("f"): cursor = wordEnd
        default: return false
        }
        return true
    }

    /// Takes the last step of typing back; false when there is none.
    mutating func undo() -> Bool {
        guard let step = past.popLast() else { return false }
        future.append(Snapshot(characters: characters, cursor: cursor))
        (characters, cursor, run) = (step.characters, step.cursor, nil)
        return true
    }

    /// Does the step taken back again.
    mutating func redo() -> Bool {
        guard let step = future.popLast() else { return false }
        past.append(Snapshot(characters: characters, cursor: cursor))
        (characters, cursor, run) = (step.characters, step.cursor, nil)
        return true
    }

    private mutating func remember(_ kind: Run?) {
        future = []
        defer { run = kind }
        if let kind, run == kind { return }
        past.append(Snapshot(characters: characters, cursor: cursor))
        if past.count > Self.steps { past.removeFirst() }
    }

    private mutating func put(_ text: String) {
        let before = String(characters[..<cursor]) + Self.cleaned(text)
        let after = String(characters[cursor...])
        characters = Array((before + after).prefix(Self.longest))
        cursor = min(before.count, characters.count)
    }

    private mutating func remove(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<characters.count)
        guard !range.isEmpty else { return }
        remember(.deleting)
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    private static func cleaned(_ text: String) -> String {
        PrintableText.cleaned(UntrustedText(text), keepsLines: true, limit: longest)
    }
}

// MARK: Places

extension TextArea {
    private var lineStart: Int {
        characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    }

    private var lineEnd: Int {
        characters[cursor...].firstIndex(of: "\n") ?? characters.count
    }

    private var wordStart: Int {
        var place = cursor
        while place > 0, characters[place - 1].isWhitespace { place -= 1 }
        while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
        return place
    }

    private var wordEnd: Int {
        var place = cursor
        while place < characters.count, characters[place].isWhitespace { place += 1 }
        while place < characters.count, !characters[place].isWhitespace { place += 1 }
        return place
    }

    /// Where each shown line begins, for a room of `width` columns; every letter counts by `columns`.
    func lines(width: Int, columns: (Character) -> Int = TextArea.columns) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        var used = 0
        var blank: Int?
        for (place, character) in characters.enumerated() {
            if character == "\n" {
                lines.append(start..<place)
                (start, used, blank) = (place + 1, 0, nil)
                continue
            }
            if used + columns(character) > max(2, width), place > start {
                let end = blank.map { $0 + 1 } ?? place
                lines.append(start..<end)
                start = end
                used = characters[start..<place].reduce(0) { $0 + columns($1) }
                blank = nil
            }
            used += columns(character)
            if character == " " { blank = place }
        }
        lines.append(start..<characters.count)
        return lines
    }

    /// A guess that needs no terminal: emoji and the wide scripts take two columns, a tab four.
    static func columns(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar == "\t" { return 4 }
        guard scalar.value >= 0x1100 else { return 1 }
        let wide: [ClosedRange<UInt32>] = [
            0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD,
        ]
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    private mutating func climb(_ steps: Int, width: Int) {
        let lines = lines(width: width)
        guard let line = Self.line(of: cursor, in: lines) else { return }
        let column = aim ?? characters[lines[line].lowerBound..<cursor].reduce(0) { $0 + Self.columns($1) }
        let target = lines[min(max(0, line + steps), lines.count - 1)]
        var place = target.lowerBound
        var used = 0
        let isLast = target.upperBound == characters.count || characters[target.upperBound] == "\n"
        let end = isLast ? target.upperBound : max(target.lowerBound, target.upperBound - 1)
        while place < end, used + Self.columns(characters[place]) <= column {
            used += Self.columns(characters[place])
            place += 1
        }
        cursor = place
        aim = column
    }

    private static func line(of place: Int, in lines: [Range<Int>]) -> Int? {
        lines.lastIndex { $0.lowerBound <= place }
    }

    /// Scrolls as little as possible so that the cursor's line lies within `height` lines.
    mutating func follow(width: Int, height: Int) {
        let lines = lines(width: width)
        guard let line = Self.line(of: cursor, in: lines) else { return }
        scroll = min(max(scroll, line - max(1, height) + 1), line)
        scroll = min(scroll, max(0, lines.count - 1))
    }

    /// Draws the lines from `scroll` on. With `hasFocus` the frame's cursor stands in the text.
    func draw(on frame: inout Frame, in area: Area, style: Style = Style(.input), hasFocus: Bool = true) {
        let gate = frame.gate
        let lines = lines(width: area.width)
        for (offset, row) in area.rows.enumerated() {
            frame.fill(row: row, columns: area.columns, style: style)
            let index = scroll + offset
            guard lines.indices.contains(index) else { continue }
            let text = UntrustedText(String(characters[lines[index]]))
            frame.put(gate.cells(text, style: style, limit: area.width), row: row, column: area.column)
        }
        guard hasFocus, let line = Self.line(of: cursor, in: lines), line >= scroll, line - scroll < area.height else {
            return
        }
        let head = UntrustedText(String(characters[lines[line].lowerBound..<cursor]))
        let column = min(gate.columns(head), max(0, area.width - 1))
        frame.cursor = Cursor(row: area.row + line - scroll, column: area.column + column)
    }
}
