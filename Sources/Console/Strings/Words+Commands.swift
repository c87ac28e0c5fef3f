/// Labels (one or two words, for the hint line) and help (one line) of the commands.
extension Words {
    // MARK: The console
    func helpShow(_ kind: ScreenKind) -> String { pick("\(screen(kind)) zeigen", "show \(screen(kind))") }
    var labelNextScreen: String { pick("nächster Bildschirm", "next screen") }
    var helpNextScreen: String { pick("zum nächsten Bildschirm", "go to the next screen") }
    var labelPreviousScreen: String { pick("voriger Bildschirm", "previous screen") }
    var helpPreviousScreen: String {
        pick("zum vorigen Bildschirm", "go to the previous screen")
    }
    var labelHelp: String { pick("Hilfe", "help") }
    var helpHelp: String {
        pick("die Tasten dieses Bildschirms, Enter führt aus", "the keys of this screen, Enter runs one")
    }
    var labelPalette: String { pick("Befehle", "commands") }
    var helpPalette: String { pick("alle Befehle suchen und ausführen", "find and run any command") }
    var labelCommand: String { pick("Befehlszeile", "command line") }
    var helpCommand: String { pick("einen Befehl mit seinem Namen eingeben", "type a command by its name") }
    var labelUndo: String { pick("rückgängig", "undo") }
    var helpUndo: String { pick("den letzten Schritt zurücknehmen", "take the last step back") }
    var labelRedo: String { pick("wiederholen", "redo") }
    var helpRedo: String { pick("den zurückgenommenen Schritt wieder tun", "do the step taken back again") }
    var labelGoto: String { pick("gehe zu", "go to") }
    var helpGoto: String { pick("einen Vorgang mit seiner Nummer öffnen", "open a case by its number") }
    var labelModerate: String { pick("moderieren", "moderate") }
    var helpModerate: String { pick("einen Beitrag moderieren", "moderate a message") }
    var noMessageHere: String {
        pick("hier ist kein Beitrag ausgewählt", "no message is selected here")
    }
    var labelRepaint: String { pick("neu zeichnen", "repaint") }
    var helpRepaint: String {
        pick("den Bildschirm neu zeichnen und neu laden", "paint the screen anew and load it again")
    }
    var labelBack: String { pick("zurück", "back") }
    var helpBack: String {
        pick("einen Schritt zurück: Auswahl, Filter, Bildschirm", "one step back: marks, filter, screen")
    }
    var labelQuit: String { pick("beenden", "quit") }
    var helpLeave: String { pick("zurück; auf dem untersten Bildschirm beenden", "back; on the lowest screen quit") }
    var helpQuit: String { pick("das Programm beenden", "quit the program") }
    var labelSuspend: String { pick("anhalten", "suspend") }
    var helpSuspend: String { pick("anhalten, `fg` setzt fort", "suspend, `fg` goes on") }

    // MARK: Cases
    var labelAssign: String { pick("zuweisen", "assign") }
    var helpAssign: String { pick("einer Organisationseinheit zuweisen", "assign to an office") }
    var labelClaim: String { pick("übernehmen", "claim") }
    var helpClaim: String {
        pick("selbst übernehmen; `claim !` auch von anderen", "take it on; `claim !` also from others")
    }
    var labelRelease: String { pick("abgeben", "release") }
    var helpRelease: String { pick("an die Einheit zurückgeben", "give it back to its office") }
    var labelReply: String { pick("antworten", "reply") }
    var helpReply: String { pick("eine Antwort schreiben", "write a reply") }
    var labelClose: String { pick("schließen", "close") }
    var helpClose: String { pick("als erledigt schließen", "close as done") }
    var labelReopen: String { pick("wieder öffnen", "reopen") }
    var helpReopen: String { pick("einen geschlossenen Vorgang wieder öffnen", "open a closed case again") }
    var labelSnooze: String { pick("zurückstellen", "snooze") }
    var helpSnooze: String { pick("auf Wiedervorlage legen, bis zu einer Zeit", "put aside until a time") }
    var labelWake: String { pick("wecken", "wake") }
    var helpWake: String { pick("eine Wiedervorlage sofort beenden", "end a snooze now") }
    var labelWait: String { pick("wartet", "wait") }
    var helpWait: String { pick("auf Bürger:in oder Amt warten", "wait for the citizen or the office") }
    var labelSpam: String { pick("Spam", "spam") }
    var helpSpam: String { pick("als Spam verwerfen; u nimmt es zurück", "discard as spam; u takes it back") }
    var labelMerge: String { pick("zusammenführen", "merge") }
    var helpMerge: String { pick("mit einem anderen Vorgang zusammenführen", "merge with another case") }
    var labelTag: String { pick("Schlagwort", "tag") }
    var helpTag: String { pick("Schlagworte geben, mit - davor nehmen", "add tags, with - before them remove") }
    var labelNote: String { pick("Vermerk", "note") }
    var helpNote: String { pick("einen internen Vermerk schreiben", "write an internal note") }
    var labelPriority: String { pick("Priorität", "priority") }
    var helpPriority: String { pick("die Priorität setzen", "set the priority") }
    var labelUnread: String { pick("ungelesen", "unread") }
    var helpUnread: String { pick("als ungelesen kennzeichnen", "mark as unread") }
    var labelRead: String { pick("gelesen", "read") }
    var helpRead: String { pick("als gelesen kennzeichnen", "mark as read") }
    var labelWhy: String { pick("warum?", "why?") }
    var helpWhy: String { pick("wie die Fristen zustande kommen", "how the deadlines come about") }
    var labelCopy: String { pick("kopieren", "copy") }
    var helpCopy: String { pick("die Vorgangsnummer kopieren", "copy the case's number") }

    // MARK: Lists
    var labelDown: String { pick("ab", "down") }
    var helpDown: String { pick("eine Zeile nach unten", "one row down") }
    var labelUp: String { pick("auf", "up") }
    var helpUp: String { pick("eine Zeile nach oben", "one row up") }
    var labelPageDown: String { pick("weiter", "page down") }
    var helpPageDown: String { pick("einen Bildschirm nach unten", "one screen down") }
    var labelPageUp: String { pick("zurück", "page up") }
    var helpPageUp: String { pick("einen Bildschirm nach oben", "one screen up") }
    var labelFirst: String { pick("Anfang", "first") }
    var helpFirst: String { pick("zur ersten Zeile", "to the first row") }
    var labelLast: String { pick("Ende", "last") }
    var helpLast: String { pick("zur letzten Zeile", "to the last row") }
    var labelOpen: String { pick("öffnen", "open") }
    var helpOpen: String { pick("den Vorgang öffnen", "open the case") }
    var labelMark: String { pick("markieren", "mark") }
    var helpMark: String { pick("markieren oder Markierung nehmen", "mark or unmark") }
    var labelMarkRange: String { pick("Bereich", "range") }
    var helpMarkRange: String { pick("von hier bis zum Cursor markieren", "mark from here to the cursor") }
    var labelMarkAll: String { pick("alle", "all") }
    var helpMarkAll: String { pick("alle passenden markieren, bis 10.000", "mark all that match, up to 10,000") }
    var labelFilter: String { pick("filtern", "filter") }
    var helpFilter: String { pick("beim Tippen filtern", "filter while typing") }
    var labelOrder: String { pick("Reihenfolge", "order") }
    var helpOrder: String { pick("nach Frist oder nach Neuigkeit ordnen", "order by deadline or by newness") }
    var labelClosed: String { pick("geschlossene", "closed") }
    var helpClosed: String { pick("geschlossene mit anzeigen oder weglassen", "show or hide closed cases") }
    var labelRefresh: String { pick("nach oben", "to the top") }
    var helpRefresh: String { pick("neu laden und die neuen zeigen", "load again and show the new ones") }

    // MARK: Outbox
    var helpOutboxOpen: String { pick("den Vorgang der Antwort öffnen", "open the reply's case") }
    var labelCallBack: String { pick("zurückholen", "call back") }
    var helpCallBack: String {
        pick("eine Antwort zurückholen, die noch nicht fort ist", "call back a reply that has not left")
    }
    var labelSendAgain: String { pick("erneut senden", "send again") }
    var helpSendAgain: String { pick("eine gescheiterte Antwort erneut senden", "send a failed reply again") }

    // MARK: Dialogs
    var labelAccept: String { pick("wählen", "choose") }
    var helpAccept: String { pick("übernehmen, was gewählt ist", "take what is chosen") }
    var labelCancel: String { pick("abbrechen", "cancel") }
    var helpCancel: String { pick("schließen, ohne etwas zu tun", "close without doing anything") }
    var labelNext: String { pick("weiter", "next") }
    var helpNext: String { pick("zum nächsten Eintrag", "to the next entry") }
    var labelPrevious: String { pick("zurück", "previous") }
    var helpPrevious: String { pick("zum vorigen Eintrag", "to the previous entry") }
    var helpNextPage: String { pick("eine Seite weiter", "one page on") }
    var helpPreviousPage: String { pick("eine Seite zurück", "one page back") }
    var labelComplete: String { pick("ergänzen", "complete") }
    var helpComplete: String { pick("den Befehl oder sein Ziel ergänzen", "complete the command or its target") }
}
