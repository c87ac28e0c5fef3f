import Desk
import Sync
import Testing

struct WaitingTests {
    private let date = Instant(iso: "2026-11-23T08:00:00Z")

    @Test(
        "Retry-After of every shape is bounded or ignored",
        arguments: [
            ("0", 1), ("7", 7), ("86400", 3600), ("99999999999999999999", 3600), (" 12 ", 12), ("soon", nil),
            ("-5", nil),
            ("", nil), ("Mon, 23 Nov 2026 07:00:00 GMT", 1), ("Mon, 23 Nov 2026 08:00:30 GMT", 30),
            ("Tue, 24 Nov 2026 08:00:00 GMT", 3600), ("Mon, 31 Feb 2026 08:00:00 GMT", nil),
        ] as [(String, Int64?)])
    func retryAfter(text: String, seconds: Int64?) {
        #expect(Waiting.retryAfter(text, date: date) == seconds)
    }

    @Test("a rate limit's end is counted from the server's clock")
    func reset() {
        #expect(Waiting.reset("2026-11-23T08:05:00.381973Z", date: date) == 301)
        #expect(Waiting.reset("2026-11-23T07:00:00.000000Z", date: date) == 1)
        #expect(Waiting.reset("1795420800", date: date) == nil)
        #expect(Waiting.reset("2026-11-23T08:05:00Z", date: nil) == nil)
    }

    @Test("pauses double from 5 s to 15 min and the jitter only shortens them")
    func backOff() {
        let backOff = BackOff()
        #expect(
            (1...10).map { backOff.seconds(failures: $0, jitter: 0) } == [5, 10, 20, 40, 80, 160, 320, 640, 900, 900])
        #expect(backOff.seconds(failures: 1000, jitter: 0.999) > 600)
        #expect(backOff.seconds(failures: 3, jitter: 0.999) == 16)
    }
}
