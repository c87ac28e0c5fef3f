internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("Working on a case")
struct CaseWorkTests {
    private static let number = "BHV-2026-000001"

    @Test("assign, claim and release answer with the case as it is then")
    func assignment() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["Das WLAN ist aus."])
        let assigned = try await desk.json("assign", Self.number, "BIT", "--note", "bitte prüfen")
        #expect(assigned["unit"] == "BIT")
        #expect(assigned["id"]?.string == Self.number)
        #expect(try await desk.json("claim", Self.number)["clerk"] == "anna")
        #expect(try await desk.json("release", Self.number)["clerk"]?.isNull == true)
        let shown = try await desk.json("show", Self.number)
        #expect(shown["unit"] == "BIT")
        #expect(
            shown["messages"]?.array?.contains { $0["direction"] == "note" && $0["text"] == "bitte prüfen" } == true)
        #expect((shown["history"]?.array?.count ?? 0) >= 3)
        #expect(try await desk.run("assign", Self.number, "XYZ").status == 66)
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    @Test(
        "who is no clerk of the desk may look and may not act",
        arguments: [
            ["claim", "BHV-2026-000001"], ["close", "BHV-2026-000001"], ["note", "BHV-2026-000001", "x"], ["undo"],
            ["reply", "BHV-2026-000001", "--text", "x"], ["units", "add", "NEU", "Neu"],
        ])
    func stranger(arguments: [String]) async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        let before = try await desk.json("verify")["entries"]
        let outcome = try await desk.run(arguments + ["--as", "niemand"], input: Data())
        #expect(outcome.status == 77)
        #expect(outcome.err.contains("niemand"))
        #expect(try await desk.json("verify")["entries"] == before)
        #expect(try await desk.run("list", "--as", "niemand").status == 0)
    }

    @Test("a second clerk cannot claim what is claimed, and who takes over says so")
    func twoClerks() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        #expect(try await desk.run("clerks", "add", "bert", "--unit", "ONL").status == 0)
        _ = try await desk.json("claim", Self.number)
        let refused = try await desk.run("claim", Self.number, "--as", "bert")
        #expect(refused.status == 77)
        #expect(refused.err.contains("anna"))
        let taken = try await desk.run("claim", Self.number, "--force", "--as", "bert", "--json")
        #expect(try taken.json()["clerk"] == "bert")
    }

    @Test("close, reopen, snooze and wait change the state")
    func states() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        #expect(try await desk.json("wait", Self.number, "citizen")["state"] == "waiting_citizen")
        #expect(try await desk.json("wait", Self.number, "nobody")["state"] == "open")
        let snoozed = try await desk.json("snooze", Self.number, "--until", "2026-03-09T08:00")
        #expect(snoozed["state"] == "snoozed")
        #expect(snoozed["snoozed_until"] == "2026-03-09T07:00:00Z")
        #expect(try await desk.json("close", Self.number)["state"] == "closed")
        #expect(try await desk.lines("list").isEmpty)
        #expect(try await desk.lines("list", "state:closed").count == 1)
        #expect(try await desk.run("close", Self.number).status == 77)
        #expect(try await desk.json("reopen", Self.number)["state"] == "open")
        #expect(try await desk.run("reopen", Self.number).status == 77)
        #expect(try await desk.run("snooze", Self.number, "--until", "soon").status == 64)
        #expect(try await desk.run("snooze", Self.number, "--until", "2026-03-01").status == 65)
        #expect(try await desk.json("spam", Self.number)["state"] == "spam")
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    @Test("tags are added and with a dash removed, wherever the options stand")
    func tags() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        #expect(try await desk.json("tag", Self.number, "hafen", "müll")["tags"]?.array == ["hafen", "müll"])
        let changed = try await desk.run("tag", Self.number, "-hafen", "laut", "--json", "--as", "anna")
        #expect(try changed.json()["tags"]?.array == ["laut", "müll"])
        let first = try await desk.run("--json", "tag", "--as=anna", Self.number, "-laut")
        #expect(try first.json()["tags"]?.array == ["müll"])
        #expect(try await desk.lines("list", "tag:müll").count == 1)
        #expect(try await desk.json("count", "--by", "tag")["by"]?["müll"]?.int == 1)
    }

    @Test("a note is kept from its argument and from standard input, and an empty one refused")
    func notes() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        _ = try await desk.json("note", Self.number, "angerufen")
        _ = try await desk.json("note", Self.number, "-", input: "zwei\nZeilen\n")
        let messages = try await desk.json("show", Self.number)["messages"]?.array ?? []
        #expect(
            messages.filter { $0["direction"] == "note" }.compactMap { $0["text"]?.string } == [
                "angerufen", "zwei\nZeilen",
            ])
        #expect(try await desk.run("note", Self.number, " ").status == 65)
        #expect(try await desk.run("note", Self.number, "-", input: String(repeating: "x", count: 70_000)).status == 65)
    }

    @Test("merge joins two cases, split parts one, and nothing is lost")
    func mergeAndSplit() async throws {
        let desk = try await TestDesk()
        let numbers = try await desk.cases(["eins", "zwei"])
        let merged = try await desk.json("merge", numbers[1], numbers[0])
        #expect(merged["state"] == "merged")
        #expect(merged["merged_into"]?.string == numbers[0])
        #expect(try await desk.run("claim", numbers[1]).status == 77)
        let target = try await desk.json("show", numbers[0])
        #expect(target["messages"]?.array?.compactMap { $0["id"]?.string } == ["c0", "c1"])
        #expect(try await desk.run("merge", numbers[0], numbers[0]).status == 77)
        let answer = Rows.row(id: "c9", minute: 9, text: "Und noch etwas.", extra: [("parent", "c0")])
        _ = try await desk.json("import", "-", input: answer)
        let messages = try await desk.json("show", numbers[0])["messages"]?.array ?? []
        let key = try #require(messages.first { $0["id"] == "c9" }?["key"]?.int)
        let parted = try #require(try await desk.json("split", numbers[0], String(key))["id"]?.string)
        #expect(try await desk.json("show", parted)["messages"]?.array?.compactMap { $0["id"]?.string } == ["c9"])
        #expect(
            try await desk.json("show", numbers[0])["messages"]?.array?.compactMap { $0["id"]?.string } == ["c0", "c1"])
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    @Test("undo takes the last command back, redo does it again")
    func undoAndRedo() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        _ = try await desk.json("assign", Self.number, "BIT")
        _ = try await desk.json("close", Self.number)
        _ = try await desk.json("undo")
        #expect(try await desk.json("show", Self.number)["state"] != "closed")
        _ = try await desk.json("undo")
        #expect(try await desk.json("show", Self.number)["unit"]?.isNull == true)
        _ = try await desk.json("redo")
        #expect(try await desk.json("show", Self.number)["unit"] == "BIT")
        _ = try await desk.json("redo")
        #expect(try await desk.json("show", Self.number)["state"] == "closed")
        #expect(try await desk.run("redo").status == 66)
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    @Test("undo is mine: another clerk's deed stays, and what was worked on since is refused")
    func undoIsMine() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        #expect(try await desk.run("clerks", "add", "bert").status == 0)
        _ = try await desk.json("tag", Self.number, "hafen")
        #expect(try await desk.run("undo", "--as", "bert").status == 66)
        #expect(try await desk.run("close", Self.number, "--as", "bert").status == 0)
        let outcome = try await desk.run("undo")
        #expect(outcome.status == 0 || outcome.status == 77)
        #expect(try await desk.json("show", Self.number)["state"] == "closed")
    }

    @Test("a merge can be taken back as long as nobody worked on the two cases")
    func undoMerge() async throws {
        let desk = try await TestDesk()
        let numbers = try await desk.cases(["eins", "zwei"])
        _ = try await desk.json("merge", numbers[1], numbers[0])
        let undone = try await desk.run("undo")
        #expect(undone.status == 0, "\(undone.err)")
        #expect(try await desk.json("show", numbers[1])["state"] == "new")
        #expect(try await desk.json("show", numbers[0])["messages"]?.array?.count == 1)
    }
}
