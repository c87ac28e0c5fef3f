/// Cuts CSV or TSV into records: quotes as in RFC 4180, with line breaks inside them.
struct DelimitedRecords {
    struct Record {
        /// Where it begins, from 1.
        let line: Int
        let fields: [String]
    }

    private let bytes: ArraySlice<UInt8>
    private let separator: UInt8
    /// Without quoting, a quote is a character like others, as in the files of GermEval 2018.
    private let hasQuotes: Bool
    private var index: Int
    private var line = 1

    init(_ bytes: [UInt8], separator: UInt8, hasQuotes: Bool) {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        self.bytes = bytes[(hasMark ? 3 : 0)...]
        self.separator = separator
        self.hasQuotes = hasQuotes
        index = self.bytes.startIndex
    }

    /// The next record that is not blank; nil at the end.
    mutating func next() throws(LabelledFileFault) -> Record? {
        while index < bytes.endIndex {
            let first = line
            let fields = try record()
            if fields.count > 1 || fields.first?.isEmpty == false { return Record(line: first, fields: fields) }
        }
        return nil
    }

    private mutating func record() throws(LabelledFileFault) -> [String] {
        let first = line
        var fields: [String] = []
        while true {
            let field = try field(from: first)
            guard let text = String(validating: field, as: UTF8.self) else { throw .badUTF8(line: first) }
            fields.append(text)
            guard index < bytes.endIndex, bytes[index] == separator else { break }
            index += 1
        }
        skipLineBreak()
        return fields
    }

    private mutating func field(from first: Int) throws(LabelledFileFault) -> [UInt8] {
        var field: [UInt8] = []
        if hasQuotes, index < bytes.endIndex, bytes[index] == 0x22 { field = try quoted(from: first) }
        while index < bytes.endIndex, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D {
            field.append(bytes[index])
            index += 1
        }
        return field
    }

    private mutating func quoted(from first: Int) throws(LabelledFileFault) -> [UInt8] {
        var field: [UInt8] = []
        index += 1
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == 0x0A { line += 1 }
            guard byte == 0x22 else {
                field.append(byte)
                continue
            }
            guard index < bytes.endIndex, bytes[index] == 0x22 else { return field }
            field.append(byte)
            index += 1
        }
        throw .openQuote(line: first)
    }

    private mutating func skipLineBreak() {
        if index < bytes.endIndex, bytes[index] == 0x0D { index += 1 }
        if index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
        line += 1
    }

    /// The most frequent of comma, semicolon and TAB in the first line; nil when it has none of them.
    static func separator(of bytes: [UInt8]) -> UInt8? {
        let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        let candidates: [UInt8] = [0x09, 0x3B, 0x2C]
        let counts = candidates.map { candidate in first.count { $0 == candidate } }
        guard let most = counts.max(), most > 0 else { return nil }
        return zip(candidates, counts).first { $0.1 == most }?.0
    }
}
