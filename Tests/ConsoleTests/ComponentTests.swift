import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Fields, timers, times and words.
struct ComponentTests {
    @Test("a line is edited by character, accents included")
    func line() {
        var line = LineEditor("Grüße")
        _ = line.take(.left)
        _ = line.take(.backspace)
        #expect(line.text == "Grüe")
        line.insert("n\u{303}")
        #expect(line.text == "Grüñe" && line.cursor == 4)
        _ = line.take(.ctrl("w"))
        #expect(line.text == "e")
        line.insert("a\nb\u{1B}[31m")
        #expect(line.text == "a b[31me")
    }

    @Test("a text wraps at blanks, moves by shown lines and keeps its column")
    func area() {
        var area = TextArea("Guten Tag Frau Meier,\nvielen Dank")
        let lines = area.lines(width: 10)
        #expect(lines.map { String(area.characters[$0]) } == ["Guten Tag ", "Frau ", "Meier,", "vielen ", "Dank"])
        _ = area.take(.up, width: 10)
        #expect(area.cursor == area.characters.firstIndex(of: "\n").map { $0 + 5 })
        _ = area.take(.home, width: 10)
        _ = area.take(.char("W"), width: 10)
        #expect(area.text == "Guten Tag Frau Meier,\nWvielen Dank")
    }

    @Test("undo takes back a run of letters as one step, and redo does it again")
    func undo() {
        var area = TextArea("")
        for scalar in "Guten Tag".unicodeScalars { _ = area.take(.char(scalar), width: 20) }
        _ = area.take(.paste(" \u{1B}Herr\r\nX"), width: 20)
        #expect(area.text == "Guten Tag Herr\nX")
        var isDone = area.undo()
        #expect(isDone && area.text == "Guten Tag")
        isDone = area.undo()
        #expect(isDone && area.text == "Guten ")
        isDone = area.redo()
        #expect(isDone && area.text == "Guten Tag")
    }

    @Test("the cursor of a text is always on the screen")
    func follow() {
        var area = TextArea(String(repeating: "Zeile\n", count: 50))
        area.follow(width: 20, height: 5)
        var frame = Frame(size: .standard, gate: Gate(isUnicode: true, width: .table))
        area.draw(on: &frame, in: Area(row: 2, column: 1, width: 20, height: 5))
        #expect(frame.cursor == Cursor(row: 6, column: 1))
    }

    @Test(
        "timers in opening time",
        arguments: [
            (600, "10'"), (3600 + 41 * 60, "1:41"), (3 * 86_400, "3 T"), (-1800, "-30'"),
        ])
    func timers(_ seconds: Int64, _ expected: String) throws {
        let roster = try FakeDeskSeed.roster()
        let timers = TimerText(roster: roster, now: FakeDeskSeed.now)
        let shown = timers.shown(
            due: FakeDeskSeed.now + seconds, warnAt: nil, calendar: roster.calendars["amt"], words: Words(language: .de)
        )
        #expect(shown.text == expected)
        #expect(shown.text.count <= 5)
    }

    @Test("timers never need more than five columns")
    func narrowTimers() {
        for seconds in [0, 59, 3599, 3600, 35_999, 36_000, 86_400, 400 * 86_400, 9000 * 86_400] as [Int64] {
            #expect(TimerText.span(seconds, words: Words(language: .de)).count <= 4)
        }
    }

    @Test("dates and ages as people write them")
    func times() throws {
        let times = Times(zone: try FakeDeskSeed.zone, words: Words(language: .de))
        let now = FakeDeskSeed.now
        #expect(times.full(now) == "Mo 23.11. 11:26")
        #expect(times.full(now + -400 * 86_400, now: now) == "So 19.10.2025 12:26")
        let ages: [(Int64, String)] = [
            (5, "jetzt"), (300, "5 min"), (5 * 3600, "5 h"), (2 * 86_400, "2 T"), (30 * 86_400, "4 Wo"),
            (800 * 86_400, "2 J"),
        ]
        for (seconds, age) in ages { #expect(times.age(now + -seconds, now: now) == age) }
        #expect(Times(zone: try FakeDeskSeed.zone, words: Words(language: .en)).full(now) == "Mon 23 Nov 11:26")
    }

    @Test("counts take the right form and parted thousands")
    func plurals() {
        #expect(Words(language: .de).cases(1) == "1 Vorgang")
        #expect(Words(language: .de).cases(4310) == "4.310 Vorgänge")
        #expect(Words(language: .en).cases(4310) == "4,310 cases")
        #expect(Words(language: .en).cases(0) == "0 cases")
    }

    @Test("the editor's words are parted without a shell")
    func editor() {
        #expect(EditorRun.words("vim -u NONE") == ["vim", "-u", "NONE"])
        #expect(
            EditorRun.words(#""/opt/my editor/ed" --wait 'a b' c\ d"#) == ["/opt/my editor/ed", "--wait", "a b", "c d"])
        #expect(EditorRun.words("ed; rm -rf $HOME") == ["ed;", "rm", "-rf", "$HOME"])
        #expect(EditorRun.words("  ").isEmpty)
    }

    @Test("the status line names what presses first and fits its row")
    func status() throws {
        let stand = try Stand()
        stand.take(
            .syncChanged([
                AccountStatus(
                    account: "facebook/stadt", channel: .facebook, state: .fine, lastSuccess: stand.app.now + -12),
                AccountStatus(
                    account: "x/stadt", channel: .x, state: .paused(until: stand.app.now + 600, reason: "429")),
            ]))
        stand.app.outboxCounts = OutboxCounts(waiting: 2, uncertain: 1, failed: 0)
        let row = try #require(stand.rows.last)
        #expect(row.hasPrefix(" 1 unklar · Ausgang 2 · X Pause bis 11:36 (429) · Abruf a"))
        #expect(row.hasSuffix("11:26 Mo  k.petersen"))
    }
}
