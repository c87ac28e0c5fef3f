extension TextModel {
    /// What weighed most in the score, for and against, the heaviest first; at most `most` parts.
    ///
    /// The weights of all n-grams are summed onto the words they lie in, those of a pair by halves onto its two words;
    /// neighbours that pull the same way are one part. A signal
    /// counts by how far it is from the mean of the training texts. All parts and the bias add up to the log odds.
    public func explain(_ text: String, most: Int) -> [WeighedPart] {
        let shares = TextFeatures.count(text, buckets: buckets) { counts, _ in
            var shares: [UInt32: Float] = [:]
            // A feature that stands n times shares its 1 + ln n among its places.
            counts.forEachCount { bucket, weight, count in
                shares[UInt32(bucket)] = weight / Float(count) / counts.length
            }
            return shares
        }
        let parts = TextFeatures.scan(text) { scanner in
            var sums = TokenSums(model: self, shares: shares, count: scanner.count)
            FeatureReader.read(scanner, buckets: buckets, into: &sums)
            let tokens = (0..<scanner.count).map { scanner.tokens[$0] }
            return merge(tokens, sums.sums, in: text, most: most) + signalParts(scanner.signals)
        }
        return Array(parts.sorted { abs($0.weight) > abs($1.weight) }.prefix(max(0, most)))
    }

    /// The heaviest words, neighbours of one direction joined.
    private func merge(_ tokens: [Token], _ sums: [Double], in text: String, most: Int) -> [WeighedPart] {
        let order = sums.indices.sorted { (abs(sums[$0]), $1) > (abs(sums[$1]), $0) }
        let chosen = Set(order.prefix(max(0, most)))
        var runs: [Range<Int>] = []
        for place in tokens.indices where chosen.contains(place) {
            if let last = runs.last, last.upperBound == place, sums[place - 1].sign == sums[place].sign {
                runs[runs.count - 1] = last.lowerBound..<place + 1
            } else {
                runs.append(place..<place + 1)
            }
        }
        return runs.map { run in
            part(from: tokens[run.lowerBound].from, to: tokens[run.upperBound - 1].to, sums[run].reduce(0, +), text)
        }
    }

    private func part(from: Int, to end: Int, _ weight: Double, _ text: String) -> WeighedPart {
        let words = String(decoding: text.utf8.dropFirst(from).prefix(end - from), as: UTF8.self)
        return WeighedPart(
            source: .words(utf8: from..<end, characters: Self.characters(from: from, to: end, in: text)), text: words,
            weight: weight)
    }

    /// The characters that the bytes touch: a token may be a part of one, as in an emoji that is joined of several.
    private static func characters(from: Int, to end: Int, in text: String) -> Range<Int> {
        var first = 0
        var last = 0
        var offset = 0
        for character in text {
            if offset >= end { break }
            offset += character.utf8.count
            if offset <= from { first += 1 }
            last += 1
        }
        return first..<max(first, last)
    }

    private func signalParts(_ counts: SignalCounts) -> [WeighedPart] {
        Signal.allCases.compactMap { signal in
            let weight = Double(weight(of: signal, counts))
            return weight == 0 ? nil : WeighedPart(source: .signal(signal), text: "", weight: weight)
        }
    }
}

/// Sums what the features weigh onto the tokens they lie in.
private struct TokenSums: FeatureSink {
    private let model: TextModel
    private let shares: [UInt32: Float]
    private(set) var sums: [Double]

    init(model: TextModel, shares: [UInt32: Float], count: Int) {
        self.model = model
        self.shares = shares
        sums = [Double](repeating: 0, count: count)
    }

    mutating func takeWord(_ bucket: UInt32, token: Int) { sums[token] += weight(bucket) }

    mutating func takePair(_ bucket: UInt32, token: Int) {
        sums[token - 1] += weight(bucket) / 2
        sums[token] += weight(bucket) / 2
    }

    mutating func takeGram(_ bucket: UInt32, length: Int, token: Int) { sums[token] += weight(bucket) }

    private func weight(_ bucket: UInt32) -> Double {
        Double(Float(model.weights[Int(bucket)]) * model.unit * (shares[bucket] ?? 0))
    }
}
