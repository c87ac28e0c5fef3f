internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("lotse import of downloads and other inboxes")
struct ArchiveImportTests {
    private static let tweets =
        #"window.YTD.tweets.part0 = [ {"tweet":{"id_str":"12","created_at":"Sat Jan 11 14:03:09 +0000 2020","#
        + #""full_text":"Sturm &amp; Flut"}}, {"tweet":{"id_str":"13","created_at":"Sat Jan 11 15:00:00 +0000 2020","#
        + #""full_text":"RT @a: x"}} ]"#

    private static let post =
        #"{"resourceName":"users/1/posts/A","creationTime":"2017-06-13 08:15:00+0000","content":"Wir feiern.","#
        + #""author":{"displayName":"Stadt","resourceName":"users/1"},"#
        + #""comments":[{"resourceName":"users/1/posts/A/c/1","#
        + #""creationTime":"2017-06-13 09:00:00+0000","author":{"displayName":"Erika"},"content":"Wo denn?"}]}"#

    private func download(_ desk: TestDesk) throws -> String {
        let folder = desk.folder + "/download/data"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in [("tweets.js", Self.tweets), ("20170613 - Fest.json", Self.post), ("x.txt", "")] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
        return desk.folder + "/download"
    }

    @Test("a directory brings the account's own posts in, closed and as sent, and again brings nothing")
    func directory() async throws {
        let desk = try await TestDesk()
        let folder = try download(desk)
        let first = try await desk.run("import", folder, "--account", "stadt", "--json")
        #expect(first.status == 0)
        let report = try first.json()
        #expect(report["new"]?.int == 2 && report["skipped"]?.int == 2 && report["read"]?.int == 4)
        #expect(first.err.contains("--with-comments") && first.err.contains("1 other files"))
        let id = try #require(try await desk.lines("list", "sturm state:closed").first?["id"]?.string)
        let shown = try await desk.json("show", id)
        #expect(shown["state"]?.string == "closed")
        #expect(shown["messages"]?.array?.first?["direction"]?.string == "out")
        #expect(try await desk.json("import", folder, "--account", "stadt")["new"]?.int == 0)
        let with = try await desk.json("import", folder, "--account", "stadt", "--with-comments")
        #expect(with["new"]?.int == 1 && with["duplicate"]?.int == 2)
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    @Test("a table of another inbox: columns by name or as chosen, a missing one named with what to do")
    func table() async throws {
        let desk = try await TestDesk()
        let file = try desk.file("inbox.csv", "Nr;Kanal;Verfasser;Text;Eingang\n1;X;Anna;Moin;17.01.2026 08:12\n")
        #expect(try await desk.json("import", file)["new"]?.int == 1)
        let odd = try desk.file("odd.csv", "Nr;Beitrag;Eingang\n1;Moin;17.01.2026 08:12\n")
        let missing = try await desk.run("import", odd, "--format", "inbox", "--json")
        #expect(missing.status == 65 && missing.err.contains("--column text="))
        let chosen = try await desk.json("import", odd, "--format", "inbox", "--column", "text=Beitrag")
        #expect(chosen["new"]?.int == 1)
        let wrong = try await desk.run("import", odd, "--format", "inbox", "--column", "words=Beitrag")
        #expect(wrong.status == 64)
    }
}
