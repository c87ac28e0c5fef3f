import Desk
import Sync
import Testing

struct YouTubeErrorTests {
    private let clock = HandClock("2026-11-23T09:00:00Z")

    private func reading(_ reply: HTTPReply) async throws -> ChannelFault? {
        let connector = YouTubeConnector(
            http: try PlayedHTTP([reply]), settings: YouTubeSettings(account: "stadt"), clock: clock)
        do throws(ChannelFault) {
            _ = try await connector.check()
            return nil
        } catch { return error }
    }

    private func answering(_ reply: HTTPReply, _ action: OutboundAction = .reply, tries: Int = 0) async throws
        -> DeliveryAnswer
    {
        let connector = YouTubeConnector(
            http: try PlayedHTTP([reply]), settings: YouTubeSettings(account: "stadt"), clock: clock)
        return await connector.deliver(
            OutboxItem(
                id: "1", key: "k", account: "stadt", channel: .youtube, action: action, inReplyTo: "Ugx1",
                recipient: nil, text: "Moin", attempts: tries))
    }

    private func problem(_ status: Int, _ reason: String, _ headers: [HTTPRequest.Field] = []) -> HTTPReply {
        StoredReply.made(
            status, #"{"error":{"code":\#(status),"message":"w","errors":[{"reason":"\#(reason)","message":"w"}]}}"#,
            headers)
    }

    @Test("a used-up quota rests until midnight in Pacific time, told by file and header alike")
    func quota() async throws {
        let expected = ChannelFault.busy(after: 82_800, reason: "the day's quota is used up")
        // 09:00 UTC is 01:00 in California, 23 hours before midnight there.
        #expect(try await reading(try StoredReply.whole("youtube/quota_403")) == expected)
        #expect(try await reading(try StoredReply.json("youtube/error_403_quota", status: 403)) == expected)
        #expect(try await reading(problem(403, "dailyLimitExceeded")) == expected)
        #expect(
            try await answering(problem(403, "quotaExceeded"))
                == .notNow(after: 82_800, reason: "the day's quota is used up"))
    }

    @Test(
        "the day is that of California, in summer and in winter",
        arguments: [
            ("2026-07-01T06:59:00Z", Int64(60)), ("2026-12-01T07:59:00Z", 60), ("2026-11-01T07:00:00Z", 90_000),
        ])
    func midnight(now: String, seconds: Int64) async throws {
        let clock = HandClock(now)
        let connector = YouTubeConnector(
            http: try PlayedHTTP([]), settings: YouTubeSettings(account: "stadt"), clock: clock)
        #expect(await connector.budget()?.resetIn == seconds)
    }

    @Test("what a reading call's error means")
    func reads() async throws {
        #expect(try await reading(problem(401, "authError")) == .authorisation("authError: w"))
        #expect(
            try await reading(problem(403, "insufficientPermissions")) == .authorisation("insufficientPermissions: w"))
        #expect(try await reading(problem(403, "ineligibleAccount")) == .authorisation("ineligibleAccount: w"))
        #expect(try await reading(problem(403, "rateLimitExceeded")) == .unavailable("too many calls"))
        #expect(
            try await reading(problem(429, "rateLimitExceeded", [.init("Retry-After", "7")]))
                == .busy(after: 7, reason: "too many calls"))
        #expect(
            try await reading(problem(403, "commentsDisabled")) == .refused(status: 403, reason: "commentsDisabled: w"))
        #expect(
            try await reading(problem(404, "channelNotFound")) == .refused(status: 404, reason: "channelNotFound: w"))
        #expect(try await reading(problem(503, "backendError")) == .unavailable("503 backendError: w"))
        #expect(try await reading(problem(409, "conflict")) == .unavailable("conflict: w"))
        let html = HTTPReply(status: 200, headers: [.init("Content-Type", "text/html")], body: Array("<p>".utf8))
        #expect(try await reading(html) == .unavailable("no JSON in the answer, perhaps a maintenance page"))
    }

    @Test("what a changing call's error means")
    func answers() async throws {
        for reason in ["commentTextTooLong", "operationNotSupported", "parentCommentIsPrivate"] {
            #expect(try await answering(problem(400, reason)) == .refused("400 \(reason): w"))
        }
        #expect(try await answering(problem(404, "parentCommentNotFound")) == .refused("404 parentCommentNotFound: w"))
        #expect(try await answering(problem(403, "forbidden")) == .refused("403 forbidden: w"))
        #expect(
            try await answering(problem(403, "insufficientPermissions")) == .authorisation("insufficientPermissions: w")
        )
        #expect(
            try await answering(problem(403, "userRateLimitExceeded")) == .notNow(after: nil, reason: "too many calls"))
        #expect(try await answering(problem(503, "backendError")) == .unknown("503 backendError: w"))
        #expect(try await answering(problem(409, "conflict")) == .unknown("conflict: w"))
        #expect(try await answering(StoredReply.made(200, "{}")) == .unknown("accepted without an id"))
        #expect(
            try await answering(StoredReply.made(200, #"{"id":"Ugx1.r9"}"#)) == .accepted(id: "Ugx1.r9", url: nil))
    }

    @Test("a change that cannot be processed is tried again after 10 and 60 seconds, then given up")
    func processing() async throws {
        let reply = try StoredReply.json("youtube/error_400_processing", status: 400)
        let words = "processingFailure: The API server failed to successfully process the request."
        #expect(try await answering(reply, .hide) == .notNow(after: 10, reason: words))
        #expect(try await answering(reply, .hide, tries: 1) == .notNow(after: 60, reason: words))
        #expect(try await answering(reply, .hide, tries: 2) == .refused(words))
        #expect(try await answering(reply) == .unknown(words), "an answer may have been made all the same")
    }

    @Test("without a connection nothing is unknown")
    func notConnected() async throws {
        let connector = YouTubeConnector(
            http: try PlayedHTTP([]), settings: YouTubeSettings(account: "stadt"), clock: clock)
        let item = OutboxItem(
            id: "1", key: "k", account: "stadt", channel: .youtube, inReplyTo: "Ugx1", recipient: nil, text: "Moin")
        #expect(await connector.deliver(item) == .notNow(after: nil, reason: "no connection: nothing more recorded"))
    }
}
