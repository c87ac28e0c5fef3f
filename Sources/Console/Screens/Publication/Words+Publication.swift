extension Words {
    // MARK: In its case
    var postWord: String { screen(.publication) }
    var postOf: String { pick("Beitrag von", "Post of") }

    // MARK: The form
    var publicationScope: String { pick("eigener Beitrag der Stadt", "a post of the city's own") }
    func accountsChosen(_ count: Int) -> String {
        plural(count, (one: "# Konto", many: "# Konten"), (one: "# account", many: "# accounts"))
    }
    var titleField: String { pick("Titel", "Title") }
    var titleUnused: String { pick("ohne Titel", "without the title") }
    var titleNeeded: String { pick("braucht einen Titel", "needs a title") }
    var pictureNeeded: String { pick("als Titel die https-Adresse des Bildes", "the picture's https address as title") }
    var atOnce: String { pick("sofort", "at once") }

    // MARK: Releasing
    var emptyPost: String {
        pick("der Text ist leer · Esc verlässt den Beitrag", "the text is empty · Esc leaves the post")
    }
    var noAccountChosen: String {
        pick(
            "kein Konto gewählt · Shift-Tab führt hin, Leertaste wählt",
            "no account chosen · Shift-Tab leads there, Space chooses")
    }
    var noPublishingAccount: String {
        pick(
            "kein Konto nimmt eigene Beiträge an · 5 zeigt die Konten",
            "no account takes posts of our own · 5 shows the accounts")
    }
    func askPublish(_ count: Int, _ time: String?) -> String {
        let accounts = accountsChosen(count)
        return time.map { pick("Auf \(accounts) veröffentlichen, \($0)?", "Publish on \(accounts), \($0)?") }
            ?? pick("Jetzt auf \(accounts) veröffentlichen?", "Publish on \(accounts) now?")
    }
    func published(_ count: Int) -> String {
        plural(
            count, (one: "# Beitrag im Ausgang", many: "# Beiträge im Ausgang"),
            (one: "# post in the outbox", many: "# posts in the outbox"))
    }
    var postKept: String { pick("Beitrag bleibt · P schreibt weiter", "the post is kept · P goes on writing") }
    var postDropped: String { pick("Beitrag verworfen", "post discarded") }
    var askDropPost: String { pick("Beitrag wirklich verwerfen?", "Really discard the post?") }
    var askLosePost: String {
        pick(
            "Ein Beitrag ist noch nicht veröffentlicht und geht verloren. Beenden?",
            "A post is not published yet and will be lost. Quit?")
    }
    var noPostWritten: String { pick("hier wird kein Beitrag geschrieben", "no post is being written here") }

    // MARK: Commands
    var labelPublish: String { pick("veröffentlichen", "publish") }
    var helpPublish: String { pick("einen eigenen Beitrag schreiben", "write a post of our own") }
    var helpPublishSend: String { pick("auf den gewählten Konten veröffentlichen", "publish on the chosen accounts") }
    var helpToggleAccount: String { pick("Konto wählen oder nicht", "choose the account or not") }
    var labelNextField: String { pick("nächstes Feld", "next field") }
    var helpNextField: String {
        pick("zum nächsten Feld: Konten, Titel, Text", "to the next field: accounts, title, text")
    }
    var helpPreviousField: String { pick("zum vorigen Feld", "to the previous field") }
    var askPlanPost: String { pick("Veröffentlichen wann?", "Publish when?") }
    var helpPlanPost: String { pick("Zeitpunkt der Veröffentlichung setzen", "set when it is published") }
    var helpKeepPost: String { pick("den Beitrag behalten und verlassen", "keep the post and leave") }
    var helpDropPost: String { pick("den Beitrag verwerfen", "discard the post") }
}
