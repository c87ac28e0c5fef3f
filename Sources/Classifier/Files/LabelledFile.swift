/// Reads files of labelled comments.
///
/// - GermEval 2018: TSV without header, `text, coarse, fine`; `|LBR|` stands for a line break.
/// - GermEval 2021: CSV with header, `comment_text` and `Sub1_Toxic` in any place.
/// - Any CSV or TSV with a header that names `text` and `label`.
///
/// Separator and header are found from the first line.
public enum LabelledFile {
    private static let textNames = ["text", "comment_text", "comment", "kommentar"]
    private static let labelNames = ["label", "sub1_toxic", "toxic", "offense", "coarse"]

    /// All labelled texts, in the order of the file. Nothing is left out silently: a bad row is a fault.
    public static func read(_ bytes: [UInt8]) throws(LabelledFileFault) -> [LabelledText] {
        if bytes.starts(with: [0x1F, 0x8B]) { throw .packed }
        guard !bytes.isEmpty else { throw .empty }
        if try isGermEval2018(bytes) { return try germEval2018(bytes) }
        let separator = DelimitedRecords.separator(of: bytes) ?? UInt8(ascii: ",")
        var records = DelimitedRecords(bytes, separator: separator, hasQuotes: true)
        guard let header = try records.next() else { throw .empty }
        return try rows(&records, columns(of: header))
    }

    /// No header: the second field of the first line is a class already. The text before it may hold anything.
    private static func isGermEval2018(_ bytes: [UInt8]) throws(LabelledFileFault) -> Bool {
        var records = DelimitedRecords(bytes, separator: 0x09, hasQuotes: false)
        guard let first = try records.next(), (2...3).contains(first.fields.count) else { return false }
        return Label.value(first.fields[1]) != nil
    }

    private struct Columns {
        let text: Int
        let label: Int
        let fine: Int?
        let labelName: String
        let count: Int
    }

    private static func columns(of header: DelimitedRecords.Record) throws(LabelledFileFault) -> Columns {
        let names = header.fields.map { $0.lowercased().filter { !$0.isWhitespace } }
        let text = textNames.lazy.compactMap(names.firstIndex).first
        let label = labelNames.lazy.compactMap(names.firstIndex).first
        guard let text else { throw .noColumn(names: ["text", "comment_text"], header: header.fields) }
        guard let label else { throw .noColumn(names: ["label", "Sub1_Toxic"], header: header.fields) }
        return Columns(
            text: text, label: label, fine: names.firstIndex(of: "fine"), labelName: header.fields[label],
            count: names.count)
    }

    private static func rows(
        _ records: inout DelimitedRecords, _ columns: Columns
    ) throws(LabelledFileFault) -> [LabelledText] {
        var texts: [LabelledText] = []
        while let record = try records.next() {
            guard record.fields.count == columns.count else {
                throw .fieldCount(line: record.line, found: record.fields.count, wanted: columns.count)
            }
            let value = record.fields[columns.label]
            guard let isPositive = Label.value(value) else {
                throw .badLabel(line: record.line, field: columns.labelName, value: value)
            }
            let fine = columns.fine.map { record.fields[$0] }
            texts.append(LabelledText(record.fields[columns.text], isPositive: isPositive, fine: fine))
        }
        guard !texts.isEmpty else { throw .empty }
        return texts
    }

    private static func germEval2018(_ bytes: [UInt8]) throws(LabelledFileFault) -> [LabelledText] {
        var records = DelimitedRecords(bytes, separator: 0x09, hasQuotes: false)
        var texts: [LabelledText] = []
        while let record = try records.next() {
            guard (2...3).contains(record.fields.count) else {
                throw .fieldCount(line: record.line, found: record.fields.count, wanted: 3)
            }
            guard let isPositive = Label.value(record.fields[1]) else {
                throw .badLabel(line: record.line, field: "2", value: record.fields[1])
            }
            let fine = record.fields.count == 3 ? record.fields[2] : nil
            texts.append(LabelledText(plain(record.fields[0]), isPositive: isPositive, fine: fine))
        }
        return texts
    }

    /// Tweets come with marks for line breaks and with HTML's escapes.
    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "|")) || text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return [("|LBR|", "\n"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
            .reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}

/// The words people write into a column of labels.
enum Label {
    private static let positive: Set<String> = [
        "1", "true", "yes", "ja", "wahr", "offense", "offensive", "abuse", "insult", "profanity", "toxic", "positive",
    ]
    private static let negative: Set<String> = [
        "0", "false", "no", "nein", "falsch", "other", "none", "neutral", "ok", "nontoxic", "nonoffensive", "negative",
    ]

    /// Nil for a word that is no label.
    static func value(_ text: String) -> Bool? {
        let word = text.lowercased().filter { $0.isLetter || $0.isNumber }
        if positive.contains(word) { return true }
        return negative.contains(word) ? false : nil
    }
}
