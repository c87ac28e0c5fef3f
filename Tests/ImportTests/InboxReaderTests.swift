import Desk
import Import
import Testing

struct InboxReaderTests {
    /// windows-1252, semicolons, German dates, an id rounded by a spreadsheet program.
    private let german: [UInt8] =
        Array("Nr;Kanal;Verfasser;Text;Eingang;Status\r\n1;Facebook;\"J".utf8) + [0xF6]
        + Array("rg M.\";\"Wann ".utf8) + [0xF6]
        + Array("ffnet das \"\"Rathaus\"\"?\nDanke\";17.01.2026 08:12;offen\r\n1,61235E+18;X;Anna;Stra".utf8) + [0xDF]
        + Array("e gesperrt?;17.01.2026 08:15;offen\r\n".utf8)

    private let marked =
        "\u{FEFF}id,network,author,message,created_at,permalink\n\"987654321098765432\",Instagram,möwe27,"
        + "\"=HYPERLINK(1) Müll am Deich, bitte abholen\",2026-01-17 09:30,https://i.example/p/1\n"

    @Test(
        "windows-1252, German dates in the office's zone; a rounded id is a reject and not a number",
        arguments: [1, 5, 4096])
    func german(chunk: Int) throws {
        let all = try Reading.all(german, .inbox, chunk: chunk)
        let item = try #require(all.first?.item)
        #expect(item.text == "Wann öffnet das \"Rathaus\"?\nDanke" && item.author?.name == "Jörg M.")
        #expect(item.channel == .facebook && item.id == "1" && item.direction == .incoming)
        #expect(item.created == Instant(iso: "2026-01-17T08:12:00+01:00"))
        guard case .item(_, let line, let unknown) = try #require(all.first) else { return }
        #expect(line == 2 && unknown == ["Status"])
        #expect(all.last?.reject?.description.hasPrefix("f:4: id: 1,61235E+18 was rounded") == true)
    }

    @Test("UTF-8 with a mark; a text that looks like a formula stays a text")
    func marks() throws {
        let item = try #require(try Reading.items(marked, .inbox).first)
        #expect(item.text == "=HYPERLINK(1) Müll am Deich, bitte abholen" && item.channel == .instagram)
        #expect(item.author?.name == "möwe27" && item.url == "https://i.example/p/1")
        #expect(item.created == Instant(iso: "2026-01-17T08:30:00Z") && item.id == "987654321098765432")
    }

    @Test("UTF-16 with either mark", arguments: [true, false], [1, 3, 4096])
    func utf16(isLittle: Bool, chunk: Int) throws {
        let text = marked.replacing("bitte", with: "🌊")
        let bytes = text.utf16.flatMap { unit in
            isLittle ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        }
        let item = try #require(try Reading.all(bytes, .inbox, chunk: chunk).first?.item)
        #expect(item.text.contains("Müll am Deich, 🌊") && item.author?.name == "möwe27")
    }

    @Test("the form of dates is that of the first row; a time that exists twice is the first and said so")
    func dates() throws {
        let head = "text,date\n"
        let repeated = try Reading.all(head + "a,25.10.2026 02:30\nb,2026-10-25 02:30\nc,1.11.2026 9:05:07\n", .inbox)
        #expect(repeated.first?.remark == Remark(file: "f", line: 2, kind: .repeatedHour))
        #expect(repeated.compactMap(\.item).map(\.created.iso) == ["2026-10-25T00:30:00Z", "2026-11-01T08:05:07Z"])
        #expect(repeated.compactMap(\.reject).map(\.line) == [3])
        let american = try Reading.all(
            head + "a,1/17/2026 12:42 AM\nb,1/17/2026 4:42 PM\nc,17/1/2026 4:42 PM\n", .inbox)
        #expect(american.compactMap(\.item).map(\.created.iso) == ["2026-01-16T23:42:00Z", "2026-01-17T15:42:00Z"])
        #expect(american.compactMap(\.reject).map(\.field) == ["time"])
        let none = try Reading.all(head + "a,1/2/2026 4:42\nb,\nc,31.02.2026 10:00\n", .inbox)
        #expect(none.compactMap(\.reject).map(\.field) == ["time", "time", "time"])
        var defaults = Reading.defaults
        defaults.zone = try ZoneRules(posix: "EST5")
        let abroad = try Reading.all(head + "a,2026-01-17 10:00", .inbox, defaults)
        #expect(abroad.first?.item?.created == Instant(iso: "2026-01-17T15:00:00Z"))
    }

    @Test("the operator's columns go over what names say; what has no column is named")
    func columns() throws {
        let table = "Datum;Beitrag;Text\n17.01.2026 08:12;Moin;egal\n"
        var defaults = Reading.defaults
        defaults.columns = ["text": "beitrag"]
        #expect(try Reading.all(table, .inbox, defaults).first?.item?.text == "Moin")
        defaults.columns = ["text": "Nachricht"]
        let header = ["Datum", "Beitrag", "Text"]
        #expect(throws: ImportFault.unmappedColumns(["text"], header: header)) {
            try Reading.all(table, .inbox, defaults)
        }
        #expect(throws: ImportFault.unmappedColumns(["text", "time"], header: ["a", "b"])) {
            try Reading.all("a,b\n1,2\n", .inbox)
        }
    }

    @Test("without an id the same row has the same id again, another row another; an empty row is passed over")
    func identity() throws {
        let table = "text,date,author\na,17.01.2026 08:12,Anna\na,17.01.2026 08:12,Bert\n,17.01.2026 08:12,Anna\n"
        let all = try Reading.all(table, .inbox)
        let ids = all.compactMap(\.item).map(\.id)
        let again = try Reading.items(table, .inbox).map(\.id)
        #expect(Set(ids).count == 2 && ids == again)
        #expect(all.last?.remark?.kind == .empty)
    }

    @Test("a file that breaks off anywhere gives at most one line and never a crash")
    func truncation() throws {
        for bytes in [german, Array(marked.utf8)] {
            for length in 0..<bytes.count {
                do {
                    let rejects = try Reading.all(Array(bytes[..<length]), .inbox, chunk: 9).compactMap(\.reject)
                    #expect(rejects.count <= (length > 125 ? 2 : 1), "cut at \(length): \(rejects)")
                } catch let fault as ImportFault {
                    #expect(fault.description.contains("--column"))
                }
            }
        }
    }

    @Test("in a file of UTF-8 a row that is not is a reject; an unknown platform too")
    func badRows() throws {
        let bytes =
            Array("text,date,network\nä,17.01.2026 08:12,X\n".utf8) + [0xE4]
            + Array(",17.01.2026 08:12,X\nb,17.01.2026 08:12,Usenet\n".utf8)
        let all = try Reading.all(bytes, .inbox)
        #expect(all.compactMap(\.item).map(\.text) == ["ä"] && all.compactMap(\.reject).map(\.line) == [3, 4])
    }
}
