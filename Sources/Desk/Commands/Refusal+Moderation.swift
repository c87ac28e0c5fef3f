extension Refusal {
    /// The words of refusals that moderation gives.
    var moderationWords: (String, String) {
        switch self {
        case .unknownRule(let name, let near):
            (
                "keine Regel „\(name)“" + Self.hint(near, "meinten Sie", "`lotse rules` zeigt alle"),
                "no rule “\(name)”" + Self.hint(near, "did you mean", "`lotse rules` shows all")
            )
        case .ruleNotInForce(let name, let day):
            (
                "die Regel „\(name)“ gilt am \(day) nicht; `lotse rules` zeigt die geltenden",
                "the rule “\(name)” is not in force on \(day); `lotse rules` shows those that are"
            )
        case .ruleMissing(let measure):
            (
                "„\(measure.title.de)“ braucht eine Regel; mit --rule NAME oder ihrer Nummer angeben",
                "“\(measure.title.en)” needs a rule; name it with --rule NAME or its number"
            )
        case .measureNotAllowed(let measure, let rule):
            (
                "die Regel „\(rule)“ sieht „\(measure.title.de)“ nicht vor; `lotse rules show \(rule)` zeigt ihre Maßnahmen",
                "the rule “\(rule)” does not provide for “\(measure.title.en)”; `lotse rules show \(rule)` shows its measures"
            )
        case .measureImpossible(let measure, let obstacle): Self.words(measure, obstacle)
        case .statementMissing(let measure):
            (
                "„\(measure.title.de)“ braucht eine Begründung an die Person (Art. 17 DSA); den Text der Mitteilung stehen lassen",
                "“\(measure.title.en)” needs a statement of reasons to the author (Art. 17 DSA); leave the notice's text"
            )
        default: personWords
        }
    }

    private var personWords: (String, String) {
        switch self {
        case .decisionPending(let name):
            (
                "\(name) hat schon etwas vorgeschlagen; erst darüber entscheiden (zweite Person)",
                "\(name) has proposed something already; decide about that first (second person)"
            )
        case .alreadyDecided(let state):
            (
                "darüber ist schon entschieden (\(state.title.de))",
                "that has been decided already (\(state.title.en))"
            )
        case .sameClerk(let name):
            (
                "\(name) hat das selbst entschieden; eine andere Person muss zustimmen",
                "\(name) made this decision; another person must agree"
            )
        case .textChanged:
            (
                "der Beitrag wurde inzwischen geändert; bitte neu entscheiden",
                "the post was changed meanwhile; decide again"
            )
        case .unknownDecision(let id):
            (
                "keine Entscheidung „\(id)“; `lotse decisions` zeigt alle",
                "no decision “\(id)”; `lotse decisions` shows all"
            )
        case .nothingToAppeal:
            (
                "dazu gibt es keine Maßnahme, der widersprochen werden kann",
                "there is no measure here to appeal against"
            )
        case .appealKnown(let state):
            (
                state == .open ? "der Widerspruch liegt schon vor" : "über den Widerspruch ist schon entschieden",
                state == .open ? "the appeal is known already" : "the appeal has been decided already"
            )
        case .appealOpen:
            (
                "über einen Widerspruch ist noch nicht entschieden; erst das, dann schließen",
                "an appeal is not decided yet; decide it, then close"
            )
        case .notAwaitingApproval(let state):
            (
                "die Antwort wartet auf keine zweite Person (\(state.rawValue))",
                "the reply waits for no second person (\(state.rawValue))"
            )
        case .notUncertain(let state):
            (
                "das Schicksal der Antwort ist bekannt (\(state.rawValue))",
                "what became of the reply is known (\(state.rawValue))"
            )
        default: ("abgelehnt", "refused")
        }
    }

    private static func words(_ measure: Measure, _ obstacle: MeasureObstacle) -> (String, String) {
        let (de, en) = obstacle.words
        return ("„\(measure.title.de)“ geht hier nicht: \(de)", "“\(measure.title.en)” is not possible here: \(en)")
    }
}

extension MeasureObstacle {
    /// The reason alone, for places that name the measure themselves.
    public var words: (de: String, en: String) {
        switch self {
        case .channel:
            ("der Kanal kennt das über dieses Konto nicht", "the channel has no such thing through this account")
        case .notACitizens: ("der Beitrag ist nicht von Bürger:innen", "the message is no citizen's")
        case .noAuthor: ("der Kanal nennt keine Person", "the channel names no author")
        case .already: ("das ist schon so", "it is so already")
        case .gone: ("der Beitrag ist nicht mehr da", "the message is not there any more")
        case .rule(let name): ("die Regel „\(name)“ sieht es nicht vor", "the rule “\(name)” does not provide for it")
        }
    }
}
