internal import Desk

/// What a status of a feed's server means.
enum FeedErrors {
    /// Seconds to wait when the server names no time.
    static let usualWait: Int64 = 900

    /// Nil for 200 and 304.
    static func fault(of reply: HTTPReply) -> ChannelFault? {
        switch reply.status {
        case 200, 304: return nil
        case 401, 403: return .authorisation("\(reply.status): the feed asks for a user and a password")
        // Only a person can name another address.
        case 410: return .authorisation("410: the feed is gone for good; its comments stay here")
        case 404: return .refused(status: 404, reason: "no feed there any more")
        case 429: return .busy(after: wait(reply) ?? usualWait, reason: "asked too often")
        case 503:
            return wait(reply).map { .busy(after: $0, reason: "503 for now") } ?? .unavailable("503 for now")
        case 400..<500 where reply.status != 408: return .refused(status: reply.status, reason: "the feed is refused")
        default: return .unavailable("\(reply.status) instead of a feed")
        }
    }

    static func fault(of fault: HTTPFault) -> ChannelFault {
        switch fault {
        case .forbidden(let why): .refused(status: 0, reason: why)
        case .redirected, .tooLarge: .garbled(ForeignReason.cleaned(fault.reason))
        case .notConnected, .interrupted: .unavailable(fault.reason)
        }
    }

    /// Seconds.
    private static func wait(_ reply: HTTPReply) -> Int64? {
        Waiting.retryAfter(reply.header("Retry-After"), date: reply.date)
    }
}
