public import Desk

/// How long a server wants us to wait, computed from its own clock and bounded on both sides, so that neither a zero
/// makes a busy loop nor a day stops the desk.
public enum Waiting {
    /// Seconds.
    public static let shortest: Int64 = 1
    /// Seconds.
    public static let longest: Int64 = 3600

    /// Seconds from a `Retry-After` header (RFC 9110, 10.2.3): whole seconds or a date. Nil when it is neither.
    public static func retryAfter(_ text: String?, date: Instant?) -> Int64? {
        guard let text = text?.trimmingSpaces, !text.isEmpty else { return nil }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return bounded(Int64(text) ?? longest) }
        guard let until = Instant(httpDate: text), let date else { return nil }
        return bounded(until - date)
    }

    /// Seconds until the instant of an `X-RateLimit-Reset` header (ISO 8601). Nil without a readable one, or without
    /// the server's date.
    public static func reset(_ text: String?, date: Instant?) -> Int64? {
        guard let text, let until = Instant(iso: text.trimmingSpaces), let date else { return nil }
        return bounded(until - date + 1)
    }

    static func bounded(_ seconds: Int64) -> Int64 { min(max(seconds, shortest), longest) }
}

/// Growing pauses between tries.
public struct BackOff: Equatable, Sendable {
    /// Seconds after the first failure.
    public var first: Int64 = 5
    /// Seconds; no pause is longer.
    public var longest: Int64 = 900

    public init(first: Int64 = 5, longest: Int64 = 900) {
        self.first = first
        self.longest = longest
    }

    /// Seconds to wait after the `failures`-th failure in a row (from 1): doubled each time, up to `longest`, then
    /// shortened by up to a quarter. `jitter` lies in 0..<1.
    public func seconds(failures: Int, jitter: Double) -> Int64 {
        let doublings = min(max(failures - 1, 0), 20)
        let full = min(first << Int64(doublings), longest)
        let part = Double(full) * 0.25 * min(max(jitter, 0), 1)
        return max(1, full - Int64(part))
    }
}

extension String {
    /// Without blanks and tabs at both ends.
    var trimmingSpaces: String {
        var rest = Substring(self)
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest.drop { $0.isWhitespace })
    }
}
