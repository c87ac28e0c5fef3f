/// One record of a CSV file.
struct CSVRecord: Equatable {
    /// Where it begins, from 1.
    let line: Int
    let fields: [[UInt8]]
    /// The bytes as they came.
    let raw: [UInt8]
    /// Set when the record is not to be used.
    let fault: String?
}

/// Cuts CSV (RFC 4180) into records. A quote opens a quoted field at the field's begin only; elsewhere it is text.
struct CSVRecords {
    /// Bytes of one record. A quote that never closes ends here.
    static let longest = 1024 * 1024

    private var lines: LineReader
    var separator: UInt8

    init(_ source: any ByteSource, separator: UInt8 = 0x2C) {
        lines = LineReader(source, limit: Self.longest)
        self.separator = separator
    }

    /// The first line as it is, for finding the separator. Blank lines before it are skipped.
    mutating func header() throws(ImportFault) -> CSVRecord? {
        guard let line = try firstLine() else { return nil }
        separator = Self.separator(of: lines.bytes(of: line))
        return try record(from: line)
    }

    /// Blank lines are skipped.
    mutating func next() throws(ImportFault) -> CSVRecord? {
        guard let line = try firstLine() else { return nil }
        return try record(from: line)
    }

    private mutating func firstLine() throws(ImportFault) -> Line? {
        while let line = try lines.next() {
            if !line.range.isEmpty { return line }
        }
        return nil
    }

    private mutating func record(from first: Line) throws(ImportFault) -> CSVRecord {
        if first.isTooLong { return bad(first.number, Array(lines.bytes(of: first)), "line longer than 1 MiB") }
        var cells = CSVCells(separator: separator)
        var raw: [UInt8] = []
        var line = first
        while true {
            let bytes = lines.bytes(of: line)
            raw += bytes
            cells.take(bytes)
            guard cells.isOpen else {
                return CSVRecord(line: first.number, fields: cells.finish(), raw: raw, fault: nil)
            }
            let ending: [UInt8] = line.ending == .crlf ? [0x0D, 0x0A] : line.ending == .lf ? [0x0A] : []
            cells.takeInside(ending)
            raw += ending
            guard raw.count <= Self.longest, let following = try lines.next(), !following.isTooLong else {
                let reason = "a quote is not closed within 1 MiB; skipped up to line \(line.number)"
                return bad(first.number, raw, reason)
            }
            line = following
        }
    }

    private func bad(_ line: Int, _ raw: [UInt8], _ reason: String) -> CSVRecord {
        CSVRecord(line: line, fields: [], raw: Array(raw.prefix(Reject.longestRaw)), fault: reason)
    }

    /// The most frequent of `;`, `,` and TAB outside quotes; a comma when there is none.
    private static func separator(of header: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in header {
            if byte == 0x22 { isQuoted.toggle() } else if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates: [UInt8] = [0x2C, 0x3B, 0x09]
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? 0x2C
    }
}

/// The cells of one record, which may go over several lines.
private struct CSVCells {
    private enum State { case start, bare, quoted, quote }

    private let separator: UInt8
    private var fields: [[UInt8]] = []
    private var field: [UInt8] = []
    private var state = State.start

    init(separator: UInt8) { self.separator = separator }

    /// A quoted field is not closed yet.
    var isOpen: Bool { state == .quoted }

    mutating func take(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes { take(byte) }
    }

    /// Appends a line break within a quoted field.
    mutating func takeInside(_ ending: [UInt8]) { field += ending }

    mutating func finish() -> [[UInt8]] {
        fields.append(field)
        return fields
    }

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .quoted:
            if byte == 0x22 { state = .quote } else { field.append(byte) }
        case .quote where byte == 0x22:
            field.append(byte)
            state = .quoted
        case .start where byte == 0x22: state = .quoted
        default:
            if byte == separator {
                fields.append(field)
                field = []
                state = .start
            } else {
                field.append(byte)
                state = .bare
            }
        }
    }
}
