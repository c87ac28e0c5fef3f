/// A short mark of a text that small changes leave nearly the same.
///
/// Exactly: the letters of the text as the word lists read them — folded, without digits, signs, space and
/// separators — are cut into all overlapping pieces of four. Each piece is hashed to 64 bits (splitmix64), and bit
/// *i* of the mark is set when more than half of the pieces have bit *i* set (simhash, Charikar 2002). Two texts
/// are alike when
///
/// - both have 40 letters and more, the longer has at most a third more than the shorter, and their marks differ in
/// at
///   most 12 of 64 bits: about one letter in six may be another; unrelated texts differ in 24 and more, or
/// - one has fewer, and their letters are the same.
///
/// Texts with fewer than 12 letters have no mark: „Danke!“ from many people is no flood.
public struct TextFingerprint: Hashable, Sendable {
    public let bits: UInt64
    public let letters: Int

    public static let fewest = 12
    /// From here on small variations are seen.
    public static let long = 40
    public static let mostDifferent = 12
    /// Codes that are read of a text; the rest changes little.
    private static let most = 8_192

    public init(bits: UInt64, letters: Int) {
        self.bits = bits
        self.letters = letters
    }

    /// Nil for a text too short to say anything.
    public init?(_ text: String) { self.init(SpelledText(text)) }

    init?(_ text: SpelledText) {
        var codes: [UInt8] = []
        for code in text.codes where Code.isLetter(code) || code >= 0x80 {
            // ä and ae are one letter.
            if code == 0x65, let last = codes.last, WordWalk.isBeforeUmlautE(last) { continue }
            codes.append(code)
            if codes.count == Self.most { break }
        }
        guard codes.count >= Self.fewest else { return nil }
        letters = codes.count
        bits = codes.count < Self.long ? Self.hash(codes) : Self.simhash(codes)
    }

    public func isAlike(_ other: TextFingerprint) -> Bool {
        guard letters >= Self.long, other.letters >= Self.long else { return self == other }
        let (short, long) = letters < other.letters ? (letters, other.letters) : (other.letters, letters)
        return 3 * long <= 4 * short && (bits ^ other.bits).nonzeroBitCount <= Self.mostDifferent
    }

    /// Counts the set bits of all pieces in all 64 places at once: plane *k* holds bit *k* of each place's count.
    private static func simhash(_ codes: [UInt8]) -> UInt64 {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: planes) { counts in
            counts.initialize(repeating: 0)
            var piece: UInt32 = 0
            for (place, code) in codes.enumerated() {
                piece = piece << 8 | UInt32(code)
                guard place >= 3 else { continue }
                var (carry, plane) = (mixed(UInt64(piece)), 0)
                while carry != 0 {
                    (counts[plane], carry) = (counts[plane] ^ carry, counts[plane] & carry)
                    plane += 1
                }
            }
            return places(above: (codes.count - 3) / 2, in: counts)
        }
    }

    /// Enough for the counts of `most` pieces.
    private static let planes = 14

    /// The places whose count is above `bound`, compared from the highest bit down.
    private static func places(above bound: Int, in counts: UnsafeMutableBufferPointer<UInt64>) -> UInt64 {
        var (above, equal) = (UInt64(0), UInt64.max)
        for plane in counts.indices.reversed() {
            if bound >> plane & 1 == 1 {
                equal &= counts[plane]
            } else {
                above |= equal & counts[plane]
                equal &= ~counts[plane]
            }
        }
        return above
    }

    static func hash(_ bytes: [UInt8]) -> UInt64 {
        mixed(bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }

    /// The finaliser of splitmix64 (Steele, Lea, Flood 2014): every bit of the result depends on every bit given.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
