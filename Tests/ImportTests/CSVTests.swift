import Desk
import Import
import Testing

struct CSVTests {
    private let header = "id,channel,created_at,text"

    private func bytes(_ rows: [[String]], separator: Unicode.Scalar = ",") -> [UInt8] {
        rows.flatMap { CSVWriter(separator: separator).record($0) }
    }

    @Test(
        "columns in any order, separators found, quotes and line breaks kept",
        arguments: [",", ";", "\t"] as [Unicode.Scalar])
    func reads(separator: Unicode.Scalar) throws {
        let text = "er sagte \"ja, nein; vielleicht\"\r\nzweite\tZeile\n"
        let rows = [
            ["text", "channel", "author_name", "id", "created_at", "rating", "views"],
            [text, "blog", "Anna", "1", "2026-11-01T10:00:00Z", "3", "9"],
        ]
        for chunk in [1, 1000] {
            let all = try Reading.all([0xEF, 0xBB, 0xBF] + bytes(rows, separator: separator), .csv, chunk: chunk)
            guard case .item(let item, let line, let unknown) = try #require(all.first) else {
                Issue.record("reject")
                return
            }
            #expect(item.text == text && item.author?.name == "Anna" && item.rating == 3 && line == 2)
            #expect(unknown == ["views"])
        }
    }

    @Test(
        "a text that looks like a formula is guarded and comes back exactly",
        arguments: [
            "=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1", "\r=1", "'", "''=1", "'=1", "'text", "a\"b", "a\nb", "",
            " x ",
            "\"", "'\u{301}=", "-\u{301}", "ä;b,c\td",
        ])
    func guardRoundTrip(text: String) throws {
        let written = bytes([["id", "channel", "created_at", "text"], ["7", "blog", "2026-11-01T10:00:00Z", text]])
        let item = try #require(try Reading.all(written, .csv).first?.item)
        #expect(Array(item.text.utf8) == Array(text.utf8))
        let first = FormulaGuard.guarded(text).utf8.first
        #expect(first.map { "=+-@\t\r".utf8.contains($0) } != true)
    }

    @Test("missing columns are named at once")
    func missing() {
        #expect(throws: ImportFault.missingColumns(["id", "created_at"])) {
            try Reading.all("channel,text\nx,y\n", .csv)
        }
    }

    @Test("a row with other fields than the header, or bad UTF-8, is rejected; the next is kept")
    func badRows() throws {
        let good = "2,blog,2026-11-01T10:00:00Z,b\n"
        let all = try Reading.all("\(header)\n1,blog\n1,blog,2026-11-01T10:00:00Z,a,b\n\n" + good, .csv)
        #expect(all.compactMap(\.reject?.line) == [2, 3])
        #expect(all.last?.item?.id == "2")
        let bad = Array("\(header)\n1,blog,2026-11-01T10:00:00Z,".utf8) + [0xFF, 0x0A] + Array(good.utf8)
        #expect(try Reading.all(bad, .csv).compactMap(\.reject?.field) == ["text"])
    }

    @Test("a quote that never closes is bounded and named by its line")
    func unterminated() throws {
        let rest = String(repeating: "x,blog,2026-11-01T10:00:00Z,y\n", count: 60_000)
        let all = try Reading.all("\(header)\n1,blog,2026-11-01T10:00:00Z,\"open\n" + rest, .csv)
        #expect(all.first?.reject?.line == 2)
        #expect(all.first?.reject?.raw.count == Reject.longestRaw)
        #expect(all.filter { $0.item != nil }.count > 20_000)
        #expect(try Reading.all("\(header)\n1,b,c,\"open", .csv).first?.reject?.line == 2)
    }
}
