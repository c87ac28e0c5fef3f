import Desk
import Import
import Testing

struct NDJSONReaderTests {
    /// A good row with members added or replaced.
    private func row(_ extra: String = "", drop: String = "") -> String {
        let members = [
            "channel": "\"facebook\"", "id": "\"1\"", "created_at": "\"2026-11-01T10:00:00+01:00\"",
            "text": "\"Laterne aus\"",
        ]
        let kept = members.filter { $0.key != drop && !extra.hasPrefix("\"\($0.key)\":") }
        return "{" + (kept.map { "\"\($0.key)\":\($0.value)" } + (extra.isEmpty ? [] : [extra])).joined(separator: ",")
            + "}"
    }

    @Test("a row with every field is one message")
    func complete() throws {
        let text = row(
            """
            "account":"stadt","author":{"id":"7","name":"Anna","handle":"@a","url":"https://a"},"parent":"0",\
            "url":"https://x","kind":"review","direction":"out","rating":4,"subject":"Licht","language":"de",\
            "attachments":[{"url":"https://b","mime":"image/png","alt":"Foto"}],"reactions":{"like":3}
            """)
        let item = try #require(try Reading.items(text, .ndjson).first)
        #expect(item.account == "stadt")
        #expect(item.author == InboundAuthor(id: "7", name: "Anna", handle: "@a", url: "https://a"))
        #expect(item.created == Instant(iso: "2026-11-01T09:00:00Z"))
        #expect(item.kind == .review && item.direction == .outgoing && item.rating == 4)
        #expect(item.attachments == [InboundAttachment(url: "https://b", mime: "image/png", alt: "Foto")])
        #expect(item.reactions == ["like": 3])
        #expect(item.parent == "0" && item.url == "https://x" && item.subject == "Licht" && item.language == "de")
    }

    @Test("what is left out or null takes its default")
    func defaults() throws {
        let item = try #require(
            try Reading.items(row("\"author\":\"Anna\",\"parent\":null,\"account\":null"), .ndjson).first)
        #expect(item.account == "default" && item.parent == nil && item.kind == .comment && item.isPublic)
        #expect(item.author == InboundAuthor(name: "Anna"))
        let mail = try #require(try Reading.items(row("\"channel\":\"mail\""), .ndjson).first)
        #expect(mail.kind == .mail && !mail.isPublic)
    }

    @Test(
        "a wrong field rejects its line and names the field",
        arguments: [
            ("\"channel\":\"myspace\"", "channel"), ("\"channel\":7", "channel"), ("\"id\":17", "id"),
            ("\"id\":\"\"", "id"),
            ("\"created_at\":\"2026-11-01\"", "created_at"), ("\"created_at\":\"2026-11-01T10:00:00\"", "created_at"),
            ("\"created_at\":\"1989-12-31T23:59:59Z\"", "created_at"),
            ("\"created_at\":\"2026-11-24T08:00:01Z\"", "created_at"),
            ("\"created_at\":1700000000", "created_at"), ("\"text\":null", "text"), ("\"text\":[]", "text"),
            ("\"account\":\"\"", "account"), ("\"author\":3", "author"), ("\"author\":{\"id\":3}", "author.id"),
            ("\"kind\":\"tweet\"", "kind"), ("\"direction\":\"sideways\"", "direction"), ("\"rating\":6", "rating"),
            ("\"rating\":\"5\"", "rating"), ("\"rating\":4.5", "rating"), ("\"attachments\":{}", "attachments"),
            ("\"attachments\":[{\"mime\":\"a/b\"}]", "attachments.url"),
            ("\"reactions\":{\"like\":-1}", "reactions.like"),
            ("\"reactions\":[1]", "reactions"), ("\"id\":\"a\\u0000b\"", "id"),
        ])
    func wrong(pair: (String, String)) throws {
        let records = try Reading.all(row(pair.0) + "\n" + row(), .ndjson)
        #expect(records.count == 2)
        #expect(records.first?.reject?.field == pair.1)
        #expect(records.last?.item != nil)
    }

    @Test("each required field is required", arguments: ["channel", "id", "created_at", "text"])
    func required(field: String) throws {
        let reject = try #require(try Reading.all(row(drop: field), .ndjson).first?.reject)
        #expect(reject.description == "f:1: \(field): missing")
    }

    @Test("bounds hold to the byte and the second")
    func bounds() throws {
        let fits = String(repeating: "ä", count: 32 * 1024)
        #expect(try Reading.items(row("\"text\":\"\(fits)\""), .ndjson).first?.text == fits)
        #expect(try Reading.all(row("\"text\":\"\(fits)x\""), .ndjson).first?.reject?.field == "text")
        for edge in ["1990-01-01T00:00:00Z", "2026-11-24T08:00:00Z"] {
            #expect(try Reading.items(row("\"created_at\":\"\(edge)\""), .ndjson).count == 1)
        }
    }

    @Test("bad lines are rejected one by one with their numbers and bytes; the others are kept")
    func hostileLines() throws {
        let long = "{\"x\":\"" + String(repeating: "a", count: 1_048_600) + "\"}"
        var bytes = [0xEF, 0xBB, 0xBF] + Array((row() + "\r\n\n" + "nonsense\n" + long + "\n[1]\n").utf8)
        bytes +=
            Array("{\"id\":\"".utf8) + [0xC0, 0x80] + Array("\"}\n{\"id\":\"1\",\"id\":\"2\"}\n{\"a\0\":1}\n".utf8)
        bytes += Array((String(repeating: "[", count: 100_000) + "\n").utf8) + Array(row().utf8)
        for chunk in [7, 4096, 1 << 18] {
            let records = try Reading.all(bytes, .ndjson, chunk: chunk)
            #expect(records.compactMap(\.reject?.line) == [3, 4, 5, 6, 7, 8, 9])
            #expect(records.compactMap(\.item).count == 2)
            #expect(records.compactMap(\.reject).first?.raw == Array("nonsense".utf8))
            #expect(records.compactMap(\.reject).allSatisfy { $0.raw.count <= Reject.longestRaw })
        }
    }

    @Test("unknown keys are named, a NUL in a text is shown")
    func unknown() throws {
        let records = try Reading.all(
            row("\"text\":\"a\\u0000b\",\"views\":1,\"author\":{\"name\":\"A\",\"age\":3}"), .ndjson)
        guard case .item(let item, let line, let keys) = try #require(records.first) else {
            Issue.record("rejected")
            return
        }
        #expect(line == 1 && keys.sorted() == ["author.age", "views"] && item.text == "a\u{FFFD}b")
    }

    @Test("an empty text is a text")
    func emptyText() throws {
        #expect(try Reading.items(row("\"text\":\"\",\"attachments\":[{\"url\":\"https://b\"}]"), .ndjson).count == 1)
    }
}
