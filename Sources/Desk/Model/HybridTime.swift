/// A hybrid logical clock (Kulkarni et al. 2014, "Logical Physical Clocks"): 48 bits of milliseconds, 16 bits of counter.
/// It never runs backwards, also when the machine's clock does.
public struct HybridTime: Hashable, Comparable, Sendable {
    public let value: Int64

    public init(value: Int64) { self.value = value }

    /// The next time after `last`, at the wall clock's `now` if that is later.
    public init(after last: HybridTime?, now: Instant) {
        let wall = max(0, now.milliseconds) << 16
        value = max(wall, (last?.value ?? 0) + 1)
    }

    public var instant: Instant { Instant(milliseconds: value >> 16) }

    public static func < (a: HybridTime, b: HybridTime) -> Bool { a.value < b.value }
}
