/// Takes the features of a text one by one.
protocol FeatureSink {
    /// A word alone, `token` being its place among the tokens.
    mutating func takeWord(_ bucket: UInt32, token: Int)
    /// A word with the one before it.
    mutating func takePair(_ bucket: UInt32, token: Int)
    /// A run of `length` bytes, 2…5, within a token and the blanks around it.
    mutating func takeGram(_ bucket: UInt32, length: Int, token: Int)
}

/// Words, pairs of words and runs of characters within words, as buckets.
enum FeatureReader {
    /// The longest run of characters, in folded bytes.
    static let longestGram = 5
    /// A longer text is judged by its first bytes only.
    static let longestText = 16_384

    @inline(__always)
    static func read(_ scanner: borrowing Scanner, buckets: Int, into sink: inout some FeatureSink) {
        let mask = UInt32(buckets - 1)
        var before = Hash.wordSeed
        for place in 0..<scanner.count {
            let token = scanner.tokens[place]
            let hash = wordHash(token, scanner.folded)
            sink.takeWord(Hash.bucket(hash, mask: mask), token: place)
            if place > 0 { sink.takePair(Hash.bucket(Hash.pair(before, hash), mask: mask), token: place) }
            before = hash
            switch token.kind {
            case .word, .marks, .symbol: readGrams(token, scanner.folded, mask, place, &sink)
            case .number, .link, .mention, .tag: break
            }
        }
    }

    @inline(__always)
    private static func wordHash(_ token: Token, _ folded: UnsafeMutablePointer<UInt8>) -> UInt32 {
        var hash = Hash.wordSeed
        guard token.kind != .number else { return Hash.add(hash, UInt8(ascii: "0")) }
        if token.end - token.start == 2 { return Hash.add(hash, token.kind.rawValue) }
        for index in token.start + 1..<token.end - 1 { hash = Hash.add(hash, folded[index]) }
        return hash
    }

    @inline(__always)
    private static func readGrams(
        _ token: Token, _ folded: UnsafeMutablePointer<UInt8>, _ mask: UInt32, _ place: Int,
        _ sink: inout some FeatureSink
    ) {
        var start = token.start
        while start < token.end - 1 {
            var hash = Hash.add(Hash.gramSeed, folded[start])
            let stop = min(token.end, start + longestGram)
            var index = start + 1
            while index < stop {
                hash = Hash.add(hash, folded[index])
                sink.takeGram(Hash.bucket(hash, mask: mask), length: index - start + 1, token: place)
                index += 1
            }
            start += 1
        }
    }
}
