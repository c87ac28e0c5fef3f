internal import Desk

/// Sentences of the moderation.
extension Words {
    // MARK: Queues
    func title(_ queue: ReviewQueue) -> String { pick(queue.title.de, queue.title.en) }
    func title(_ state: DecisionState) -> String { pick(state.title.de, state.title.en) }
    func title(_ state: AppealState) -> String { pick(state.title.de, state.title.en) }
    /// In few columns, for the row of the queues.
    func short(_ queue: ReviewQueue) -> String {
        switch queue {
        case .held: pick("gehalten", "held")
        case .reported: pick("gemeldet", "reported")
        case .suspected: pick("Verdacht", "suspected")
        case .second: pick("2. Person", "2nd person")
        case .appeals: pick("Widerspruch", "appeals")
        case .recent: pick("meine", "mine")
        }
    }
    func emptyQueue(_ queue: ReviewQueue, key: String) -> String {
        let text =
            switch queue {
            case .held: pick("Nichts wird zurückgehalten.", "Nothing is held back.")
            case .reported: pick("Keine Meldung ist offen.", "No report is open.")
            case .suspected: pick("Kein Verdacht wartet.", "Nothing suspected waits.")
            case .second: pick("Nichts wartet auf Sie als zweite Person.", "Nothing waits for you as second person.")
            case .appeals: pick("Kein Widerspruch wartet auf Sie.", "No appeal waits for you.")
            case .recent: pick("Sie haben noch nichts entschieden.", "You have decided nothing yet.")
            }
        return text + pick(" \(key) zeigt die nächste Liste.", " \(key) shows the next queue.")
    }
    /// Before the words of a case in lists: what waits in its moderation.
    func waits(_ queue: ReviewQueue?) -> String {
        switch queue {
        case .held: pick("[zurückgehalten] ", "[held back] ")
        case .reported: pick("[gemeldet] ", "[reported] ")
        case .second: pick("[2. Person nötig] ", "[2nd person needed] ")
        case .appeals: pick("[Widerspruch] ", "[appeal] ")
        case .suspected, .recent, nil: ""
        }
    }
    func marked(_ count: Int) -> String { pick("\(grouped(count)) markiert", "\(grouped(count)) marked") }
    var askQueue: String { pick("Welche Liste?", "Which queue?") }

    // MARK: The message
    var messageGone: String { pick("Dieser Beitrag ist nicht mehr da.", "This message is not there any more.") }
    var noFurtherMessage: String { pick("kein weiterer Beitrag im Vorgang", "no further message in the case") }
    /// How it stands at its source; nil for one that everybody can read.
    func mark(_ state: MessageState) -> String? {
        switch state {
        case .present, .retracted: nil
        case .held: pick("(zurückgehalten)", "(held back)")
        case .hidden: pick("(verborgen)", "(hidden)")
        case .deleted: pick("(gelöscht)", "(deleted)")
        case .vanished: vanished
        }
    }
    var whyHere: String { pick("Warum hier", "Why it is here") }
    var heldBack: String {
        pick("noch nicht veröffentlicht, wartet auf Entscheidung", "not published yet, waits for a decision")
    }
    func reportedBy(_ count: Int) -> String {
        plural(count, (one: "# Meldung", many: "# Meldungen"), (one: "# report", many: "# reports"))
    }
    var undoByHand: String { pick("bitte am Kanal zurücknehmen", "please undo it at the channel") }
    /// A refusal in the words of the screen: what mends it is a key, not an option.
    func told(_ refusal: Refusal) -> String {
        guard case .ruleMissing(let measure) = refusal else { return refusal.message(language) }
        return pick(
            "„\(title(measure))“ braucht eine Regel: Ziffer wählt sie, # zeigt alle",
            "“\(title(measure))” needs a rule: a digit chooses it, # shows all")
    }
    var machineHint: String {
        pick("Hinweis einer Maschine, keine Entscheidung", "a machine's hint, no decision")
    }
    /// What a message waits for in queues that are not about the message itself.
    func reason(_ queue: ReviewQueue) -> String? {
        switch queue {
        case .held, .reported, .suspected: nil
        case .second: pick("wartet auf eine zweite Person", "waits for a second person")
        case .appeals: pick("Widerspruch gegen die Entscheidung", "an appeal against the decision")
        case .recent: pick("von Ihnen entschieden", "decided by you")
        }
    }
    var noReason: String { pick("von Hand ausgewählt", "chosen by hand") }
    func rule(_ number: Int) -> String { pick("Regel \(number)", "rule \(number)") }
    func classifier(_ label: String) -> String { pick("Klassifikator „\(label)“:", "classifier “\(label)”:") }
    func percent(_ score: Double) -> String { percentShort(score, space: pick(" ", "")) }
    /// At most four columns.
    func percentShort(_ score: Double, space: String = "") -> String {
        "\(Int((min(1, max(0, score.isFinite ? score : 0)) * 100).rounded()))\(space)%"
    }

    // MARK: The decision
    func ruleHead(isChosen: Bool) -> String {
        isChosen
            ? pick("Regel (# zeigt alle)", "Rule (# shows all)")
            : pick("Regel: 1–9, 0, # Liste", "Rule: 1–9, 0, # list")
    }
    func otherMeasures(_ keys: String) -> String { pick("andere: \(keys)", "others: \(keys)") }
    var measureHead: String { pick("Maßnahme", "Measure") }
    var reasonHead: String { pick("Begründung:", "Reasoning:") }
    func second(_ need: ApprovalNeed) -> String {
        switch need {
        case .none: pick("keine zweite Person nötig", "no second person needed")
        case .afterwards:
            pick("zweite Person nötig, danach: gilt sofort", "second person needed, afterwards: holds at once")
        case .before:
            pick("zweite Person nötig, vorher: wird vorgeschlagen", "second person needed, before: is proposed")
        }
    }
    func carrying(_ carrying: Carrying) -> String {
        switch carrying {
        case .nothing: pick("am Kanal ist nichts zu tun", "nothing to do at the channel")
        case .outbox: pick("geht über den Ausgang an den Kanal", "goes to the channel through the outbox")
        case .byHand: pick("bitte am Kanal ausführen", "please carry it out at the channel")
        }
    }
    func noticeHead(_ way: ModerationLetter.Way, isChanged: Bool) -> String {
        let head =
            switch way {
            case .publicly: pick("Mitteilung, ÖFFENTLICH", "Notice, PUBLIC")
            case .privately: pick("Mitteilung, nur an die Person", "Notice, to the author only")
            case .none: pick("Mitteilung (kein Weg zur Person)", "Notice (no way to the author)")
            }
        return head + (isChanged ? pick(", geändert", ", changed") : "")
    }
    var noNoticeLeaves: String { pick("keine", "none") }
    var noticeEditing: String { pick("Mitteilung: Esc fertig", "Notice: Esc done") }
    var noticeKept: String { pick("Mitteilung geändert, Enter entscheidet", "notice changed, Enter decides") }
    var noticeEach: String {
        pick("bei mehreren gilt für jeden der Text der Regel", "for several the rule's own text goes to each")
    }
    var noticeAstray: String {
        pick(
            "Mitteilung wurde für eine andere Regel oder Maßnahme geschrieben",
            "the notice was written for another rule or measure")
    }
    var noNotice: String { pick("hier wird keine Mitteilung geschrieben", "no notice is being written here") }
    var noticeWord: String { pick("Mitteilung", "Notice") }
    var noticeStays: String {
        pick(
            "Mitteilung konnte niemandem gesagt werden, liegt bei der Entscheidung",
            "the notice could be told to nobody, it lies with the decision")
    }
    func untilDay(_ time: String) -> String { pick(" bis \(time)", " until \(time)") }
    func inForce(_ record: DecisionRecord, _ times: Times) -> String {
        let until = record.until.map { untilDay(times.full($0)) } ?? ""
        return pick("gegen die Person gilt: ", "in force against the author: ") + title(record.measure) + until
    }
    var chooseFirst: String {
        pick("erst Regel (1–9) und Maßnahme wählen", "choose a rule (1–9) and a measure first")
    }
    var nothingChosen: String { pick("hier ist nichts gewählt", "nothing is chosen here") }

    // MARK: Stale decisions
    var changedMeanwhile: String { pick("Inzwischen hat sich etwas geändert:", "Meanwhile something has changed:") }
    var textIsNew: String { pick("der Text des Beitrags ist neu", "the message's text is new") }
    var holdSeen: String { pick("Enter entscheidet trotzdem", "Enter decides all the same") }
    var holdAsksEnter: String { pick("ansehen, dann zweimal Enter", "look, then Enter twice") }
    var decisionHeld: String {
        pick(
            "inzwischen geändert: ansehen, Enter entscheidet trotzdem",
            "changed meanwhile: look, Enter decides all the same")
    }
    var staleHarmless: String {
        pick(
            "Vorgang wurde inzwischen nur gelesen: Enter entscheidet", "the case was only read meanwhile: Enter decides"
        )
    }

    // MARK: Many at once
    func messagesWord(_ count: Int) -> String {
        plural(count, (one: "# Beitrag", many: "# Beiträge"), (one: "# message", many: "# messages"))
    }
    func bulkHead(_ count: Int) -> String { pick("\(messagesWord(count)) markiert", "\(messagesWord(count)) marked") }
    func bulkDoes(_ count: Int) -> String { pick("betrifft \(messagesWord(count))", "concerns \(messagesWord(count))") }
    var enterTells: String { pick("Enter sagt vorher, was geschieht", "Enter says first what will happen") }
    func noticesLeave(_ count: Int) -> String {
        plural(
            count, (one: "# Mitteilung geht hinaus", many: "# Mitteilungen gehen hinaus"),
            (one: "# notice leaves", many: "# notices leave"))
    }
    func waitForSecond(_ count: Int) -> String {
        plural(
            count, (one: "# wartet auf zweite Person", many: "# warten auf zweite Person"),
            (one: "# waits for a second person", many: "# wait for a second person"))
    }
    func doneByHand(_ count: Int) -> String {
        plural(
            count, (one: "# bitte am Kanal ausführen", many: "# bitte am Kanal ausführen"),
            (one: "# to carry out at the channel", many: "# to carry out at the channel"))
    }
}
