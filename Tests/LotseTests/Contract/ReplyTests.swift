internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("lotse reply and outbox")
struct ReplyTests {
    @Test("a reply stands in the outbox with its case, text and an undo delay")
    func queued() async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        let reply = try await desk.json("reply", number, "--text", "Wir kümmern uns.")
        #expect(reply["case"]?.string == number)
        #expect(["queued", "scheduled"].contains(reply["state"]?.string))
        #expect(reply["text"] == "Wir kümmern uns.")
        #expect(reply["queued"]?.string == TestDesk.now)
        #expect(reply["not_before"] == "2026-03-02T08:00:10Z")
        #expect(reply["key"]?.string?.isEmpty == false)
        #expect(try await desk.lines("outbox") == [reply])
        #expect(try await desk.json("show", number)["outbox"]?.array == [reply])
    }

    @Test("undo and cancel take a reply back that has not left")
    func takenBack() async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        _ = try await desk.json("reply", number, "--text", "eins")
        _ = try await desk.json("undo")
        let second = try #require(try await desk.json("reply", number, "--text", "zwei")["id"]?.string)
        #expect(try await desk.run("outbox", "cancel", second).status == 0)
        #expect(try await desk.lines("outbox").allSatisfy { $0["state"] == "cancelled" })
        #expect(try await desk.run("outbox", "cancel", second).status == 77)
        #expect(try await desk.run("outbox", "cancel", "99999").status == 66)
    }

    @Test("a template is filled in, and one with gaps is refused with their names")
    func template() async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        let open = try await desk.run("reply", number, "--template", "rueckfrage")
        #expect(open.status == 65)
        #expect(open.err.contains("frage"))
        #expect(try await desk.lines("outbox").isEmpty)
        let full = try await desk.json("reply", number, "--template", "rueckfrage", "--set", "frage=Wo = genau?")
        let text = try #require(full["text"]?.string)
        #expect(text.contains("Wo = genau?"))
        #expect(text.contains("Imke Petersen"))
        #expect(!text.contains("{{"))
        #expect(try await desk.run("reply", number, "--template", "gibtsnicht").status == 66)
        #expect(try await desk.run("reply", number, "--template", "rueckfrage", "--set", "frage").status == 64)
    }

    @Test("a template's own words are not read again as a template")
    func onePass() async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        let outcome = try await desk.run(
            "reply", number, "--template", "rueckfrage", "--set", "frage={{vorgang}}", "--json")
        let text = try #require(try outcome.json()["text"]?.string)
        #expect(text.contains("vorgang") && !text.contains(number))
    }

    @Test("an interim notice is one by flag and by template")
    func interim() async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        _ = try await desk.json("assign", number, "BIT")
        #expect(
            try await desk.json("reply", number, "--text", "noch etwas Geduld", "--interim")["interim"]?.bool == true)
        #expect(try await desk.json("reply", number, "--template", "zwischenbescheid")["interim"]?.bool == true)
        #expect(try await desk.json("reply", number, "--text", "so ist es")["interim"]?.bool == false)
    }

    @Test("a planned reply waits for its time, one in the past is refused")
    func planned() async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        let reply = try await desk.json("reply", number, "--text", "morgen", "--at", "2026-03-03T09:30")
        #expect(reply["state"] == "scheduled")
        #expect(reply["not_before"] == "2026-03-03T08:30:00Z")
        #expect(try await desk.run("reply", number, "--text", "x", "--at", "2026-03-01T09:30").status == 65)
        #expect(try await desk.run("reply", number, "--text", "x", "--at", "nie").status == 64)
    }

    @Test("a draft is kept and sends nothing; standard input is a text too")
    func draft() async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        let draft = try await desk.json("reply", number, "-", "--draft", input: "Halb\nfertig\n")
        #expect(draft["state"] == "draft")
        #expect(try await desk.lines("outbox").isEmpty)
        #expect(try await desk.json("show", number)["draft"] == "Halb\nfertig")
        #expect(try await desk.json("reply", number, "-", input: "Ganz fertig\n")["text"] == "Ganz fertig")
    }

    @Test("too long, empty, not UTF-8 or with gaps: 65 and nothing queued")
    func badTexts() async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        #expect(try await desk.run("accounts", "set", "facebook/stadt", "text_limit=50").status == 0)
        #expect(try await desk.run("reply", number, "--text", String(repeating: "ä", count: 51)).status == 65)
        #expect(try await desk.run("reply", number, "--text", " \n").status == 65)
        #expect(try await desk.run("reply", number, "--text", "Guten Tag {{name}}").status == 65)
        #expect(try await desk.run(["reply", number, "-"], input: Data([0x66, 0xFF, 0xFE])).status == 65)
        #expect(try await desk.run("reply", number, "-", input: String(repeating: "x", count: 70_000)).status == 65)
        #expect(try await desk.run("reply", number).status == 64)
        #expect(try await desk.run("reply", number, "--text", "a", "--template", "dank").status == 64)
        #expect(try await desk.lines("outbox").isEmpty)
        #expect(try await desk.run("reply", number, "--text", String(repeating: "ä", count: 50)).status == 0)
    }

    @Test("an account that rests cannot answer", arguments: ["dormant", "ended", "read-only"])
    func dormant(standing: String) async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        #expect(try await desk.run("accounts", "set", "facebook/stadt", "standing=\(standing)").status == 0)
        let outcome = try await desk.run("reply", number, "--text", "Moin")
        #expect(outcome.status == 77)
        #expect(try await desk.lines("outbox").isEmpty)
    }
}
