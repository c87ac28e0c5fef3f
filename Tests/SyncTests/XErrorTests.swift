import Desk
import Sync
import Testing

struct XErrorTests {
    private let me = StoredReply.made(200, #"{"data":{"id":"42","username":"stadt"}}"#)

    private func reading(_ reply: HTTPReply) async throws -> ChannelFault? {
        let connector = XConnector(http: try PlayedHTTP([reply]), settings: XSettings(account: "stadt"))
        do throws(ChannelFault) {
            _ = try await connector.check()
            return nil
        } catch { return error }
    }

    private func posting(_ reply: HTTPReply) async throws -> DeliveryAnswer {
        let connector = XConnector(http: try PlayedHTTP([reply]), settings: XSettings(account: "stadt"))
        return await connector.deliver(
            OutboxItem(
                id: "1", key: "k", account: "stadt", channel: .x, action: .publish, inReplyTo: nil, recipient: nil,
                text: "Moin"))
    }

    private func problem(_ status: Int, _ detail: String, type: String = "about:blank") -> HTTPReply {
        StoredReply.made(status, #"{"title":"T","detail":"\#(detail)","type":"\#(type)","status":\#(status)}"#)
    }

    @Test("what a reading call's status means")
    func reads() async throws {
        #expect(try await reading(problem(401, "Unauthorized")) == .authorisation("Unauthorized"))
        #expect(
            try await reading(problem(402, "CreditsDepleted"))
                == .busy(after: 3600, reason: "no credits left or the spending limit is reached: CreditsDepleted"))
        #expect(try await reading(problem(400, "bad")) == .refused(status: 400, reason: "bad"))
        #expect(try await reading(problem(503, "Over capacity")) == .unavailable("503 Over capacity"))
        #expect(try await reading(problem(403, "no")) == .refused(status: 403, reason: "no"))
        for type in ["client-forbidden", "oauth1-permissions", "client-not-enrolled"] {
            let reply = problem(403, "app", type: "https://api.twitter.com/2/problems/\(type)")
            #expect(try await reading(reply) == .authorisation("app"), "\(type)")
        }
        let old = StoredReply.made(404, #"{"errors":[{"message":"Sorry","parameters":{}}]}"#)
        #expect(try await reading(old) == .refused(status: 404, reason: "Sorry"))
        let html = HTTPReply(status: 200, headers: [.init("Content-Type", "text/html")], body: Array("<p>".utf8))
        #expect(try await reading(html) == .unavailable("no JSON in the answer, perhaps a maintenance page"))
    }

    @Test("the recorded limit waits until the window ends by the server's clock")
    func limit() async throws {
        let reply = try StoredReply.whole("x/rate_limit_429")
        #expect(reply.status == 429)
        let reset: Int64 = 1_793_610_420
        let date = try #require(Instant(iso: "2026-11-02T09:00:00Z"))
        let after = min(max(reset - date.seconds + 1, 1), 3600)
        #expect(try await reading(reply) == .busy(after: after, reason: "too many calls"))
        #expect(try await posting(reply) == .notNow(after: after, reason: "too many calls"))
    }

    @Test("with calls left in the window, the limit of 24 hours or the cap is what refused")
    func day() async throws {
        let window: [HTTPRequest.Field] = [
            .init("Date", "Mon, 02 Nov 2026 09:00:00 GMT"), .init("x-rate-limit-limit", "100"),
            .init("x-rate-limit-remaining", "7"), .init("x-rate-limit-reset", "1793610000"),
            .init("x-user-limit-24hour-limit", "1000"), .init("x-user-limit-24hour-remaining", "0"),
        ]
        let date = try #require(Instant(iso: "2026-11-02T09:00:00Z"))
        let soon = StoredReply.made(
            429, "{}", window + [.init("x-user-limit-24hour-reset", String(date.seconds + 1999))])
        #expect(try await posting(soon) == .notNow(after: 2000, reason: "the limit of 24 hours is reached"))
        let late = StoredReply.made(
            429, "{}", window + [.init("x-user-limit-24hour-reset", String(date.seconds + 80_000))])
        #expect(try await posting(late) == .notNow(after: 3600, reason: "the limit of 24 hours is reached"))
        let capped = problem(429, "Usage cap exceeded", type: "https://api.twitter.com/2/problems/usage-capped")
        #expect(
            try await posting(capped)
                == .notNow(after: 3600, reason: "the account's usage cap is reached: Usage cap exceeded"))
    }

    @Test("a past or missing reset makes no busy loop")
    func noReset() async throws {
        let date = HTTPRequest.Field("Date", "Mon, 02 Nov 2026 09:00:00 GMT")
        let empty: [HTTPRequest.Field] = [.init("x-rate-limit-limit", "100"), .init("x-rate-limit-remaining", "0")]
        let past = StoredReply.made(429, "{}", empty + [date, .init("x-rate-limit-reset", "5")])
        #expect(try await posting(past) == .notNow(after: 1, reason: "too many calls"))
        #expect(try await posting(StoredReply.made(429, "{}", empty)) == .notNow(after: 900, reason: "too many calls"))
        #expect(try await posting(StoredReply.made(429, "{}")) == .notNow(after: 900, reason: "too many calls"))
    }

    @Test("what a posting call's status means")
    func posts() async throws {
        let duplicate = try StoredReply.json("x/error_403_duplicate", status: 403)
        #expect(
            try await posting(duplicate)
                == .unknown("403 You are not allowed to create a Tweet with duplicate content."))
        let byHand = try await posting(problem(403, "You are not permitted to reply to this conversation."))
        #expect(
            byHand
                == .refused(
                    "X takes no reply here through its interface; answer by hand in the browser: "
                        + "You are not permitted to reply to this conversation."))
        #expect(
            try await posting(problem(403, "To protect our users, your account has been temporarily locked."))
                == .authorisation("To protect our users, your account has been temporarily locked."))
        #expect(
            try await posting(problem(403, "This user has been suspended."))
                == .refused("403 This user has been suspended."))
        #expect(try await posting(problem(413, "too long")) == .refused("413 too long"))
        #expect(try await posting(problem(400, "too long")) == .refused("400 too long"))
        #expect(try await posting(problem(401, "Unauthorized")) == .authorisation("Unauthorized"))
        #expect(
            try await posting(problem(402, ""))
                == .notNow(after: 3600, reason: "no credits left or the spending limit is reached: T"))
        for status in [500, 502, 503, 504, 408] {
            #expect(try await posting(problem(status, "over")) == .unknown("\(status) over"))
        }
        #expect(try await posting(StoredReply.made(201, #"{"data":{}}"#)) == .unknown("accepted without an id"))
        #expect(try await posting(StoredReply.made(201, "oops")) == .unknown("no JSON in the answer"))
        #expect(
            try await posting(StoredReply.made(201, #"{"data":{"id":"77"}}"#))
                == .accepted(id: "77", url: "https://x.com/i/status/77"))
    }

    @Test("without a connection nothing is unknown")
    func notConnected() async throws {
        let connector = XConnector(http: try PlayedHTTP([]), settings: XSettings(account: "stadt"))
        let item = OutboxItem(
            id: "1", key: "k", account: "stadt", channel: .x, inReplyTo: "9", recipient: nil, text: "Moin")
        #expect(await connector.deliver(item) == .notNow(after: nil, reason: "no connection: nothing more recorded"))
    }
}
