import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// What the lines around a screen say when there is little room: where one is, and how to get back.
struct HintTests {
    private static let narrow = Size(width: 40, height: 10)

    @Test("Esc is named while a reply is written, at 80 and at 40 columns", arguments: [Size.standard, narrow])
    func writing(size: Size) throws {
        let stand = try Stand(size: size)
        stand.press("Enter", "r")
        try #require(stand.app.openCase?.compose != nil)
        #expect(stand.rows[size.height - 2].contains("Esc Entwurf behalten"))
        #expect(stand.rows[size.height - 2].contains("^S senden"))
    }

    @Test("Esc is named in every overlay at 40 columns", arguments: ["?", "a", "z", "n", "w", ":", "Ctrl-p"])
    func overlays(key: String) throws {
        let stand = try Stand(size: Self.narrow)
        stand.press(key)
        try #require(stand.app.overlay != nil)
        #expect(stand.rows[8].contains("Esc"), "\(stand.rows[8])")
    }

    @Test("new cases above name their key while the filter is open")
    func arrived() throws {
        let stand = try Stand()
        stand.press("o", "j", "j", "j")
        _ = stand.desk.arrive(author: "Neu", text: "Noch ein Beitrag")
        stand.take(.deskChanged)
        stand.press("/")
        #expect(stand.text.contains("1 neuer oben · R zeigt sie"))
    }

    @Test("a case's number is whole at 40 columns, whatever its state is called")
    func number() throws {
        let stand = try Stand(size: Self.narrow, language: .en)
        let number = try #require(stand.desk.row(stand.selected ?? 0)?.record.number)
        stand.press("W", "b", "Enter")
        #expect(stand.rows[0].contains(stand.app.roster.text(of: number)))
        #expect(stand.rows[0].contains("wait"))
    }

    @Test("help while writing is about writing, and lists nothing twice")
    func help() throws {
        let stand = try Stand(size: Size(width: 100, height: 60))
        stand.press("Enter", "r", "F1")
        #expect(stand.text.contains("Tasten · Antwort schreiben"))
        #expect(stand.rows.filter { $0.contains("Zeitpunkt des Sendens setzen") }.count == 1)
    }

    @Test("the empty outbox says all of its sentence at 40 columns")
    func outbox() throws {
        let stand = try Stand(size: Self.narrow)
        stand.press("4")
        #expect(stand.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("dort eine Antwort."))
    }

    @Test("at 80 columns a case with three clocks shows its clerk, and tells the office's clock from the office")
    func facts() throws {
        let stand = try Stand()
        let clock = try #require(stand.desk.row(stand.selected ?? 0)?.record.clocks.first)
        var row = try #require(stand.app.inbox.window.selected)
        row.record.clocks = [ClockKind.firstResponse, .interim, .resolution].map { kind in
            var other = ClockRecord(
                kind: kind, policy: clock.policy, calendar: clock.calendar, minutes: clock.minutes,
                started: clock.started)
            other.due = clock.due
            return other
        }
        row.record.clerk = "k.petersen"
        stand.press("Enter")
        stand.app.openCase?.row = row
        stand.app.openCase?.detail?.row = row
        #expect(stand.rows[1].contains("Bearbeitung k."), "\(stand.rows[1])")
        #expect(stand.app.words.clock(.unit) != stand.app.words.unitLabel)
    }
}
