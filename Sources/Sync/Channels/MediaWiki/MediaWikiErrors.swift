internal import Desk
internal import StrictJSON

/// What an answer of `api.php` means (mediawiki.org, "API:Errors and warnings"). Errors come with status 200, their
/// words in the language of the wiki, so `code` decides.
enum MediaWikiErrors {
    /// Seconds.
    static let usualWait: Int64 = 60
    /// Seconds; a wiki that is written to by nobody stays so for minutes.
    static let readOnlyWait: Int64 = 300

    static func code(_ answer: JSON) -> String? { error(answer)?["code"]?.string }

    private static func error(_ answer: JSON) -> JSON? { answer["errors"]?.array?.first ?? answer["error"] }

    static func reason(_ answer: JSON) -> String {
        let words = error(answer)?["text"]?.string ?? error(answer)?["info"]?.string ?? ""
        return ForeignReason.cleaned((code(answer) ?? "") + " " + HTMLText.plain(words))
    }

    /// Nothing was done, and a new login may help.
    static let sessionLost: Set = [
        "badtoken", "assertuserfailed", "assertnameduserfailed", "readapidenied", "notloggedin",
    ]

    /// Nil for a reply that is what was asked for.
    static func fault(of reply: HTTPReply) -> ChannelFault? {
        switch reply.status {
        case 401: return .authorisation("401 " + firstLine(reply))
        case 429, 503: return .busy(after: wait(reply, least: usualWait), reason: "\(reply.status) " + firstLine(reply))
        case 400..<500 where reply.status != 408: return .refused(status: reply.status, reason: firstLine(reply))
        case 200..<300: break
        default: return .unavailable("\(reply.status) " + firstLine(reply))
        }
        guard let answer = reply.json else { return .unavailable("not the API: " + firstLine(reply)) }
        guard let code = code(answer) else { return nil }
        let why = reason(answer)
        switch code {
        case "maxlag": return .busy(after: wait(reply, least: 5), reason: why)
        case "readonly": return .busy(after: readOnlyWait, reason: why)
        case "ratelimited", "actionthrottledtext": return .busy(after: usualWait, reason: why)
        case _ where sessionLost.contains(code): return .authorisation(why)
        case _ where code.hasPrefix("internal_api_error") || code == "unknown_error": return .unavailable(why)
        default: return .refused(status: reply.status, reason: why)
        }
    }

    static func fault(of fault: HTTPFault) -> ChannelFault {
        switch fault {
        case .forbidden(let why): .refused(status: 0, reason: why)
        case .redirected(let place): .refused(status: 0, reason: ForeignReason.cleaned("the wiki moved to \(place)"))
        case .tooLarge: .garbled(ForeignReason.cleaned(fault.reason))
        case .notConnected, .interrupted: .unavailable(fault.reason)
        }
    }

    /// How an edit ended.
    static func delivery(of reply: HTTPReply) -> DeliveryAnswer {
        if let fault = fault(of: reply) {
            switch fault {
            case .authorisation(let why): return .authorisation(why)
            case .busy(let after, let why) where reply.status != 503: return .notNow(after: after, reason: why)
            case .busy(_, let why), .unavailable(let why), .garbled(let why): return .unknown(why)
            case .refused(let status, let why):
                // Somebody else was faster: what is to be written is made anew from the newest text.
                if reply.json.flatMap(code) == "editconflict" { return .notNow(after: 1, reason: why) }
                return .refused(status == 200 ? why : "\(status) \(why)")
            }
        }
        let edit = reply.json?["edit"]
        guard edit?["result"]?.string == "Success" else {
            // A captcha, a list of forbidden words, a filter: nothing was saved.
            return edit == nil ? .unknown("no readable answer") : .refused(ForeignReason.cleaned(edit?.text() ?? ""))
        }
        guard let revision = edit?["newrevid"]?.int, revision > 0 else { return .unknown("nothing was changed") }
        return .accepted(id: String(revision), url: nil)
    }

    static func delivery(of fault: HTTPFault) -> DeliveryAnswer {
        switch fault {
        case .notConnected: .notNow(after: nil, reason: fault.reason)
        case .forbidden(let why): .refused(why)
        case .redirected(let place): .refused(ForeignReason.cleaned("the wiki moved to \(place): change the address"))
        case .interrupted, .tooLarge: .unknown(ForeignReason.cleaned(fault.reason))
        }
    }

    /// Nothing was sent yet, so nothing is unknown.
    static func delivery(before fault: ChannelFault) -> DeliveryAnswer {
        switch fault {
        case .authorisation(let why): .authorisation(why)
        case .busy(let after, let why): .notNow(after: after, reason: why)
        case .refused(let status, let why): .refused(status == 0 || status == 200 ? why : "\(status) \(why)")
        case .unavailable(let why), .garbled(let why): .notNow(after: nil, reason: why)
        }
    }

    /// Seconds, at least `least`.
    private static func wait(_ reply: HTTPReply, least: Int64) -> Int64 {
        max(least, Waiting.retryAfter(reply.header("Retry-After"), date: reply.date) ?? least)
    }

    private static func firstLine(_ reply: HTTPReply) -> String {
        let text = HTMLText.plain(String(decoding: reply.body.prefix(4096), as: UTF8.self))
        return ForeignReason.cleaned(text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "")
    }
}
