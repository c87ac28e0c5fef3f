import TestKit
import Testing

@testable import Terminal

@Suite("Frame")
struct FrameTests {
    private func frame(_ width: Int = 10, _ height: Int = 3, _ gate: Gate = TestGate.unicode) -> Frame {
        Frame(size: Size(width: width, height: height), gate: gate)
    }

    @Test("text is placed, clipped and aligned")
    func placing() {
        var frame = frame()
        #expect(frame.put("abc", row: 0, column: 1) == 4)
        #expect(frame.put("12", row: 1, column: 2, width: 5, align: .trailing) == 7)
        #expect(frame.put("Bremerhaven", row: 2, column: 4) == 10)
        #expect(frame.plainText() == " abc\n     12\n    Breme…")
    }

    @Test("places outside the frame are left alone")
    func outside() {
        var frame = frame()
        let empty = frame
        frame.put("x", row: 3, column: 0)
        frame.put("x", row: -1, column: 0)
        frame.put("x", row: 0, column: 10)
        frame.put("x", row: 0, column: 0, width: 0)
        frame.fill(row: 9, style: Style(.error))
        frame.restyle(row: -2, role: .error)
        #expect(frame == empty)
    }

    @Test("writing over half of a wide letter blanks the other half")
    func wideHalves() {
        var frame = frame()
        frame.put("漢字", row: 0, column: 0)
        frame.put("x", row: 0, column: 1)
        #expect(frame.plainText().hasPrefix(" x字\n"))
        frame.put("y", row: 0, column: 2)
        #expect(frame.plainText().hasPrefix(" xy\n"))
        frame.put("漢", row: 0, column: 3)
        frame.fill(row: 0, columns: 4..<5, style: .plain)
        #expect(frame.plainText().hasPrefix(" xy\n"))
    }

    @Test("a wide letter in the last column is cut away")
    func lastColumn() {
        var frame = frame(5, 1)
        frame.put("abcd漢", row: 0, column: 0)
        #expect(frame.plainText() == "abcd…")
        frame.put(TestGate.unicode.cells("漢漢漢"), row: 0, column: 0)
        #expect(frame.plainText() == "漢漢")
    }

    @Test("lines and fills follow the gate's character set")
    func lines() {
        var plain = frame(4, 2, TestGate.ascii)
        plain.horizontalLine(row: 0)
        plain.verticalLine(column: 1, rows: 1..<9)
        #expect(plain.plainText() == "----\n |")
        var rich = frame(4, 1)
        rich.horizontalLine(row: 0, columns: 1..<3)
        #expect(rich.plainText() == " ──")
    }

    @Test("a selected row keeps its letters and attributes")
    func restyling() {
        var frame = frame()
        frame.put("a", row: 0, column: 0, style: Style(.overdue, .bold))
        frame.restyle(row: 0, role: .selected)
        #expect(frame.cell(row: 0, column: 0).style == Style(.selected, .bold))
        #expect(frame.cell(row: 0, column: 9).style == Style(.selected))
        frame.add(.underline, row: 0, columns: 0..<1)
        #expect(frame.cell(row: 0, column: 0).style == Style(.selected, [.bold, .underline]))
    }

    @Test("hostile text never disturbs the columns beside it", arguments: HostileTexts.all)
    func neighbours(name: String, text: String) {
        var frame = frame(30, 1)
        frame.put("│", row: 0, column: 9)
        frame.put("│Ende", row: 0, column: 20)
        frame.put(UntrustedText(text), row: 0, column: 10, width: 10)
        #expect(frame.cell(row: 0, column: 9).text == "│", "\(name)")
        #expect(frame.cell(row: 0, column: 20).text == "│", "\(name)")
        let columns = frame.row(0).map { Int($0.columns) }
        #expect(columns.reduce(0, +) == 30, "\(name)")
    }

    @Test("a cell is 24 bytes")
    func compact() {
        #expect(MemoryLayout<Cell>.stride == 24)
    }

    @Test("the changed part of a row is found, from the first to the last changed cell")
    func changes() {
        var old = frame()
        old.put("a漢b", row: 0, column: 0)
        var new = old
        #expect(Painter.change(in: new.row(0), from: old.row(0)) == nil)
        new.put("c", row: 0, column: 3)
        new.put("d", row: 0, column: 6)
        #expect(Painter.change(in: new.row(0), from: old.row(0)) == 3..<7)
        #expect(Painter.change(in: new.row(1), from: nil) == 10..<20)
        #expect(Painter.change(in: new.row(1), from: old.row(1)) == nil)
    }

    @Test("the smallest size and zero are sizes too")
    func sizes() {
        #expect(Size(width: 0, height: -3) == Size(width: 1, height: 1))
        #expect(Size(width: 20, height: 5).isLargeEnough)
        #expect(!Size(width: 19, height: 50).isLargeEnough)
        var tiny = frame(1, 1)
        tiny.put("漢", row: 0, column: 0)
        #expect(tiny.plainText() == "…")
    }

    @Test("the fake screen keeps what was painted and names rows that differ")
    func fakeScreen() throws {
        let screen = FakeScreen(size: Size(width: 10, height: 3))
        var shown = frame()
        shown.put("ok", row: 0, column: 0)
        screen.paint(shown)
        #expect(screen.text == "ok\n\n")
        #expect(screen.frames.count == 1)
        #expect(throws: FrameMismatch.self) { try screen.verify("no-such-picture") }
    }
}
