/// What a channel lets us ask until its window ends, from the headers of its answers.
public struct RateBudget: Equatable, Sendable {
    /// Calls, or per cent where the channel counts in them.
    public var limit: Int
    public var remaining: Int
    /// Seconds until the window ends, by the server's clock; nil when it does not say.
    public var resetIn: Int64?

    public init(limit: Int, remaining: Int, resetIn: Int64? = nil) {
        self.limit = limit
        self.remaining = remaining
        self.resetIn = resetIn
    }

    /// Below a fifth only what must be done is done: answers go out, reading slows down.
    public var isScarce: Bool { limit > 0 && remaining * 5 < limit }

    /// Seconds until the next reading: the interval, lengthened while the budget is scarce so that what is left lasts
    /// to the end of the window.
    public func interval(_ usual: Int64) -> Int64 {
        guard isScarce else { return usual }
        guard let resetIn else { return min(usual * 4, Waiting.longest) }
        return remaining == 0 ? max(usual, Waiting.bounded(resetIn)) : max(usual, min(usual * 4, resetIn))
    }
}
