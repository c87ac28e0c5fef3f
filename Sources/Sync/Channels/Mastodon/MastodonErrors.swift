internal import Desk
internal import StrictJSON

/// What a status means, by the table of the Mastodon API (docs.joinmastodon.org, "Error"). The words of the server
/// are in the language of the account, so only the number decides.
enum MastodonErrors {
    /// Seconds to wait when the server names no time.
    static let usualWait: Int64 = 300

    /// Nil for a reply that is what was asked for.
    static func fault(of reply: HTTPReply) -> ChannelFault? {
        switch reply.status {
        case 200..<300:
            return reply.json == nil ? .unavailable("no JSON in the answer, perhaps a maintenance page") : nil
        case 401: return .authorisation(reason(reply))
        case 429: return .busy(after: wait(reply), reason: "too many calls")
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

    /// How a POST that may have made a post ended.
    static func delivery(of reply: HTTPReply) -> DeliveryAnswer {
        switch reply.status {
        case 200..<300:
            guard let id = reply.json?["id"]?.string, !id.isEmpty else {
                return .unknown("accepted without an id")
            }
            return .accepted(id: id, url: reply.json?["url"]?.string)
        case 401: return .authorisation(reason(reply))
        case 429: return .notNow(after: wait(reply), reason: "too many posts")
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

    /// Seconds.
    private static func wait(_ reply: HTTPReply) -> Int64 {
        Waiting.reset(reply.header("X-RateLimit-Reset"), date: reply.date)
            ?? Waiting.retryAfter(reply.header("Retry-After"), date: reply.date) ?? usualWait
    }

    private static func reason(_ reply: HTTPReply) -> String {
        let words = reply.json?["error_description"]?.string ?? reply.json?["error"]?.string ?? ""
        return ForeignReason.cleaned(words)
    }
}
