/// A list of words with their polarity, −1…1.
///
/// The file is TSV with a header that names `form` and `polarity`: the polarity lexicon of Klenner et al. 2010 in the
/// version of M. Killer (Apache 2.0).
public struct Lexicon: Sendable, Equatable {
    public struct Entry: Sendable, Equatable {
        public var form: String
        public var polarity: Float

        public init(form: String, polarity: Float) {
            self.form = form
            self.polarity = polarity
        }
    }

    public var entries: [Entry]

    public init(entries: [Entry]) { self.entries = entries }

    public init(bytes: [UInt8]) throws(LabelledFileFault) {
        if bytes.starts(with: [0x1F, 0x8B]) { throw .packed }
        var records = DelimitedRecords(bytes, separator: 0x09, hasQuotes: false)
        guard let header = try records.next() else { throw .empty }
        guard let form = header.fields.firstIndex(of: "form"), let polarity = header.fields.firstIndex(of: "polarity")
        else { throw .noColumn(names: ["form", "polarity"], header: header.fields) }
        entries = []
        while let record = try records.next() {
            guard record.fields.count == header.fields.count else {
                throw .fieldCount(line: record.line, found: record.fields.count, wanted: header.fields.count)
            }
            guard let value = Float(record.fields[polarity]), (-1...1).contains(value) else {
                throw .badLabel(line: record.line, field: "polarity", value: record.fields[polarity])
            }
            entries.append(Entry(form: record.fields[form], polarity: value))
        }
    }
}
