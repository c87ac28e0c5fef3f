internal import CGmime
internal import Desk

/// Bytes to text, trusting no label. UTF-8 where the bytes are valid UTF-8, whatever they claim, unless the label
/// names another encoding that they may be as well; windows-1252 for what claims to be Latin-1 or ASCII and for
/// labels nobody knows. UTF-7 is not decoded: it hides markup from every check.
enum Charset {
    static func decode(_ bytes: [UInt8], declared: String?) -> String {
        if let marked = byMark(bytes) { return marked }
        let label = (declared ?? "utf-8").lowercased()
        let isUTF8 = ["utf-8", "utf8", "us-ascii", "ascii", "", "utf-7"].contains(label)
        if isUTF8 || !western.contains(label) {
            if !isUTF8, let text = converted(bytes, label) { return text }
            return String(validating: bytes, as: UTF8.self) ?? windows1252(bytes)
        }
        // Umlauts in Latin-1 are hardly ever valid UTF-8; UTF-8 labelled Latin-1 is common.
        return String(validating: bytes, as: UTF8.self) ?? windows1252(bytes)
    }

    private static let western: Set<String> = [
        "iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252", "iso-8859-1:1987", "l1",
    ]

    /// By the byte order mark.
    static func byMark(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
        guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return nil }
        let low = bytes[0] == 0xFF ? 0 : 1
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
            UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
        }
        return String(decoding: units, as: UTF16.self)
    }

    static func windows1252(_ bytes: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            let value = (0x80...0x9F).contains(byte) ? HTMLEntity.windows1252[Int(byte - 0x80)] : UInt32(byte)
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    private static func converted(_ bytes: [UInt8], _ label: String) -> String? {
        guard label.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }) else { return nil }
        var count = 0
        let text = bytes.withUnsafeBytes { raw in
            raw.baseAddress.flatMap { base in
                lotse_charset_decode(label, base.assumingMemoryBound(to: CChar.self), raw.count, &count)
            }
        }
        guard let text else { return nil }
        defer { lotse_text_free(text) }
        return String(decoding: UnsafeRawBufferPointer(start: text, count: count), as: UTF8.self)
    }
}
