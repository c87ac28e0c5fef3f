import ChannelSimulator
import Desk
import Foundation
import StrictJSON
import Sync
import Testing

/// The given files, with what each must give.
struct FeedMappingTests {
    private func page(_ name: String, _ ending: String = "xml", _ headers: [(String, String)] = []) async throws
        -> PullPage
    {
        let (connector, _) = try FeedStand.played([try FeedStand.recorded(name, ending, headers)])
        return try await connector.pull(after: nil)
    }

    @Test(
        "a document type with declarations is refused whole, nothing is opened or expanded",
        arguments: [
            "1_dtd_bomb", "doctype_contains_entity_decl",
        ])
    func bomb(name: String) async throws {
        let (connector, _) = try FeedStand.played([try FeedStand.recorded(name)])
        await #expect(throws: ChannelFault.garbled("a document type with declarations is refused")) {
            try await connector.pull(after: nil)
        }
    }

    @Test("a bare document type is passed over")
    func bareDoctype() async throws {
        let page = try await page("always_strip_doctype")
        #expect(page.items.isEmpty && page.rejected.isEmpty && page.isLast)
    }

    @Test("Latin-1 with every liberty: two comments, named by their links with fragment")
    func latin() async throws {
        let page = try await page("2_rss_latin1_broken")
        #expect(
            page.items.map(\.id).sorted() == [
                "https://stadt.example/gb?x=1&y=2#comment-1", "https://stadt.example/gb?x=1&y=2#comment-2",
            ])
        let first = try #require(page.items.first { $0.id.hasSuffix("1") })
        #expect(first.text == "Preis: 5 €\u{A0}pro Tag\nGrüße" && first.subject == "Müll & Lärm")
        #expect(first.created == Instant(iso: "2026-03-29T01:30:00Z"))
        let second = try #require(page.items.first { $0.id.hasSuffix("2") })
        // The 31st of February: the time of first sight.
        #expect(second.text == "Zweiter" && second.created == Instant(iso: "2026-11-23T08:00:00Z"))
    }

    @Test("one guid for all: links name them, without scheme and tracking")
    func guidTrouble() async throws {
        let page = try await page("3_guid_trouble")
        #expect(page.items.map(\.id).sorted() == ["http://stadt.example/k/1", "http://stadt.example/k/2"])
        let two = try #require(page.items.first { $0.id.hasSuffix("2") })
        #expect(two.created == Instant(iso: "2026-03-01T09:00:00Z"), "no zone: that of the office")
    }

    @Test("Atom with free prefixes: parents, base, literal titles, a leap second")
    func atomThreads() async throws {
        let page = try await page("4_atom_threads")
        let two = try #require(page.items.first { $0.id == "tag:stadt.example,2026:c2" })
        let one = try #require(page.items.first { $0.id == "tag:stadt.example,2026:c1" })
        #expect(two.parent == one.id && two.subject == "1 < 2 <b>" && two.text == "Hallo\nWelt")
        #expect(two.url == "https://stadt.example/blog/c/2" && two.author?.name == "Zoë\u{202E}")
        #expect(one.text == "a & b – c[Foto]" || one.text == "a & b – c\n\n[Foto]", "\(one.text)")
        #expect(one.created == Instant(iso: "2026-03-29T00:00:00.500Z"))
    }

    @Test("a JSON Feed with a lone surrogate is reported, not repaired and no crash")
    func jsonFeed() async throws {
        let (connector, _) = try FeedStand.played([try FeedStand.recorded("5_jsonfeed", "json")])
        await #expect(throws: ChannelFault.self) { try await connector.pull(after: nil) }
        let text = String(decoding: try Recording.bytes("feeds/5_jsonfeed", "json"), as: UTF8.self)
        let mended = text.replacing("\\ud83d", with: "").replacing("\u{FEFF}", with: "")
        let (whole, _) = try FeedStand.played([FeedStand.reply(mended)])
        let page = try await whole.pull(after: nil)
        #expect(page.items.map(\.id).contains("17") && page.items.map(\.id).contains("https://stadt.example/k#c9"))
        #expect(page.items.first { $0.id == "17" }?.text.hasPrefix("Vier Sterne") == true)
        // The second 17 says something else and has no link: a person sees it. The last one says nothing at all.
        #expect(Set(page.rejected.map(\.id)) == ["17", "x"], "\(page.rejected)")
        #expect(page.items.contains { $0.text == "id ist ein Objekt" && $0.id.hasPrefix("hash:") })
    }

    @Test("a recorded thread of Blogger: the parent by its ref, the link as identity of nothing")
    func blogger() async throws {
        let page = try await page("atomthreadingwithentry")
        let item = try #require(page.items.first)
        #expect(item.id == "tag:blogger.com,1999:blog-893591374313312737.post-4788628857625737701")
        #expect(item.parent == "tag:blogger.com,1999:blog-893591374313312737.post-3861663258538857954")
        #expect(item.text == "bloffo bliff by te..." && item.author?.name == "John")
        #expect(item.created == Instant(iso: "2009-12-09T00:59:02.544Z"))
    }

    @Test("recorded guids and links")
    func guids() async throws {
        let conflict = try await page("item_guid_isPermaLink_conflict_link")
        #expect(conflict.items.isEmpty && conflict.rejected.first?.id == "http://guid.example.com/")
        #expect(try await page("item_guid_not_permalink_not_url").rejected.first?.id == "abc")
        let ampersand = try await page("rss_item_link_corrupted_ampersands")
        #expect(ampersand.rejected.first?.id == "http://link/get?a=1&b=2")
        let windows = try await page("demoronize-1")
        #expect(windows.items.first?.text.contains("don") == true)
        #expect(try await page("undeclared_namespace").items.isEmpty)
    }

    @Test("broken XML keeps what was closed before the break, stores no validators and says so")
    func broken() async throws {
        let cut = try await page("rss_incomplete_cdata", "xml", [("ETag", "\"a\"")])
        #expect(cut.items.isEmpty && cut.rejected.count == 1)
        let whole = FeedStand.rss([("1", "", 1, "Eins"), ("2", "", 2, "Zwei")])
        let (connector, http) = try FeedStand.played([
            FeedStand.reply(String(whole.prefix(whole.count - 60)), [("ETag", "\"a\""), ("Last-Modified", "x")]),
            FeedStand.reply(whole),
        ])
        let page = try await connector.pull(after: nil)
        #expect(page.items.map(\.id) == ["1"] && page.rejected.first?.reason.hasPrefix("feed: broken XML") == true)
        _ = try await connector.pull(after: page.cursor)
        let asked = try #require(await http.requests.last)
        #expect(!asked.headers.contains { $0.name.hasPrefix("If-") })
    }

    @Test("wherever a document breaks off, it is noticed, and nothing half is taken")
    func everyByte() async throws {
        let whole = Array(FeedStand.rss([("1", "", 1, "Eins"), ("2", "", 2, "Zwei")]).utf8)
        let end = whole.count - "</rss>".utf8.count
        for count in 30..<end {
            let (connector, _) = try FeedStand.played([FeedStand.reply(Array(whole.prefix(count)), [("ETag", "\"a\"")])]
            )
            do throws(ChannelFault) {
                let page = try await connector.pull(after: nil)
                #expect(!page.rejected.isEmpty && page.cursor?.contains("\"tag\":null") == true, "\(count)")
                #expect(page.items.allSatisfy { ["Eins", "Zwei"].contains($0.text) }, "\(count)")
            } catch { #expect("\(error)".hasPrefix("garbled"), "\(count): \(error)") }
        }
    }

    @Test(
        "the server's charset outranks the document's, a mark outranks both",
        arguments: [
            ([0x47, 0x72, 0xFC, 0xDF, 0x65], "iso-8859-1"), (Array("Grüße".utf8), "iso-8859-1"),
            ([0x47, 0x72, 0xFC, 0xDF, 0x65], "utf-8"),
        ] as [([UInt8], String)])
    func charset(word: [UInt8], label: String) async throws {
        let sides = FeedStand.rss([("1", "", 1, "@")]).split(separator: "@").map { Array($0.utf8) }
        let (connector, _) = try FeedStand.played([
            FeedStand.reply(sides[0] + word + sides[1], [("Content-Type", "application/rss+xml; charset=\(label)")])
        ])
        #expect(try await connector.pull(after: nil).items.first?.text == "Grüße")
    }

    @Test("twice escaped HTML is decoded once more, and only where tags stand in it")
    func twice() async throws {
        let text = FeedStand.rss([
            ("1", "", 1, "&amp;lt;p&amp;gt;Eins&amp;lt;/p&amp;gt;"), ("2", "", 2, "3 &amp;lt; 4"),
        ])
        let (connector, _) = try FeedStand.played([FeedStand.reply(text)])
        #expect(try await connector.pull(after: nil).items.map(\.text) == ["Eins", "3 < 4"])
    }

    @Test("an entry ahead of the clock is sorted by first sight; one before 1990 waits in quarantine and comes back")
    func dates() async throws {
        let text = FeedStand.rss([("1", "", 1, "Eins"), ("2", "", 2, "Zwei")])
            .replacing("2 Nov 2026", with: "2 Nov 2031").replacing("1 Nov 2026", with: "1 Nov 1980")
        let (connector, _) = try FeedStand.played([FeedStand.reply(text)])
        let page = try await connector.pull(after: nil)
        #expect(page.items.map(\.created) == [Instant(iso: "2026-11-23T08:00:00Z")])
        let raw = try #require(page.rejected.first?.raw)
        #expect(try connector.mapper.items(from: raw).first?.text == "Eins")
    }

    @Test("depth, DTD and size have bounds")
    func bounds() async throws {
        let deep = "<rss>" + String(repeating: "<a>", count: 100_000)
        let (connector, _) = try FeedStand.played([FeedStand.reply(deep)])
        let page = try await connector.pull(after: nil)
        #expect(page.items.isEmpty && page.rejected.first?.reason.contains("deeper") == true)
    }
}
