import Desk
import Import

/// What the tests read with: a fixed now, and all of an input at once.
enum Reading {
    /// 2026-11-23T08:00:00Z.
    static let now = Instant(seconds: 1_795_420_800)
    static let defaults = ImportDefaults(now: now, file: "f")

    static func all(
        _ bytes: [UInt8], _ format: ImportFormat, _ defaults: ImportDefaults = defaults, chunk: Int = 1 << 18
    ) throws -> [ImportRecord] {
        var reader = ImportInput.reader(MemoryBytes(bytes, chunk: chunk), format: format, defaults: defaults)
        var records: [ImportRecord] = []
        while let record = try reader.next() { records.append(record) }
        return records
    }

    static func all(
        _ text: String, _ format: ImportFormat, _ defaults: ImportDefaults = defaults
    ) throws -> [ImportRecord] {
        try all(Array(text.utf8), format, defaults)
    }

    static func items(_ text: String, _ format: ImportFormat) throws -> [InboundItem] {
        try all(text, format).compactMap(\.item)
    }
}

extension ImportRecord {
    var item: InboundItem? { if case .item(let item, _, _) = self { item } else { nil } }
    var remark: Remark? { if case .remark(let remark) = self { remark } else { nil } }
    var reject: Reject? { if case .reject(let reject) = self { reject } else { nil } }
}

/// splitmix64, so that a run can be repeated.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
