internal import Desk

/// Labels and help of the commands of moderation.
extension Words {
    func help(_ measure: Measure) -> String {
        switch measure {
        case .approve: pick("Maßnahme: Beitrag freigeben", "measure: approve the message")
        case .keep: pick("Maßnahme: stehen lassen, mit Begründung", "measure: leave it, with a reasoning")
        case .hint: pick("Maßnahme: öffentlich auf die Regel hinweisen", "measure: point to the rule in public")
        case .movePrivate: pick("Maßnahme: um eine private Nachricht bitten", "measure: ask for a private message")
        case .warn: pick("Maßnahme: Person verwarnen", "measure: warn the author")
        case .hide: pick("Maßnahme: Beitrag verbergen", "measure: hide the message")
        case .unhide: pick("Maßnahme: Beitrag wieder zeigen", "measure: show the message again")
        case .delete: pick("Maßnahme: Beitrag löschen", "measure: delete the message")
        case .temporaryBan: pick("Maßnahme: Person auf Zeit sperren", "measure: ban the author for a time")
        case .ban: pick("Maßnahme: Person sperren", "measure: ban the author")
        case .unban: pick("Maßnahme: Sperre aufheben", "measure: lift the ban")
        case .report: pick("Maßnahme: an die Polizei geben", "measure: forward to the police")
        }
    }

    // MARK: Queues
    var helpMarkAllItems: String { pick("alle dieser Liste markieren, bis 500", "mark all of this queue, up to 500") }
    var labelNextQueue: String { pick("nächste Liste", "next queue") }
    var helpNextQueue: String { pick("zur nächsten Liste", "go to the next queue") }
    var labelPreviousQueue: String { pick("vorige Liste", "previous queue") }
    var helpPreviousQueue: String { pick("zur vorigen Liste", "go to the previous queue") }
    var labelQueue: String { pick("Liste", "queue") }
    var helpQueue: String { pick("eine Liste der Moderation zeigen", "show a queue of the moderation") }

    // MARK: Reading
    var helpPanelDown: String { pick("Entscheidung eine Zeile weiter", "the decision one line down") }
    var helpPanelUp: String { pick("Entscheidung eine Zeile zurück", "the decision one line up") }
    var helpCommentDown: String { pick("Beitrag weiter blättern", "scroll the message down") }
    var helpCommentUp: String { pick("Beitrag zurück blättern", "scroll the message up") }
    var helpNextSubject: String { pick("nächster Beitrag des Vorgangs", "next message of the case") }
    var helpPreviousSubject: String { pick("voriger Beitrag des Vorgangs", "previous message of the case") }
    var helpReviewCase: String { pick("den Vorgang des Beitrags öffnen", "open the message's case") }

    // MARK: Deciding
    var labelRule: String { pick("Regel", "rule") }
    var helpRule: String { pick("eine Regel mit Nummer oder Namen wählen", "choose a rule by number or name") }
    var labelRules: String { pick("Regeln", "rules") }
    var helpRules: String {
        pick("Regel aus der Liste wählen, auch zweistellig", "choose a rule from the list, two digits too")
    }
    var labelBanDays: String { pick("Dauer", "length") }
    var helpBanDays: String { pick("Dauer der Sperre in Tagen setzen", "set how many days the ban lasts") }
    var labelDecide: String { pick("entscheiden", "decide") }
    var helpDecide: String { pick("entscheiden oder vorschlagen", "decide or propose") }
    var labelDecideClose: String { pick("entscheiden+schließen", "decide+close") }
    var helpDecideClose: String { pick("entscheiden und Vorgang schließen", "decide and close the case") }
    var labelReason: String { pick("Begründung", "reasoning") }
    var helpReason: String { pick("Begründung für die Akte schreiben", "write the reasoning for the file") }
    var helpReasonText: String { pick("diese Begründung übernehmen", "take this reasoning") }
    var helpDropDecision: String { pick("Gewähltes und Geschriebenes verwerfen", "drop what was chosen and written") }

    // MARK: The notice
    var labelNotice: String { pick("Mitteilung", "notice") }
    var helpNotice: String { pick("Mitteilung an die Person ändern", "change the notice to the author") }
    var labelNoticeDone: String { pick("fertig", "done") }
    var helpNoticeDone: String { pick("Mitteilung übernehmen", "take the notice as it is") }
    var helpNoticeEditor: String {
        pick("Mitteilung im eigenen Editor schreiben", "write the notice in your own editor")
    }
    var labelNoticeRestore: String { pick("Text der Regel", "rule's text") }
    var helpNoticeRestore: String { pick("zurück zum Text der Regel", "back to the rule's text") }
    var helpNoticeUndo: String { pick("Tippen in der Mitteilung rückgängig", "undo typing in the notice") }

    // MARK: Second persons, appeals, reports
    var labelAgree: String { pick("zustimmen", "agree") }
    var helpAgree: String { pick("als zweite Person zustimmen", "agree as second person") }
    var labelDecline: String { pick("ablehnen", "decline") }
    var helpDecline: String { pick("als zweite Person ablehnen, mit Grund", "decline as second person, with a reason") }
    var labelWithdraw: String { pick("zurücknehmen", "take back") }
    var helpWithdraw: String {
        pick("Entscheidung zurücknehmen, solange nichts hinausging", "take the decision back while nothing has left")
    }
    var nothingToWithdraw: String {
        pick("hier ist keine Entscheidung, die Sie zurücknehmen können", "no decision here that you can take back")
    }
    var labelUphold: String { pick("stattgeben", "uphold") }
    var helpUphold: String { pick("Widerspruch stattgeben, mit Gründen", "uphold the appeal, with reasons") }
    var labelDismiss: String { pick("zurückweisen", "dismiss") }
    var helpDismiss: String { pick("Widerspruch zurückweisen, mit Gründen", "dismiss the appeal, with reasons") }
    var labelReport: String { pick("melden", "report") }
    var helpReport: String { pick("Meldung zum Beitrag aufnehmen", "take down a report about the message") }
    var labelAppeal: String { pick("Widerspruch", "appeal") }
    var helpAppeal: String { pick("Widerspruch der Person aufnehmen", "take down the author's appeal") }
}
