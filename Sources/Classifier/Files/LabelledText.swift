/// A text with what a person said about it.
public struct LabelledText: Sendable, Equatable {
    public var text: String
    /// Toxic, offensive, to be looked at.
    public var isPositive: Bool
    /// The finer class of GermEval 2018 (`ABUSE`, `INSULT`, `PROFANITY`, `OTHER`), where the file has one.
    public var fine: String?

    public init(_ text: String, isPositive: Bool, fine: String? = nil) {
        self.text = text
        self.isPositive = isPositive
        self.fine = fine
    }
}

/// Why a labelled file is refused, with the line it happened on, from 1.
public enum LabelledFileFault: Error, Equatable, Sendable, CustomStringConvertible {
    case empty
    /// gzip is unpacked by the caller.
    case packed
    case noColumn(names: [String], header: [String])
    case fieldCount(line: Int, found: Int, wanted: Int)
    case badLabel(line: Int, field: String, value: String)
    case badUTF8(line: Int)
    case openQuote(line: Int)

    public var description: String {
        switch self {
        case .empty: "The file holds no labelled text."
        case .packed: "The file is packed with gzip: unpack it first (gzip -d)."
        case .noColumn(let names, let header):
            "Line 1: no column \(names.joined(separator: " or ")); the header has \(header.joined(separator: ", ")). "
                + "Name the columns text and label."
        case .fieldCount(let line, let found, let wanted):
            "Line \(line): \(found) fields instead of \(wanted). Put a text that holds the separator in quotes."
        case .badLabel(let line, let field, let value):
            "Line \(line), field \(field): \"\(value.prefix(40))\" is no label. Use 0 or 1, true or false, "
                + "OTHER or OFFENSE, toxic or neutral."
        case .badUTF8(let line): "Line \(line): not UTF-8. Save the file as UTF-8."
        case .openQuote(let line): "Line \(line): a quote is opened and never closed. Close it or double it."
        }
    }
}
