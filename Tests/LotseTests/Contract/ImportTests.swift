internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("lotse import")
struct ImportTests {
    private static let bad: [(line: String, field: String)] = [
        ("not json", "JSON"), ("[1]", "object"), (#"{"channel":"facebook","id":"1","text":"x"}"#, "created_at"),
        (#"{"channel":"fax","id":"1","created_at":"2026-02-01T10:00:00Z","text":"x"}"#, "channel"),
        (#"{"channel":"facebook","created_at":"2026-02-01T10:00:00Z","text":"x"}"#, "id"),
        (#"{"channel":"facebook","id":"1","created_at":"2026-02-01T10:00:00Z"}"#, "text"),
        (#"{"channel":"facebook","id":"1","created_at":"2026-02-01T10:00:00","text":"x"}"#, "created_at"),
        (#"{"channel":"facebook","id":"1","created_at":"1989-12-31T23:59:59Z","text":"x"}"#, "created_at"),
        (#"{"channel":"facebook","id":"1","created_at":"2026-03-04T10:00:00Z","text":"x"}"#, "created_at"),
        (#"{"channel":"facebook","id":7,"created_at":"2026-02-01T10:00:00Z","text":"x"}"#, "id"),
        (#"{"channel":"website","id":"1","created_at":"2026-02-01T10:00:00Z","text":"x","rating":6}"#, "rating"),
        (#"{"channel":"facebook","id":"1","id":"2","created_at":"2026-02-01T10:00:00Z","text":"x"}"#, "duplicate"),
        (#"{"channel":"facebook","id":"1","created_at":"2026-02-01T10:00:00Z","text":"\ud800"}"#, "Unicode"),
    ]

    @Test("bad lines are named with file, line and field, good ones are kept, and the end is 65")
    func rejects() async throws {
        let desk = try await TestDesk()
        var lines: [String] = []
        for (place, bad) in Self.bad.enumerated() {
            lines += [bad.line, Rows.row(id: "good\(place)", minute: place, text: "gut \(place)")]
        }
        lines.append(Rows.row(id: "long", minute: 1, text: String(repeating: "ä", count: 33_000)))
        let file = try desk.file("a.ndjson", lines.joined(separator: "\n"))
        let rejects = desk.folder + "/rejects.ndjson"
        let outcome = try await desk.run("import", file, "--rejects", rejects, "--json")
        #expect(outcome.status == 65)
        let report = try outcome.json()
        #expect(report["read"]?.int == Int64(lines.count))
        #expect(report["new"]?.int == Int64(Self.bad.count))
        #expect(report["rejected"]?.int == Int64(Self.bad.count + 1))
        #expect(report["duplicate"]?.int == 0)
        let told = outcome.err.split(separator: "\n").map(String.init)
        for (place, bad) in Self.bad.enumerated() {
            let named = told.first { $0.hasPrefix("\(file):\(place * 2 + 1): ") }
            #expect(named?.contains(bad.field) == true, "\(bad.line): \(named ?? "not named")")
        }
        #expect(told.contains { $0.hasPrefix("\(file):\(lines.count): text: ") })
        let kept = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
        #expect(kept.count == Self.bad.count + 1)
        #expect(try await desk.json("count")["total"]?.int == Int64(Self.bad.count))
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    @Test("bytes that are not UTF-8 and a line over a mebibyte are rejected, the lines around them stored")
    func bytes() async throws {
        let desk = try await TestDesk()
        var data = Data((Rows.row(id: "a", minute: 1, text: "vor") + "\n").utf8)
        data +=
            Data(#"{"channel":"facebook","id":"b","created_at":"2026-02-01T10:00:00Z","text":""#.utf8) + [0xC3, 0x28]
        data += Data("\"}\n".utf8)
        data += Data(#"{"channel":"facebook","id":"c","created_at":"2026-02-01T10:00:00Z","text":""#.utf8)
        data += Data(repeating: 0x78, count: 1_100_000) + Data("\"}\n".utf8)
        data += Data(Rows.row(id: "d", minute: 2, text: "nach").utf8)
        let outcome = try await desk.run(["import", "-", "--json"], input: data)
        #expect(outcome.status == 65)
        let report = try outcome.json()
        #expect(report["new"]?.int == 2)
        #expect(report["rejected"]?.int == 2)
        #expect(outcome.err.contains("-:2: ") && outcome.err.contains("-:3: "))
    }

    @Test("the same again stores nothing, a changed text is a new version of the same message")
    func again() async throws {
        let desk = try await TestDesk()
        let file = try desk.file("a.ndjson", Rows.many(50))
        #expect(try await desk.json("import", file)["new"]?.int == 50)
        let total = try await desk.json("count")["total"]?.int
        let second = try await desk.json("import", file)
        #expect(second["new"]?.int == 0)
        #expect(second["duplicate"]?.int == 50)
        let changed = try await desk.json("import", "-", input: Rows.row(id: "m0", minute: 0, text: "ganz anders"))
        #expect(changed["new"]?.int == 0)
        #expect(changed["changed"]?.int == 1)
        #expect(try await desk.json("count")["total"]?.int == total)
        let hit = try #require(try await desk.lines("list", "\"ganz anders\"").first?["id"]?.string)
        let message = try await desk.json("show", hit)["messages"]?.array?.first
        #expect(message?["text"]?.string == "ganz anders")
        #expect(message?["versions"]?.int == 2)
    }

    @Test("the same id on another channel or account is another message")
    func identity() async throws {
        let desk = try await TestDesk()
        let rows = [("facebook", "a"), ("facebook", "b"), ("x", "a")].map {
            Rows.row(channel: $0.0, account: $0.1, id: "1", minute: 1, text: "gleich")
        }
        #expect(try await desk.json("import", "-", input: rows.joined(separator: "\n"))["new"]?.int == 3)
        #expect(try await desk.json("count")["total"]?.int == 3)
    }

    @Test("an answer that comes before what it answers joins its thread when that arrives")
    func orphan() async throws {
        let desk = try await TestDesk()
        let child = Rows.row(id: "kind", minute: 5, text: "Genau!", extra: [("parent", "mutter")])
        #expect(try await desk.json("import", "-", input: child)["new"]?.int == 1)
        #expect(try await desk.json("count")["total"]?.int == 1)
        _ = try await desk.json("import", "-", input: Rows.row(id: "mutter", minute: 1, text: "Zu laut hier."))
        let open = try await desk.lines("list")
        #expect(open.count == 1)
        let id = try #require(open.first?["id"]?.string)
        let messages = try #require(try await desk.json("show", id)["messages"]?.array)
        #expect(messages.compactMap { $0["id"]?.string } == ["mutter", "kind"])
        #expect(messages.last?["parent"] == messages.first?["key"])
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    @Test("a gzip file is unpacked, from a file and from standard input")
    func gzip() async throws {
        let desk = try await TestDesk()
        let file = try desk.file("a.ndjson", Rows.many(30))
        let packed = try await blocking { [environment = desk.environment] in
            try Run(["-k", file], environment: environment, program: "/bin/gzip").end(within: 20)
        }
        #expect(packed.status == 0)
        #expect(try await desk.json("import", file + ".gz")["new"]?.int == 30)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file + ".gz"))
        let second = try await desk.run(["import", "-", "--json"], input: bytes)
        #expect(try second.json()["duplicate"]?.int == 30)
        let broken = try await desk.run(["import", "-", "--json"], input: bytes.prefix(bytes.count / 2))
        #expect(broken.status == 65)
    }

    @Test("a file that is not there is 66, and the files beside it are stored")
    func missingFile() async throws {
        let desk = try await TestDesk()
        let file = try desk.file("a.ndjson", Rows.many(3))
        let outcome = try await desk.run("import", desk.folder + "/none", file, "--json")
        #expect(outcome.status == 66)
        #expect(outcome.err.contains("none"))
        #expect(try await desk.json("import", file)["duplicate"]?.int == 3)
    }

    @Test("unknown keys are counted and do no harm")
    func unknownKeys() async throws {
        let desk = try await TestDesk()
        let row = Rows.row(id: "1", minute: 1, text: "x", extra: [("colour", "blau"), ("weight", 3)])
        let report = try await desk.json("import", "-", input: row)
        #expect(report["new"]?.int == 1)
        #expect(report["unknown_keys"]?.int == 2)
    }

    @Test("only a clerk of the desk may import")
    func stranger() async throws {
        let desk = try await TestDesk()
        let outcome = try await desk.run("import", "-", "--as", "niemand", input: Rows.many(2))
        #expect(outcome.status == 77)
        #expect(try await desk.json("count")["total"]?.int == 0)
    }
}
