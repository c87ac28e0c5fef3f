internal import Foundation
internal import StrictJSON
internal import TestKit
internal import Testing

@Suite("Foreign text stays text")
struct HostileTextTests {
    /// What may never leave the program raw, besides line feeds and tabs.
    private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
        default: false
        }
    }

    private func check(_ outcome: Outcome, _ what: String) {
        for (name, text) in [("standard output", outcome.out), ("standard error", outcome.err)] {
            let found = text.unicodeScalars.first(where: Self.isDangerous)
            #expect(found == nil, "\(what), \(name): U+\(String(found?.value ?? 0, radix: 16))")
        }
    }

    private func desk() async throws -> (TestDesk, [String]) {
        let desk = try await TestDesk()
        var rows: [String] = []
        for (place, hostile) in HostileTexts.all.enumerated() where (1...60_000).contains(hostile.text.utf8.count) {
            let short = String(String.UnicodeScalarView(hostile.text.unicodeScalars.prefix(60)))
            let author: JSON = ["id": .string("a\(place)"), "name": .string(short), "handle": .string(short)]
            rows.append(
                Rows.row(
                    channel: "mail", account: "amt", id: "h\(place)", minute: place, text: hostile.text,
                    extra: [("author", author), ("subject", .string(short)), (short + "?", 1)]))
        }
        let outcome = try await desk.run("import", "-", input: rows.joined(separator: "\n"))
        check(outcome, "import")
        let numbers = try await desk.lines("list", "--limit", "1000").compactMap { $0["id"]?.string }
        try #require(numbers.count > HostileTexts.all.count / 2)
        return (desk, numbers)
    }

    @Test("no list, case, board, journal or tally gives a terminal anything to obey, as text or as JSON")
    func sinks() async throws {
        let (desk, numbers) = try await desk()
        var commands: [[String]] = [
            ["list", "--limit", "1000"], ["sla"], ["journal"], ["count", "--by", "author"], ["verify"], ["outbox"],
            ["accounts"],
        ]
        commands += numbers.map { ["show", $0] }
        for command in commands {
            check(try await desk.run(command, input: Data()), "\(command)")
            let json = try await desk.run(command + ["--json"], input: Data())
            check(json, "\(command) --json")
            #expect(throws: Never.self) { try json.lines() }
        }
    }

    @Test("to a reader of JSON the text is what the citizen sent")
    func unchanged() async throws {
        let desk = try await TestDesk()
        let text = "a\u{9B}31m\u{1B}[2Jb\u{202E}c\u{200B}d\u{E0041}e\u{7F}"
        _ = try await desk.json("import", "-", input: Rows.row(id: "1", minute: 1, text: text))
        #expect(try await desk.json("show", "BHV-2026-000001")["messages"]?.array?.first?["text"]?.string == text)
    }

    @Test("rejected lines, arguments and file names are told without control characters")
    func messages() async throws {
        let desk = try await TestDesk()
        let hostile = "\u{1B}]0;owned\u{07}\u{9B}31m\u{202E}"
        check(try await desk.run("import", "-", input: hostile + "\n{\"channel\":\"\(hostile)\"}\n"), "import")
        for arguments in [
            ["show", hostile], ["list", "channel:" + hostile], ["import", desk.folder + "/" + hostile],
            ["list", "--order", hostile],
            ["claim", "BHV-2026-000001", "--as", hostile], ["assign", "BHV-2026-000001", hostile],
            ["init", "--profile", hostile],
            ["list", "--lang", hostile], ["list", "--desk", desk.folder + "/" + hostile],
            ["calendar", "due", "--calendar", hostile],
        ] {
            let outcome = try await desk.run(arguments, input: Data())
            #expect(outcome.status != 0)
            check(outcome, "\(arguments.prefix(2).map { $0.debugDescription })")
        }
        check(try await desk.run("list", with: ["LOTSE_CLOCK": hostile]), "LOTSE_CLOCK")
        check(
            try await desk.run("calendar", "due", input: "{\"id\":1,\"received\":\"\(hostile)\",\"minutes\":1}"),
            "calendar")
        let config = try desk.file("c.toml", "\"a\(hostile)\" = 1\n")
        check(try await desk.run("doctor", "--config", config), "configuration")
    }

    @Test("a tag, a note and a name that clerks write are cleaned on the screen as well")
    func ownText() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        let hostile = "x\u{1B}[31my\u{9B}1m"
        _ = try await desk.run("tag", "BHV-2026-000001", hostile)
        _ = try await desk.run("note", "BHV-2026-000001", hostile)
        _ = try await desk.run("units", "add", "N" + hostile, hostile)
        _ = try await desk.run("assign", "BHV-2026-000001", "N" + hostile)
        _ = try await desk.run("clerks", "set", "anna", "full_name=" + hostile)
        for command in [
            ["show", "BHV-2026-000001"], ["list"], ["units"], ["clerks"], ["journal"], ["why", "BHV-2026-000001"],
            ["sla"],
            ["count", "--by", "tag"], ["claim", "BHV-2026-000001"],
        ] {
            check(try await desk.run(command, input: Data()), "\(command)")
        }
    }
}
