import Desk
import Foundation
import Import
import Testing

struct ArchiveDirectoryTests {
    private func withTree(_ files: [String: String], _ body: (String) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory.path + "/archive-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        for (path, text) in files {
            let folder = (root + "/" + path as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: root + "/" + path))
        }
        try body(root)
    }

    private func all(_ root: String, _ format: ImportFormat? = nil) throws -> [ImportRecord] {
        var reader = try ImportInput.open(
            path: root, format: format, defaults: ImportDefaults(now: Reading.now))
        var records: [ImportRecord] = []
        while let record = try reader.next() { records.append(record) }
        return records
    }

    @Test("files are found by their names wherever they lie, in parts and copies; the same post twice has one id")
    func union() throws {
        let files = [
            "Takeout/Google+ Stream/Beiträge/20170613 - Maritime Tage.json": ArchivePayloads.googlePlus,
            "Takeout 2/Google+ Stream/Beiträge/20170613 - Maritime Tage(1).json": ArchivePayloads.googlePlus,
            "Takeout/Google+ Stream/Activity Log/Comments.json": "{\"items\":[]}",
            "twitter/data/tweets-part1.js": ArchivePayloads.tweets,
            "twitter/data/direct-messages.js": "window.YTD.direct_messages.part0 = []",
            "twitter/data/note-tweet.js": "window.YTD.note_tweet.part0 = []",
            "fb/your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json":
                ArchivePayloads.facebookPosts,
            "fb/your_facebook_activity/messages/inbox/x/comments.json": ArchivePayloads.facebookComments,
            "ig/your_instagram_activity/media/posts_1.json": ArchivePayloads.instagramPosts,
        ]
        try withTree(files) { root in
            let records = try all(root)
            let items = records.compactMap(\.item)
            #expect(Set(items.map(\.channel)) == [.googleplus, .x, .facebook, .instagram] && items.count == 8)
            #expect(Set(items.filter { $0.channel == .googleplus }.map(\.id)).count == 1)
            #expect(!items.contains { $0.kind == .comment && $0.channel == .facebook })
            #expect(records.compactMap(\.reject).isEmpty)
            #expect(
                records.compactMap(\.remark).filter { $0.kind == .unreadFile }.map(\.file) == [
                    root + "/twitter/data/note-tweet.js"
                ])
            #expect(records.last?.remark == Remark(file: root, kind: .otherFiles, count: 3))
            #expect(try all(root, .twitter).compactMap(\.item).count == 2)
        }
    }

    @Test("a broken part is one reject with its path, the other parts are read")
    func brokenPart() throws {
        let files = ["a/tweets.js": "window.YTD.tweets.part0 = [{", "b/tweets.js": ArchivePayloads.tweets]
        try withTree(files) { root in
            let records = try all(root + "/")
            #expect(
                records.compactMap(\.reject?.description) == [root + "/a/tweets.js:1: the file breaks off in entry 1"])
            #expect(records.compactMap(\.item).count == 2)
        }
    }

    @Test("a tree without posts names what was found; the HTML variant is named as such")
    func nothing() throws {
        try withTree(["x/likes.json": "[]"]) { root in
            #expect(throws: ImportFault.noArchive(path: root, found: ["likes.json"])) { try all(root) }
        }
        try withTree(["posts/your_posts_1.html": "<html>"]) { root in
            #expect(throws: ImportFault.htmlVariant(path: root + "/posts/your_posts_1.html")) { try all(root) }
        }
    }

    @Test("links do not lead out of a download")
    func links() throws {
        try withTree(["in/tweets.js": ArchivePayloads.tweets, "out/tweets.js": ArchivePayloads.tweets]) { root in
            try FileManager.default.createSymbolicLink(atPath: root + "/in/more", withDestinationPath: root + "/out")
            #expect(try all(root + "/in").compactMap(\.item).count == 2)
        }
    }

    @Test("a zip is told from an unknown format")
    func zip() throws {
        try withTree(["a.zip": "PK\u{3}\u{4}rest"]) { root in
            #expect(throws: ImportFault.packed) { try all(root + "/a.zip") }
        }
    }

    @Test("a single file is told by its name or its content", arguments: [true, false])
    func single(isNamed: Bool) throws {
        let files: [(String, String, Channel)] = [
            ("20170613 - Maritime Tage.json", ArchivePayloads.googlePlus, .googleplus),
            ("tweets.js", ArchivePayloads.tweets, .x), ("tweet.js", ArchivePayloads.tweets, .x),
            ("your_posts_1.json", ArchivePayloads.facebookPosts, .facebook),
            ("comments.json", ArchivePayloads.facebookComments, .facebook),
            ("posts_1.json", ArchivePayloads.instagramPosts, .instagram),
            ("post_comments_1.json", ArchivePayloads.instagramComments, .instagram),
        ]
        for (name, text, channel) in files {
            try withTree([isNamed ? name : "download": text]) { root in
                let items = try all(root + "/" + (isNamed ? name : "download")).compactMap(\.item)
                #expect(!items.isEmpty && items.allSatisfy { $0.channel == channel }, "\(name)")
            }
        }
    }
}
