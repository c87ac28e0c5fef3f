import ChannelSimulator
import Desk
import Foundation
import StrictJSON
import Sync
import Testing

struct DropPullTests {
    private let folder: TestFolder
    private let connector: DropConnector

    init() {
        folder = TestFolder()
        connector = DropConnector(
            settings: DropSettings(channel: .guestbook, account: "stadt", folder: folder.path))
    }

    private func line(_ id: Int, _ text: String = "Moin", op: String = "new") -> String {
        #"{"id":"g-\#(id)","kind":"guestbook","created":"2026-03-01T10:00:00+01:00","author":"Uwe","text":"\#(text)","op":"\#(op)"}"#
            + "\n"
    }

    @Test("the given file: edit, stars with a comma, a broken line with its place, a half line that waits")
    func given() async throws {
        let bytes = try Recording.bytes("feeds/guestbook", "ndjson")
        try folder.put(bytes, "guestbook.ndjson")
        let page = try await connector.pull(after: nil)
        #expect(page.items.map(\.id) == ["g-1", "r-2"] && page.isLast)
        #expect(page.items[0].text == "Sehr schön hier" && page.items[0].author?.name == "Uwe")
        #expect(page.items[0].created == Instant(iso: "2026-03-01T09:00:00Z") && page.items[0].kind == .guestbook)
        #expect(page.items[1].kind == .review && page.items[1].rating == 5 && page.items[1].subject == "4,5/5")
        #expect(page.items[1].text.isEmpty && page.items[1].author == nil)
        let bad = try #require(page.rejected.first)
        #expect(page.rejected.count == 1 && bad.reason.hasPrefix("guestbook.ndjson:4: line:"))
        #expect(bad.raw == Array("{kaputt".utf8))
        try folder.append("le\",\"created\":\"2026-03-02T10:00:00Z\"}\n", "guestbook.ndjson")
        let rest = try await connector.pull(after: page.cursor)
        #expect(rest.items.map(\.id) == ["g-3"] && rest.items[0].text == "halbe Zeile" && rest.rejected.isEmpty)
        #expect(try await connector.pull(after: rest.cursor) == PullPage(isLast: true))
    }

    @Test("read at every length of the file, each entry comes once")
    func everyByte() async throws {
        let whole = Array((line(1) + line(2, "Grüße\\nzwei") + "kaputt\n" + line(3)).utf8)
        var cursor: String?
        var seen: [String] = []
        var rejected = 0
        for count in 0...whole.count {
            try folder.append("", "a.ndjson")
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/a.ndjson"))
            try handle.seekToEnd()
            if count > 0 { try handle.write(contentsOf: Data([whole[count - 1]])) }
            try handle.close()
            let page = try await connector.pull(after: cursor)
            cursor = page.cursor ?? cursor
            seen += page.items.map(\.id)
            rejected += page.rejected.count
        }
        #expect(seen == ["g-1", "g-2", "g-3"] && rejected == 1)
    }

    @Test("only *.ndjson is read: no .tmp, no hidden file, no link, no pipe, no folder")
    func others() async throws {
        try folder.put(line(1), "a.ndjson")
        try folder.put(line(2), "b.tmp")
        try folder.put(line(3), ".c.ndjson")
        _ = try folder.make("d.ndjson")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/e.ndjson", withDestinationPath: folder.path + "/b.tmp")
        #expect(mkfifo(folder.path + "/f.ndjson", 0o600) == 0)
        #expect(try await connector.pull(after: nil).items.map(\.id) == ["g-1"])
    }

    @Test("a replaced file is read from its beginning: smaller, another inode, or other first line")
    func replaced() async throws {
        try folder.put(line(1) + line(2), "a.ndjson")
        let first = try await connector.pull(after: nil)
        try folder.put(line(3), "a.ndjson")
        let smaller = try await connector.pull(after: first.cursor)
        #expect(smaller.items.map(\.id) == ["g-3"])
        try FileManager.default.removeItem(atPath: folder.path + "/a.ndjson")
        try folder.put("", "keeps-the-old-inode-busy")
        try folder.put(line(3) + line(4) + line(5), "a.tmp")
        #expect(rename(folder.path + "/a.tmp", folder.path + "/a.ndjson") == 0)
        let moved = try await connector.pull(after: smaller.cursor)
        #expect(Set(moved.items.map(\.id)).isSuperset(of: ["g-4", "g-5"]))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/a.ndjson"))
        try handle.write(contentsOf: Data(line(7).utf8))
        try handle.close()
        let rewritten = try await connector.pull(after: moved.cursor)
        #expect(rewritten.items.map(\.id) == ["g-7", "g-4", "g-5"])
    }

    @Test("the last word about an entry counts, and a deletion is told")
    func operations() async throws {
        try folder.put(
            line(1) + line(2) + line(1, "Neu", op: "edit") + #"{"id":"g-2","op":"delete"}"# + "\n", "a.ndjson")
        let page = try await connector.pull(after: nil)
        #expect(page.items.map(\.text) == ["Neu"] && page.vanished == ["g-2"])
        try folder.append(line(2, "Wieder da"), "a.ndjson")
        let back = try await connector.pull(after: page.cursor)
        #expect(back.items.map(\.id) == ["g-2"] && back.vanished.isEmpty)
    }

    @Test("pages end at their size and go on behind it, file after file")
    func pages() async throws {
        for file in 0..<3 {
            try folder.put((0..<4).map { line(file * 4 + $0) }.joined(), "\(file).ndjson")
        }
        var settings = DropSettings(channel: .guestbook, account: "stadt", folder: folder.path)
        settings.page = 5
        let small = DropConnector(settings: settings)
        var cursor: String?
        var seen: [String] = []
        var sizes: [Int] = []
        while true {
            let page = try await small.pull(after: cursor)
            seen += page.items.map(\.id)
            sizes.append(page.items.count)
            cursor = page.cursor ?? cursor
            if page.isLast { break }
        }
        #expect(seen == (0..<12).map { "g-\($0)" })
        #expect(sizes == [5, 5, 2])
    }

    @Test("a line over a mebibyte is refused with its place, the next one is read")
    func longLine() async throws {
        let long = line(1, String(repeating: "x", count: 1_200_000))
        let huge = String(repeating: "y", count: 9_000_000) + "\n"
        try folder.put(long + huge + line(2), "a.ndjson")
        let page = try await connector.pull(after: nil)
        #expect(page.items.map(\.id) == ["g-2"] && page.rejected.count == 2)
        #expect(page.rejected[1].reason.hasPrefix("a.ndjson:2: line: longer"))
    }

    @Test("a folder that is not there is an outage, not an empty one")
    func noFolder() async throws {
        let lost = DropConnector(
            settings: DropSettings(channel: .guestbook, account: "stadt", folder: folder.path + "/weg"))
        await #expect(throws: ChannelFault.self) { try await lost.pull(after: nil) }
        await #expect(throws: ChannelFault.self) { try await lost.check() }
    }

    @Test(
        "what a line must have",
        arguments: [
            (#"{"kind":"guestbook","created":"2026-03-01T10:00:00Z","text":"x"}"#, "id: a text is expected"),
            (#"{"id":"1","created":"gestern","text":"x"}"#, "created: “gestern” is no instant"),
            (#"{"id":"1","created":"2026-03-01T10:00:00Z"}"#, "text: missing, and no stars either"),
            (#"{"id":"1","created":"2026-03-01T10:00:00Z","text":7}"#, "text: a text is expected, not number"),
            (
                #"{"id":"1","created":"2026-03-01T10:00:00Z","text":"x","op":"hide"}"#,
                "op: new, edit or delete is expected"
            ),
            (
                #"{"id":"1","created":"2026-03-01T10:00:00Z","text":"x","kind":"toot"}"#,
                "kind: guestbook, rating or comment"
            ),
            (#"{"id":"1","kind":"rating","created":"2026-03-01T10:00:00Z","text":"x"}"#, "stars: missing in a rating"),
            (#"{"id":"1","created":"2026-03-01T10:00:00Z","stars":6}"#, "stars: 0 to 5"),
            (#"{"id":"1","created":"2026-03-01T10:00:00Z","stars":-1}"#, "stars: 0 to 5"),
            (#"{"id":"1","created":"2026-03-01T10:00:00Z","stars":"NaN"}"#, "stars: a number"),
            (#"{"id":"1","created":"2026-03-01T10:00:00Z","stars":"4,5,1"}"#, "stars: a number"),
            (#"{"id":"1","created":"2026-03-01T10:00:00Z","stars":true}"#, "stars: a number"),
            (#"{"id":"1","created":"2026-03-01T10:00:00Z","stars":1,"stars_max":0}"#, "stars_max: 1 to 1000"),
            (#"[1]"#, "line: an object is expected"),
        ])
    func strict(text: String, reason: String) throws {
        do throws(MappingFault) {
            _ = try connector.mapper.items(from: Array(text.utf8))
            Issue.record("taken")
        } catch { #expect(error.description.hasPrefix(reason), "\(error)") }
    }

    @Test(
        "stars on the scale of five",
        arguments: [("4", 4, nil), ("\"4,5\"", 5, "4,5/5"), ("\"4.4\"", 4, "4,4/5"), ("0", 1, "0/5"), ("5", 5, nil)])
    func stars(given: String, rating: Int, exact: String?) throws {
        let text = #"{"id":7,"kind":"rating","created":"2026-03-01T10:00:00Z","stars":\#(given)}"#
        let item = try #require(try connector.mapper.items(from: Array(text.utf8)).first)
        #expect(item.id == "7" && item.rating == rating && item.subject == exact && item.kind == .review)
    }

    @Test("a hundred stars are scaled")
    func hundred() throws {
        let text = #"{"id":"1","created":"2026-03-01T10:00:00Z","stars":60,"stars_max":100}"#
        #expect(try connector.mapper.items(from: Array(text.utf8)).first?.rating == 3)
    }
}
