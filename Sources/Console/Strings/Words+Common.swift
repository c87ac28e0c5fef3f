internal import Desk

extension Words {
    // MARK: Time
    func weekday(_ index: Int) -> String {
        let german = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
        let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return (language == .de ? german : english)[min(max(0, index), 6)]
    }

    func month(_ number: Int) -> String {
        let english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let german = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]
        return (language == .de ? german : english)[min(max(1, number), 12) - 1]
    }

    var justNow: String { pick("jetzt", "now") }
    var minutesShort: String { pick(" min", " min") }
    var daysShort: String { pick("T", "d") }
    var weeksShort: String { pick("Wo", "w") }
    var yearsShort: String { pick("J", "y") }

    // MARK: Screens
    func screen(_ kind: ScreenKind) -> String {
        switch kind {
        case .inbox: pick("Posteingang", "Inbox")
        case .board: pick("Fristen", "Deadlines")
        case .units: pick("Zuständigkeit", "Offices")
        case .outbox: pick("Ausgang", "Outbox")
        case .accounts: pick("Konten", "Accounts")
        case .moderation: "Moderation"
        case .case: pick("Vorgang", "Case")
        case .decision: pick("Entscheidung", "Decision")
        case .publication: pick("Beitrag", "Post")
        }
    }

    func context(_ context: KeyContext) -> String {
        switch context {
        case .everywhere: pick("Überall", "Everywhere")
        case .inbox: screen(.inbox)
        case .case: screen(.case)
        case .board: screen(.board)
        case .units: screen(.units)
        case .outbox: screen(.outbox)
        case .accounts: screen(.accounts)
        case .moderation: screen(.moderation)
        case .decision: screen(.decision)
        case .deciding: pick("Entscheiden", "Deciding")
        case .notice: pick("Mitteilung schreiben", "Writing a notice")
        case .compose: pick("Antwort schreiben", "Writing a reply")
        case .publication: pick("Beitrag schreiben", "Writing a post")
        case .publicationAccounts: pick("Konten eines Beitrags", "Accounts of a post")
        case .input: pick("Eingabezeile", "Line of text")
        case .dialog: pick("Auswahl", "Choices")
        }
    }

    // MARK: Channels and states
    func channel(_ channel: Channel) -> String {
        switch channel {
        case .facebook: "Facebook"
        case .x: "X"
        case .mastodon: "Mastodon"
        case .instagram: "Instagram"
        case .youtube: "YouTube"
        case .blog: "Blog"
        case .wiki: "Wiki"
        case .website: pick("Webseite", "Website")
        case .guestbook: pick("Gästebuch", "Guestbook")
        case .mail: pick("E-Mail", "Mail")
        case .googleplus: "Google+"
        case .open311: pick("Mängelmelder", "Open311")
        case .other: pick("Sonstige", "Other")
        }
    }

    /// The channel in at most five columns.
    func channelShort(_ channel: Channel) -> String {
        switch channel {
        case .facebook: "FB"
        case .x: "X"
        case .mastodon: "Mast"
        case .instagram: "Inst"
        case .youtube: "YT"
        case .blog: "Blog"
        case .wiki: "Wiki"
        case .website: "Web"
        case .guestbook: pick("Gäst", "Gst")
        case .mail: "Mail"
        case .googleplus: "G+"
        case .open311: "311"
        case .other: pick("Sonst", "Oth")
        }
    }

    func status(_ status: CaseStatus) -> String {
        switch status {
        case .new: pick("neu", "new")
        case .open: pick("offen", "open")
        case .waitingCitizen: pick("wartet auf Bürger:in", "waiting for the citizen")
        case .waitingUnit: pick("wartet auf das Amt", "waiting for the office")
        case .snoozed: pick("zurückgestellt", "snoozed")
        case .closed: pick("geschlossen", "closed")
        case .spam: pick("Spam", "spam")
        case .merged: pick("zusammengeführt", "merged")
        }
    }

    func priority(_ priority: Priority) -> String {
        switch priority {
        case .low: pick("niedrig", "low")
        case .normal: pick("normal", "normal")
        case .high: pick("hoch", "high")
        case .urgent: pick("dringend", "urgent")
        }
    }

    func clock(_ kind: ClockKind) -> String {
        switch kind {
        case .firstResponse: pick("Erste Antwort", "First response")
        case .interim: pick("Zwischenbescheid", "Interim notice")
        case .nextResponse: pick("Nächste Antwort", "Next response")
        case .resolution: pick("Lösung", "Resolution")
        case .unit: pick("Amtsfrist", "Office share")
        case .appeal: pick("Widerspruch", "Appeal")
        }
    }

    /// In at most eight columns, for lines that hold many clocks.
    func clockShort(_ kind: ClockKind) -> String {
        switch kind {
        case .firstResponse: pick("Antwort", "First")
        case .interim: pick("Zwischen", "Interim")
        case .nextResponse: pick("Nächste", "Next")
        case .resolution: pick("Lösung", "Solution")
        case .unit: pick("Amt", "Share")
        case .appeal: pick("Wid.", "Appeal")
        }
    }

    func replyState(_ state: ReplyState) -> String {
        switch state {
        case .draft: pick("Entwurf", "draft")
        case .awaitingApproval: pick("wartet auf Freigabe", "awaiting approval")
        case .scheduled: pick("geplant", "scheduled")
        case .queued: pick("wartet", "waiting")
        case .sending: pick("wird gesendet", "sending")
        case .uncertain: pick("unklar", "uncertain")
        case .sent: pick("gesendet", "sent")
        case .failed: pick("gescheitert", "failed")
        case .cancelled: pick("zurückgeholt", "called back")
        }
    }

    // MARK: Refusals of the console itself
    var readOnlyDesk: String {
        pick("nur zum Lesen geöffnet: hier wird nichts geändert", "opened for reading only: nothing is changed here")
    }
    var readerRole: String {
        pick("Ihre Rolle „reader“ darf lesen, nicht ändern", "your role “reader” may read, not change")
    }
    var noCaseHere: String { pick("hier ist kein Vorgang ausgewählt", "no case is selected here") }
    func deskBroken(_ reason: String) -> String {
        pick(
            "Der Schreibtisch antwortet nicht: \(reason) · Ctrl-L versucht es neu",
            "The desk does not answer: \(reason) · Ctrl-L tries again")
    }

    // MARK: Counts
    func cases(_ count: Int) -> String {
        plural(count, (one: "# Vorgang", many: "# Vorgänge"), (one: "# case", many: "# cases"))
    }
}
