/// A word list as plain text: one entry a line, `#` begins a comment, `!wort` is an exception.
///
///     # Beleidigungen
///     Blödmann*
///     !Blödmannsgrund   # Ortsname
public struct WordListFile: Equatable, Sendable {
    public private(set) var entries: [String] = []
    public private(set) var exceptions: [String] = []
    /// The lines that were left out, with their numbers.
    public private(set) var faults: [WordFault] = []

    /// Reads `text`. A byte order mark and either kind of line end are taken; the same entry twice is one.
    public init(_ text: String, list: String = "") {
        var seen: Set<String> = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            var entry = Self.trimmed(line.prefix { $0 != "#" })
            guard !entry.isEmpty, seen.insert(String(entry)).inserted else { continue }
            let isException = entry.first == "!"
            if isException { entry = Self.trimmed(entry.dropFirst()) }
            let word = String(entry)
            if let reason = WordEntry.fault(of: word) {
                faults.append(WordFault(list: list, line: index + 1, entry: word, reason: reason))
            } else if isException {
                exceptions.append(word)
            } else {
                entries.append(word)
            }
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
