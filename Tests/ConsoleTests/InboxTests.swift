import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// The list of cases: moving, marking, filtering, and staying where one was.
struct InboxTests {
    @Test("j and k move by one row and ask nothing")
    func moving() throws {
        let stand = try Stand()
        let first = try #require(stand.selected)
        let effects = Update.update(&stand.app, .key(.char("j")))
        #expect(effects.isEmpty)
        #expect(stand.app.inbox.window.cursor == 1)
        stand.press("k", "k")
        #expect(stand.selected == first)
    }

    @Test("j changes only the two rows and the preview")
    func fewCells() throws {
        let stand = try Stand()
        stand.press("j")
        let before = stand.frame
        stand.press("j")
        let after = stand.frame
        let changed = (0..<24).filter { Array(before.row($0)) != Array(after.row($0)) }
        #expect(changed.allSatisfy { [3, 4].contains($0) || (18...20).contains($0) })
        #expect(changed.contains(3) && changed.contains(4))
    }

    @Test("a tick within the same minute changes no cell")
    func quietTick() throws {
        let stand = try Stand()
        stand.take(.tick(stand.app.now + 5))
        let before = stand.frame
        stand.take(.tick(stand.app.now + 10))
        let isSame = stand.frame == before
        #expect(isSame)
    }

    @Test("the selection is kept by case when the desk changes, and the row stays on its place of the screen")
    func stays() throws {
        let stand = try Stand()
        stand.press("o", "j", "j", "j")
        let key = stand.selected
        let place = stand.app.inbox.window.cursor - stand.app.inbox.window.top
        _ = stand.desk.arrive(author: "Neu", text: "Noch ein Beitrag")
        _ = stand.desk.arrive(author: "Neuer", text: "Und noch einer")
        stand.take(.deskChanged)
        #expect(stand.selected == key)
        #expect(stand.app.inbox.window.cursor - stand.app.inbox.window.top == place)
        #expect(stand.app.inbox.window.arrived.count == 2)
        #expect(stand.text.contains("2 neue oben · R zeigt sie"))
        stand.press("R")
        #expect(stand.app.inbox.window.cursor == 0)
        #expect(stand.app.inbox.window.arrived.isEmpty)
    }

    @Test("after closing, the cursor stands on the case that followed")
    func afterClosing() throws {
        let stand = try Stand()
        stand.press("j")
        let closed = try #require(stand.selected)
        let next = stand.app.inbox.window.rows[2].record.key
        stand.press("x")
        #expect(stand.desk.row(closed)?.record.status == .closed)
        #expect(stand.selected == next)
        #expect(stand.app.flash?.text == "1 Vorgang geschlossen · u nimmt zurück")
        stand.press("u")
        #expect(stand.desk.row(closed)?.record.status == .open || stand.desk.row(closed)?.record.status == .new)
    }

    @Test("marked cases get one command, and one undo takes it back")
    func marking() throws {
        let stand = try Stand()
        stand.press("Space", "v")
        let keys = stand.app.targets.keys
        #expect(keys.count == 2)
        let effects = Update.update(&stand.app, .key(.char("x")))
        #expect(effects.map(\.summary) == ["submit close \(keys)"])
        stand.carryOut(effects)
        #expect(stand.app.inbox.marked.isEmpty)
        #expect(stand.desk.log.filter { $0.hasPrefix("close") }.count == 1)
        stand.press("u")
        #expect(keys.allSatisfy { stand.desk.row($0)?.record.status.isOpen == true })
    }

    @Test("V marks what lies between, Esc clears the marks")
    func range() throws {
        let stand = try Stand()
        stand.press("V", "j", "j")
        #expect(stand.app.inbox.marked.count == 3)
        stand.press("Esc")
        #expect(stand.app.inbox.marked.isEmpty)
        #expect(stand.touched.allSatisfy { $0.summary != "quit" })
    }

    @Test("* marks all that match, in a long list by asking for their keys")
    func markAll() throws {
        let short = try Stand()
        short.press("*")
        #expect(short.app.inbox.marked.count == short.app.inbox.window.rows.count)
        let long = try Stand(cases: 900)
        long.press("*")
        #expect(long.app.inbox.marked.count == long.app.inbox.matching)
        #expect(long.app.inbox.marked.count > long.app.inbox.window.rows.count)
    }

    @Test("the filter narrows while one types, words find what begins with them, Esc restores")
    func filter() throws {
        let stand = try Stand()
        let all = stand.app.inbox.window.rows.count
        stand.press("/", "<unterfü>")
        #expect(stand.app.inbox.window.rows.map(\.record.key) == [1])
        #expect(stand.app.inbox.query == .word("unterfü", prefix: true))
        stand.press("Esc")
        #expect(stand.app.inbox.window.rows.count == all)
        #expect(stand.app.inbox.filter == nil)
    }

    @Test("a filter that cannot be read shows where, and the last good list stays")
    func filterFault() throws {
        let stand = try Stand()
        stand.press("/", "<laterne>")
        let keys = stand.app.inbox.window.rows.map(\.record.key)
        stand.press("<(>")
        #expect(stand.app.inbox.fault?.column == 9)
        #expect(stand.text.contains("Spalte 9"))
        #expect(stand.app.inbox.window.rows.map(\.record.key) == keys)
        stand.press("Enter")
        #expect(stand.app.inbox.filter != nil)
    }

    @Test("letters typed into the filter are text, not commands")
    func filterTakesLetters() throws {
        let stand = try Stand()
        stand.press("/", "<xqa>")
        #expect(stand.app.inbox.filter?.text == "xqa")
        #expect(!stand.desk.log.contains { $0.hasPrefix("close") })
    }

    @Test("an empty list says why and which key helps")
    func empty() throws {
        let stand = try Stand()
        stand.press("/", "<gibtesnicht>", "Enter")
        #expect(stand.text.contains("Nichts passt zu „gibtesnicht“. Esc hebt den Filter auf."))
        let nothing = try Stand(cases: 0)
        #expect(nothing.text.contains("Nichts offen. O zeigt auch Geschlossenes."))
    }

    @Test("stale answers are dropped")
    func stale() throws {
        let stand = try Stand()
        let rows = stand.app.inbox.window.rows.count
        let effects = Update.update(&stand.app, .key(.char("o")))
        #expect(effects.map(\.summary) == ["loadPage", "loadCount"])
        #expect(Update.update(&stand.app, .loaded(1, .page([]))).isEmpty)
        #expect(stand.app.inbox.window.rows.count == rows)
    }

    @Test("q on the inbox quits, Esc never does")
    func leaving() throws {
        let stand = try Stand()
        stand.press("Esc", "Esc")
        #expect(stand.touched.map(\.summary) == ["setTitle Lotse Seestadt Testhafen"])
        stand.press("q")
        #expect(stand.touched.map(\.summary).last == "quit")
    }

    @Test("assign opens the picker; letters of a routing word find the office; it comes first the next time")
    func assign() throws {
        let stand = try Stand()
        let key = try #require(stand.selected)
        stand.press("a", "<schlag>", "Enter")
        #expect(stand.desk.row(key)?.record.unit == "SBA")
        #expect(stand.app.recentUnits == ["SBA"])
        stand.press("a")
        guard case .picker(let picker)? = stand.app.overlay else { return #expect(Bool(false), "no picker") }
        #expect(picker.list.items.first?.value == "SBA")
        #expect(!picker.list.items.contains { $0.value == "ALT" })
    }

    @Test("a click selects, a second one opens, the wheel scrolls")
    func mouse() throws {
        let stand = try Stand()
        let press = Key.mouse(Key.Mouse(column: 20, row: 4, button: .left, action: .press))
        stand.take(.key(press))
        #expect(stand.app.inbox.window.cursor == 2)
        stand.take(.key(press))
        #expect(stand.app.top == .case)
    }

    @Test("a reader cannot write and is told why")
    func reader() throws {
        let stand = try Stand(clerk: FakeDeskSeed.reader)
        stand.press("x")
        #expect(stand.app.flash?.text == "Ihre Rolle „reader“ darf lesen, nicht ändern")
        #expect(stand.desk.log.isEmpty)
    }

    @Test("m moderates the message of the case that most needs it, and Esc leads back to its row")
    func moderation() throws {
        let stand = try Stand()
        let key = try #require(stand.selected)
        let effects = Update.update(&stand.app, .key(.char("m")))
        #expect(effects.map(\.summary) == ["loadSubjects"])
        stand.carryOut(effects)
        #expect(stand.app.top == .decision)
        #expect(stand.app.review?.subject?.message == key * 100)
        stand.press("Esc")
        #expect(stand.app.top == .inbox && stand.selected == key)
    }

    @Test("hostile texts draw within their rows, without a control character")
    func hostile() throws {
        for (name, text) in HostileTexts.all {
            for size in [Size.standard, Size(width: 40, height: 10), Size(width: 200, height: 60)] {
                let stand = try Stand(cases: 3, size: size)
                _ = stand.desk.arrive(author: text, text: text)
                stand.press("o", "R")
                #expect(stand.app.inbox.window.rows.count == 4, "\(name)")
                let shown = stand.text
                #expect(
                    !shown.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control },
                    "\(name)")
                #expect(stand.rows.count == size.height, "\(name)")
            }
        }
    }
}
