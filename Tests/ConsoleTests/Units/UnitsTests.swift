import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// The tree of offices.
struct UnitsTests {
    private func units(_ keys: String...) throws -> Stand {
        let stand = try Stand()
        stand.press("3")
        for key in keys { stand.press(key) }
        return stand
    }

    @Test("the offices") func picture() throws { try Pictures.verify("units") { $0.press("3", "j") } }
    @Test("the offices, ended ones too, in English") func english() throws {
        try Pictures.verify("units-english", language: .en) { $0.press("3", "e", "G") }
    }
    @Test("the offices without Unicode") func ascii() throws {
        try Pictures.verify("units-ascii", isUnicode: false) { $0.press("3") }
        let stand = try Stand(isUnicode: false)
        stand.press("3", "e")
        #expect(stand.text.unicodeScalars.allSatisfy { $0.isASCII })
    }
    @Test("searching an office") func filter() throws {
        try Pictures.verify("units-filter") { $0.press("3", "/", "<schlag>") }
    }

    @Test("numbers come from the tally, the clocks and the oldest cases")
    func numbers() throws {
        let stand = try units()
        let row = try #require(stand.app.unitRows.first { $0.unit.sign == "SBA" })
        let open = stand.app.tallies.filter { $0.unit == "SBA" && CaseStatus(rawValue: $0.state)?.isOpen == true }
        #expect(row.open == open.reduce(0) { $0 + $1.count } && row.open > 0)
        #expect(stand.app.units.oldest["SBA"] != nil)
        #expect(stand.app.units.horizon == nil)
    }

    @Test("a routing word finds its office; Esc shows all again")
    func search() throws {
        let stand = try units("/", "<Schlagloch>")
        #expect(stand.app.unitRows.map(\.unit.sign) == ["SBA"])
        stand.press("Enter")
        #expect(!stand.app.units.isFiltering)
        #expect(stand.app.selectedUnit?.unit.sign == "SBA")
        stand.press("Esc")
        #expect(stand.app.unitRows.count == 6)
        #expect(stand.app.top == .units)
        stand.press("/", "<qqqqq>", "Enter", "Enter")
        #expect(stand.text.contains("Keine Einheit passt · Esc zeigt alle"))
        #expect(stand.app.flash?.text == "hier ist keine Einheit ausgewählt")
    }

    @Test("Enter filters the inbox to the office")
    func opens() throws {
        let stand = try units("/", "<SBA>", "Enter", "Enter")
        #expect(stand.app.top == .inbox)
        #expect(stand.app.inbox.queryText == "unit:SBA")
    }

    @Test("a hands the marked cases over, after a question that counts them")
    func assigns() throws {
        let stand = try Stand()
        stand.press("Space", "Space")
        let keys = stand.app.inbox.marked
        stand.press("3", "/", "<STH>", "Enter", "a")
        guard case .confirm(let question)? = stand.app.overlay else { return #expect(Bool(false), "no question") }
        #expect(question.question == "2 Vorgänge an STH zuweisen?")
        stand.press("Enter")
        #expect(keys.allSatisfy { stand.desk.row($0)?.record.unit != "STH" })
        stand.press("a", "j")
        #expect(keys.allSatisfy { stand.desk.row($0)?.record.unit == "STH" })
        #expect(stand.app.inbox.marked.isEmpty)
        #expect(stand.app.recentUnits.first == "STH")
    }

    @Test("an office that has ended is shown on demand and gets no case")
    func ended() throws {
        let stand = try units()
        #expect(!stand.text.contains("ALT"))
        stand.press("e", "G")
        #expect(stand.app.selectedUnit?.unit.sign == "ALT")
        #expect(stand.text.contains("(bis "))
        stand.press("a", "j")
        #expect(stand.app.flash?.kind == .error)
        #expect(!stand.desk.log.contains { $0.hasPrefix("assign") })
    }

    @Test("moving stays within the tree and keeps the office when the tree is read again")
    func moving() throws {
        let stand = try units("k")
        #expect(stand.app.unitCursor(stand.app.unitRows) == 0)
        stand.press("G", "j")
        #expect(stand.app.unitCursor(stand.app.unitRows) == 5)
        let sign = stand.app.selectedUnit?.unit.sign
        stand.take(.deskChanged)
        #expect(stand.app.selectedUnit?.unit.sign == sign)
    }

    @Test("only a bound is told for offices whose oldest case was not looked at")
    func bound() throws {
        let rows = try FakeDesk(cases: UnitsState.looked + 20).page(
            PageRequest(order: .oldest, limit: UnitsState.looked),
            asker: Asker(try FakeDeskSeed.roster(), clerk: "x", now: FakeDeskSeed.now))
        var state = UnitsState()
        state.take(oldest: rows)
        #expect(state.horizon == rows.last?.record.received)
        state.take(oldest: Array(rows.prefix(3)))
        #expect(state.horizon == nil)
    }

    @Test("every size draws, with hostile names")
    func hostile() throws {
        for (name, text) in HostileTexts.all {
            let stand = try units()
            stand.app.roster.units["X"] = OrganisationUnit(
                sign: text, name: text, englishName: text, calendar: text, routing: [text, text])
            stand.press("e", "G")
            for size in [Size(width: 20, height: 5), Size(width: 40, height: 10), .standard] {
                stand.take(.resized(size))
                let scalars = stand.text.unicodeScalars.filter { $0 != "\n" }
                #expect(scalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }, "\(name)")
                #expect(!scalars.contains { (0x202A...0x202E).contains($0.value) }, "\(name)")
            }
        }
    }
}
