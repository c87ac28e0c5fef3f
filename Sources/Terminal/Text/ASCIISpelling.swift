/// How German letters and common signs are written where only ASCII can be shown.
enum ASCIISpelling {
    /// The spelling of a scalar above U+007F, or nil when there is none.
    static func of(_ scalar: Unicode.Scalar) -> String? {
        if let known = table[scalar] { return known }
        return folded(scalar)
    }

    private static let table: [Unicode.Scalar: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS",
        "–": "-", "—": "-", "‘": "'", "’": "'", "‚": "'", "“": "\"", "”": "\"", "„": "\"", "…": "...",
        "€": "EUR", "·": ".", "•": "*", "§": "S.", "«": "\"", "»": "\"", "─": "-", "│": "|", "→": "->",
    ]

    /// The letter without its accent, for precomposed Latin letters.
    private static func folded(_ scalar: Unicode.Scalar) -> String? {
        guard scalar.value < 0x250 else { return nil }
        let name = scalar.properties.name ?? ""
        let words = name.split(separator: " ")
        guard words.count >= 5, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH", words[3].count == 1
        else { return nil }
        return words[1] == "SMALL" ? words[3].lowercased() : String(words[3])
    }
}
