/// The subject of an answer.
enum MailSubject {
    private static let prefixes: Set<String> = ["re", "aw", "antw", "antwort", "wg", "fwd", "fw", "sv"]

    /// `Re: ` once, whatever stood there: two systems that each add theirs would let a subject grow for ever.
    static func answering(_ subject: String?) -> String {
        let bare = stripped(ForeignReason.cleaned(subject ?? ""))
        return "Re: " + (bare.isEmpty ? "Ihre Nachricht" : bare)
    }

    /// Without `Re:`, `AW:`, `Re[2]:`, `Fwd :` at its head.
    static func stripped(_ subject: String) -> String {
        var rest = Substring(subject)
        while true {
            rest = rest.drop { $0.isWhitespace }
            guard let colon = rest.prefix(12).firstIndex(of: ":") else { return String(rest) }
            let word = rest[..<colon].prefix { $0.isLetter }
            let count = rest[word.endIndex..<colon].filter { !$0.isWhitespace }
            let isCount =
                count.isEmpty
                || (count.first == "[" && count.last == "]" && count.dropFirst().dropLast().allSatisfy(\.isNumber))
            guard prefixes.contains(word.lowercased()), isCount else { return String(rest) }
            rest = rest[rest.index(after: colon)...]
        }
    }
}
