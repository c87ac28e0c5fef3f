internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("Registers: units, clerks, templates, accounts")
struct RegisterTests {
    @Test("a unit is entered, changed and ended; a sign is never used twice")
    func units() async throws {
        let desk = try await TestDesk()
        #expect(try await desk.run("units", "add", "NEU", "Neues Amt", "--parent", "MAG").status == 0)
        #expect(try await desk.run("units", "add", "NEU", "Anderes Amt").status == 73)
        #expect(try await desk.run("units", "add", "KIND", "Kind", "--parent", "GIBTSNICHT").status == 66)
        #expect(try await desk.run("units", "set", "NEU", "name=Neueres Amt").status == 0)
        let unit = try #require(try await desk.lines("units").first { $0["sign"] == "NEU" })
        #expect(unit["name"] == "Neueres Amt")
        #expect(unit["parent"] == "MAG")
        _ = try await desk.cases(["eins"])
        #expect(try await desk.run("units", "remove", "NEU").status == 0)
        #expect(try await desk.run("assign", "BHV-2026-000001", "NEU").status == 66)
        #expect(try await desk.run("units", "set", "GIBTSNICHT", "name=x").status == 66)
        #expect(try await desk.run("units", "set", "NEU", "name").status == 64)
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    @Test("a clerk is entered, changed and removed; their deeds keep their name")
    func clerks() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        #expect(try await desk.run("clerks", "add", "bert", "--full-name", "B. Brandt", "--unit", "ONL").status == 0)
        #expect(try await desk.run("claim", "BHV-2026-000001", "--as", "bert").status == 0)
        #expect(try await desk.run("clerks", "set", "bert", "role=reader").status == 0)
        #expect(try await desk.run("close", "BHV-2026-000001", "--as", "bert").status == 77)
        #expect(try await desk.run("clerks", "remove", "bert").status == 0)
        #expect(try await desk.run("claim", "BHV-2026-000001", "--as", "bert").status == 77)
        #expect(try await desk.lines("journal").contains { $0["actor"] == "bert" })
        #expect(try await desk.run("clerks", "add", "x y").status == 65)
        #expect(try await desk.run("clerks", "add", "carl", "--role", "king").status == 64)
        #expect(try await desk.run("clerks", "remove", "niemand").status == 66)
    }

    @Test("only an admin changes the registers")
    func roles() async throws {
        let desk = try await TestDesk()
        #expect(try await desk.run("clerks", "add", "bert").status == 0)
        for arguments in [
            ["units", "add", "NEU", "Neu"], ["clerks", "add", "carl"], ["accounts", "add", "x", "amt"],
        ] {
            #expect(try await desk.run(arguments + ["--as", "bert"], input: Data()).status == 77, "\(arguments)")
        }
    }

    @Test("a template is entered from standard input, changed, used and removed")
    func templates() async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        let entered = try await desk.run("templates", "add", "kurz", "-", "--title", "Kurz", input: "Moin {{name}}.\n")
        #expect(entered.status == 0, "\(entered.err)")
        #expect(
            try await desk.json("reply", number, "--template", "kurz", "--set", "name=Imke")["text"] == "Moin Imke.")
        #expect(try await desk.run("templates", "set", "kurz", "text=Tschüss.").status == 0)
        #expect(try await desk.json("reply", number, "--template", "kurz")["text"] == "Tschüss.")
        #expect(try await desk.run("templates", "remove", "kurz").status == 0)
        #expect(try await desk.run("reply", number, "--template", "kurz").status == 66)
        #expect(try await desk.run("templates", "add", "leer", " ").status == 65)
    }

    @Test("an account is entered, changed and ended; a secret itself is never shown")
    func accounts() async throws {
        let desk = try await TestDesk()
        let entered = try await desk.run(
            "accounts", "add", "mastodon", "stadt", "--address", "https://social.example", "--secret", "env:TOKEN",
            "--owner", "ONL")
        #expect(entered.status == 0, "\(entered.err)")
        #expect(try await desk.run("accounts", "add", "fax", "stadt").status == 64)
        #expect(try await desk.run("accounts", "add", "x", "stadt", "--standing", "asleep").status == 64)
        #expect(try await desk.run("accounts", "set", "mastodon/stadt", "purpose=Auskunft").status == 0)
        let account = try #require(try await desk.lines("accounts").first { $0["name"] == "stadt" })
        #expect(account["purpose"] == "Auskunft")
        #expect(try await desk.run("accounts", "remove", "mastodon/stadt").status == 0)
        #expect(try await desk.lines("accounts").first { $0["name"] == "stadt" }?["standing"] == "ended")
        #expect(try await desk.run("accounts", "remove", "mastodon/none").status == 66)
    }

    @Test("an account is entered question by question; a bad answer is asked for again")
    func guidedAccount() async throws {
        let desk = try await TestDesk()
        let answers = [
            "fax", "mastodon", "zwei Worte", "hafen", "Hafenamt", "ONL", "https://social.example", "abc123",
            "file:/etc/lotse/token", "", "", "", "", "Auskunft", "Art. 6 (1) e, 2026-01-01", "2026-02-01", "read-only",
        ]
        let entered = try await desk.run("accounts", "add", input: answers.joined(separator: "\n") + "\n")
        #expect(entered.status == 0, "\(entered.err)")
        #expect(!entered.out.contains("abc123"))
        let account = try #require(try await desk.lines("accounts").first { $0["name"] == "hafen" })
        #expect(account["owner"] == "ONL" && account["secret"] == "file:/etc/lotse/token")
        #expect(account["legal_state"] == "Art. 6 (1) e, 2026-01-01" && account["start"] == "2026-02-01")
        #expect(account["standing"] == "read-only" && account["text_limit"] == 500)
        let broken = try await desk.run("accounts", "add", "mastodon", input: "neu\n")
        #expect(broken.status == 65)
        #expect(try await !desk.lines("accounts").contains { $0["name"] == "neu" })
    }

    @Test("settings of a channel are set by name; a secret itself and an unknown name are refused")
    func settings() async throws {
        let desk = try await TestDesk()
        _ = try await desk.run(
            "accounts", "add", "mastodon", "stadt", "--address", "https://social.example", "--owner", "ONL")
        #expect(
            try await desk.run("accounts", "set", "mastodon/stadt", "accepts_filtered=false", "interval=90").status == 0
        )
        let account = try #require(try await desk.lines("accounts").first { $0["name"] == "stadt" })
        #expect(account["settings"]?["accepts_filtered"] == "false" && account["interval"] == 90)
        let unknown = try await desk.run("accounts", "set", "mastodon/stadt", "page_id=1")
        #expect(unknown.status == 64 && unknown.err.contains("accepts_filtered"))
        #expect(try await desk.run("accounts", "set", "mastodon/stadt", "secret=hunter2").status == 65)
        #expect(try await desk.run("accounts", "add", "mastodon", "b", "--secret", "hunter2").status == 65)
        #expect(try await desk.run("accounts", "set", "mastodon/stadt", "interval=0").status == 65)
    }

    @Test("sync names an account whose token is missing and ends with 69; one that is unreachable too")
    func unreachable() async throws {
        let desk = try await TestDesk()
        _ = try await desk.run(
            "accounts", "add", "mastodon", "a", "--address", "http://127.0.0.1:9", "--secret", "env:LOTSE_NO_TOKEN",
            "--owner", "ONL")
        let missing = try await desk.run("sync", "--once", "--json")
        #expect(missing.status == 69)
        #expect(try missing.json()["account"] == "mastodon/a")
        #expect(try missing.json()["error"]?.string?.contains("LOTSE_NO_TOKEN") == true)
        let down = try await desk.run("sync", "--once", "--json", with: ["LOTSE_NO_TOKEN": "geheim-7391"])
        #expect(down.status == 69)
        #expect(try down.json()["error"]?.string != nil)
        #expect(!down.out.contains("geheim-7391") && !down.err.contains("geheim-7391"))
    }

    @Test("a token file that others can read is refused", arguments: [0o644, 0o640, 0o604])
    func openToken(mode: Int) async throws {
        let desk = try await TestDesk()
        let file = try desk.file("token", "geheim-7391")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        _ = try await desk.run(
            "accounts", "add", "mastodon", "a", "--address", "http://127.0.0.1:9", "--secret", "file:" + file,
            "--owner", "ONL")
        let outcome = try await desk.run("sync", "--once", "--json")
        #expect(outcome.status == 69)
        #expect(try outcome.json()["error"]?.string?.contains("token") == true)
        #expect(!outcome.out.contains("geheim-7391"))
    }
}
