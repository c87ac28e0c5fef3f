/// The rolling hash of n-grams: one multiplication a byte, and a finish that spreads it over the buckets.
///
/// Feature hashing after Weinberger et al., "Feature Hashing for Large Scale Multitask Learning" (ICML 2009), without
/// signs: two features that share a bucket share a weight. Nobody can read the features out of the buckets.
enum Hash {
    static let wordSeed: UInt32 = 0x9747_B28C
    static let pairSeed: UInt32 = 0x5BD1_E995
    static let gramSeed: UInt32 = 0x1B87_3593

    @inline(__always)
    static func add(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

    @inline(__always)
    static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 {
        (first &* 0x85EB_CA6B &+ second ^ pairSeed) &* 0xC2B2_AE35
    }

    /// The bucket of a hash; `mask` is the number of buckets minus one.
    @inline(__always)
    static func bucket(_ hash: UInt32, mask: UInt32) -> UInt32 {
        var mixed = hash
        mixed ^= mixed >> 16
        mixed = mixed &* 0x7FEB_352D
        mixed ^= mixed >> 15
        mixed = mixed &* 0x846C_A68B
        mixed ^= mixed >> 16
        return mixed & mask
    }
}
