internal import StrictJSON

/// Downloads of Facebook and Instagram write each byte of UTF-8 as a character of its own: `ü` comes as
/// `\u00c3\u00bc`.
enum Mojibake {
    /// `text` with its characters taken for bytes, when they are strict UTF-8; else as it is. Sound text stays: one
    /// that goes beyond U+00FF has no bytes, and umlauts alone are no UTF-8.
    static func repaired(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard let byte = UInt8(exactly: scalar.value) else { return text }
            bytes.append(byte)
        }
        return String(validating: bytes, as: UTF8.self) ?? text
    }

    /// All strings of `value`, the keys too.
    static func repaired(_ value: JSON) -> JSON {
        switch value {
        case .string(let text): .string(repaired(text))
        case .array(let items): .array(items.map { repaired($0) })
        case .object(let members): .object(members.map { JSON.Member(repaired($0.key), repaired($0.value)) })
        default: value
        }
    }
}
