/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
public struct Instant: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    public init(seconds: Int64) { self.milliseconds = seconds * 1000 }

    /// Whole seconds since 1970, rounded down.
    public var seconds: Int64 { milliseconds.flooredQuotient(1000) }

    public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
    public static func + (a: Instant, seconds: Int64) -> Instant {
        Instant(milliseconds: a.milliseconds + seconds * 1000)
    }
    /// Seconds from `b` to `a`, rounded down.
    public static func - (a: Instant, b: Instant) -> Int64 { (a.milliseconds - b.milliseconds).flooredQuotient(1000) }
}

extension Int64 {
    /// The quotient rounded towards minus infinity, so that times before 1970 keep their order.
    public func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
