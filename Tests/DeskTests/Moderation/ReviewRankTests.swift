import Desk
import Foundation
import Testing

/// The constant that stands for urgency × score × age.
struct ReviewRankTests {
    private struct Item {
        let urgency: Int
        let score: Double
        let since: Instant

        var rank: Int64 { ReviewRank.rank(urgency: urgency, score: score, since: since) }

        /// The product itself, at some time, with age doubling each eight hours.
        func weight(at now: Instant) -> Double {
            Double(urgency) * score
                * pow(2, Double(now.milliseconds - since.milliseconds) / Double(ReviewRank.doubling))
        }
    }

    @Test("it orders as the product does, at whatever time one looks", arguments: 0..<20)
    func order(seed: UInt64) {
        var numbers = SplitMix(state: seed)
        func item() -> Item {
            Item(
                urgency: Int(numbers.next() % 5) + 1, score: Double(numbers.next() % 951 + 50) / 1000,
                since: Instant(milliseconds: 1_772_442_000_000 - Int64(numbers.next() % 200_000_000)))
        }
        for _ in 0..<500 {
            let (a, b) = (item(), item())
            for later in [Int64(0), 86_400] {
                let now = Instant(milliseconds: 1_772_442_000_000) + later
                let (heavy, light) = (a.weight(at: now), b.weight(at: now))
                // A rank is a whole number of milliseconds; nearer than that two items are equal.
                guard abs(log2(heavy / light)) > 2 / Double(ReviewRank.doubling) else { continue }
                #expect((a.rank < b.rank) == (heavy > light), "\(a) \(b)")
            }
        }
    }

    @Test("twice the urgency is worth eight hours of waiting, and nothing worth nothing is out of sight")
    func doubling() {
        let now = Instant(milliseconds: 1_772_442_000_000)
        #expect(
            ReviewRank.rank(urgency: 4, score: 0.5, since: now)
                == ReviewRank.rank(urgency: 2, score: 0.5, since: now + -8 * 3600))
        let worthless = ReviewRank.rank(urgency: 1, score: .nan, since: now)
        #expect(worthless == ReviewRank.rank(urgency: 0, score: -3, since: now))
        // Against the most urgent of a hundred it is seen within three days.
        #expect(worthless < ReviewRank.rank(urgency: 5, score: 1, since: now + 3 * 86_400))
    }
}

/// Random numbers from a seed.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
