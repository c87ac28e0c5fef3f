internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("lotse publish")
struct PublishTests {
    /// A desk with a page, a blog and a mailbox.
    private static func desk() async throws -> TestDesk {
        let desk = try await TestDesk()
        for account in [["facebook", "stadt"], ["blog", "klima"], ["mail", "buero"]] {
            let made = try await desk.run(["accounts", "add"] + account + ["--owner", "ONL"], input: Data())
            try #require(made.status == 0, "\(made.err)")
        }
        return desk
    }

    @Test("a post stands in the outbox with an undo delay, under a closed case of its own that runs no clock")
    func queued() async throws {
        let desk = try await Self.desk()
        let post = try await desk.json("publish", "--account", "facebook/stadt", "--text", "Moin\nHafenfest")
        #expect(post["state"] == "queued" && post["action"] == "publish" && post["text"] == "Moin\nHafenfest")
        #expect(post["not_before"] == "2026-03-02T08:00:10Z")
        #expect(post["title"] == "Moin" && post["author"] == "anna")
        #expect(try await desk.lines("outbox") == [post])
        let number = try #require(post["case"]?.string)
        let shown = try await desk.json("show", number)
        #expect(shown["state"] == "closed" && shown["subject"] == "Moin" && shown["unit"] == "ONL")
        #expect(shown["clocks"]?.array?.isEmpty == true && shown["messages"]?.array?.isEmpty == true)
        #expect(shown["outbox"]?.array == [post])
        #expect(try await desk.lines("sla").isEmpty)
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    @Test("several accounts get a publication each, and one undo takes all back")
    func several() async throws {
        let desk = try await Self.desk()
        let posts = try await desk.lines(
            "publish", "--account", "facebook/stadt", "--account", "blog/klima", "--account", "klima", "--text",
            "Moin", "--title", "Gruß")
        #expect(posts.map { $0["account"] } == ["stadt", "klima"])
        #expect(Set(posts.compactMap { $0["case"]?.string }).count == 2)
        #expect(Set(posts.compactMap { $0["key"]?.string }).count == 2)
        _ = try await desk.json("undo")
        #expect(try await desk.lines("outbox").map { $0["state"] } == ["cancelled", "cancelled"])
    }

    @Test("when one account cannot, its name is said and nothing is stored for any")
    func allOrNothing() async throws {
        let desk = try await Self.desk()
        let both = try await desk.run(
            "publish", "--account", "facebook/stadt", "--account", "mail/buero", "--text", "Moin")
        #expect(both.status == 77 && both.err.contains("mail/buero"))
        #expect(both.out.isEmpty)
        _ = try await desk.run("accounts", "set", "blog/klima", "standing=dormant")
        #expect(try await desk.run("publish", "--account", "blog/klima", "--text", "Moin").status == 77)
        #expect(try await desk.run("publish", "--account", "gibtsnicht", "--text", "Moin").status == 66)
        #expect(try await desk.lines("outbox").isEmpty)
        #expect(try await desk.lines("list").isEmpty)
    }

    @Test("too long, empty, not UTF-8, with gaps: 65; a missing text or title, two texts, no account: 64")
    func badTexts() async throws {
        let desk = try await Self.desk()
        let onPage = ["publish", "--account", "facebook/stadt"]
        func status(_ more: String..., input: Data = Data()) async throws -> Int32 {
            try await desk.run(onPage + more, input: input).status
        }
        _ = try await desk.run("accounts", "set", "facebook/stadt", "text_limit=50")
        let long = try await desk.run(onPage + ["--text", String(repeating: "ä", count: 51)], input: Data())
        #expect(long.status == 65 && long.err.contains("facebook/stadt: 51"))
        #expect(try await status("--text", " \n") == 65)
        #expect(try await status("--text", "Liebe {{name}}") == 65)
        #expect(try await status("--file", "-", input: Data([0x66, 0xFF, 0xFE])) == 65)
        #expect(try await status() == 64)
        #expect(try await status("--text", "a", "--file", "-") == 64)
        #expect(try await desk.run("publish", "--text", "Moin").status == 64)
        _ = try await desk.run("accounts", "add", "wiki", "stadtwiki", "--owner", "ONL")
        #expect(try await desk.run("publish", "--account", "wiki/stadtwiki", "--text", "Moin").status == 64)
        #expect(try await desk.lines("outbox").isEmpty)
        #expect(try await status("--text", String(repeating: "ä", count: 50)) == 0)
    }

    @Test("the text comes from a file or from standard input too, without its last line feed")
    func files() async throws {
        let desk = try await Self.desk()
        let path = try desk.file("post.txt", "Aus der Datei\n")
        let onPage = ["--json", "publish", "--account", "facebook/stadt", "--file"]
        #expect(try await desk.run(onPage + [path], input: Data()).json()["text"] == "Aus der Datei")
        let piped = try await desk.run(onPage + ["-"], input: Data("Aus der Röhre\n".utf8))
        #expect(try piped.json()["text"] == "Aus der Röhre")
        #expect(try await desk.run(onPage + [path + ".weg"], input: Data()).status == 66)
    }

    @Test("a planned post waits for its time, one in the past is refused")
    func planned() async throws {
        let desk = try await Self.desk()
        let post = try await desk.json(
            "publish", "--account", "blog/klima", "--text", "morgen", "--at", "2026-03-03T09:30")
        #expect(post["state"] == "scheduled" && post["not_before"] == "2026-03-03T08:30:00Z")
        let id = try #require(post["id"]?.string)
        #expect(
            try await desk.run("publish", "--account", "blog/klima", "--text", "x", "--at", "2026-03-01").status == 65)
        #expect(try await desk.run("publish", "--account", "blog/klima", "--text", "x", "--at", "nie").status == 64)
        #expect(try await desk.run("outbox", "cancel", id).status == 0)
        #expect(try await desk.lines("outbox").map { $0["state"] } == ["cancelled"])
    }

    @Test("a dry run says what would happen and stores nothing")
    func dryRun() async throws {
        let desk = try await Self.desk()
        let before = try await desk.json("verify")["entries"]
        let plans = try await desk.lines(
            "publish", "--account", "facebook/stadt", "--account", "blog/klima", "--text", "Grüße", "--dry-run")
        #expect(plans.map { $0["account"] } == ["stadt", "klima"])
        #expect(plans.map { $0["length"]?.int } == [5, 7], "the blog counts bytes")
        #expect(plans.allSatisfy { $0["dry_run"]?.bool == true && $0["state"] == "queued" })
        #expect(try await desk.lines("outbox").isEmpty)
        #expect(try await desk.json("verify")["entries"] == before)
        #expect(try await desk.run("publish", "--account", "mail/buero", "--text", "x", "--dry-run").status == 77)
    }

    @Test("where the desk wants two persons, it waits for another than its author; readers publish nothing")
    func fourEyes() async throws {
        let desk = try await Self.desk()
        for (name, role) in [("berta", "approver"), ("lise", "reader")] {
            _ = try await desk.run("clerks", "add", name, "--role", role)
        }
        _ = try await desk.run("approvals", "add", "alle", "--replies")
        let post = try await desk.json("publish", "--account", "facebook/stadt", "--text", "Moin", "--as", "berta")
        #expect(post["state"] == "awaiting_approval")
        let id = try #require(post["id"]?.string)
        #expect(try await desk.lines("review", "second").map { $0["reply"]?.string } == [id])
        #expect(try await desk.run("outbox", "approve", id, "--as", "berta").status == 77)
        #expect(try await desk.run("outbox", "approve", id, "--as", "anna").status == 0)
        #expect(try await desk.lines("outbox").map { $0["state"] } == ["queued"])
        #expect(
            try await desk.run("publish", "--account", "facebook/stadt", "--text", "x", "--as", "lise").status == 77)
    }
}
