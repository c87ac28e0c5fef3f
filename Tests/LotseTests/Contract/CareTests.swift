internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("Journal, verify, backup, restore, doctor, completions")
struct CareTests {
    @Test("the journal is in order without gaps, can be read on from any place, and per case")
    func journal() async throws {
        let desk = try await TestDesk()
        let numbers = try await desk.cases(["eins", "zwei"])
        _ = try await desk.json("claim", numbers[0])
        let all = try await desk.lines("journal")
        let places = all.compactMap { $0["seq"]?.int }
        #expect(places == Array(1...Int64(all.count)))
        #expect(all.allSatisfy { $0["time"]?.string?.hasSuffix("Z") == true && $0["actor"]?.string?.isEmpty == false })
        #expect(Set(all.compactMap { $0["id"]?.string }).count == all.count)
        #expect(Set(all.compactMap { $0["hash"]?.string }).count == all.count)
        let later = try await desk.lines("journal", "--after", "\(all.count - 2)")
        #expect(later == Array(all.suffix(2)))
        let mine = try await desk.lines("journal", numbers[0])
        #expect(mine.compactMap { $0["kind"]?.string } == ["opened", "claimed"])
    }

    @Test("verify rebuilds an honest desk and finds it whole")
    func whole() async throws {
        let desk = try await TestDesk()
        _ = try await desk.json("import", "-", input: Rows.many(200))
        let report = try await desk.json("verify")
        #expect(report["ok"]?.bool == true)
        #expect(report["differences"]?.array == [])
        // Cases that a late parent joined to another are verified too.
        let total = try #require(try await desk.json("count")["total"]?.int)
        #expect((report["cases"]?.int ?? 0) >= total)
        #expect(report["entries"]?.int == Int64(try await desk.lines("journal").count))
    }

    @Test(
        "verify finds a single changed byte of a stored text or of the journal and ends with 65",
        arguments: ["geschliffen", "claimed"])
    func tampered(word: String) async throws {
        let desk = try await TestDesk()
        let numbers = try await desk.cases(["Das Messer ist geschliffen worden."])
        _ = try await desk.json("claim", numbers[0])
        // A backup is one file, with nothing waiting beside it.
        let copy = desk.folder + "/copy.sqlite"
        _ = try await desk.json("backup", copy)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
        let place = try #require(bytes.range(of: Data(word.utf8)), "the word stands in the file")
        bytes[place.lowerBound + 2] ^= 0x01
        try bytes.write(to: URL(fileURLWithPath: copy))
        let outcome = try await desk.run("verify", "--json", "--desk", copy)
        #expect(outcome.status == 65)
        if !outcome.out.isEmpty {
            let report = try outcome.json()
            #expect(report["ok"]?.bool == false)
            #expect(report["differences"]?.array?.isEmpty == false)
        } else {
            #expect(!outcome.err.isEmpty)
        }
    }

    @Test("a desk cut in half is refused or found out, and left as it is")
    func truncated() async throws {
        let desk = try await TestDesk()
        _ = try await desk.json("import", "-", input: Rows.many(300))
        let copy = desk.folder + "/copy.sqlite"
        _ = try await desk.json("backup", copy)
        let half = try Data(contentsOf: URL(fileURLWithPath: copy))
        try half.prefix(half.count / 2).write(to: URL(fileURLWithPath: copy))
        let outcome = try await desk.run("verify", "--desk", copy)
        #expect(outcome.status == 65, "\(outcome)")
        #expect(try await desk.run("list", "--desk", copy).status != -1)
        #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == half.prefix(half.count / 2))
    }

    @Test("a backup is whole, is never written over another file, and comes back with the old desk kept aside")
    func backup() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        let copy = desk.folder + "/copy.sqlite"
        _ = try await desk.json("backup", copy)
        #expect(try await desk.run("backup", copy).status == 73)
        #expect(try await desk.run("backup", desk.folder + "/none/copy.sqlite").status == 73)
        _ = try await desk.cases(["eins", "zwei"])
        #expect(try await desk.json("count")["total"]?.int == 2)
        let restored = try await desk.json("restore", copy)
        #expect(restored["desk"]?.string == desk.path)
        let aside = try #require(restored["moved_aside"]?.string)
        #expect(try await desk.json("count")["total"]?.int == 1)
        #expect(try await desk.json("verify")["ok"]?.bool == true)
        #expect(try await desk.run("count", "--desk", aside, "--json").json()["total"]?.int == 2)
        #expect(try await desk.run("restore", desk.folder + "/none").status == 66)
        let junk = try desk.file("junk", "no desk")
        #expect(try await desk.run("restore", junk).status == 65)
        #expect(try await desk.json("count")["total"]?.int == 1)
    }

    @Test("doctor finds nothing on a sound desk, and names what is missing")
    func doctor() async throws {
        let desk = try await TestDesk()
        let fine = try await desk.run("doctor", "--json")
        #expect(fine.status == 0, "\(fine.out)")
        let names = try fine.lines().compactMap { $0["check"]?.string }
        for name in ["terminal", "locale", "clock", "configuration", "desk"] { #expect(names.contains(name)) }
        let ill = try await desk.run("doctor", "--json", "--as", "niemand", with: ["TERM": "dumb", "LANG": "C"])
        #expect(ill.status == 78)
        let bad = try ill.lines().filter { $0["ok"]?.bool == false }.compactMap { $0["check"]?.string }
        #expect(Set(bad) == ["terminal", "locale", "clerk"])
    }

    @Test(
        "a bad configuration is 78 with file and line or field",
        arguments: [
            ("language = \"fr\"\n", ":1: language"), ("a = = 1\n", ":1"), ("\n\ntheme = 5\n", ":3: theme"),
            ("[colour]\n", ":1: colour"), ("mouse = \"yes\"\n", ":1: mouse"), ("# x\ncalendar = 1\n", ":2: calendar"),
            ("calendars = 3\n", ":1: calendars"), ("[keys.inbox]\n\"x\" = 1\n", ":2: keys.inbox.x"),
            (
                "[calendars.amt]\nzone = \"Europe/Berlin\"\n[calendars.amt.hours]\nmon = [\"08:00-16:00\"]\ntue = 4\n",
                ":5: calendars.amt.hours.tue"
            ),
        ])
    func configuration(toml: String, place: String) async throws {
        let desk = try await TestDesk()
        let file = try desk.file("lotse.toml", toml)
        let outcome = try await desk.run("calendar", "due", "--config", file)
        #expect(outcome.status == 78)
        #expect(outcome.err.contains(file))
        #expect(outcome.err.contains(place), "\(outcome.err)")
        #expect(outcome.err.split(separator: "\n").count == 1)
        #expect(try await desk.run("doctor", "--config", file).status == 78)
        #expect(try await desk.run("doctor", "--config", desk.folder + "/none.toml").status == 78)
    }

    @Test("completions of each shell know the subcommands", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) async throws {
        let desk = try await TestDesk(profile: nil)
        let outcome = try await desk.run("completions", shell)
        #expect(outcome.status == 0)
        for name in ["import", "list", "reply", "sla", "calendar", "verify"] {
            #expect(outcome.out.contains(name), "\(name)")
        }
    }

    @Test("messages follow the language: option, then locale, else German")
    func language() async throws {
        let desk = try await TestDesk(language: "C.UTF-8")
        let german = try await desk.run("show", "BHV-2026-000999")
        #expect(german.err.contains("kein Vorgang"))
        let english = try await desk.run("show", "BHV-2026-000999", "--lang", "en")
        #expect(english.err.contains("BHV-2026-000999") && !english.err.contains("kein Vorgang"))
        #expect(try await desk.run("show", "BHV-2026-000999", with: ["LC_ALL": "en_GB.UTF-8"]).err == english.err)
        #expect(
            try await desk.run("show", "BHV-2026-000999", with: ["LC_MESSAGES": "de_DE.UTF-8", "LANG": "en_US.UTF-8"])
                .err == german.err)
        #expect(try await desk.run("show", "BHV-2026-000999", with: ["LANG": ""]).err == german.err)
    }

    @Test("LOTSE_CLOCK says what now is; nonsense in it is 64")
    func clock() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        let late = ["LOTSE_CLOCK": "2027-01-01T00:00:00Z"]
        #expect(try await desk.run("note", "BHV-2026-000001", "x", with: late).status == 0)
        let last = try #require(try await desk.lines("journal").last)
        #expect(last["time"] == "2027-01-01T00:00:00Z")
        #expect(try await desk.run("list", "is:overdue", "--json").lines().count == 1)
        let early = try await desk.run("list", "is:overdue", "--json", with: ["LOTSE_CLOCK": "2026-02-01T00:00:00Z"])
        #expect(early.out.isEmpty)
        #expect(try await desk.run("list", with: ["LOTSE_CLOCK": "noon"]).status == 64)
    }
}
