/// The features of many texts, row after row, as training reads them again and again.
struct Corpus: Sendable {
    let buckets: Int
    /// Row r has the entries offsets[r]..<offsets[r + 1].
    private(set) var offsets = [0]
    private(set) var features: [UInt32] = []
    /// 1 + ln n, divided by the length of the row.
    private(set) var values: [Float] = []
    /// `Signal.allCases.count` values a row.
    private(set) var signals: [Float] = []

    init(_ texts: [String], buckets: Int) {
        self.buckets = buckets
        for text in texts { append(text) }
    }

    var count: Int { offsets.count - 1 }

    private mutating func append(_ text: String) {
        let row = TextFeatures.count(text, buckets: buckets) { counts, signals in
            var row: [(UInt32, Float)] = []
            row.reserveCapacity(counts.used)
            counts.forEach { row.append((UInt32($0), $1)) }
            return (row, signals, counts.length)
        }
        for (feature, weight) in row.0 {
            features.append(feature)
            values.append(weight / row.2)
        }
        signals += Signal.allCases.map(row.1.value)
        offsets.append(features.count)
    }

    /// The entries of a row.
    func entries(_ row: Int) -> Range<Int> { offsets[row]..<offsets[row + 1] }

    func signals(_ row: Int) -> ArraySlice<Float> {
        let width = Signal.allCases.count
        return signals[row * width..<(row + 1) * width]
    }

    /// The mean value of each signal.
    var signalMeans: [Float] {
        Signal.allCases.map { signal in
            let sum = (0..<count).reduce(0.0) { $0 + Double(signals[$1 * Signal.allCases.count + signal.rawValue]) }
            return Float(sum / Double(max(1, count)))
        }
    }

    func score(_ row: Int, by weights: LinearWeights) -> Double {
        var sum = Double(weights.bias)
        for entry in entries(row) { sum += Double(values[entry] * weights.buckets[Int(features[entry])]) }
        for (value, weight) in zip(signals(row), weights.signals) { sum += Double(value * weight) }
        return sum
    }
}
