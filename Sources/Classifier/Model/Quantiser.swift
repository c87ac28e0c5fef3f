/// Brings trained weights to whole numbers of one byte.
enum Quantiser {
    /// The weights of the model in steps of `unit · 256`; smaller ones than half a step vanish.
    ///
    /// The step is chosen so that all but a few in ten thousand weights fit; those few are cut to the largest.
    static func quantise(_ weights: LinearWeights) -> (base: [Int8], unit: Float) {
        let sizes = weights.buckets.lazy.map(abs).filter { $0 > 0 }.sorted()
        guard let largest = sizes.last else { return ([Int8](repeating: 0, count: weights.buckets.count), 1 / 256) }
        let bound = sizes[min(sizes.count - 1, sizes.count * 9_998 / 10_000)]
        let step = max(bound, largest / 4) / 127
        let base = weights.buckets.map { Int8(min(127, max(-127, ($0 / step).rounded()))) }
        return (base, step / 256)
    }

    static func expand(_ base: [Int8]) -> [Int16] { base.map { Int16($0) << 8 } }
}
