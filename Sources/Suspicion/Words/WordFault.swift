public import Desk

/// An entry of a word list that cannot be used. The rest of the list can.
public struct WordFault: WordedError, Equatable {
    /// Name of the list; empty for a file that has none yet.
    public var list: String
    /// Line of the file, from 1; nil when the list did not come from one.
    public var line: Int?
    public var entry: String
    public var reason: Reason

    public enum Reason: Error, Equatable {
        case empty
        /// Nothing but signs, separators or emoji.
        case noLetters
        /// More than `WordEntry.longest` characters.
        case tooLong
        /// Fewer letters than that are safe for an entry of this form.
        case tooShort(least: Int)
        /// A `*` that is neither first nor last.
        case starInside
        /// More lists or entries than one matcher holds.
        case tooMany
    }

    public init(list: String = "", line: Int? = nil, entry: String, reason: Reason) {
        self.list = list
        self.line = line
        self.entry = entry
        self.reason = reason
    }

    public var words: (de: String, en: String) {
        let reason = reason.words
        var place = (de: "Wortliste", en: "Word list")
        if !list.isEmpty { place = (place.de + " „\(list)“", place.en + " “\(list)”") }
        if let line { place = (place.de + ", Zeile \(line)", place.en + ", line \(line)") }
        return ("\(place.de): „\(entry)“ \(reason.de)", "\(place.en): “\(entry)” \(reason.en)")
    }
}

extension WordFault.Reason {
    var words: (de: String, en: String) {
        switch self {
        case .empty: ("ist leer", "is empty")
        case .noLetters: ("hat weder Buchstaben noch Ziffern", "has neither letters nor digits")
        case .tooLong:
            ("ist länger als \(WordEntry.longest) Zeichen", "is longer than \(WordEntry.longest) characters")
        case .tooShort(let least):
            (
                "ist zu kurz: in dieser Form braucht es \(least) Buchstaben",
                "is too short: in this form it needs \(least) letters"
            )
        case .starInside:
            ("hat ein * in der Mitte; es steht nur am Anfang oder Ende", "has a * inside; it stands first or last only")
        case .tooMany: ("passt nicht mehr hinein", "does not fit any more")
        }
    }
}
