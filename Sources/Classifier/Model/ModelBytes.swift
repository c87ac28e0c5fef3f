/// The file of a model.
///
/// All numbers are little-endian; texts are UTF-8 with their length before them.
///
///     8 bytes  "LOTSETM1"
///     8 bytes  FNV-1a of what follows
///     card     task, trainedOn, licence, measuredBy; texts, positives (u32); quality (8 × f32)
///     scoring  thresholds toxic, offense (f32); bits of the buckets (u8); unit, bias (f32)
///     signals  count (u8); weight and mean of each (f32)
///     base     count (u32); per weight: gap to the one before (LEB128), value (i8)
///     learned  decisions (u32); count (u32); per weight: gap (LEB128), difference to the base (i16)
enum ModelFormat {
    static let magic = Array("LOTSETM1".utf8)
    /// Least and most bits of the number of buckets.
    static let bits = 8...20
    static let longestText = 4096

    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}

extension TextModel {
    /// The model as a file. The same model gives the same bytes.
    public var bytes: [UInt8] {
        var writer = ModelWriter()
        writer.put(card)
        writer.put(Float(thresholds.toxic))
        writer.put(Float(thresholds.offense))
        writer.put(UInt8(buckets.trailingZeroBitCount))
        writer.put(unit)
        writer.put(bias)
        writer.put(UInt8(signals.count))
        for (signal, mean) in zip(signals, means) {
            writer.put(signal)
            writer.put(mean)
        }
        writer.putSparse(base) { writer, value in writer.put(UInt8(bitPattern: value)) }
        writer.put(UInt32(learned))
        let differences = zip(weights, base).map { $0 - Int16($1) << 8 }
        writer.putSparse(differences) { writer, value in writer.put(UInt16(bitPattern: value)) }
        return writer.finish()
    }

    /// Names the content: 16 hexadecimal digits, equal for equal models.
    public var digest: String {
        let text = String(ModelFormat.checksum(bytes[16...]), radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}

private struct ModelWriter {
    private var body: [UInt8] = []

    mutating func put(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { body += $0 }
    }

    mutating func put(_ value: Float) { put(value.bitPattern) }

    mutating func put(_ text: String) {
        let bytes = Array(text.utf8.prefix(ModelFormat.longestText))
        put(UInt16(bytes.count))
        body += bytes
    }

    mutating func put(_ card: ModelCard) {
        for text in [card.task.rawValue, card.trainedOn, card.licence, card.measuredBy] { put(text) }
        put(UInt32(card.texts))
        put(UInt32(card.positives))
        for number in card.quality.numbers { put(Float(number)) }
    }

    mutating func putSparse<Value: FixedWidthInteger>(
        _ values: [Value], _ write: (inout ModelWriter, Value) -> Void
    ) {
        put(UInt32(values.count { $0 != 0 }))
        var before = -1
        for (bucket, value) in values.enumerated() where value != 0 {
            putGap(bucket - before)
            write(&self, value)
            before = bucket
        }
    }

    private mutating func putGap(_ gap: Int) {
        var rest = gap
        while rest >= 0x80 {
            body.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        body.append(UInt8(rest))
    }

    func finish() -> [UInt8] {
        var file = ModelFormat.magic
        withUnsafeBytes(of: ModelFormat.checksum(body[...]).littleEndian) { file += $0 }
        return file + body
    }
}

extension ModelQuality {
    /// In the order of the file.
    var numbers: [Double] {
        [
            positive.precision, positive.recall, positive.f1, negative.precision, negative.recall, negative.f1, meanF1,
            germEvalF1,
        ]
    }

    init(numbers: [Double]) {
        positive = Evaluation.ClassQuality(precision: numbers[0], recall: numbers[1], f1: numbers[2])
        negative = Evaluation.ClassQuality(precision: numbers[3], recall: numbers[4], f1: numbers[5])
        meanF1 = numbers[6]
        germEvalF1 = numbers[7]
    }
}
