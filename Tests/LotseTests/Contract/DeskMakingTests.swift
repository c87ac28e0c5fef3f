internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("Making a desk and naming it")
struct DeskMakingTests {
    @Test("init answers with the desk, and a second init is refused with 73 and changes nothing")
    func initTwice() async throws {
        let desk = try await TestDesk(profile: nil)
        let made = try await desk.json("init", "--profile", "bremerhaven")
        #expect(made["desk"]?.string == desk.path)
        let before = try Data(contentsOf: URL(fileURLWithPath: desk.path))
        let again = try await desk.run("init", "--json")
        #expect(again.status == 73)
        #expect(again.out.isEmpty)
        #expect(again.err.contains(desk.path))
        #expect(try Data(contentsOf: URL(fileURLWithPath: desk.path)) == before)
    }

    @Test("a desk's file can be read by its owner only")
    func mode() async throws {
        let desk = try await TestDesk()
        let facts = try FileManager.default.attributesOfItem(atPath: desk.path)
        #expect(facts[.posixPermissions] as? Int == 0o600)
    }

    @Test("an unknown profile is a usage error", arguments: ["hamburg", "", "../x"])
    func unknownProfile(name: String) async throws {
        let desk = try await TestDesk(profile: nil)
        let outcome = try await desk.run("init", "--profile", name)
        #expect(outcome.status == 64)
        #expect(!FileManager.default.fileExists(atPath: desk.path))
    }

    @Test("an empty desk works on the same commands")
    func emptyProfile() async throws {
        let desk = try await TestDesk(profile: "empty")
        #expect(try await desk.lines("list").isEmpty)
        #expect(try await desk.lines("units").isEmpty)
        #expect(try await desk.json("count")["total"]?.int == 0)
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    @Test("a desk that is not there is 66 with its path, and is not made")
    func missing() async throws {
        let desk = try await TestDesk(profile: nil)
        for command in [["list"], ["count"], ["sla"], ["verify"], ["outbox"], ["journal"], ["sync", "--once"]] {
            let outcome = try await desk.run(command, input: Data())
            #expect(outcome.status == 66, "\(command)")
            #expect(outcome.err.contains(desk.path))
        }
        #expect(!FileManager.default.fileExists(atPath: desk.path))
    }

    @Test("bad options and missing arguments are 64, with nothing on standard output")
    func usage() async throws {
        let desk = try await TestDesk()
        let bad = [
            ["list", "--bogus"], ["list", "--order", "sideways"], ["list", "--limit", "0"], ["list", "--limit", "x"],
            ["list", "--after", "x"], ["count", "--by", "smell"], ["show"], ["nonsense"], ["--lang", "fr", "list"],
            ["import"], ["reply", "1"], ["completions", "csh"], ["sync", "--interval", "0"], ["calendar", "guess"],
        ]
        for arguments in bad {
            let outcome = try await desk.run(arguments, input: Data())
            #expect(
                outcome.status == 64 || (arguments.first == "reply" && outcome.status == 66),
                "\(arguments) \(outcome.err)")
            #expect(outcome.out.isEmpty, "\(arguments)")
            #expect(!outcome.err.isEmpty, "\(arguments)")
        }
    }

    @Test("the options of every subcommand may stand before its name too")
    func optionsInFront() async throws {
        let desk = try await TestDesk()
        let other = try await TestDesk(profile: "empty")
        #expect(try await desk.run("--desk", other.path, "--json", "units").out.isEmpty)
        #expect(try await desk.run("--desk=" + other.path, "units", "list", "--json").out.isEmpty)
        #expect(!(try await desk.run("--json", "units", "list").lines()).isEmpty)
        let refused = try await desk.run("--lang", "de", "--as", "niemand", "claim", "BHV-2026-000001")
        #expect(refused.status == 66 || refused.status == 77)
    }

    @Test("a file that is no desk is refused and left as it was")
    func foreignFile() async throws {
        let desk = try await TestDesk(profile: nil)
        for content in ["", "hello", String(repeating: "x", count: 5000)] {
            _ = try desk.file("desk.sqlite", content)
            let outcome = try await desk.run("list")
            #expect(outcome.status == 65)
            #expect(try String(contentsOfFile: desk.path, encoding: .utf8) == content)
        }
    }

    @Test("a desk of a newer version is refused untouched")
    func newerSchema() async throws {
        let desk = try await TestDesk()
        let url = URL(fileURLWithPath: desk.path)
        var bytes = try Data(contentsOf: url)
        bytes[60] = 0x7F
        try bytes.write(to: url)
        let before = try FileManager.default.contentsOfDirectory(atPath: desk.folder).sorted()
        for command in [["list"], ["count"], ["verify"], ["units", "add", "NEU", "Neues Amt"]] {
            let outcome = try await desk.run(command, input: Data())
            #expect(outcome.status == 65, "\(command): \(outcome.err)")
            #expect(outcome.err.contains("new"), "\(outcome.err)")
        }
        #expect(try Data(contentsOf: url) == bytes)
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder).sorted() == before)
    }

    @Test(
        "a desk that may only be read can be listed, and every decision is refused with 77", .enabled(if: getuid() != 0)
    )
    func readOnly() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: desk.path)
        #expect(try await desk.lines("list").count == 1)
        #expect(try await desk.run("claim", "BHV-2026-000001").status == 77)
    }
}
