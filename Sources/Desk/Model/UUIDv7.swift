/// A UUID of version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then random bits. Sorts by time.
public struct UUIDv7: Hashable, Comparable, Sendable {
    public let high: UInt64
    public let low: UInt64

    /// `random` gives 128 random bits; 74 of them are used.
    public init(at instant: Instant, random: (UInt64, UInt64)) {
        let time = UInt64(bitPattern: max(0, instant.milliseconds)) << 16
        high = time | 0x7000 | (random.0 & 0x0FFF)
        low = 0x8000_0000_0000_0000 | (random.1 & 0x3FFF_FFFF_FFFF_FFFF)
    }

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The 16 bytes, most significant first; nil when there are not 16.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        let folded = bytes.reduce(into: (UInt64(0), UInt64(0))) { pair, byte in
            pair.0 = pair.0 << 8 | pair.1 >> 56
            pair.1 = pair.1 << 8 | UInt64(byte)
        }
        self.init(high: folded.0, low: folded.1)
    }

    public var bytes: [UInt8] {
        (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - ($0 % 8) * 8)) }
    }

    public static func < (a: UUIDv7, b: UUIDv7) -> Bool { (a.high, a.low) < (b.high, b.low) }
}

extension UUIDv7: CustomStringConvertible {
    /// `018f3c2e-…` in lower case.
    public var description: String {
        let hex = bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return [hex[0..<4], hex[4..<6], hex[6..<8], hex[8..<10], hex[10..<16]].map { $0.joined() }.joined(
            separator: "-")
    }

    public init?(_ text: some StringProtocol) {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
        guard digits.count == 32 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for (index, digit) in digits.enumerated() {
            guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            if index < 16 { high = high << 4 | UInt64(value) } else { low = low << 4 | UInt64(value) }
        }
        self.init(high: high, low: low)
    }
}
