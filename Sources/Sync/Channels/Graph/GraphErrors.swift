internal import Desk
internal import StrictJSON

/// What an answer of the Graph API means for reading and for sending. The statuses in `refused` are ours, the nearest
/// of HTTP: 400 a bad question, 403 a missing right, 404 gone or hidden, 410 a call that the API has no more.
enum GraphErrors {
    /// Nil for an answer that is what was asked for.
    static func fault(of reply: HTTPReply, _ json: JSON?, _ usage: GraphUsage?) -> ChannelFault? {
        if let error = GraphError(json) { return fault(of: error, usage) }
        guard json?.members != nil, (200..<300).contains(reply.status) else {
            return .unavailable("\(reply.status) without JSON of the Graph API, perhaps a proxy")
        }
        return nil
    }

    static func fault(of error: GraphError, _ usage: GraphUsage?) -> ChannelFault {
        switch error.meaning {
        case .down, .tooMuch: .unavailable(error.words)
        case .limit(let seconds): .busy(after: seconds ?? GraphUsage.wait(usage), reason: error.words)
        case .token: .authorisation(tokenReason(error))
        case .permission, .blocked: .refused(status: 403, reason: error.words)
        case .gone: .refused(status: 404, reason: error.words)
        case .closed: .refused(status: 410, reason: error.words)
        case .parameter, .duplicate, .notReady, .other: .refused(status: 400, reason: error.words)
        }
    }

    static func fault(of fault: HTTPFault) -> ChannelFault {
        switch fault {
        case .forbidden(let why): .refused(status: 0, reason: why)
        case .redirected, .tooLarge: .garbled(ForeignReason.cleaned(fault.reason))
        case .notConnected, .interrupted: .unavailable(fault.reason)
        }
    }

    /// How a call that may have written something ended badly; nil when it ended well.
    static func failure(of reply: HTTPReply, _ json: JSON?, _ usage: GraphUsage?) -> DeliveryAnswer? {
        if let error = GraphError(json) { return answer(of: error, usage) }
        guard json?.members != nil, (200..<300).contains(reply.status) else {
            return .unknown("\(reply.status) without JSON of the Graph API")
        }
        return nil
    }

    static func answer(of error: GraphError, _ usage: GraphUsage?) -> DeliveryAnswer {
        switch error.meaning {
        case .down, .duplicate: .unknown(error.words)
        case .limit(let seconds): .notNow(after: seconds ?? GraphUsage.wait(usage), reason: error.words)
        case .notReady: .notNow(after: 60, reason: error.words)
        case .token: .authorisation(tokenReason(error))
        case .tooMuch, .permission, .blocked, .gone, .closed, .parameter, .other: .refused(error.words)
        }
    }

    static func answer(of fault: HTTPFault) -> DeliveryAnswer {
        switch fault {
        case .notConnected: .notNow(after: nil, reason: fault.reason)
        case .forbidden(let why): .refused(why)
        case .interrupted, .tooLarge, .redirected: .unknown(ForeignReason.cleaned(fault.reason))
        }
    }

    /// For questions that stand before the writing: nothing was written yet, so nothing is unknown.
    static func answer(before fault: ChannelFault) -> DeliveryAnswer {
        switch fault {
        case .authorisation(let why): .authorisation(why)
        case .busy(let after, let why): .notNow(after: after, reason: why)
        case .refused(_, let why): .refused(why)
        case .unavailable(let why), .garbled(let why): .notNow(after: nil, reason: why)
        }
    }

    private static func tokenReason(_ error: GraphError) -> String {
        if error.isMissingRole { return "the person of the token has no role on the page any more: \(error.words)" }
        return switch error.subcode {
        case 458: "the app was removed: \(error.words)"
        case 459, 464: "the person must log in at Facebook: \(error.words)"
        case 460: "the password was changed, a new token is needed: \(error.words)"
        case 463: "the token has expired: \(error.words)"
        default: error.words
        }
    }
}
