internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("Odd arguments, odd files, odd places to write to")
struct OddUseTests {
    @Test("a wrong argument is answered with one line, a code of sysexits and no control character")
    func usage() async throws {
        let desk = try await TestDesk()
        let hostile = "\u{1B}]0;owned\u{07}\u{1B}[31m\u{202E}"
        for arguments in [
            ["list", "--limit", hostile], ["list", "--" + hostile], [hostile], ["show"], ["show", "-1"],
            ["list", "--limit", "-5"], ["accounts", "add", "x", "a", "--text-limit", "99999999999999999999"],
            ["list", "--lang", hostile], ["units", "add"], ["reply", "1", "2", "3", hostile + "\n" + hostile],
        ] {
            let outcome = try await desk.run(arguments, input: Data())
            let what = arguments.joined(separator: " ").debugDescription
            #expect(outcome.status == 64, "\(what)")
            #expect(outcome.err.filter { $0 == "\n" }.count == 1, "\(what): \(outcome.err)")
            #expect(outcome.err.hasPrefix("lotse: ") && outcome.err.contains("--help"), "\(outcome.err)")
            let raw = outcome.err.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || $0.value == 0x202E }
            #expect(!raw, "\(what)")
        }
        #expect(try await desk.run("--version").out == "0.1.0\n")
        #expect(try await desk.run("list", "--help").out.contains("USAGE"))
    }

    @Test("a full disk, a reader that has gone and a closed output end a list without a crash")
    func output() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        let quoted = "'\(Binary.path)' list"
        for (command, status) in [
            ("\(quoted) >/dev/full", Int32(73)), ("\(quoted) >&-", 73), ("\(quoted) 2>&-", 0),
            // A pipe whose only reader has gone, with the signal ignored as under many supervisors.
            ("mkfifo p; exec 3<>p 4>p 3<&-; trap '' PIPE; \(quoted) >&4", 141),
        ] {
            let outcome = try await desk.shell(command)
            #expect(outcome.status == status, "\(command): \(outcome.err)")
            #expect(!outcome.err.contains("Fatal"), "\(outcome.err)")
            if status == 73 { #expect(outcome.err.hasPrefix("lotse: standard output: "), "\(outcome.err)") }
        }
    }

    @Test("rejects go into a plain file only, and never into one that the run reads or keeps")
    func rejects() async throws {
        let desk = try await TestDesk()
        let input = try desk.file("in.ndjson", "nicht lesbar\n" + Rows.row(id: "1", minute: 1, text: "gut") + "\n")
        let before = try String(contentsOfFile: input, encoding: .utf8)
        let victim = try desk.file("victim", "bleibt")
        let link = desk.folder + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: victim)
        let pipe = desk.folder + "/pipe"
        try #require(mkfifo(pipe, 0o600) == 0)
        for target in [input, desk.path, desk.path + "-wal", link, pipe, desk.folder, desk.folder + "/no/such"] {
            let outcome = try await desk.run("import", input, "--rejects", target, within: 20)
            #expect(outcome.status == 73, "\(target): \(outcome.err)")
            #expect(outcome.err.hasPrefix("lotse: --rejects: \(target): "), "\(outcome.err)")
        }
        #expect(try String(contentsOfFile: input, encoding: .utf8) == before)
        #expect(try String(contentsOfFile: victim, encoding: .utf8) == "bleibt")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == victim)
        #expect(try await desk.json("verify")["ok"]?.bool == true)
        #expect(try await desk.run("import", input, "--rejects", desk.folder + "/out").status == 65)
    }

    @Test("a pipe in the desk's place is refused at once")
    func pipe() async throws {
        let desk = try await TestDesk(profile: nil)
        try #require(mkfifo(desk.path, 0o600) == 0)
        for command in [["list"], ["verify"], ["claim", "BHV-2026-000001"], ["backup", desk.folder + "/b"]] {
            let outcome = try await desk.run(command, input: Data(), within: 20)
            #expect(outcome.status == 65, "\(command): \(outcome.err)")
        }
        #expect(try await desk.run("restore", desk.path, "--desk", desk.folder + "/n", within: 20).status == 65)
    }

    @Test("doctor says one line a check, whatever an account is called in the desk")
    func doctor() async throws {
        let desk = try await TestDesk()
        let row = Rows.row(channel: "facebook", account: "a\u{1B}]0;x\u{07}\nb", id: "1", minute: 1, text: "x")
        _ = try await desk.run("import", "-", input: row)
        _ = try await desk.run("accounts", "set", "facebook/a\u{1B}]0;x\u{07}\nb", "standing=live")
        let out = try await desk.run("doctor").out
        #expect(!out.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(out.split(separator: "\n").allSatisfy { $0.hasPrefix("ok  ") || $0.hasPrefix("!!  ") })
    }
}
