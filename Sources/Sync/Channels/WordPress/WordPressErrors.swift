internal import Desk
internal import StrictJSON

/// What an answer means. Messages are in the language of the site, so status and `code` decide
/// (wp-includes/rest-api/endpoints of WordPress 6.1).
enum WordPressErrors {
    /// Seconds to wait when the server names no time.
    static let usualWait: Int64 = 60
    /// Seconds between two comments of one author (`check_comment_flood_db`).
    static let floodWait: Int64 = 15

    static func code(_ reply: HTTPReply) -> String? { reply.json?["code"]?.string }

    /// Refusals that may come of a login that never arrived.
    static func isAboutRights(_ reply: HTTPReply) -> Bool {
        guard reply.status == 401 || reply.status == 403, let code = code(reply) else { return false }
        return [
            "rest_forbidden", "rest_forbidden_context", "rest_forbidden_param", "rest_cannot_read",
            "rest_comment_login_required",
        ].contains(code)
    }

    /// Nil for a reply that is what was asked for.
    static func fault(of reply: HTTPReply) -> ChannelFault? {
        switch reply.status {
        case 200..<300:
            return reply.json == nil ? .unavailable("no JSON in the answer: " + firstLine(reply)) : nil
        case 401: return .authorisation(reason(reply))
        case 403 where code(reply) == "rest_cookie_invalid_nonce": return .authorisation(reason(reply))
        // A firewall's page is no word of the site about us.
        case 403, 406: return code(reply) == nil ? .unavailable(reason(reply)) : refusal(reply)
        case 404 where code(reply) == nil || code(reply) == "rest_no_route":
            return .refused(
                status: 404, reason: "no REST API of WordPress here; see address and route: " + reason(reply))
        case 429, 503: return .busy(after: wait(reply), reason: reason(reply))
        case 400..<500 where reply.status != 408: return refusal(reply)
        default: return .unavailable("\(reply.status) \(reason(reply))")
        }
    }

    private static func refusal(_ reply: HTTPReply) -> ChannelFault {
        .refused(status: reply.status, reason: reason(reply))
    }

    static func fault(of fault: HTTPFault) -> ChannelFault {
        switch fault {
        case .forbidden(let why): .refused(status: 0, reason: why)
        case .redirected(let place): .refused(status: 0, reason: moved(to: place))
        case .tooLarge: .garbled(ForeignReason.cleaned(fault.reason))
        case .notConnected, .interrupted: .unavailable(fault.reason)
        }
    }

    /// How a call that may have changed something ended; `done` reads the answer of a good one.
    static func delivery(of reply: HTTPReply, done: (JSON) -> DeliveryAnswer?) -> DeliveryAnswer {
        switch reply.status {
        case 200..<300: return reply.json.flatMap(done) ?? .unknown("no readable answer: " + firstLine(reply))
        case 400 where code(reply) == "comment_flood": return .notNow(after: floodWait, reason: reason(reply))
        case 401: return .authorisation(reason(reply))
        case 429: return .notNow(after: wait(reply), reason: reason(reply))
        // WordPress itself says so while it is updated, before it reads the request.
        case 503 where reply.header("Retry-After") != nil: return .notNow(after: wait(reply), reason: reason(reply))
        case 400..<500 where reply.status != 408: return .refused("\(reply.status) \(reason(reply))")
        case 501: return .refused("501 \(reason(reply))")
        default: return .unknown("\(reply.status) \(reason(reply))")
        }
    }

    static func delivery(of fault: HTTPFault) -> DeliveryAnswer {
        switch fault {
        case .notConnected: .notNow(after: nil, reason: fault.reason)
        case .forbidden(let why): .refused(why)
        // Sites send elsewhere before they read what was sent.
        case .redirected(let place): .refused(moved(to: place))
        case .interrupted, .tooLarge: .unknown(ForeignReason.cleaned(fault.reason))
        }
    }

    /// Nothing was sent yet, so nothing is unknown.
    static func delivery(before fault: ChannelFault) -> DeliveryAnswer {
        switch fault {
        case .authorisation(let why): .authorisation(why)
        case .busy(let after, let why): .notNow(after: after, reason: why)
        case .refused(let status, let why): .refused(status == 0 ? why : "\(status) \(why)")
        case .unavailable(let why), .garbled(let why): .notNow(after: nil, reason: why)
        }
    }

    /// Seconds.
    private static func wait(_ reply: HTTPReply) -> Int64 {
        Waiting.retryAfter(reply.header("Retry-After"), date: reply.date) ?? usualWait
    }

    /// The code and the site's words; of a page in place of an answer its first line.
    static func reason(_ reply: HTTPReply) -> String {
        guard let code = code(reply) else { return firstLine(reply) }
        return ForeignReason.cleaned(code + " " + HTMLText.plain(reply.json?["message"]?.string ?? ""))
    }

    private static func firstLine(_ reply: HTTPReply) -> String {
        let text = HTMLText.plain(String(decoding: reply.body.prefix(4096), as: UTF8.self))
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.isEmpty ? "an empty answer" : ForeignReason.cleaned(line)
    }

    private static func moved(to place: String) -> String {
        ForeignReason.cleaned("the site sends on to \(place): set the account's address to that")
    }
}
