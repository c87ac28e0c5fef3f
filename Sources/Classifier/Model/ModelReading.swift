extension TextModel {
    /// Reads the file of a model (`bytes`). Nothing in a damaged or hostile file is believed: it is refused.
    public init(bytes: [UInt8]) throws(ModelFault) {
        guard bytes.count > 16, bytes.starts(with: ModelFormat.magic) else { throw .notAModel }
        var reader = ModelReader(bytes[8...])
        guard try reader.integer(UInt64.self) == ModelFormat.checksum(bytes[16...]) else { throw .damaged }
        let card = try reader.card()
        let toxic = try reader.number("threshold", in: 0...1)
        let offense = try reader.number("threshold", in: 0...1)
        let bits = Int(try reader.integer(UInt8.self))
        guard ModelFormat.bits.contains(bits) else { throw .outOfBounds(what: "buckets") }
        let unit = try reader.number("unit", in: 0...1000)
        let bias = try reader.number("bias", in: -1000...1000)
        let signals = try reader.signals()
        let base = try reader.sparse(count: 1 << bits) { (value: UInt8) in Int8(bitPattern: value) }
        let learned = Int(try reader.integer(UInt32.self))
        let differences = try reader.sparse(count: 1 << bits) { (value: UInt16) in Int16(bitPattern: value) }
        guard reader.isAtEnd else { throw .outOfBounds(what: "length") }
        var weights = Quantiser.expand(base)
        for index in weights.indices {
            let (sum, isTooLarge) = weights[index].addingReportingOverflow(differences[index])
            guard !isTooLarge else { throw .outOfBounds(what: "weight") }
            weights[index] = sum
        }
        self.init(
            card: card, thresholds: Thresholds(toxic: Double(toxic), offense: Double(offense)), learned: learned,
            base: base, weights: weights, unit: unit,
            signals: signals.map(\.weight), means: signals.map(\.mean), bias: bias)
    }
}

private struct ModelReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func integer<Value: FixedWidthInteger & UnsignedInteger>(
        _ type: Value.Type
    ) throws(ModelFault) -> Value {
        let size = Value.bitWidth / 8
        guard rest.count >= size else { throw .damaged }
        var value: Value = 0
        for (place, byte) in rest.prefix(size).enumerated() { value |= Value(byte) << Value(place * 8) }
        rest.removeFirst(size)
        return value
    }

    mutating func number(_ what: String, in bounds: ClosedRange<Float>) throws(ModelFault) -> Float {
        let value = Float(bitPattern: try integer(UInt32.self))
        guard bounds.contains(value) else { throw .outOfBounds(what: what) }
        return value
    }

    private mutating func text(_ what: String) throws(ModelFault) -> String {
        let size = Int(try integer(UInt16.self))
        guard size <= ModelFormat.longestText else { throw .outOfBounds(what: what) }
        guard rest.count >= size else { throw .damaged }
        guard let text = String(validating: rest.prefix(size), as: UTF8.self) else { throw .outOfBounds(what: what) }
        rest.removeFirst(size)
        return text
    }

    mutating func card() throws(ModelFault) -> ModelCard {
        guard let task = ClassifierTask(rawValue: try text("task")) else { throw .outOfBounds(what: "task") }
        let trainedOn = try text("data")
        let licence = try text("licence")
        let measuredBy = try text("measure")
        let texts = Int(try integer(UInt32.self))
        let positives = Int(try integer(UInt32.self))
        guard positives <= texts else { throw .outOfBounds(what: "positives") }
        var numbers: [Double] = []
        for _ in ModelQuality().numbers { numbers.append(Double(try number("quality", in: 0...1))) }
        return ModelCard(
            task: task, trainedOn: trainedOn, licence: licence, texts: texts, positives: positives,
            measuredBy: measuredBy, quality: ModelQuality(numbers: numbers))
    }

    mutating func signals() throws(ModelFault) -> [(weight: Float, mean: Float)] {
        guard try integer(UInt8.self) == UInt8(Signal.allCases.count) else { throw .outOfBounds(what: "signals") }
        var signals: [(weight: Float, mean: Float)] = []
        for _ in Signal.allCases {
            signals.append((try number("signal", in: -1000...1000), try number("signal", in: 0...10)))
        }
        return signals
    }

    mutating func sparse<Stored: FixedWidthInteger & UnsignedInteger, Value: FixedWidthInteger>(
        count: Int, _ value: (Stored) -> Value
    ) throws(ModelFault) -> [Value] {
        let used = Int(try integer(UInt32.self))
        guard used <= count else { throw .outOfBounds(what: "weights") }
        var values = [Value](repeating: 0, count: count)
        var bucket = -1
        for _ in 0..<used {
            bucket += try gap()
            guard bucket < count else { throw .outOfBounds(what: "bucket") }
            values[bucket] = value(try integer(Stored.self))
        }
        return values
    }

    private mutating func gap() throws(ModelFault) -> Int {
        var gap = 0
        var shift = 0
        while shift < 28 {
            guard let byte = rest.popFirst() else { throw .damaged }
            gap |= Int(byte & 0x7F) << shift
            if byte < 0x80 {
                guard gap > 0 else { throw .outOfBounds(what: "bucket") }
                return gap
            }
            shift += 7
        }
        throw .outOfBounds(what: "bucket")
    }
}
