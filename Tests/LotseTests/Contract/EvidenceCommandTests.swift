internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("lotse evidence, rules, words, assist")
struct EvidenceCommandTests {
    @Test("a bundle is sealed in the journal, for its owner's eyes, and shows when it was touched")
    func evidence() async throws {
        let desk = try await TestDesk()
        let number = try #require(try await desk.cases(["Ich zünde euch das Rathaus an!"]).first)
        _ = try await desk.json("moderate", number, "hide", "--rule", "threat")
        let made = try await desk.json("evidence", number, "--out", desk.folder)
        let directory = try #require(made["directory"]?.string)
        let rights = try FileManager.default.attributesOfItem(atPath: directory)[.posixPermissions] as? Int
        #expect(rights == 0o700)
        #expect(try await desk.json("evidence", "check", directory)["ok"] == true)
        #expect(try await desk.run("verify").status == 0)
        let sums = try await desk.shell("cd '\(directory)' && sha256sum -c manifest.txt")
        #expect(sums.status == 0, "\(sums.err)")
        try Data("gefälscht".utf8).write(to: URL(fileURLWithPath: directory + "/wortlaut-1.txt"))
        let touched = try await desk.run("evidence", "check", directory)
        #expect(touched.status == 65)
        #expect(touched.out.contains("wortlaut-1.txt: altered"))
        #expect(try await desk.run("evidence", number, "--out", desk.folder + "/gibtsnicht").status == 73)
    }

    @Test("what was put into a bundle is told, be it a folder, a link or a pipe")
    func added() async throws {
        let desk = try await TestDesk()
        let number = try #require(try await desk.cases(["Ich zünde euch das Rathaus an!"]).first)
        let made = try await desk.json("evidence", number, "--out", desk.folder)
        let directory = try #require(made["directory"]?.string)
        let put = try await desk.shell(
            "cd '\(directory)' && mkdir anlagen && echo ja > anlagen/gestaendnis.txt && mkfifo rohr && ln -s beweis.json mehr"
        )
        #expect(put.status == 0, "\(put.err)")
        let touched = try await desk.run("evidence", "check", directory)
        #expect(touched.status == 65)
        for name in ["anlagen", "rohr", "mehr"] { #expect(touched.out.contains("\(name): was not in the bundle")) }
    }

    @Test("a file of a bundle that became a link is told, though its words are the same")
    func linked() async throws {
        let desk = try await TestDesk()
        let number = try #require(try await desk.cases(["Ich zünde euch das Rathaus an!"]).first)
        let made = try await desk.json("evidence", number, "--out", desk.folder)
        let directory = try #require(made["directory"]?.string)
        let moved = try await desk.shell(
            "cd '\(directory)' && mv beweis.json ../fort.json && ln -s ../fort.json beweis.json")
        #expect(moved.status == 0, "\(moved.err)")
        let touched = try await desk.run("evidence", "check", directory)
        #expect(touched.status == 65)
        #expect(touched.out.contains("beweis.json: cannot be read as a file"))
    }

    @Test("forwarding to the police preserves the evidence at once, beside the desk")
    func police() async throws {
        let desk = try await TestDesk()
        let number = try #require(try await desk.cases(["Ich zünde euch das Rathaus an!"]).first)
        let done = try await desk.run("moderate", number, "report", "--rule", "threat", "--json")
        #expect(done.status == 0, "\(done.err)")
        let names = try FileManager.default.contentsOfDirectory(atPath: desk.path + "-evidence")
        #expect(names.count == 1)
        let check = try await desk.json("evidence", "check", desk.path + "-evidence/" + (names.first ?? ""))
        #expect(check["ok"] == true)
    }

    @Test("a rule's new wording holds from its day, and decisions keep citing the one they were made by")
    func rules() async throws {
        let desk = try await TestDesk()
        let number = try #require(try await desk.cases(["Du Vollidiot!"]).first)
        _ = try await desk.json("moderate", number, "hide", "--rule", "insult")
        let changed = try await desk.json("rules", "set", "insult", "--text", "Bleiben Sie höflich.")
        #expect(changed["versions"]?.array?.count == 2)
        let now = try #require(try await desk.lines("rules").first { $0["name"] == "insult" })
        #expect(now["text"]?["de"] == "Bleiben Sie höflich." && now["version"]?.int == 2)
        let then = try #require(try await desk.lines("rules", "--on", "2020-01-01").first { $0["name"] == "insult" })
        #expect(then["version"]?.int == 1)
        #expect(try await desk.lines("decisions").first?["rule_version"]?.int == 1)
        #expect(try await desk.run("rules", "set", "insult", "--text", "x", "--from", "2019-01-01").status == 65)
    }

    @Test("a desk's own word list raises suspicion, and a bad line in it is told with its number")
    func words() async throws {
        let desk = try await TestDesk()
        let number = try #require(try await desk.cases(["Was für ein Möwenbutterbrot!"]).first)
        #expect(try await desk.lines("review", "suspected").isEmpty)
        let file = try desk.file("liste.txt", "# eigene\nMöwenbutterbrot\n***\n")
        let added = try await desk.run("words", "add", "eigene", file, "--rule", "insult", "--weight", "0.7")
        #expect(added.status == 65)
        #expect(added.err.contains("3"))
        let item = try #require(try await desk.lines("review", "suspected").first)
        #expect(item["case"]?.string == number)
        let check = try await desk.json("words", "check", "ein M ö w e n b u t t e r b r o t")
        #expect(check["reasons"]?.array?.isEmpty == false)
    }

    @Test("the classifier explains itself, measures itself, and says that it is a machine")
    func assist() async throws {
        let desk = try await TestDesk()
        let explained = try await desk.json("assist", "explain", "Ihr seid alle dumme Idioten", "--task", "offense")
        #expect((explained["parts"]?.array?.count ?? 0) > 0)
        let plain = try await desk.run("assist", "explain", "Danke für die schnelle Hilfe")
        #expect(plain.out.contains("people decide"))
        let file = try desk.file(
            "proben.csv", "comment_text,Sub1_Toxic\n\"Ihr dummen Idioten, haut ab\",1\nDanke und schönen Tag,0\n")
        let report = try await desk.json("assist", "eval", file, "--task", "toxic")
        #expect(report["n"]?.int == 2)
        #expect(report["positive"]?["f1"]?.real != nil && report["macro_f1"]?.real != nil)
        #expect(report["precision_at_top_1_percent"]?.real != nil)
        #expect(try await desk.run("assist", "eval", desk.folder + "/nix.csv").status == 66)
        #expect(try await desk.run("assist", "eval", file, "--task", "wahrheit").status == 64)
    }

    @Test("the desk's own decisions teach the classifier, which then only orders otherwise")
    func learn() async throws {
        let desk = try await TestDesk()
        #expect(try await desk.run("learn").status == 66)
        let cases = try await desk.cases(["Du Vollidiot!", "Schöner Hafen"])
        _ = try await desk.json("moderate", cases[0], "hide", "--rule", "1")
        _ = try await desk.json("moderate", cases[1], "keep")
        let before = try await desk.lines("decisions").count
        let learnt = try await desk.json("learn")
        #expect(learnt["decisions"]?.int == 2)
        #expect(try await desk.lines("decisions").count == before)
        let again = try await desk.json("learn")
        #expect(again["model"] == learnt["model"])
    }

    @Test("replies of those who may not answer alone wait for a second person")
    func fourEyes() async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        _ = try await desk.run("clerks", "add", "berta", "--role", "approver")
        _ = try await desk.run("clerks", "add", "azubi", "--role", "clerk")
        _ = try await desk.json("approvals", "add", "azubis", "--replies", "--below-role", "approver")
        let reply = try await desk.json("reply", number, "--text", "Wird gemacht", "--as", "azubi")
        #expect(reply["state"] == "awaiting_approval")
        let id = try #require(reply["id"]?.string)
        #expect(try await desk.run("outbox", "approve", id, "--as", "azubi").status == 77)
        #expect(try await desk.run("outbox", "decline", id, "--note", "zu kurz", "--as", "berta").status == 0)
        #expect(try await desk.json("show", number, "--as", "azubi")["draft"] == "Wird gemacht")
        let second = try #require(
            try await desk.json("reply", number, "--text", "Wir kümmern uns darum.", "--as", "azubi")["id"]?.string)
        #expect(try await desk.run("outbox", "approve", second, "--as", "berta").status == 0)
        #expect(try await desk.lines("outbox").first { $0["id"]?.string == second }?["state"] == "queued")
        #expect(
            try await desk.json("reply", number, "--text", "Von mir", "--as", "berta")["state"] != "awaiting_approval")
    }
}
