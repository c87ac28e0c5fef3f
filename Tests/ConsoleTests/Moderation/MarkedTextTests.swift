import Terminal
import TestKit
import Testing

@testable import Console

/// Words marked within a text of strangers.
struct MarkedTextTests {
    private let gate = Gate(isUnicode: true, width: .table)

    private func lines(_ text: String, _ ranges: [Range<Int>], width: Int = 20) -> [[Cell]] {
        MarkedText(gate: gate, width: width).lines(text, ranges: ranges)
    }

    private func marked(_ lines: [[Cell]]) -> String {
        lines.flatMap { $0 }.filter { $0.style.role == .moderation }.map(\.text).joined()
    }

    private func text(_ lines: [[Cell]]) -> [String] { lines.map { $0.map(\.text).joined() } }

    @Test("offsets count the bytes of the original, umlauts and emoji included")
    func bytes() throws {
        let text = "Ödes Grün 👍 Dummkopf!"
        let start = try #require(text.utf8.firstIndex(of: UInt8(ascii: "D")))
        let from = text.utf8.distance(from: text.startIndex, to: start)
        #expect(marked(lines(text, [from..<from + 8], width: 60)) == "›Dummkopf‹")
    }

    @Test("a mark goes on over the place where its line is broken")
    func wrapped() {
        let found = lines("eins zwei drei vier fünf sechs sieben", [5..<31], width: 12)
        #expect(text(found) == ["eins ›zwei", "drei vier", "fünf sechs‹", "sieben"])
        #expect(marked(found) == "›zweidrei vierfünf sechs‹")
    }

    @Test("a range within a letter is widened to it, one beyond the text is cut, overlapping ones are one")
    func ranges() {
        #expect(marked(lines("aäb", [2..<3])) == "›ä‹")
        #expect(marked(lines("abc", [2..<90])) == "›c‹")
        #expect(marked(lines("abcdef", [1..<3, 2..<4])) == "›bcd‹")
        #expect(marked(lines("abc", [50..<60])).isEmpty)
    }

    @Test("line ends stay line ends, also within a mark")
    func newlines() {
        let found = lines("a b\r\nc d\ne", [2..<8])
        #expect(text(found) == ["a ›b‹", "›c d‹", "e"])
    }

    @Test("without Unicode the signs are letters of ASCII")
    func ascii() {
        let plain = Gate(isUnicode: false, width: .table)
        let found = MarkedText(gate: plain, width: 20).lines("Du Dummkopf", ranges: [3..<11])
        #expect(text(found) == ["Du >Dummkopf<"])
    }

    @Test(
        "hostile texts come out as the gate shows them, with signs around the place",
        arguments: HostileTexts.all.map(\.name))
    func hostile(_ name: String) throws {
        let text = try #require(HostileTexts.all.first { $0.name == name }?.text)
        let ranges = [0..<1, 3..<7, 50..<4000]
        for line in lines(text, ranges, width: 30) {
            #expect(line.count <= 30)
            let scalars = line.map(\.text).joined().unicodeScalars
            #expect(scalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
        }
    }
}
