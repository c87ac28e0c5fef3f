internal import Crypto

/// The hash chain: each entry's hash covers the one before it, so that an altered, missing or reordered entry shows.
enum Seal {
    /// Before the first entry.
    static let start = [UInt8](repeating: 0, count: 32)

    struct Fields {
        let sequence: Int64
        let id: [UInt8]
        let device: Int64
        let deviceSequence: Int64
        let time: Int64
        let actor: String
        let command: String
        let kind: String
        let caseKey: Int64?
        let payload: [UInt8]
    }

    /// SHA-256 over the previous hash, the numbers (big-endian) and the texts, each text after its length.
    static func hash(_ fields: Fields, after previous: [UInt8]) -> [UInt8] {
        var bytes = previous
        bytes.reserveCapacity(fields.payload.count + 200)
        for number in [fields.sequence, fields.device, fields.deviceSequence, fields.time, fields.caseKey ?? .min] {
            append(UInt64(bitPattern: number), to: &bytes)
        }
        bytes.append(contentsOf: fields.id)
        for text in [fields.actor, fields.command, fields.kind] {
            append(UInt64(text.utf8.count), to: &bytes)
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(contentsOf: fields.payload)
        return Array(SHA256.hash(data: bytes))
    }

    /// The salted hash by which the journal names a content row: the first 128 bits of SHA-256 in hex. `parts` are the
    /// row's columns as they are stored, each after its length.
    static func hash(_ parts: [String?], salt: [UInt8]) -> String {
        var bytes = salt
        bytes.reserveCapacity(512)
        for part in parts {
            append(part.map { UInt64($0.utf8.count) } ?? .max, to: &bytes)
            if let part { bytes.append(contentsOf: part.utf8) }
        }
        return hex(SHA256.hash(data: bytes).prefix(16))
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(32)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
