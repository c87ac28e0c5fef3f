internal import Desk
internal import StrictJSON

/// What a status means (GeoReport v2, "Errors"): the body is a list of code and description.
enum Open311Errors {
    /// Seconds to wait when the server names no time.
    static let usualWait: Int64 = 60

    static func fault(of reply: HTTPReply) -> ChannelFault? {
        switch reply.status {
        case 200..<300: return nil
        case 401, 403: return .authorisation(words(reply) ?? "\(reply.status): the api_key is not accepted")
        case 429: return .busy(after: wait(reply), reason: "too many calls")
        case 400..<500 where reply.status != 408: return .refused(status: reply.status, reason: words(reply) ?? "")
        default: return .unavailable("\(reply.status) \(words(reply) ?? "")")
        }
    }

    static func fault(of fault: HTTPFault) -> ChannelFault {
        switch fault {
        case .forbidden(let why): .refused(status: 0, reason: why)
        case .redirected, .tooLarge: .garbled(ForeignReason.cleaned(fault.reason))
        case .notConnected, .interrupted: .unavailable(fault.reason)
        }
    }

    /// How a POST ended that was not answered with success. There is no key that would make a second one harmless.
    static func delivery(of reply: HTTPReply) -> DeliveryAnswer {
        switch reply.status {
        case 401, 403: .authorisation(words(reply) ?? "\(reply.status): the api_key is not accepted")
        case 429: .notNow(after: wait(reply), reason: "too many calls")
        case 400..<500 where reply.status != 408: .refused("\(reply.status) \(words(reply) ?? "")")
        case 500 where isValidation(reply): .refused("500 \(words(reply) ?? "")")
        default: .unknown("\(reply.status) \(words(reply) ?? "")")
        }
    }

    static func delivery(of fault: HTTPFault) -> DeliveryAnswer {
        switch fault {
        case .notConnected: .notNow(after: nil, reason: fault.reason)
        case .forbidden(let why): .refused(why)
        case .interrupted, .tooLarge, .redirected: .unknown(ForeignReason.cleaned(fault.reason))
        }
    }

    /// Some servers say with 500 that a field is missing or wrong; the same again cannot help.
    private static func isValidation(_ reply: HTTPReply) -> Bool {
        let words = (words(reply) ?? "").lowercased()
        return ["required", "missing", "invalid", "fehlt", "ungültig", "erforderlich"].contains { words.contains($0) }
    }

    private static func words(_ reply: HTTPReply) -> String? {
        let list = Open311Answer.records(reply, named: Open311Answer.errors) ?? []
        let words = list.compactMap { Open311Answer.text($0, "description") }.joined(separator: "; ")
        return words.isEmpty ? nil : ForeignReason.cleaned(words)
    }

    /// Seconds.
    private static func wait(_ reply: HTTPReply) -> Int64 {
        Waiting.retryAfter(reply.header("Retry-After"), date: reply.date) ?? usualWait
    }
}
