/// The tightest bucket of one call (`X-RateLimit-*`); servers before 2.6 send none. Reading and posting have buckets
/// of their own, so that one is kept for reading only.
struct MastodonRate: Equatable {
    let limit: Int
    let remaining: Int
    /// Seconds until the window ends, by the server's clock; nil when it does not say.
    let resetIn: Int64?

    init?(_ reply: HTTPReply) {
        guard let limit = reply.header("X-RateLimit-Limit").flatMap({ Int($0) }), limit > 0,
            let remaining = reply.header("X-RateLimit-Remaining").flatMap({ Int($0) }), remaining >= 0
        else { return nil }
        self.limit = limit
        self.remaining = remaining
        resetIn = Waiting.reset(reply.header("X-RateLimit-Reset"), date: reply.date)
    }

    var budget: RateBudget { RateBudget(limit: limit, remaining: remaining, resetIn: resetIn) }

    /// Below a fifth only what must be done is done.
    var isScarce: Bool { budget.isScarce }
}
