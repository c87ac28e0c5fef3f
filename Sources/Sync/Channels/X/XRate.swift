internal import Desk

/// One window of calls, from the headers of an answer. They change too often to be known by heart.
struct XRate: Equatable {
    let limit: Int
    let remaining: Int
    /// Seconds until the window ends, by the server's clock.
    let resetIn: Int64?

    /// The window of 15 minutes of one call.
    init?(_ reply: HTTPReply) { self.init(reply, "x-rate-limit-") }

    private init?(_ reply: HTTPReply, _ name: String) {
        guard let limit = reply.header(name + "limit").flatMap({ Int($0) }),
            let remaining = reply.header(name + "remaining").flatMap({ Int($0) })
        else { return nil }
        self.limit = limit
        self.remaining = remaining
        let reset = reply.header(name + "reset").flatMap { Int64($0) }
        resetIn = if let reset, let date = reply.date { Instant(seconds: reset) - date + 1 } else { nil }
    }

    var budget: RateBudget { RateBudget(limit: limit, remaining: remaining, resetIn: resetIn) }

    /// The window that refused a call: that of 15 minutes when it is used up, else the first of 24 hours that is.
    static func refusing(_ reply: HTTPReply) -> XRate? {
        ["x-rate-limit-", "x-user-limit-24hour-", "x-app-limit-24hour-"].lazy.compactMap { XRate(reply, $0) }
            .first { $0.remaining <= 0 }
    }
}
