/// Runs the scanner and the reader of features over a text, in memory that lives only for the call.
enum TextFeatures {
    /// Scans the text and hands the tokens out.
    @inline(__always)
    static func scan<Result>(_ text: String, _ body: (borrowing Scanner) -> Result) -> Result {
        var text = text
        return text.withUTF8 { bytes in
            let input = whole(bytes)
            let room = Scanner.room(for: input.count)
            return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { folded in
                withUnsafeTemporaryAllocation(of: Token.self, capacity: input.count + 1) { tokens in
                    guard let folded = folded.baseAddress, let tokens = tokens.baseAddress else {
                        preconditionFailure("an allocation that is not empty has an address")
                    }
                    var scanner = Scanner(input: input, folded: folded, tokens: tokens)
                    scanner.scan()
                    return body(scanner)
                }
            }
        }
    }

    /// Scans the text and hands out how often each bucket occurs, with the counts of the signals.
    @inline(__always)
    static func count<Result>(
        _ text: String, buckets: Int, _ body: (borrowing FeatureCounts, SignalCounts) -> Result
    ) -> Result {
        scan(text) { scanner in
            let capacity = FeatureCounts.capacity(folded: scanner.filled, tokens: scanner.count)
            let bytes = FeatureCounts.bytes(capacity: capacity)
            return withUnsafeTemporaryAllocation(byteCount: bytes, alignment: 8) { memory in
                guard let memory = memory.baseAddress else {
                    preconditionFailure("an allocation that is not empty has an address")
                }
                var counts = FeatureCounts(memory: memory, capacity: capacity)
                FeatureReader.read(scanner, buckets: buckets, into: &counts)
                return body(counts, scanner.signals)
            }
        }
    }

    /// The first bytes of a text, cut between two scalars.
    private static func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard bytes.count > FeatureReader.longestText else { return bytes }
        var end = FeatureReader.longestText
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[..<end])
    }
}
