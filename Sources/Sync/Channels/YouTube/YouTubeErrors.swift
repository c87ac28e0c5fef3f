internal import Desk
internal import StrictJSON

/// What an error means: the status is too coarse, `errors[0].reason` decides (developers.google.com/youtube/v3/docs/errors).
enum YouTubeErrors {
    /// Seconds for which everything rests when YouTube cannot process anything: such outages last hours.
    static let outage: Int64 = 1800
    static let processing = "processingFailure"

    /// Nil for a reply that is what was asked for. `now` tells how far the reset of the quota is.
    static func fault(of reply: HTTPReply, now: Instant) -> ChannelFault? {
        let words = describe(reply)
        switch (reply.status, reason(reply)) {
        case (204, _): return nil
        case (200..<300, _):
            return reply.json?.members == nil ? .unavailable("no JSON in the answer, perhaps a maintenance page") : nil
        case (401, _): return .authorisation(words)
        case (403, "quotaExceeded"), (403, "dailyLimitExceeded"):
            return .busy(after: YouTubeQuota.resetIn(now), reason: "the day's quota is used up")
        case (429, _), (403, "rateLimitExceeded"), (403, "userRateLimitExceeded"):
            let after = Waiting.retryAfter(reply.header("Retry-After"), date: reply.date)
            return after.map { .busy(after: $0, reason: "too many calls") } ?? .unavailable("too many calls")
        case (403, "insufficientPermissions"), (403, "ineligibleAccount"): return .authorisation(words)
        case (409, _): return .unavailable(words)
        case (400..<500, _) where reply.status != 408: return .refused(status: reply.status, reason: words)
        default: return .unavailable("\(reply.status) \(words)")
        }
    }

    static func fault(of fault: HTTPFault) -> ChannelFault {
        switch fault {
        case .forbidden(let why): .refused(status: 0, reason: why)
        case .redirected, .tooLarge: .garbled(ForeignReason.cleaned(fault.reason))
        case .notConnected, .interrupted: .unavailable(fault.reason)
        }
    }

    /// How a call that was to change something ended; nil when it was carried out.
    static func refusal(of reply: HTTPReply, now: Instant) -> DeliveryAnswer? {
        guard let fault = fault(of: reply, now: now) else { return nil }
        switch fault {
        case .authorisation(let why): return .authorisation(why)
        case .busy(let after, let why): return .notNow(after: after, reason: why)
        case .unavailable(let why) where reply.status == 403 || reply.status == 429:
            return .notNow(after: nil, reason: why)
        case .refused(400, let why) where reason(reply) == processing: return .unknown(why)
        case .refused(let status, let why): return .refused("\(status) \(why)")
        case .unavailable(let why), .garbled(let why): return .unknown(why)
        }
    }

    static func delivery(of fault: HTTPFault) -> DeliveryAnswer {
        switch fault {
        case .notConnected: .notNow(after: nil, reason: fault.reason)
        case .forbidden(let why): .refused(why)
        case .interrupted, .tooLarge, .redirected: .unknown(ForeignReason.cleaned(fault.reason))
        }
    }

    static func reason(_ reply: HTTPReply) -> String {
        reply.json?["error"]?["errors"]?.array?.first?["reason"]?.string ?? ""
    }

    private static func describe(_ reply: HTTPReply) -> String {
        let error = reply.json?["error"]
        let words = [reason(reply), HTMLText.plain(error?["message"]?.string ?? "")].filter { !$0.isEmpty }
        return ForeignReason.cleaned(words.joined(separator: ": "))
    }
}
