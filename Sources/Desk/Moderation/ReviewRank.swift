/// The order of the moderation queues: urgency × score × age, as one number that never changes while an item waits, so
/// that a page is a range of an index.
///
/// Age counts as a factor that doubles each `doubling`: u · s · 2^(age/doubling). Its logarithm orders the same way and
/// differs from `log2(u · s) · doubling − since` only by the time of day, which is the same for all items.
public enum ReviewRank {
    /// Hours in which waiting doubles an item's weight.
    public static let doubling: Int64 = 8 * 3600 * 1000

    /// Smaller comes first. `urgency` is 1…5, `score` 0…1; a score of nothing still counts a twentieth.
    public static func rank(urgency: Int, score: Double, since: Instant) -> Int64 {
        let weight = Double(max(1, min(5, urgency))) * max(0.05, min(1, score.isFinite ? score : 0.05))
        return since.milliseconds - Int64((logarithm(weight) * Double(doubling)).rounded())
    }

    /// log2 bit by bit, by squaring: multiplications alone are rounded the same on every machine, and a rank that is
    /// built again must be the same rank.
    private static func logarithm(_ value: Double) -> Double {
        var result = Double(value.exponent)
        var rest = value.significand
        var bit = 0.5
        for _ in 0..<30 {
            rest *= rest
            if rest >= 2 {
                rest /= 2
                result += bit
            }
            bit /= 2
        }
        return result
    }
}
