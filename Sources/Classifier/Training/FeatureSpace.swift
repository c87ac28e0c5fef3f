/// The columns of one training: the buckets in use, then signals and directions, then the bias.
struct FeatureSpace {
    let sparse: SparseColumns
    let dense: DenseColumns
    var width: Int { sparse.buckets.count + dense.width + 1 }
    var count: Int { sparse.count }

    /// `directions` holds the scores of other models, an array of all the corpus's rows each.
    init(corpus: Corpus, rows: [Int], directions: [[Double]], settings: LogisticRegression.Settings) {
        sparse = SparseColumns(corpus: corpus, rows: rows, minimumTexts: settings.minimumTexts)
        dense = DenseColumns(corpus: corpus, rows: rows, directions: directions, scale: settings.denseScale)
    }

    @inline(__always)
    func dot(_ row: Int, _ point: [Double]) -> Double {
        sparse.dot(row, point) + dense.dot(row, point, from: sparse.buckets.count) + point[point.count - 1]
    }

    @inline(__always)
    func add(_ row: Int, times factor: Double, to sum: inout [Double]) {
        sparse.add(row, times: factor, to: &sum)
        dense.add(row, times: factor, to: &sum, from: sparse.buckets.count)
        sum[sum.count - 1] += factor
    }

    /// The solution as weights of raw features: scaling, standardising and directions are folded in.
    func fold(_ solution: [Double], buckets: Int, directions: [LinearWeights]) -> LinearWeights {
        var weights = LinearWeights(buckets: buckets)
        for (column, bucket) in sparse.buckets.enumerated() {
            weights.buckets[bucket] = Float(solution[column] * sparse.factors[column])
        }
        var bias = solution[solution.count - 1]
        for column in 0..<dense.width {
            let weight = solution[sparse.buckets.count + column] * dense.factors[column]
            bias -= weight * dense.means[column]
            if column < weights.signals.count {
                weights.signals[column] += Float(weight)
            } else {
                weights.add(directions[column - weights.signals.count], times: Float(weight))
            }
        }
        weights.bias += Float(bias)
        return weights
    }
}

/// Hashed n-grams times their inverse document frequency, scaled so that a text has length 1 on average.
struct SparseColumns {
    /// The bucket of each column, and what its values were multiplied by.
    private(set) var buckets: [Int] = []
    private(set) var factors: [Double] = []
    private var offsets = [0]
    private var columns: [Int32] = []
    private var values: [Float] = []

    var count: Int { offsets.count - 1 }

    init(corpus: Corpus, rows: [Int], minimumTexts: Int) {
        let frequency = Self.frequency(corpus, rows)
        var column = [Int32](repeating: -1, count: corpus.buckets)
        for (bucket, texts) in frequency.enumerated() where texts >= minimumTexts {
            column[bucket] = Int32(buckets.count)
            buckets.append(bucket)
            factors.append(1 + Logarithm.natural(Double(1 + rows.count) / Double(1 + texts)))
        }
        for row in rows {
            for entry in corpus.entries(row) {
                let place = column[Int(corpus.features[entry])]
                guard place >= 0 else { continue }
                columns.append(place)
                values.append(corpus.values[entry] * Float(factors[Int(place)]))
            }
            offsets.append(columns.count)
        }
        scaleToUnit()
    }

    private static func frequency(_ corpus: Corpus, _ rows: [Int]) -> [Int] {
        var frequency = [Int](repeating: 0, count: corpus.buckets)
        for row in rows {
            for entry in corpus.entries(row) { frequency[Int(corpus.features[entry])] += 1 }
        }
        return frequency
    }

    private mutating func scaleToUnit() {
        let square = values.reduce(0.0) { $0 + Double($1 * $1) } / Double(max(1, count))
        guard square > 0 else { return }
        let scale = 1 / square.squareRoot()
        for index in values.indices { values[index] *= Float(scale) }
        for index in factors.indices { factors[index] *= scale }
    }

    @inline(__always)
    func dot(_ row: Int, _ point: [Double]) -> Double {
        var sum = 0.0
        for entry in offsets[row]..<offsets[row + 1] { sum += Double(values[entry]) * point[Int(columns[entry])] }
        return sum
    }

    @inline(__always)
    func add(_ row: Int, times factor: Double, to sum: inout [Double]) {
        for entry in offsets[row]..<offsets[row + 1] {
            sum[Int(columns[entry])] += factor * Double(values[entry])
        }
    }
}

/// Signals and directions, each with mean 0 and the same deviation.
struct DenseColumns {
    let width: Int
    private(set) var means: [Double]
    /// A value v stands in the columns as (v − mean) · factor.
    private(set) var factors: [Double]
    private var values: [Double] = []

    init(corpus: Corpus, rows: [Int], directions: [[Double]], scale: Double) {
        width = Signal.allCases.count + directions.count
        means = [Double](repeating: 0, count: width)
        factors = means
        for row in rows {
            values += corpus.signals(row).map(Double.init)
            values += directions.map { $0[row] }
        }
        for column in 0..<width { standardise(column, rows.count, scale) }
    }

    private mutating func standardise(_ column: Int, _ count: Int, _ scale: Double) {
        let places = stride(from: column, to: values.count, by: width)
        let mean = places.reduce(0.0) { $0 + values[$1] } / Double(max(1, count))
        let variance = places.reduce(0.0) { $0 + (values[$1] - mean) * (values[$1] - mean) } / Double(max(1, count))
        means[column] = mean
        factors[column] = variance > 1e-9 ? scale / variance.squareRoot() : 0
        for place in places { values[place] = (values[place] - mean) * factors[column] }
    }

    @inline(__always)
    func dot(_ row: Int, _ point: [Double], from first: Int) -> Double {
        var sum = 0.0
        for column in 0..<width { sum += values[row * width + column] * point[first + column] }
        return sum
    }

    @inline(__always)
    func add(_ row: Int, times factor: Double, to sum: inout [Double], from first: Int) {
        for column in 0..<width { sum[first + column] += factor * values[row * width + column] }
    }
}
