/// An endless, repeatable stream of invented comments to an invented city desk.
public struct CitizenVoices: Sendable {
    /// One comment.
    public struct Voice: Equatable, Sendable {
        public var name: String
        public var text: String
        public var visibility: String
    }

    private var dice: SeededDice

    public init(seed: UInt64) { dice = SeededDice(seed: seed) }

    public mutating func next() -> Voice {
        let kind = dice.number(below: 100)
        let text =
            switch kind {
            case 0..<40: complaint()
            case 40..<75: question()
            case 75..<90: dice.pick(CitizenTexts.praise)
            case 90..<97: dice.pick(CitizenTexts.abuse)
            default: dice.pick(CitizenTexts.hostile)
            }
        let name = dice.pick(CitizenTexts.firstNames) + " " + dice.pick(CitizenTexts.lastNames)
        return Voice(name: name, text: text, visibility: dice.number(below: 12) == 0 ? "direct" : "public")
    }

    /// Whether the text is one of those that a moderator should see.
    public static func isAbusive(_ text: String) -> Bool { CitizenTexts.abuse.contains(text) }

    private mutating func complaint() -> String {
        dice.pick(CitizenTexts.complaints).replacing("%O", with: dice.pick(CitizenTexts.places))
            .replacing("%N", with: String(2 + dice.number(below: 8)))
    }

    private mutating func question() -> String {
        dice.pick(CitizenTexts.questions).replacing("%O", with: dice.pick(CitizenTexts.places))
            .replacing("%N", with: String(2 + dice.number(below: 40)))
    }
}

/// What the invented citizens say. `%O` stands for a place, `%N` for a number.
enum CitizenTexts {
    static let firstNames = [
        "Imke", "Tjark", "Aylin", "Mehmet", "Svenja", "Ole", "Katarzyna", "Hinnerk", "Lina", "Bilal", "Wiebke", "Jonas",
    ]
    static let lastNames = [
        "Petersen", "Öztürk", "Kowalski", "Harms", "Weiß", "Lüders", "Behrens", "Nowak", "Tiedemann", "Sağlam",
    ]
    static let places = [
        "am Deich", "in der Hafenstraße", "vor der Bürgerhalle", "am Fischmarkt", "in der Goethestraße",
        "am Leuchtturmweg",
        "an der Haltestelle Nordkai", "im Bürgerpark",
    ]
    static let complaints = [
        "Die Straßenlaterne %O ist seit %N Wochen aus. Abends sieht man die Hand vor Augen nicht.",
        "Der Container %O quillt über, und das schon zum %N. Mal in diesem Monat. Wer ist dafür zuständig?",
        "%N Schlaglöcher auf hundert Metern %O. Mit dem Rad ist das lebensgefährlich!",
        "Ich warte seit %N Wochen auf einen Termin im Bürgerbüro. Online ist alles rot.",
        "Schon wieder Sperrmüll %O, und niemand holt ihn ab.",
        "Die Unterführung %O steht seit %N Tagen unter Wasser. Mit Kinderwagen kommt da niemand durch.",
        "Seit %N Uhr läuft %O ein Presslufthammer. Ist das am Sonntag erlaubt?",
        "Die Ampel %O springt für Fußgänger erst nach %N Minuten um. Meine Mutter schafft das nicht.",
        "Das Serviceportal wirft mich seit %N Tagen raus, sobald ich das Formular abschicken will.",
        "Auf dem Spielplatz %O liegen Scherben. Ich habe das schon %N Mal gemeldet!",
        "Der Aufzug %O ist wieder kaputt. Mein Vater sitzt im Rollstuhl und kommt seit %N Tagen nicht zum Zug.",
        "Hundekot %O, jeden Morgen dasselbe. Wo bleibt das Ordnungsamt?",
        "Der Gully %O läuft bei jedem Regen über, und das Wasser steht dann %N Zentimeter hoch im Keller.",
    ]
    static let questions = [
        "Ab wann gilt der neue Busfahrplan, und fährt die Linie %N dann noch %O?",
        "Wo kann ich alte Farbe abgeben? Der Wertstoffhof hat %N Eimer nicht genommen.",
        "Braucht man für ein Straßenfest %O eine Genehmigung? Wir wären etwa %N Leute.",
        "Warum wird %O schon wieder gebaut?\n\nUnd wie lange noch?",
        "Welche Unterlagen brauche ich für den Bewohnerparkausweis?",
        "Gibt es %O noch freie Plätze im Ferienprogramm? Meine Tochter ist %N.",
        "Wann werden die Ergebnisse der Ideensammlung zum Klima veröffentlicht? Wir haben %N Vorschläge eingereicht.",
        "Wie hoch ist gerade das Wasser %O? Für heute Abend war Sturm angesagt.",
        "Trägt das Eis %O schon? Letztes Jahr waren wir mit %N Kindern dort.",
        "Kann ich mein Theater-Abo Nr. %N auf einen anderen Tag legen?",
        "Wer ist eigentlich für die Bäume %O zuständig, die Stadt oder der Eigentümer?",
        "How do I register my new address, and do I need an appointment? We moved here %N days ago.",
    ]
    static let praise = [
        "Großes Lob an die Kolleginnen im Standesamt: freundlich, schnell, und der Kaffee war auch gut. 👍",
        "Danke, dass die Rampe am Rathaus so schnell repariert wurde!",
        "Der neue Spielplatz ist toll geworden, die Kinder wollen gar nicht mehr nach Hause 😀",
        "Endlich ein Radweg, auf dem man zu zweit fahren kann. Weiter so.",
        "Wunderschöner Abend am Neuen Hafen, danke für die Musik!",
        "Die Dame am Telefon hat sich richtig Zeit genommen. Das wollte ich einmal sagen.",
        "Toll, dass hier wirklich jemand antwortet. Und so schnell!",
    ]
    static let abuse = [
        "Ihr seid doch alle unfähige Sesselpupser, von unseren Steuern bezahlt!!!",
        "Wenn ich den vom Ordnungsamt erwische, kann er was erleben.",
        "KAUFT JETZT billige Uhren auf https://uhren.example/rabatt?stadt=1 nur heute",
        "Typisch Verwaltung, zu doof zum Schaufeln. Sch… Laden.",
    ]
    /// Texts that would steer a terminal, hide words or stretch a line.
    static let hostile = [
        "Schöner Hafen \u{1B}]0;uebernommen\u{07}\u{1B}[2J\u{1B}[31mALARM",
        "Rechnung im Anhang: \u{202E}fdp.exe\u{202C} bitte öffnen",
        "Bür\u{200B}ger\u{200B}meis\u{200B}ter, wir m\u{0308}\u{0308}\u{0308}\u{0308}\u{0308}\u{0308}\u{0308}üssen reden",
        "\u{9B}31m\u{85}Zeile zwei\u{2028}Zeile drei",
        "<script>alert('Moin')</script> & <b>fett</b>",
        "👩‍👩‍👧‍👦👩🏽‍💻🏴‍☠️ " + String(repeating: "Loooong", count: 40),
    ]
}
