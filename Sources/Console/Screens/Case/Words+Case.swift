internal import Desk

extension Words {
    // MARK: Thread
    var publicWord: String { pick("öffentlich", "public") }
    var privateWord: String { pick("nicht öffentlich", "not public") }
    var answering: String { pick("antwortet", "answers") }
    var vanished: String { pick("(an der Quelle gelöscht)", "(deleted at its source)") }
    func edited(_ versions: Int) -> String {
        pick("(bearbeitet, \(versions) Fassungen)", "(edited, \(versions) versions)")
    }
    var image: String { pick("Bild", "Image") }
    var video: String { "Video" }
    var audio: String { pick("Ton", "Audio") }
    var file: String { pick("Datei", "File") }
    var link: String { "Link" }
    var foreignLetters: String { pick("fremde Schriftzeichen!", "foreign letters!") }
    var noteWord: String { pick("Vermerk", "Note") }
    var replyWord: String { pick("Antwort", "Reply") }
    var replyOf: String { pick("Antwort von", "Reply of") }
    var interimWord: String { pick("Zwischenbescheid", "Interim notice") }
    var outboxWord: String { screen(.outbox) }
    func channelID(_ id: String) -> String { pick("Kennung beim Kanal: \(id)", "The channel's id: \(id)") }

    // MARK: Fate of a reply
    func undoCountdown(_ seconds: Int64) -> String { pick("u rückgängig (\(seconds) s)", "u undo (\(seconds) s)") }
    func planned(_ time: String) -> String { pick("geplant für \(time)", "planned for \(time)") }
    func nextTry(_ time: String) -> String { pick("nächster Versuch \(time)", "next try \(time)") }
    var fateUncertain: String {
        pick("unklar, ob sie ankam; Lotse sucht den Beitrag", "uncertain whether it arrived; Lotse looks for the post")
    }
    var fateFailed: String { pick("nicht gesendet", "not sent") }
    var fateRetryKey: String { pick("R noch einmal senden", "R send again") }
    var fateUndoKey: String { pick("e holt sie zurück", "e calls it back") }
    var labelRecall: String { pick("zurückholen", "call back") }
    var helpRecall: String {
        pick("wartende Antwort zurückholen und ändern", "call a waiting reply back and change it")
    }
    var noWaitingReply: String { pick("keine wartende Antwort", "no waiting reply") }
    func messagePlace(_ index: Int, _ count: Int) -> String {
        pick("Beitrag \(index) von \(count)", "message \(index) of \(count)")
    }
    func draftLine(_ time: String) -> String {
        pick("Entwurf von \(time) · r schreibt weiter: ", "draft of \(time) · r goes on: ")
    }
    var labelScroll: String { pick("blättern", "scroll") }
    var noFailedReply: String { pick("keine gescheiterte Antwort", "no failed reply") }

    // MARK: Facts of the case
    var unitLabel: String { pick("Einheit", "Office") }
    var clerkLabel: String { pick("Bearbeitung", "Clerk") }
    var tagsLabel: String { pick("Schlagworte", "Tags") }
    var priorityLabel: String { pick("Priorität", "Priority") }
    var absorbedLabel: String { pick("enthält", "contains") }
    var noClockRuns: String { pick("keine Frist läuft", "no clock runs") }
    var caseMissing: String {
        pick("Diesen Vorgang gibt es nicht mehr · q zurück", "This case does not exist any more · q back")
    }
    var caseLoading: String { pick("Vorgang wird gelesen …", "Reading the case …") }
    var historyEmpty: String { pick("Noch keine Einträge · h Verlauf zu", "No entries yet · h close history") }
    var threadEmpty: String { pick("Keine Beiträge", "No messages") }
    func messages(_ count: Int) -> String {
        plural(count, (one: "# Beitrag", many: "# Beiträge"), (one: "# message", many: "# messages"))
    }
    var historyScope: String { pick("Verlauf", "history") }

    // MARK: Writing
    func replyTo(_ interim: Bool) -> String {
        interim ? pick("Zwischenbescheid an", "Interim notice to") : pick("Antwort an", "Reply to")
    }
    func publicOn(_ channel: Channel) -> String {
        pick("ÖFFENTLICH auf \(self.channel(channel))", "PUBLIC on \(self.channel(channel))")
    }
    func privateOn(_ channel: Channel) -> String {
        pick(
            "nur an diese Person, über \(self.channel(channel))",
            "to this person only, through \(self.channel(channel))")
    }
    func templateNamed(_ title: String) -> String { pick("Textbaustein „\(title)“", "template “\(title)”") }
    var sending: String { pick("wird übergeben …", "handing over …") }
    func openNames(_ names: [String]) -> String {
        let list = names.map { "{{\($0)}}" }.joined(separator: ", ")
        return pick(
            "nicht ausgefüllt: \(list) · im Text ersetzen, dann senden",
            "not filled in: \(list) · replace it in the text, then send")
    }
    var emptyReply: String {
        pick("der Text ist leer · Esc verlässt die Antwort", "the text is empty · Esc leaves the reply")
    }
    func tooLong(_ count: Int, _ limit: Int) -> String {
        pick(
            "\(count) Zeichen, der Kanal erlaubt \(limit): um \(count - limit) kürzen",
            "\(count) characters, the channel allows \(limit): shorten it by \(count - limit)")
    }
    func holdLine(_ changes: String, isSeen: Bool) -> String {
        let key = isSeen ? pick("^S sendet", "^S sends") : pick("dann ^S", "then ^S")
        return pick("Inzwischen: ", "Meanwhile: ") + "\(changes) · \(key)"
    }
    func arrived(_ count: Int) -> String {
        plural(count, (one: "# neuer Beitrag", many: "# neue Beiträge"), (one: "# new message", many: "# new messages"))
    }
    var holdAsks: String {
        pick(
            "Der Vorgang hat sich geändert: noch einmal ^S sendet trotzdem",
            "The case has changed: ^S once more sends all the same")
    }
    var draftKept: String { pick("Entwurf behalten · r schreibt weiter", "draft kept · r goes on writing") }
    var draftOffered: String { pick("Entwurf wieder da", "your draft is back") }
    var draftDropped: String { pick("Entwurf verworfen", "draft discarded") }
    var askDropDraft: String { pick("Entwurf wirklich verwerfen?", "Really discard the draft?") }
    var askTemplate: String { pick("Textbaustein", "Template") }
    var noTemplates: String { pick("keine Textbausteine eingetragen", "no templates are entered") }
    var askPlan: String { pick("Senden wann?", "Send when?") }
    var planHint: String {
        pick("14:30 · morgen · 25.11. 14:00 · 2h · sofort", "14:30 · tomorrow · 2026-11-25 14:00 · 2h · now")
    }
    var planPast: String { pick("dieser Zeitpunkt liegt in der Vergangenheit", "that time lies in the past") }
    var interimOn: String { pick("als Zwischenbescheid", "as an interim notice") }
    var interimOff: String { pick("als Antwort", "as a reply") }
    var editorUnchanged: String { pick("der Editor hat nichts geändert", "the editor changed nothing") }

    var nothingBeingWritten: String { pick("hier wird keine Antwort geschrieben", "no reply is being written here") }

    // MARK: Copying
    var askCopy: String { pick("Kopieren", "Copy") }
    var copyNumber: String { pick("Geschäftszeichen", "case number") }
    var copyText: String { pick("Text des Beitrags", "text of the message") }
    var copyLink: String { pick("Adresse des Beitrags", "address of the message") }
    var noLink: String { pick("dieser Beitrag hat keine Adresse", "this message has no address") }
    var nothingToCopy: String { pick("hier ist nichts zu kopieren", "there is nothing to copy here") }
    func copiedLetters(_ count: Int) -> String {
        pick(
            "\(count) Zeichen kopiert, wenn das Terminal es erlaubt",
            "\(count) characters copied, if the terminal allows it")
    }
    var endOfList: String { pick("kein weiterer Vorgang in der Liste", "no further case in the list") }

    // MARK: Commands of the case
    var labelLineDown: String { pick("ab", "down") }
    var helpLineDown: String { pick("eine Zeile weiter", "one line down") }
    var labelLineUp: String { pick("auf", "up") }
    var helpLineUp: String { pick("eine Zeile zurück", "one line up") }
    var helpThreadPageDown: String { pick("eine Seite weiter", "one page down") }
    var helpThreadPageUp: String { pick("eine Seite zurück", "one page up") }
    var helpThreadFirst: String { pick("zum Anfang", "to the beginning") }
    var helpThreadLast: String { pick("zum Ende", "to the end") }
    var labelNextMessage: String { pick("nächster Beitrag", "next message") }
    var helpNextMessage: String { pick("nächsten Beitrag wählen", "select the next message") }
    var helpPreviousMessage: String { pick("vorigen Beitrag wählen", "select the previous message") }
    var labelNextCase: String { pick("nächster Vorgang", "next case") }
    var helpNextCase: String { pick("nächster Vorgang der Liste", "next case of the list") }
    var helpPreviousCase: String { pick("voriger Vorgang der Liste", "previous case of the list") }
    var labelHistory: String { pick("Verlauf", "history") }
    var helpHistory: String { pick("Verlauf zeigen: wer, wann, was", "show the history: who, when, what") }
    var labelIDs: String { pick("Kennungen", "ids") }
    var helpIDs: String {
        pick("Kennungen und Adressen gesendeter Antworten zeigen", "show ids and addresses of sent replies")
    }
    var labelCopyPart: String { pick("kopieren", "copy") }
    var helpCopyPart: String { pick("Nummer, Text oder Adresse kopieren", "copy number, text or address") }
    var labelRetry: String { pick("noch einmal senden", "send again") }
    var helpRetry: String { pick("gescheiterte Antwort noch einmal senden", "send a failed reply again") }
    var labelSend: String { pick("senden", "send") }
    var helpSend: String { pick("Antwort senden", "send the reply") }
    var labelSendClose: String { pick("senden+schließen", "send+close") }
    var helpSendClose: String { pick("Antwort senden und Vorgang schließen", "send the reply and close the case") }
    var labelTemplate: String { pick("Textbaustein", "template") }
    var helpTemplate: String { pick("Textbaustein einsetzen", "insert a template") }
    var labelEditor: String { "Editor" }
    var helpEditor: String { pick("im eigenen Editor schreiben", "write in your own editor") }
    var labelPrivate: String { pick("privat", "private") }
    var helpPrivate: String {
        pick(
            "so antworten, dass nur die Person es sieht, oder öffentlich",
            "answer so that only the person sees it, or in public")
    }
    var privateOnNow: String { pick("nur die Person sieht die Antwort", "only the person sees the reply") }
    var privateOffNow: String { pick("die Antwort steht öffentlich", "the reply stands in public") }
    var labelInterim: String { pick("Zwischenbescheid", "interim") }
    var helpInterim: String { pick("als Zwischenbescheid senden oder nicht", "send as an interim notice, or not") }
    var labelPlan: String { pick("planen", "plan") }
    var helpPlan: String { pick("Zeitpunkt des Sendens setzen", "set when it is sent") }
    var labelKeep: String { pick("Entwurf behalten", "keep draft") }
    var helpKeep: String { pick("Entwurf behalten und verlassen", "keep the draft and leave") }
    var labelDrop: String { pick("verwerfen", "discard") }
    var helpDrop: String { pick("Entwurf verwerfen", "discard the draft") }
    var labelTextUndo: String { pick("zurück", "undo") }
    var helpTextUndo: String { pick("Tippen rückgängig", "undo typing") }
    var helpTextRedo: String { pick("Tippen wiederherstellen", "redo typing") }
}
