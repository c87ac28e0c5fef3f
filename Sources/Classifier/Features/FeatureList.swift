/// The features of a short text one by one, each kind for itself.
struct FeatureList: FeatureSink {
    private(set) var words: [UInt32] = []
    private(set) var pairs: [UInt32] = []
    private(set) var grams: [UInt32] = []

    init(_ text: String, buckets: Int) {
        self = TextFeatures.scan(text) { scanner in
            var list = FeatureList()
            FeatureReader.read(scanner, buckets: buckets, into: &list)
            return list
        }
    }

    private init() {}

    mutating func takeWord(_ bucket: UInt32, token: Int) { words.append(bucket) }
    mutating func takePair(_ bucket: UInt32, token: Int) { pairs.append(bucket) }
    mutating func takeGram(_ bucket: UInt32, length: Int, token: Int) { grams.append(bucket) }
}
