/// The fields of the query language and the words for them and for their values, English and German. Words are
/// compared folded, so that `überfällig` may be typed `ueberfaellig`.
enum QueryField: String, CaseIterable {
    case channel, account, unit, clerk, state, author, tag, label, priority, rule
    case flag = "is"
    case has, due, received, rating
    case language = "lang"

    /// Nil when no field has this name.
    init?(named name: String) {
        guard let field = Self.names[Fold.fold(name)] else { return nil }
        self = field
    }

    private static let names: [String: QueryField] = {
        let german: [(String, QueryField)] = [
            ("kanal", .channel), ("konto", .account), ("einheit", .unit), ("amt", .unit),
            ("sachbearbeiter", .clerk), ("status", .state), ("zustand", .state), ("autor", .author),
            ("schlagwort", .tag), ("merkmal", .label), ("priorität", .priority), ("prio", .priority),
            ("regel", .rule), ("ist", .flag), ("hat", .has), ("frist", .due), ("fällig", .due),
            ("eingang", .received), ("bewertung", .rating), ("sprache", .language), ("language", .language),
        ]
        let english = allCases.map { ($0.rawValue, $0) }
        return Dictionary((german + english).map { (Fold.fold($0), $1) }) { first, _ in first }
    }()
}

/// The value words of one field.
struct QueryWords<Value: RawRepresentable & CaseIterable & Sendable>: Sendable where Value.RawValue == String {
    private let values: [String: Value]

    /// The raw values are words themselves, with `-` as good as `_`.
    init(_ german: [String: Value]) {
        let english = Value.allCases.map { ($0.rawValue, $0) }
        values = Dictionary((german.map { ($0, $1) } + english).map { (Self.key($0), $1) }) { first, _ in first }
    }

    subscript(word: String) -> Value? { values[Self.key(word)] }

    /// The English words, for a fault.
    var names: [String] { Value.allCases.map(\.rawValue) }

    private static func key(_ word: String) -> String {
        String(Fold.fold(word).map { $0 == "-" || $0 == " " ? "_" : $0 })
    }
}

enum QueryVocabulary {
    static let channels = QueryWords<Channel>([
        "twitter": .x, "gästebuch": .guestbook, "webseite": .website, "email": .mail, "e-mail": .mail,
        "post": .mail, "sonstige": .other, "google+": .googleplus, "mängelmelder": .open311,
    ])
    static let states = QueryWords<CaseStatus>([
        "neu": .new, "offen": .open, "wartet_bürger": .waitingCitizen, "wartet_auf_bürger": .waitingCitizen,
        "wartet_einheit": .waitingUnit, "wartet_auf_einheit": .waitingUnit, "wartet_amt": .waitingUnit,
        "zurückgestellt": .snoozed, "wiedervorlage": .snoozed, "geschlossen": .closed, "erledigt": .closed,
        "zusammengeführt": .merged,
    ])
    static let priorities = QueryWords<Priority>([
        "niedrig": .low, "hoch": .high, "dringend": .urgent,
    ])
    static let flags = QueryWords<Query.FlagTest>([
        "ungelesen": .unread, "unzugewiesen": .unassigned, "nicht_zugewiesen": .unassigned, "meine": .mine,
        "meins": .mine, "überfällig": .overdue, "zwischenbescheid": .interim, "entwurf": .draft,
        "angehalten": .held, "zurückgehalten": .held, "doppelt": .duplicate, "dublette": .duplicate,
    ])
    static let parts = QueryWords<Query.PartTest>([
        "anhang": .attachment, "antwort": .reply, "notiz": .note, "vermerk": .note, "verweis": .link,
    ])

    static func means(_ word: String, _ choices: String...) -> Bool {
        let folded = Fold.fold(word)
        return choices.contains { Fold.fold($0) == folded }
    }
}
