/// The reasoned notice to an author, with what Art. 17(3) of Regulation (EU) 2022/2065 (DSA) asks for: the measure
/// with its duration (a), the facts and whether a report led to it (b), the use of automated means (c), the law (d) or
/// the rule of the house (e) with an explanation, and how to appeal (f).
public struct StatementOfReasons: Sendable {
    private let measure: Measure
    private let rule: (rule: HouseRule, version: RuleVersion)?
    private let isEnglish: Bool
    private let written: String
    private let until: String?
    private let excerpt: String
    private let wasReported: Bool
    private let wasHinted: Bool
    /// Nobody else had seen it yet.
    private let wasHeld: Bool
    private let city: String

    public init(
        _ order: ModerationOrder, _ target: ModerationTarget, _ rule: (rule: HouseRule, version: RuleVersion)?,
        _ context: DecisionContext
    ) {
        measure = order.measure
        self.rule = rule
        isEnglish = target.language?.hasPrefix("en") == true
        written = Self.day(context.roster.zone.date(at: target.created), isEnglish)
        until = order.until.map { Self.day(context.roster.zone.date(at: $0), target.language?.hasPrefix("en") == true) }
        excerpt = Self.excerpt(target.text)
        wasReported = target.reports > 0
        wasHinted = target.hint != nil
        wasHeld = target.state == .held
        city = context.roster.profile.city
    }

    /// The text; the short form, with the same fields in fewer words, where there is no room for the long one.
    public func text(room: TextRoom? = nil) -> String {
        let long = letter
        guard let room, !room.holds(long) else { return long }
        return room.cut(short)
    }

    private var letter: String {
        let parts: [String] =
            switch measure {
            case .hint: [greeting, hint, ruleText]
            case .movePrivate: [greeting, invitation]
            case .warn: [greeting, warning, reason, facts, appeal]
            default: [greeting, what, facts, reason, means, appeal]
            }
        return (parts.filter { !$0.isEmpty } + [words("Ihre \(city)", city)]).joined(separator: "\n\n")
    }

    private var greeting: String { words("Guten Tag,", "Good day,") }

    private var hint: String {
        words(
            "wir freuen uns über Ihre Meinung, auch über eine kritische. Bitte beachten Sie dabei unsere Netiquette:",
            "we welcome your opinion, critical ones included. Please keep to our house rules:")
    }

    private var ruleText: String {
        guard let rule else { return "" }
        return words(
            "Regel \(rule.rule.number): \(rule.version.text.de)", "Rule \(rule.rule.number): \(rule.version.text.en)")
    }

    private var invitation: String {
        words(
            "Ihr Anliegen ist persönlich. Damit Ihre Daten geschützt bleiben, schreiben Sie uns bitte als private Nachricht; öffentlich können wir darauf nicht eingehen.",
            "your matter is personal. To protect your data, please send us a private message; we cannot go into it in public."
        )
    }

    private var warning: String {
        words(
            "Ihr Beitrag vom \(written) verstößt gegen unsere Netiquette. Wir weisen Sie darauf hin, dass weitere Verstöße dazu führen können, dass wir Beiträge verbergen oder Sie zeitweise sperren.",
            "your post of \(written) breaks our house rules. Further breaches may lead us to hide posts or to ban you for a time."
        )
    }

    /// (a) Measure and duration.
    private var what: String {
        let de: String
        let en: String
        switch measure {
        case .hide where wasHeld: (de, en) = ("haben wir nicht veröffentlicht", "has not been published")
        case .hide:
            (de, en) = (
                "haben wir verborgen; andere sehen ihn nicht mehr, bis wir ihn wieder zeigen", "has been hidden"
            )
        case .delete: (de, en) = ("haben wir auf Dauer gelöscht", "has been deleted for good")
        case .temporaryBan:
            return words(
                "wegen Ihres Beitrags vom \(written) können Sie bis \(until ?? "auf Weiteres") auf dieser Seite nicht schreiben.",
                "because of your post of \(written) you cannot write on this page until \(until ?? "further notice").")
        case .ban:
            return words(
                "wegen Ihres Beitrags vom \(written) können Sie auf dieser Seite bis auf Weiteres nicht mehr schreiben.",
                "because of your post of \(written) you can no longer write on this page.")
        default: (de, en) = ("haben wir geprüft", "has been reviewed")
        }
        return words("Ihren Beitrag vom \(written) \(de).", "your post of \(written) \(en).")
    }

    /// (b) Facts, and whether a report led to it.
    private var facts: String {
        let origin =
            wasReported
            ? words("Der Beitrag wurde uns gemeldet.", "The post was reported to us.")
            : words(
                "Wir sind von uns aus darauf aufmerksam geworden.", "We came across it on our own initiative.")
        return words("Es geht um: „\(excerpt)“ \(origin)", "It is about: “\(excerpt)” \(origin)")
    }

    /// (d), (e) Law and rule, with the explanation.
    private var reason: String {
        guard let rule else { return "" }
        let law = rule.version.legalGround.map { words(" Rechtsgrundlage: \($0).", " Legal ground: \($0).") } ?? ""
        return words(
            "Grund ist Regel \(rule.rule.number) unserer Netiquette („\(rule.version.title.de)“, Fassung \(rule.version.version)). \(rule.version.explanation.de)\(law)",
            "The reason is rule \(rule.rule.number) of our house rules (“\(rule.version.title.en)”, version \(rule.version.version)). \(rule.version.explanation.en)\(law)"
        )
    }

    /// (c) Automated means.
    private var means: String {
        wasHinted
            ? words(
                "Ein Programm hatte auf den Beitrag hingewiesen; entschieden hat ein Mensch.",
                "A program had pointed to the post; the decision was made by a person.")
            : words(
                "Entschieden hat ein Mensch; automatische Mittel wurden nicht eingesetzt.",
                "The decision was made by a person; no automated means were used.")
    }

    /// (f) Appeal.
    private var appeal: String {
        words(
            "Sind Sie nicht einverstanden? Antworten Sie uns auf diese Nachricht; eine andere Person prüft die Entscheidung. Der Rechtsweg steht Ihnen offen.",
            "Do you disagree? Answer this message and another person will review the decision. You may also go to court."
        )
    }

    /// For channels with little room: every field in a few words, the excerpt left out.
    private var short: String {
        let ground = rule.map { "\($0.rule.number) „\($0.version.title.text(isEnglish ? "en" : "de"))“" } ?? ""
        let law = rule?.version.legalGround.map { ", \($0)" } ?? ""
        return words(
            "\(shortMeasure) (Beitrag vom \(written)). Grund: Netiquette \(ground)\(law). \(wasReported ? "Gemeldet" : "Eigene Prüfung"), \(shortMeans) Widerspruch: hier antworten.",
            "\(shortMeasure) (post of \(written)). Reason: house rule \(ground)\(law). \(wasReported ? "Reported" : "Own review"), \(shortMeans) Appeal: answer here."
        )
    }

    private var shortMeans: String {
        wasHinted
            ? words(
                "Hinweis eines Programms, entschieden von Menschen.", "pointed to by a program, decided by people.")
            : words("entschieden von Menschen.", "decided by people.")
    }

    private var shortMeasure: String {
        switch measure {
        case .hide where wasHeld: words("Beitrag nicht veröffentlicht", "Post not published")
        case .hide: words("Beitrag verborgen", "Post hidden")
        case .delete: words("Beitrag gelöscht", "Post deleted")
        case .temporaryBan: words("Sperre bis \(until ?? "?")", "Banned until \(until ?? "?")")
        case .ban: words("Sperre", "Banned")
        case .warn: words("Verwarnung", "Warning")
        case .movePrivate: words("Bitte privat schreiben", "Please write in private")
        default: words("Hinweis", "Note")
        }
    }

    private func words(_ de: String, _ en: String) -> String { isEnglish ? en : de }

    private static func day(_ date: CivilDate, _ isEnglish: Bool) -> String {
        isEnglish ? date.description : "\(date.dayOfMonth).\(date.month).\(date.year)"
    }

    /// The first words of the message in one line, without what cannot be seen: the letter leaves under the city's name.
    /// Names in it call nobody, and addresses lead nowhere: a channel would send the letter to whoever is named.
    private static func excerpt(_ text: String) -> String {
        let seen = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            let isHidden = RegisterText.isForbidden(scalar) || scalar.properties.generalCategory == .format
            return isHidden ? " " : scalar
        }
        let line = String(String.UnicodeScalarView(seen)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let tame = line.replacing("@", with: "@ ").replacing("://", with: ": //")
        return tame.count > 160 ? String(tame.prefix(159)) + "…" : tame
    }
}
