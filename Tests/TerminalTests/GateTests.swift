import TestKit
import Testing

@testable import Terminal

@Suite("Gate")
struct GateTests {
    let gate = TestGate.unicode

    private func isSafe(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: false
        case 0xFE00...0xFE0F, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF, 0xE000...0xF8FF: false
        default: true
        }
    }

    @Test("no hostile text gets a forbidden scalar into a cell", arguments: HostileTexts.all)
    func allowList(name: String, text: String) {
        for cell in gate.cells(UntrustedText(text)) {
            let (first, second, third, fourth) = cell.marks
            for scalar in [cell.scalar, first, second, third, fourth] where scalar != 0 {
                #expect(isSafe(scalar), "\(name): U+\(String(scalar, radix: 16))")
            }
        }
    }

    @Test("without Unicode every cell is printable ASCII", arguments: HostileTexts.all)
    func asciiOnly(name: String, text: String) {
        let cells = TestGate.ascii.cells(UntrustedText(text))
        #expect(cells.allSatisfy { (0x20..<0x7F).contains($0.scalar) && $0.columns == 1 }, "\(name)")
    }

    @Test("cells fill the columns libc counts, whatever the limit", arguments: HostileTexts.all)
    func columnsAgree(name: String, text: String) {
        for limit in [0, 1, 2, 7, 40, 80] {
            let cells = gate.cells(UntrustedText(text), limit: limit)
            #expect(cells.count <= limit, "\(name)")
            var place = 0
            while place < cells.count {
                let width = Int(cells[place].columns)
                #expect(width == CellWidth.libc.columns(of: Unicode.Scalar(cells[place].scalar) ?? " "), "\(name)")
                for second in 1..<max(2, width) where width == 2 {
                    #expect(place + second < cells.count && cells[place + second].columns == 0, "\(name)")
                }
                place += max(1, width)
            }
        }
    }

    @Test("control characters become visible pictures in reverse")
    func controlPictures() {
        let cells = gate.cells(UntrustedText("a\u{1B}[31mb\r\u{7F}\u{9B}"))
        #expect(cells.text == "a␛[31mb␍␡\u{FFFD}")
        #expect(cells[1].style.attributes == .reverse)
        #expect(cells[0].style.attributes == [])
        #expect(TestGate.ascii.cells(UntrustedText("a\u{1B}b")).text == "a?b")
    }

    @Test("a run of invisible scalars is one visible sign, and it can be announced")
    func hiddenRuns() {
        let text = UntrustedText("Ver\u{200B}\u{2060}\u{202E}sager\u{E0041}\u{E0042}")
        #expect(gate.cells(text).text == "Ver·sager·")
        #expect(PrintableText.hiddenCount(text) == 5)
        #expect(PrintableText.hiddenCount(UntrustedText("👩‍💻 ⚙\u{FE0F} Zwi\u{AD}schen")) == 0)
    }

    @Test("at most four marks are drawn over a letter")
    func markLimit() {
        let cells = gate.cells(UntrustedText("a" + String(repeating: "\u{301}", count: 10_000) + "b"))
        #expect(cells.count == 2)
        #expect(cells[0].text.unicodeScalars.count == 5)
    }

    @Test("a mark without a letter cannot join the cell before it")
    func loneMark() {
        #expect(gate.cells(UntrustedText("\u{308}x")).text == "·x")
        #expect(gate.cells(UntrustedText("\u{1B}\u{301}x")).text == "␛·x")
    }

    @Test("joiners vanish inside emoji and show in words")
    func joiners() {
        #expect(gate.cells(UntrustedText("👩‍💻")).text == "👩💻")
        #expect(gate.cells(UntrustedText("👩‍💻")).count == 4)
        #expect(gate.cells(UntrustedText("a\u{200D}b")).text == "a·b")
        #expect(gate.cells(UntrustedText("⚙\u{FE0F}!")).text == "⚙!")
    }

    @Test("what does not fit is cut with an ellipsis, and wide letters are never halved")
    func cutting() {
        #expect(gate.cells("Bremerhaven", limit: 6).text == "Breme…")
        #expect(gate.cells("Bremen", limit: 6).text == "Bremen")
        #expect(gate.cells("ab漢字", limit: 6).count == 6)
        #expect(gate.cells("ab漢字", limit: 5).text == "ab漢…")
        #expect(gate.cells("ab漢字", limit: 4).text == "ab…")
        #expect(gate.cells("漢", limit: 1).text == "…")
        #expect(gate.cells("x", limit: 0).isEmpty)
        #expect(TestGate.ascii.cells("Bremerhaven", limit: 6).text == "Breme~")
    }

    @Test("tabs go to the next stop")
    func tabs() {
        #expect(gate.cells("\tx\ty").text == "    x   y")
    }

    @Test("German can be read without Unicode")
    func spelling() {
        #expect(TestGate.ascii.cells("Größe „Öl“ – café 漢").text == "Groesse \"Oel\" - cafe ?")
    }

    @Test("scalars that libc cannot measure get a placeholder")
    func unmeasured() {
        let poor = Gate(isUnicode: true, width: CellWidth { $0 == 0x6F22 ? -1 : 1 })
        #expect(poor.cells("漢字").text == "\u{FFFD}字")
    }

    @Test("100,000 letters are cut without reading on")
    func longText() {
        let cells = gate.cells(UntrustedText(String(repeating: "Ä", count: 100_000)), limit: 80)
        #expect(cells.count == 80)
        #expect(cells.last?.text == "…")
    }
}

@Suite("Lines of a body")
struct LinesTests {
    let gate = TestGate.unicode

    private func lines(_ text: String, _ width: Int, limit: Int = .max) -> [String] {
        gate.lines(UntrustedText(text), width: width, limit: limit).map(\.text)
    }

    @Test("lines end at line ends and break at blanks")
    func wrapping() {
        #expect(lines("eins zwei drei\r\n\nvier", 9) == ["eins zwei", "drei", "", "vier"])
        #expect(lines("Donaudampfschiff", 6) == ["Donaud", "ampfsc", "hiff"])
        #expect(lines("漢字漢字", 3) == ["漢", "字", "漢", "字"])
        #expect(lines("", 10) == [""])
        #expect(lines("a\rb", 10) == ["a␍b"])
    }

    @Test("a limit ends the last line with an ellipsis")
    func limit() {
        #expect(lines("a\nb\nc", 10, limit: 2) == ["a", "b…"])
        #expect(lines("a\nb", 10, limit: 2) == ["a", "b"])
        #expect(lines("a", 10, limit: 0) == [])
    }

    @Test("no line of a hostile text is wider than its room", arguments: HostileTexts.all)
    func hostile(name: String, text: String) {
        for width in [2, 3, 17, 80] {
            let lines = gate.lines(UntrustedText(text), width: width, limit: 50)
            #expect(lines.count <= 50, "\(name)")
            #expect(lines.allSatisfy { $0.count <= width && $0.first?.columns != 0 }, "\(name) at \(width)")
        }
    }
}

@Suite("Untrusted text")
struct UntrustedTextTests {
    @Test("printing it shows nothing of it")
    func nothingPrinted() {
        let text = UntrustedText("\u{1B}]0;owned\u{07}")
        var dumped = ""
        dump(text, to: &dumped)
        for shown in ["\(text)", String(reflecting: text), "\([text])", dumped] { #expect(!shown.contains("owned")) }
        #expect(text.storedForm.contains("owned"))
    }

    @Test("cleaned text holds no control or invisible scalar", arguments: HostileTexts.all)
    func cleaned(name: String, text: String) {
        let clean = PrintableText.cleaned(UntrustedText(text), limit: 500)
        #expect(clean.unicodeScalars.count <= 500)
        let kinds = clean.unicodeScalars.filter { $0.value >= 0x7F }.map(ScalarKind.init)
        #expect(clean.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, "\(name)")
        #expect(kinds.allSatisfy { $0 == .base || $0 == .mark || $0 == .dropped }, "\(name)")
    }

    @Test("lines are kept where a sink takes lines")
    func keptLines() {
        #expect(PrintableText.cleaned("a\r\nb\tc\u{1B}d", keepsLines: true) == "a\nb\tcd")
        #expect(PrintableText.cleaned("a\r\nb") == "a b")
    }

    @Test("there are at least forty hostile texts with names of their own")
    func enough() {
        #expect(HostileTexts.all.count >= 40)
        #expect(Set(HostileTexts.all.map(\.name)).count == HostileTexts.all.count)
    }
}
