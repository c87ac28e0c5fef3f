import Desk
import Import
import Testing

struct MutationTests {
    private let samples: [(ImportFormat, String)] = [
        (
            .ndjson,
            "{\"channel\":\"x\",\"id\":\"1\",\"created_at\":\"2026-11-01T10:00:00Z\",\"text\":\"ü\",\"rating\":3}\n"
        ),
        (.csv, "id,channel,created_at,text\n1,x,2026-11-01T10:00:00Z,\"a \"\"b\"\"\nc\"\n"),
        (
            .mbox,
            "From a Mon Nov  2 06:00:32 2026\nFrom: =?utf-8?Q?=C3=BC?= <a@b>\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\nw7w=\n--b--\n"
        ),
        (
            .feed,
            "<rss><item><guid>1</guid><title>a &amp; b</title><description><![CDATA[<p>x</p>]]></description><pubDate>1 Nov 2026 10:00 GMT</pubDate></item></rss>"
        ),
        (
            .feed,
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"content_html\":\"<p>a\",\"date_published\":\"2026-02-01T10:00:00Z\"}]}"
        ),
    ]

    @Test("two thousand damaged inputs are read to their end, each record an item within bounds or a reject")
    func mutations() throws {
        var random = SeededNumbers(seed: 42)
        for round in 0..<2000 {
            let (format, text) = samples[round % samples.count]
            var bytes = Array((text + text).utf8)
            for _ in 0...Int(random.next() % 6) {
                let at = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
                default: bytes.insert(contentsOf: bytes[at...].prefix(9), at: at)
                }
            }
            guard let records = try? Reading.all(bytes, format, chunk: 1 + Int(random.next() % 64)) else { continue }
            for item in records.compactMap(\.item) {
                #expect(!item.id.isEmpty && item.text.utf8.count <= InboundLimits.text)
                #expect(item.created >= InboundLimits.earliest)
            }
        }
    }
}
