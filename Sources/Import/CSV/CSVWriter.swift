/// Writes CSV (RFC 4180) that is safe in a spreadsheet program and reads back to the same texts.
public struct CSVWriter: Sendable {
    private let separator: UInt8

    /// German spreadsheet programs open files with semicolons.
    public init(separator: Unicode.Scalar = ",") { self.separator = UInt8(ascii: separator) }

    /// One record with its CRLF. Every text is guarded, and quoted where it has to be.
    public func record(_ fields: [String]) -> [UInt8] {
        var out: [UInt8] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { out.append(separator) }
            append(FormulaGuard.guarded(field), to: &out)
        }
        // A record of one empty field would be a blank line.
        if fields == [""] { out += [0x22, 0x22] }
        return out + [0x0D, 0x0A]
    }

    private func append(_ field: String, to out: inout [UInt8]) {
        let bytes = field.utf8
        guard bytes.contains(where: { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == separator }) || isPadded(field)
        else {
            out += Array(bytes)
            return
        }
        out.append(0x22)
        for byte in bytes {
            if byte == 0x22 { out.append(0x22) }
            out.append(byte)
        }
        out.append(0x22)
    }

    /// Some programs trim bare fields.
    private func isPadded(_ field: String) -> Bool { field.utf8.first == 0x20 || field.utf8.last == 0x20 }
}
