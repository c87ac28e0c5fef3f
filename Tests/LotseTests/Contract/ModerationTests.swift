internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("lotse moderate, decisions, review")
struct ModerationTests {
    /// A desk with two approvers and the texts as cases on an account that Lotse can write to.
    private static func desk(_ texts: [String]) async throws -> (TestDesk, [String]) {
        let desk = try await TestDesk()
        for name in ["berta", "carl"] {
            let made = try await desk.run("clerks", "add", name, "--role", "approver")
            try #require(made.status == 0, "\(made.err)")
        }
        let made = try await desk.run(
            "accounts", "add", "facebook", "stadt", "--owner", "ONL", "--address", "https://graph.example")
        try #require(made.status == 0, "\(made.err)")
        return (desk, try await desk.cases(texts))
    }

    @Test("hiding by a rule queues the measure and the reasons, and leaves the clocks alone")
    func hide() async throws {
        let (desk, cases) = try await Self.desk(["Du Vollidiot!"])
        let before = try await desk.json("show", cases[0])["clocks"]
        let done = try await desk.json("moderate", cases[0], "hide", "--rule", "insult", "--note", "klar")
        #expect(done["clocks"] == before)
        let decision = try #require(try await desk.lines("decisions").first)
        #expect(decision["rule"]?.string == "insult" && decision["rule_version"]?.int == 1)
        #expect(decision["state"] == "in_force" && decision["carrying"] == "outbox")
        #expect(decision["note"] == "klar" && decision["notice_way"] == "private")
        let outbox = try await desk.lines("outbox")
        #expect(Set(outbox.compactMap { $0["action"]?.string }) == ["hide", "reply"])
        #expect(outbox.allSatisfy { $0["decision"] == decision["id"] })
        #expect(try await desk.run("verify").status == 0)
    }

    @Test("what is refused says why, with a code that scripts can tell apart")
    func refusals() async throws {
        let (desk, cases) = try await Self.desk(["Du Vollidiot!"])
        let number = cases[0]
        let tries: [(arguments: [String], status: Int32, word: String)] = [
            (["hide"], 64, "needs a rule"), (["hide", "--rule", "gibtsnicht"], 66, "no rule"),
            (["delete", "--rule", "off-topic"], 77, "does not provide"), (["ban"], 64, "needs a rule"),
            (["temporary-ban", "--rule", "insult"], 65, "until"), (["unhide"], 77, "already"),
            (["approve", "--message", "99"], 66, "no message"), (["zaubern"], 64, "is no decision"),
            (["hide", "--rule", "1", "--silent"], 64, "statement of reasons"),
            (["appeal", "--note", "x"], 77, "no measure"),
        ]
        for (arguments, status, word) in tries {
            let outcome = try await desk.run(["moderate", number] + arguments, input: Data())
            #expect(outcome.status == status, "\(arguments): \(outcome.err)")
            #expect(outcome.err.contains(word), "\(arguments): \(outcome.err)")
            #expect(outcome.err.split(separator: "\n").count == 1)
        }
        #expect(try await desk.lines("decisions").isEmpty)
        #expect(try await desk.lines("outbox").isEmpty)
    }

    @Test("a ban waits for a second person, who is never the first, and then leaves once")
    func secondPerson() async throws {
        let (desk, cases) = try await Self.desk(["Du Vollidiot!"])
        _ = try await desk.json("moderate", cases[0], "ban", "--rule", "1")
        #expect(try await desk.lines("outbox").isEmpty)
        let id = try #require(try await desk.lines("decisions").first?["id"]?.string)
        let own = try await desk.run("decisions", "approve", id)
        #expect(own.status == 77)
        #expect(own.err.contains("another person"))
        #expect(try await desk.lines("review", "second").isEmpty)
        #expect(try await desk.lines("review", "second", "--as", "berta").count == 1)
        let agreed = try await desk.json("decisions", "approve", id, "--as", "berta")
        #expect(agreed["second"] == "berta" && agreed["state"] == "in_force")
        #expect(try await desk.lines("outbox").compactMap { $0["action"]?.string }.sorted() == ["ban", "reply"])
        #expect(try await desk.run("decisions", "approve", id, "--as", "carl").status == 77)
    }

    @Test("a decision on an older version of the case is refused, and what changed is told")
    func stale() async throws {
        let (desk, cases) = try await Self.desk(["Du Vollidiot!"])
        let version = try #require(try await desk.json("show", cases[0])["version"]?.int)
        _ = try await desk.json("assign", cases[0], "SBA", "--as", "anna")
        let late = try await desk.run(
            "moderate", cases[0], "hide", "--rule", "1", "--version", "\(version)")
        #expect(late.status == 75)
        #expect(late.err.contains("assigned") && late.err.contains("SBA"))
        #expect(try await desk.lines("decisions").isEmpty)
    }

    @Test("an appeal runs its own clock, and is decided by somebody else")
    func appeal() async throws {
        let (desk, cases) = try await Self.desk(["Du Vollidiot!"])
        _ = try await desk.json("moderate", cases[0], "hide", "--rule", "1")
        let appealed = try await desk.json("moderate", cases[0], "appeal", "--note", "Ich war nur wütend.")
        #expect(appealed["moderation"] == "appeals")
        let clock = appealed["clocks"]?.array?.first { $0["kind"] == "appeal" }
        #expect(clock?["state"] == "running")
        let id = try #require(try await desk.lines("decisions").first?["id"]?.string)
        #expect(try await desk.run("close", cases[0]).status == 77)
        #expect(try await desk.run("decisions", "uphold", id, "--note", "x").status == 77)
        let upheld = try await desk.json("decisions", "uphold", id, "--note", "nur scharf", "--as", "berta")
        #expect(upheld["appeal"] == "upheld" && upheld["state"] == "lifted")
        // The hiding had not left yet: it does not leave now, and nothing has to be undone.
        let leaving = try await desk.lines("outbox").filter { $0["state"] != "cancelled" }
        #expect(!leaving.contains { $0["action"] == "hide" || $0["action"] == "unhide" })
        let after = try await desk.json("show", cases[0])["clocks"]?.array?.first { $0["kind"] == "appeal" }
        #expect(after?["state"] == "met")
        let report = try await desk.json("report", "--by", "rule")
        #expect(report["total"]?["upheld"]?.int == 1)
    }

    @Test("undo takes a decision back before it leaves, with measure and notice")
    func undone() async throws {
        let (desk, cases) = try await Self.desk(["Du Vollidiot!"])
        _ = try await desk.json("moderate", cases[0], "hide", "--rule", "1")
        _ = try await desk.json("undo")
        #expect(try await desk.lines("outbox").allSatisfy { $0["state"] == "cancelled" })
        #expect(try await desk.lines("decisions").first?["state"] == "withdrawn")
        #expect(try await desk.run("verify").status == 0)
    }

    @Test("what is held waits until it is approved, and is:held finds it")
    func held() async throws {
        let desk = try await TestDesk()
        let row = Rows.row(
            channel: "guestbook", account: "gast", id: "g1", minute: 1, text: "Schöner Abend!", extra: [("held", true)])
        let done = try await desk.run("import", "-", input: row)
        #expect(done.status == 0, "\(done.err)")
        let item = try #require(try await desk.lines("review", "held").first)
        let number = try #require(item["case"]?.string)
        #expect(try await desk.lines("list", "is:held").count == 1)
        let approved = try await desk.json("moderate", number, "approve")
        #expect(approved["moderation"] == "none")
        #expect(approved["messages"]?.array?.first?["state"] == "present")
        #expect(try await desk.lines("review", "held").isEmpty)
        #expect(try await desk.lines("list", "is:held").isEmpty)
    }

    @Test("suspected messages name the word and the rule, and a decision takes them out of the queue")
    func suspected() async throws {
        let (desk, cases) = try await Self.desk(["Du V0llid1ot!", "Die Verwaltung ist eine Schande für die Stadt."])
        let items = try await desk.lines("review", "suspected")
        #expect(items.count == 1)
        let reasons = items.first?["hint"]?["reasons"]?.array ?? []
        #expect(reasons.contains { $0["rule"] == "insult" && $0["kind"] == "word" })
        _ = try await desk.json("moderate", cases[0], "hide", "--rule", "1")
        #expect(try await desk.lines("review", "suspected").isEmpty)
        #expect(try await desk.lines("list", "rule:insult").count == 1)
    }

    @Test("a report waits, and a new one after the decision waits again")
    func reported() async throws {
        let (desk, cases) = try await Self.desk(["Wer hat an der Uhr gedreht?"])
        for _ in 1...2 { _ = try await desk.json("moderate", cases[0], "flag", "--note", "Das ist eine Lüge") }
        #expect(try await desk.lines("review", "reported").first?["reports"]?.int == 2)
        _ = try await desk.json("moderate", cases[0], "keep", "--note", "erlaubte Meinung")
        #expect(try await desk.lines("review", "reported").isEmpty)
        _ = try await desk.json("moderate", cases[0], "flag", "--note", "doch!")
        #expect(try await desk.lines("review", "reported").count == 1)
    }
}
