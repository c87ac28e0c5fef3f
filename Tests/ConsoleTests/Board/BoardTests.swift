import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// The board of deadlines.
struct BoardTests {
    private func board(_ size: Size = .standard, language: Language = .de) throws -> Stand {
        let stand = try Stand(size: size, language: language)
        stand.press("2")
        return stand
    }

    @Test("the board") func picture() throws { try Pictures.verify("board") { $0.press("2") } }
    @Test("the board's list") func list() throws { try Pictures.verify("board-list") { $0.press("2", "Tab", "j") } }
    @Test("the board in English") func english() throws {
        try Pictures.verify("board-english", language: .en) { $0.press("2") }
    }
    @Test("the board without Unicode") func ascii() throws {
        try Pictures.verify("board-ascii", isUnicode: false) { $0.press("2") }
        let stand = try Stand(isUnicode: false)
        stand.press("2")
        #expect(stand.text.unicodeScalars.allSatisfy { $0.isASCII })
    }

    @Test("cases without an office come first; arrows move between cells and stop at the edges")
    func cells() throws {
        let stand = try board()
        #expect(stand.app.board.rows.first?.unit == nil)
        stand.press("h", "k")
        #expect(stand.app.board.column == .overdue && stand.app.board.row == 0)
        stand.press("l", "Right", "j", "Down")
        #expect(stand.app.board.column == .today && stand.app.board.row == 2)
        for _ in 0..<20 { stand.press("l", "j") }
        #expect(stand.app.board.column == .waiting && stand.app.board.row == stand.app.board.rows.count - 1)
    }

    @Test("Enter on a number filters the inbox to it")
    func filters() throws {
        let stand = try board()
        stand.press("Enter")
        #expect(stand.app.top == .inbox)
        #expect(stand.app.inbox.queryText == "unit:none due:overdue")
        for column in BoardState.Column.allCases {
            let query = BoardRow(unit: "SBA").query(column, today: stand.app.asker.today)
            #expect(try Query(parsing: query.description) == query, "\(column)")
        }
    }

    @Test("Tab goes to the list; Enter opens the line's case, a assigns it")
    func lines() throws {
        let stand = try board()
        stand.press("Tab", "j")
        let line = try #require(stand.app.board.selectedLine)
        stand.press("a", "<STH>", "Enter")
        #expect(stand.desk.row(line.caseKey)?.record.unit == "STH")
        #expect(stand.app.board.selectedLine?.caseKey == line.caseKey)
        stand.press("Enter")
        #expect(stand.app.openCase?.key == line.caseKey)
        stand.press("q")
        #expect(stand.app.top == .board)
    }

    @Test("timers count on; the numbers are asked for again with the minute, not with the second")
    func ticking() throws {
        let stand = try board()
        let before = stand.text
        var app = stand.app
        #expect(Update.update(&app, .tick(app.now + 10)).isEmpty)
        #expect(Update.update(&app, .tick(app.now + 60)).map(\.summary) == ["loadBoard"])
        stand.tick(180)
        #expect(stand.text != before)
    }

    @Test("the title says until when the office works and how today went")
    func title() throws {
        let stand = try board()
        #expect(stand.rows[0].contains("Mo 23.11. 11:26 · Dienst bis 16:00"))
        #expect(stand.rows[0].contains("heute erfüllt 41 von 44"))
        stand.take(.tick(FakeDeskSeed.now + 6 * 3600))
        #expect(stand.rows[0].contains("geschlossen bis Di"))
    }

    @Test("the sparkline takes days together and shows days without any end")
    func sparkline() {
        #expect(Sparkline([0, 0.5, 1, nil, 1, 1, 1], isUnicode: true).text == "▁▅█·███")
        #expect(Sparkline([0, 0.5, 1, nil], isUnicode: false).text == "059.")
        #expect(Sparkline(Array(repeating: 1, count: 30), isUnicode: true).text == "██████")
        #expect(Sparkline([], isUnicode: true).text == "")
    }

    @Test("an answer to another question, and an empty desk")
    func empty() throws {
        let stand = try board()
        stand.take(.loaded(-1, .board(lines: [], rows: [], fulfilment: [:], today: nil)))
        #expect(!stand.app.board.rows.isEmpty)
        _ = BoardScreen.appear(&stand.app)
        let id = try #require(stand.app.board.request)
        stand.take(.loaded(id, .board(lines: [], rows: [], fulfilment: [:], today: nil)))
        #expect(stand.text.contains("Keine laufenden Fristen · 1 zeigt den Posteingang"))
        stand.press("j", "l", "Enter", "Tab", "j", "Enter", "a")
        #expect(stand.app.flash?.text == "hier ist kein Vorgang ausgewählt")
    }

    @Test("every size draws")
    func sizes() throws {
        let stand = try board()
        for width in [1, 20, 21, 39, 59, 66, 76, 100] {
            for height in [1, 5, 6, 9, 14, 40] {
                stand.take(.resized(Size(width: width, height: height)))
                #expect(stand.rows.count == height)
                if let cursor = stand.frame.cursor { #expect(cursor.row < height && cursor.column < width) }
            }
        }
    }

    @Test("hostile texts show no control character", arguments: HostileTexts.all.map(\.name))
    func hostile(_ name: String) throws {
        let text = try #require(HostileTexts.all.first { $0.name == name }?.text)
        let stand = try board()
        _ = BoardScreen.appear(&stand.app)
        let id = try #require(stand.app.board.request)
        let line = BoardLine(
            caseKey: 1, number: CaseNumber(year: 2026, serial: 1), kind: .unit, state: .running, due: stand.app.now,
            unit: text, clerk: text, title: text, channel: .mail)
        stand.take(.loaded(id, .board(lines: [line], rows: [BoardRow(unit: text)], fulfilment: [:], today: nil)))
        let scalars = stand.text.unicodeScalars.filter { $0 != "\n" }
        #expect(scalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
        #expect(!scalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) })
    }
}
