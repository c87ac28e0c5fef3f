internal import Desk

/// Sentences and titles of inbox, outbox, dialogs and status line.
extension Words {
    // MARK: Inbox
    var columnTimer: String { pick("Frist", "Due") }
    var columnChannel: String { pick("Kanal", "Chan.") }
    var columnFrom: String { pick("Von", "From") }
    var columnUnit: String { pick("Einheit", "Office") }
    var columnText: String { pick("Text", "Text") }
    var columnAge: String { pick("Alter", "Age") }
    var loading: String { pick("wird geladen …", "loading …") }
    var emptyDesk: String {
        pick(
            "Noch keine Vorgänge; `lotse import` oder `lotse sync` holt sie.",
            "No cases yet; `lotse import` or `lotse sync` brings them in.")
    }
    func emptyOpen(_ key: String) -> String {
        pick("Nichts offen. \(key) zeigt auch Geschlossenes.", "Nothing is open. \(key) shows closed cases too.")
    }
    func emptyFiltered(_ filter: String, key: String) -> String {
        pick(
            "Nichts passt zu „\(filter)“. \(key) hebt den Filter auf.",
            "Nothing matches “\(filter)”. \(key) clears the filter.")
    }
    func newAbove(_ count: Int, key: String) -> String {
        plural(count, (one: "# neuer oben", many: "# neue oben"), (one: "# new above", many: "# new above"))
            + pick(" · \(key) zeigt sie", " · \(key) shows them")
    }
    func markedCap(_ count: Int) -> String {
        pick("die ersten \(grouped(count)) sind markiert", "the first \(grouped(count)) are marked")
    }
    func order(_ order: CaseOrder) -> String {
        switch order {
        case .due: pick("älteste Frist zuerst", "nearest deadline first")
        case .newest: pick("neueste zuerst", "newest first")
        case .oldest: pick("älteste zuerst", "oldest first")
        }
    }
    func scope(_ inbox: InboxState, _ request: PageRequest) -> String {
        let scope = request.openOnly ? pick("offen", "open") : pick("alle", "all")
        guard !inbox.marked.isEmpty else { return scope }
        return plural(inbox.marked.count, (one: "# markiert", many: "# markiert"), (one: "# marked", many: "# marked"))
            + " · " + scope
    }
    func of(_ part: String, _ whole: String) -> String { pick("\(part) von \(whole)", "\(part) of \(whole)") }
    func queryFault(_ fault: QueryFault) -> String {
        pick(
            "Spalte \(fault.column): erwartet: \(fault.expected.german)",
            "column \(fault.column): expected \(fault.expected.english)")
    }
    func quoted(_ name: String, _ title: String) -> String { pick("\(name) „\(title)“", "\(name) “\(title)”") }
    func due(_ kind: ClockKind, _ time: String) -> String {
        pick("\(clock(kind)) fällig \(time)", "\(clock(kind)) due \(time)")
    }
    func lateBy(_ span: String) -> String { pick(" (überschritten seit \(span))", " (overdue for \(span))") }
    func snoozedUntil(_ time: String) -> String { pick("Wiedervorlage \(time)", "back on \(time)") }
    func responsible(unit: String?, clerk: String?) -> String {
        guard unit != nil || clerk != nil else { return pick("niemand zuständig", "nobody responsible") }
        return [unit, clerk].compactMap(\.self).joined(separator: " / ")
    }

    // MARK: Dialogs
    func askUnit(_ count: Int) -> String { pick("\(cases(count)) zuweisen an", "Assign \(cases(count)) to") }
    func name(of unit: OrganisationUnit) -> String { pick(unit.name, unit.englishName ?? unit.name) }
    var recent: String { pick("zuletzt", "recent") }
    func askSnooze(_ count: Int) -> String { pick("\(cases(count)) zurückstellen bis", "Snooze \(cases(count)) until") }
    var snoozeHour: String { pick("in einer Stunde", "in an hour") }
    var snoozeTomorrow: String { pick("morgen 8 Uhr", "tomorrow 8:00") }
    var snoozeMonday: String { pick("Montag 8 Uhr", "Monday 8:00") }
    var snoozeWeek: String { pick("in einer Woche", "in a week") }
    var snoozeDate: String { pick("Datum eingeben …", "type a date …") }
    var askSnoozeDate: String { pick("Zurückstellen bis", "Snooze until") }
    var snoozeHint: String {
        pick(
            "2h · 3t · morgen · montag · 25.11. · 25.11. 14:00",
            "2h · 3d · tomorrow · monday · 2026-11-25 · 25.11. 14:00")
    }
    func noSuchTime(_ text: String) -> String {
        pick(
            "„\(text)“ ist keine Zeit; zum Beispiel 2h, morgen oder 25.11. 14:00",
            "“\(text)” is no time; for example 2h, tomorrow or 25.11. 14:00")
    }
    var askWait: String { pick("Worauf wird gewartet?", "What is waited for?") }
    func waiting(for whom: Wait.Whom) -> String {
        switch whom {
        case .citizen: pick("auf Bürger:in (Fristen halten an)", "for the citizen (clocks pause)")
        case .unit: pick("auf das Amt (Fristen laufen)", "for the office (clocks run)")
        case .nobody: pick("auf niemanden mehr", "for nobody any more")
        }
    }
    var askPriority: String { pick("Priorität", "Priority") }
    var askTags: String { pick("Schlagworte", "Tags") }
    var tagHint: String { pick("hochwasser -erledigt", "flood -done") }
    var askNote: String { pick("Vermerk", "Note") }
    var noteStaysInside: String {
        pick("bleibt intern, verlässt den Schreibtisch nie", "stays inside, never leaves the desk")
    }
    var askMerge: String { pick("Zusammenführen mit Vorgang", "Merge into case") }
    var mergeHint: String { pick("Nummer des Vorgangs, der bleibt", "number of the case that stays") }
    var askCaseNumber: String { pick("Vorgangsnummer", "Case number") }
    func noCaseNumber(_ prefix: String) -> String {
        pick(
            "das ist keine Vorgangsnummer; zum Beispiel \(prefix)-2026-000123 oder 123",
            "that is no case number; for example \(prefix)-2026-000123 or 123")
    }
    var oneCaseOnly: String {
        pick("dafür muss genau ein Vorgang ausgewählt sein", "this needs exactly one selected case")
    }
    var nothingFits: String { pick("nichts passt", "nothing fits") }
    func helpTitle(_ screen: String) -> String { pick("Tasten · \(screen)", "Keys · \(screen)") }
    var paletteTitle: String { pick("Befehle", "Commands") }
    var confirmTitle: String { pick("Wirklich?", "Really?") }
    var confirmKeys: String { pick("j ja, tun   jede andere Taste: nein", "y yes, do it   any other key: no") }
    var yesLetter: Unicode.Scalar { language == .de ? "j" : "y" }
    func noSuchCommand(_ name: String, near: [String]) -> String {
        let names = near.joined(separator: ", ")
        return pick("kein Befehl „\(name)“", "no command “\(name)”")
            + (near.isEmpty
                ? pick("; Tab nach : zeigt alle", "; Tab after : shows all")
                : pick("; meinten Sie \(names)?", "; did you mean \(names)?"))
    }
    func copied(_ text: String) -> String {
        pick(
            "\(text) an das Terminal gegeben; nicht jedes kopiert",
            "\(text) handed to the terminal; not every one copies")
    }
    var pasteTooLong: String {
        pick("zu viel eingefügt; nichts davon wurde übernommen", "too much was pasted; nothing of it was taken")
    }
    var tooSmall: String { pick("Lotse: Fenster zu klein", "Lotse: window too small") }

    // MARK: Why
    func whyTitle(_ number: String) -> String { pick("Warum? · \(number)", "Why? · \(number)") }
    var noClocks: String { pick("Für diesen Vorgang laufen keine Fristen.", "No clocks run for this case.") }
    var dueAt: String { pick("fällig", "due") }
    var receivedAt: String { pick("Beginn", "from") }
    var untilNow: String { pick("jetzt", "now") }
    func policyLine(_ policy: String, calendar: String, minutes: Int) -> String {
        pick(
            "Regel „\(policy)“, Kalender „\(calendar)“, \(hours(Int64(minutes) * 60)) Dienstzeit",
            "policy “\(policy)”, calendar “\(calendar)”, \(hours(Int64(minutes) * 60)) of opening time")
    }
    func usedLine(_ used: String, of whole: String) -> String {
        pick("verbraucht \(used) von \(whole)", "used \(used) of \(whole)")
    }
    func hours(_ seconds: Int64) -> String {
        "\(seconds / 3600):" + String(zeroPadded: Int(seconds / 60 % 60), 2) + " h"
    }
    func skipped(_ reason: DayReason) -> String {
        switch reason {
        case .holiday(let holiday): pick(holiday.german, holiday.english)
        case .closedDay: pick("geschlossen", "closed")
        case .weekday: pick("kein Dienst", "no opening hours")
        case .special: pick("Sondertag", "special day")
        }
    }

    // MARK: What was done
    func done(_ command: String, _ count: Int) -> String {
        let n = cases(count)
        return switch command {
        case "assign": pick("\(n) zugewiesen", "\(n) assigned")
        case "claim": pick("\(n) übernommen", "\(n) claimed")
        case "release": pick("\(n) abgegeben", "\(n) released")
        case "close": pick("\(n) geschlossen", "\(n) closed")
        case "reopen": pick("\(n) wieder geöffnet", "\(n) reopened")
        case "snooze": pick("\(n) zurückgestellt", "\(n) snoozed")
        case "wake": pick("\(n) geweckt", "\(n) woken")
        case "wait": pick("\(n) auf Warten gestellt", "\(n) set to wait")
        case "tag": pick("\(n) verschlagwortet", "\(n) tagged")
        case "note": pick("Vermerk an \(n)", "note on \(n)")
        case "priority": pick("Priorität an \(n) gesetzt", "priority set on \(n)")
        case "read": pick("\(n) umgestellt", "\(n) changed")
        case "spam": pick("\(n) als Spam verworfen", "\(n) discarded as spam")
        case "merge": pick("\(n) zusammengeführt", "\(n) merged")
        case "moderate": pick("\(messagesWord(count)) entschieden", "\(messagesWord(count)) decided")
        case "publish": published(count)
        case "reply": pick("Antwort im Ausgang", "reply in the outbox")
        default: pick("\(command): \(n)", "\(command): \(n)")
        }
    }
    func done(_ deed: Deed) -> String {
        switch deed {
        case .cancelReply: pick("Antwort zurückgeholt", "reply called back")
        case .retryReply: pick("Antwort wird erneut gesendet", "the reply is sent again")
        case .account(let name): pick("Konto \(name) eingetragen", "account \(name) entered")
        case .moderation(let deed): done(deed)
        default: pick("erledigt", "done")
        }
    }
    func undone(_ deed: Deed, command: String, count: Int) -> String {
        deed == .redo
            ? pick("wiederholt: ", "done again: ") + done(command, count)
            : pick("zurückgenommen: ", "taken back: ") + done(command, count)
    }
    var undoTail: String { pick(" · u nimmt zurück", " · u takes it back") }
    var nothingChanged: String { pick("daran war nichts zu ändern", "there was nothing to change") }
    func refused(_ count: Int, _ reason: String) -> String {
        plural(count, (one: "# abgelehnt", many: "# abgelehnt"), (one: "# refused", many: "# refused")) + ": " + reason
    }

    // MARK: Status line and outbox
    var readOnlyShort: String { pick("nur lesen", "read only") }
    var readerShort: String { pick("Rolle reader", "role reader") }
    func waitingReplies(_ count: Int) -> String { pick("Ausgang \(grouped(count))", "outbox \(grouped(count))") }
    func uncertainReplies(_ count: Int) -> String { pick("\(grouped(count)) unklar", "\(grouped(count)) uncertain") }
    func failedReplies(_ count: Int) -> String { pick("! \(grouped(count)) gescheitert", "! \(grouped(count)) failed") }
    /// Nil: within the last minute.
    func synced(_ age: String?) -> String {
        age.map { pick("Abruf vor \($0)", "synced \($0) ago") } ?? pick("Abruf aktuell", "synced now")
    }
    var syncBusy: String { pick("holt …", "pulling …") }
    func syncPaused(_ time: String) -> String { pick("Pause bis \(time)", "paused until \(time)") }
    func syncStopped(_ reason: String) -> String { pick("angehalten: \(reason)", "stopped: \(reason)") }
    var outboxScope: String { pick("Antworten, die gehen und gingen", "replies that leave and left") }
    func replies(_ count: Int) -> String {
        plural(count, (one: "# Antwort", many: "# Antworten"), (one: "# reply", many: "# replies"))
    }
    var emptyOutbox: String {
        pick(
            "Nichts im Ausgang. 1 zeigt den Posteingang, r beginnt dort eine Antwort.",
            "Nothing in the outbox. 1 shows the inbox, r begins a reply there.")
    }
    var noReplyHere: String { pick("hier ist keine Antwort ausgewählt", "no reply is selected here") }
    var onlyFailed: String {
        pick("nur gescheiterte Antworten lassen sich erneut senden", "only failed replies can be sent again")
    }
}

extension Words {
    /// Why the editor gave no text.
    func editorFault(_ error: any Error) -> String {
        switch error {
        case EditorRun.Fault.noEditor:
            pick("kein Editor eingestellt; VISUAL oder EDITOR setzen", "no editor is set; set VISUAL or EDITOR")
        case EditorRun.Fault.editor(let what):
            pick(
                "der Editor endete mit einem Fehler (\(what)); der Text bleibt, wie er war",
                "the editor ended with an error (\(what)); the text stays as it was")
        default:
            pick("der Editor ließ sich nicht benutzen: \(error)", "the editor could not be used: \(error)")
        }
    }
}
