extension WordList {
    /// The lists a new desk begins with: German, with some English. They name insults of people, not criticism of
    /// work: an office may be called a mess (Art. 5 GG), a clerk may not be called a bastard (§ 185 StGB).
    public static let defaults: [WordList] = [
        insult, insultEnglish, hate, hateEnglish, threat, threatEnglish, crime, personalData, spam, spamEnglish,
        advertising, election,
    ]

    /// Entries written one a line or parted by commas.
    static func entries(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == "\n" || $0 == "," }).map { entry in
            String(entry.drop(while: \.isWhitespace))
        }
    }
}
