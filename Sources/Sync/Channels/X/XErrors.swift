internal import Desk
internal import StrictJSON

/// What a status means (docs.x.com, "Response codes and errors").
enum XErrors {
    /// Seconds to wait when the server names no time: its shortest window.
    static let usualWait: Int64 = 900
    /// Seconds between two tries when money or a month's cap is used up.
    static let longWait: Int64 = 3600

    /// Nil for a reply that is what was asked for.
    static func fault(of reply: HTTPReply) -> ChannelFault? {
        switch reply.status {
        case 200..<300:
            return reply.json?.members == nil ? .unavailable("no JSON in the answer, perhaps a maintenance page") : nil
        case 401: return .authorisation(reason(reply))
        case 402:
            return .busy(after: longWait, reason: "no credits left or the spending limit is reached: " + reason(reply))
        case 403 where isForPerson(reply): return .authorisation(reason(reply))
        case 429: return .busy(after: wait(reply), reason: waitReason(reply))
        case 400..<500 where reply.status != 408: return .refused(status: reply.status, reason: reason(reply))
        default: return .unavailable("\(reply.status) \(reason(reply))")
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
    static func refusal(of reply: HTTPReply) -> DeliveryAnswer? {
        switch reply.status {
        case 200..<300: return reply.json?.members == nil ? .unknown("no JSON in the answer") : nil
        case 401: return .authorisation(reason(reply))
        case 402, 429:
            guard case .busy(let after, let why) = fault(of: reply) else { return nil }
            return .notNow(after: after, reason: why)
        case 403: return forbidden(reply)
        case 400..<500 where reply.status != 408: return .refused("\(reply.status) \(reason(reply))")
        default: return .unknown("\(reply.status) \(reason(reply))")
        }
    }

    static func delivery(of fault: HTTPFault) -> DeliveryAnswer {
        switch fault {
        case .notConnected: .notNow(after: nil, reason: fault.reason)
        case .forbidden(let why): .refused(why)
        case .interrupted, .tooLarge, .redirected: .unknown(ForeignReason.cleaned(fault.reason))
        }
    }

    private static func forbidden(_ reply: HTTPReply) -> DeliveryAnswer {
        let words = reason(reply)
        let lowered = words.lowercased()
        // An earlier try may have made the post that this one would repeat.
        if lowered.contains("duplicate") { return .unknown("403 \(words)") }
        if isForPerson(reply) { return .authorisation(words) }
        if lowered.contains("reply") || lowered.contains("replies") || lowered.contains("conversation") {
            return .refused("X takes no reply here through its interface; answer by hand in the browser: \(words)")
        }
        return .refused("403 \(words)")
    }

    /// Rights of the application, or an account that X has locked: everything stops until a person acts.
    private static func isForPerson(_ reply: HTTPReply) -> Bool {
        let type = reply.json?["type"]?.string?.lowercased() ?? ""
        let kinds = ["client-forbidden", "oauth1-permissions", "not-enrolled", "unsupported-authentication"]
        if kinds.contains(where: { type.contains($0) }) { return true }
        let words = reason(reply).lowercased()
        if words.contains("might be automated") { return true }
        return words.contains("your account") && ["locked", "suspended"].contains { words.contains($0) }
    }

    /// Seconds.
    private static func wait(_ reply: HTTPReply) -> Int64 {
        if isCapped(reply) { return longWait }
        let known = XRate.refusing(reply).map { $0.resetIn ?? usualWait }
        return Waiting.bounded(known ?? Waiting.retryAfter(reply.header("Retry-After"), date: reply.date) ?? usualWait)
    }

    private static func waitReason(_ reply: HTTPReply) -> String {
        if isCapped(reply) { return "the account's usage cap is reached: " + reason(reply) }
        guard let rate = XRate.refusing(reply) else { return "too many calls" }
        return (rate.resetIn ?? 0) > usualWait + 60 ? "the limit of 24 hours is reached" : "too many calls"
    }

    private static func isCapped(_ reply: HTTPReply) -> Bool {
        reply.json?["type"]?.string?.lowercased().contains("usage-capped") ?? false
    }

    static func reason(_ reply: HTTPReply) -> String {
        let body = reply.json
        let first = body?["errors"]?.array?.first
        let words = [
            body?["detail"]?.string, first?["message"]?.string, first?["detail"]?.string, body?["title"]?.string,
        ].compactMap { $0 }.first { !$0.isEmpty }
        return ForeignReason.cleaned(words ?? "")
    }
}
