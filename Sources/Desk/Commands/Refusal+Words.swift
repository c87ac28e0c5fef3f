/// The language of screens and messages.
public enum Language: String, CaseIterable, Sendable {
    case de, en
}

extension Refusal {
    /// One line: what is wrong and how to mend it.
    public func message(_ language: Language) -> String {
        let (german, english) = words
        return language == .de ? german : english
    }

    private var words: (String, String) {
        switch self {
        case .roleTooLow(let needs, let has):
            (
                "nicht erlaubt: dafür ist die Rolle \(needs.rawValue) nötig, Ihre ist \(has.rawValue)",
                "not allowed: this needs the role \(needs.rawValue), yours is \(has.rawValue)"
            )
        case .readOnlyDesk:
            (
                "der Schreibtisch ist nur zum Lesen geöffnet; Datei und Ordner müssen beschreibbar sein",
                "the desk is open for reading only; make its file and folder writable"
            )
        case .unknownCase(let name):
            ("kein Vorgang \(name); `lotse list` zeigt die Vorgänge", "no case \(name); `lotse list` shows the cases")
        case .unknownUnit(let name, let near):
            (
                "keine Organisationseinheit „\(name)“" + Self.hint(near, "meinten Sie", "`lotse units` zeigt alle"),
                "no unit “\(name)”" + Self.hint(near, "did you mean", "`lotse units` shows all")
            )
        case .unitEnded(let sign, let day):
            (
                "\(sign) besteht seit \(day) nicht mehr; bitte eine gültige Einheit wählen",
                "\(sign) ended on \(day); choose a unit that exists"
            )
        case .unknownClerk(let name):
            (
                "„\(name)“ ist an diesem Schreibtisch nicht eingetragen; `lotse clerks add \(name)` trägt ein",
                "“\(name)” is no clerk of this desk; `lotse clerks add \(name)` enters them"
            )
        case .unknownTemplate(let name, let near):
            (
                "kein Textbaustein „\(name)“" + Self.hint(near, "meinten Sie", "`lotse templates` zeigt alle"),
                "no template “\(name)”" + Self.hint(near, "did you mean", "`lotse templates` shows all")
            )
        case .unknownAccount(let name):
            ("kein Konto „\(name)“; `lotse accounts` zeigt alle", "no account “\(name)”; `lotse accounts` shows all")
        case .unknownRecord(let register, let name):
            ("kein Eintrag „\(name)“ in \(register.rawValue)", "no entry “\(name)” in \(register.rawValue)")
        case .lastAdmin:
            (
                "das ist der letzte Eintrag mit der Rolle admin; erst mit `lotse clerks add NAME --role admin` einen weiteren eintragen",
                "that is the last clerk with the role admin; enter another first with `lotse clerks add NAME --role admin`"
            )
        case .invalid(let field, let reason): ("\(field): \(reason)", "\(field): \(reason)")
        default: workWords
        }
    }

    private var workWords: (String, String) {
        switch self {
        case .notOpen(let status):
            (
                "der Vorgang ist \(status.rawValue); `o` oder `lotse reopen` öffnet ihn wieder",
                "the case is \(status.rawValue); `o` or `lotse reopen` opens it again"
            )
        case .alreadyOpen: ("der Vorgang ist schon offen", "the case is open already")
        case .merged(let target):
            (
                "der Vorgang ist in \(target) aufgegangen; bitte dort weiterarbeiten",
                "the case was merged into \(target); work there"
            )
        case .sameCase: ("das ist derselbe Vorgang", "that is the same case")
        case .emptyText: ("der Text ist leer", "the text is empty")
        case .textTooLong(let count, let limit):
            (
                "\(count) Zeichen, der Kanal erlaubt \(limit): bitte um \(count - limit) kürzen",
                "\(count) characters, the channel allows \(limit): shorten it by \(count - limit)"
            )
        case .unresolvedVariables(let names):
            (
                "nicht ausgefüllt: \(names.joined(separator: ", ")); mit --set NAME=WERT oder im Text ersetzen",
                "not filled in: \(names.joined(separator: ", ")); use --set NAME=VALUE or replace them in the text"
            )
        case .malformedTemplate(let reason):
            ("der Textbaustein ist fehlerhaft: \(reason)", "the template is malformed: \(reason)")
        case .cannotReply(let obstacle): Self.words(obstacle)
        case .cannotPublish(let obstacle): obstacle.words
        case .titleMissing(let use): use.missing
        case .instantInPast(let instant):
            ("\(instant.iso) liegt in der Vergangenheit", "\(instant.iso) lies in the past")
        case .stale:
            (
                "der Vorgang hat sich inzwischen geändert; bitte noch einmal ansehen, der Entwurf bleibt erhalten",
                "the case has changed meanwhile; look again, your draft is kept"
            )
        case .alreadyAssigned(let unit): ("liegt schon bei \(unit)", "is with \(unit) already")
        case .claimedBy(let name): ("\(name) bearbeitet den Vorgang", "\(name) is working on the case")
        case .nothingToUndo: ("nichts rückgängig zu machen", "nothing to undo")
        case .nothingToRedo: ("nichts wiederherzustellen", "nothing to redo")
        case .cannotUndo(let kind):
            ("\(kind.lastDone.de) lässt sich nicht zurücknehmen", "\(kind.lastDone.en) cannot be taken back")
        case .changedSince:
            (
                "inzwischen hat jemand daran weitergearbeitet; rückgängig geht nicht mehr",
                "somebody has worked on it since; it can no longer be undone"
            )
        case .alreadyLeaving:
            (
                "die Antwort ist schon unterwegs und lässt sich nicht zurückholen",
                "the reply is on its way and cannot be called back"
            )
        case .unknownReply(let id): ("keine Antwort \(id) im Ausgang", "no reply \(id) in the outbox")
        case .unknownMessage(let key): ("kein Beitrag \(key)", "no message \(key)")
        case .calendar(let reason): ("Kalender: \(reason)", "calendar: \(reason)")
        default: moderationWords
        }
    }

    private static func words(_ obstacle: ReplyObstacle) -> (String, String) {
        switch obstacle {
        case .dormant: ("das Konto ruht und kann nicht antworten", "the account is dormant and cannot reply")
        case .ended:
            ("das Konto ist beendet; der Verlauf bleibt lesbar", "the account has ended; its history stays readable")
        case .readOnly:
            (
                "auf diesem Konto kann Lotse nicht antworten; `lotse accounts set` bindet es an",
                "Lotse cannot reply through this account; `lotse accounts set` connects it"
            )
        case .channel:
            (
                "dieser Kanal nimmt über dieses Konto keine Antworten an; `y` kopiert die Adresse des Beitrags",
                "this channel takes no answers through this account; `y` copies the message's address"
            )
        case .notInPrivate:
            ("dieser Kanal kennt keine private Antwort", "this channel has no private answer")
        case .noMessage: ("hier gibt es keinen Beitrag zum Antworten", "there is no message here to reply to")
        }
    }

    static func hint(_ near: [String], _ question: String, _ otherwise: String) -> String {
        near.isEmpty ? "; \(otherwise)" : "; \(question) \(near.joined(separator: ", "))?"
    }
}

extension EventKind {
    /// What somebody did last, as the subject of a sentence.
    fileprivate var lastDone: Bilingual {
        switch self {
        case .seconded: Bilingual("Ihre Zustimmung", "your agreement")
        case .declined: Bilingual("Ihre Ablehnung", "your refusal")
        case .appealed: Bilingual("der Widerspruch", "the appeal")
        case .appealDecided: Bilingual("die Entscheidung über den Widerspruch", "the decision about the appeal")
        case .flagged: Bilingual("die Meldung", "the report")
        default: Bilingual("„\(rawValue)“", "“\(rawValue)”")
        }
    }
}
