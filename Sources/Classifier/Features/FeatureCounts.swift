/// How often each bucket occurs in one text: a small open table in lent memory.
///
/// The weight of a feature that occurs n times is 1 + ln n (sublinear term frequency), and the vector of a text is
/// divided by its Euclidean length.
struct FeatureCounts: FeatureSink {
    /// Bucket + 1, or 0 for an empty place.
    private let keys: UnsafeMutablePointer<UInt32>
    private let counts: UnsafeMutablePointer<UInt16>
    /// The places in use, in the order of their first feature.
    private let places: UnsafeMutablePointer<UInt32>
    private let mask: Int
    private(set) var used = 0

    /// `memory` holds `Self.bytes(capacity:)` bytes; `capacity` is a power of two above the number of features.
    init(memory: UnsafeMutableRawPointer, capacity: Int) {
        keys = memory.bindMemory(to: UInt32.self, capacity: capacity)
        places = (memory + 4 * capacity).bindMemory(to: UInt32.self, capacity: capacity)
        counts = (memory + 8 * capacity).bindMemory(to: UInt16.self, capacity: capacity)
        mask = capacity - 1
        keys.update(repeating: 0, count: capacity)
    }

    static func bytes(capacity: Int) -> Int { capacity * 10 }

    /// Each folded byte begins at most four runs of characters; a token gives two more features.
    static func capacity(folded: Int, tokens: Int) -> Int {
        var capacity = 256
        while capacity < (folded * 4 + tokens * 2) * 3 / 2 { capacity *= 2 }
        return capacity
    }

    @inline(__always)
    mutating func takeWord(_ bucket: UInt32, token: Int) { take(bucket) }
    @inline(__always)
    mutating func takePair(_ bucket: UInt32, token: Int) { take(bucket) }
    @inline(__always)
    mutating func takeGram(_ bucket: UInt32, length: Int, token: Int) { take(bucket) }

    @inline(__always)
    private mutating func take(_ bucket: UInt32) {
        var place = Int(bucket) & mask
        while keys[place] != 0 {
            if keys[place] == bucket + 1 {
                counts[place] = min(counts[place] + 1, 60_000)
                return
            }
            place = (place + 1) & mask
        }
        keys[place] = bucket + 1
        counts[place] = 1
        places[used] = UInt32(place)
        used += 1
    }

    /// Bucket and 1 + ln n of each feature, in the order of their first occurrence.
    @inline(__always)
    func forEach(_ body: (_ bucket: Int, _ weight: Float) -> Void) {
        for index in 0..<used {
            let place = Int(places[index])
            body(Int(keys[place]) - 1, Self.weight(counts[place]))
        }
    }

    /// The same with how often the feature occurs.
    func forEachCount(_ body: (_ bucket: Int, _ weight: Float, _ count: Int) -> Void) {
        for index in 0..<used {
            let place = Int(places[index])
            body(Int(keys[place]) - 1, Self.weight(counts[place]), Int(counts[place]))
        }
    }

    /// The Euclidean length of the text's vector.
    var length: Float {
        var square: Float = 0
        for index in 0..<used {
            let weight = Self.weight(counts[Int(places[index])])
            square += weight * weight
        }
        return square.squareRoot()
    }

    @inline(__always)
    private static func weight(_ count: UInt16) -> Float {
        count == 1 ? 1 : sublinear[min(Int(count), sublinear.count - 1)]
    }

    private static let sublinear: [Float] = (0..<128).map { Float(1 + Logarithm.natural(Double(max(1, $0)))) }
}
