internal import Desk

/// Questions of the moderation, and what became of decisions.
extension Words {
    // MARK: Questions
    /// Names the person, and for what cannot be undone that it cannot.
    func askFinal(_ measure: Measure, author: String, isProposal: Bool) -> String {
        let what =
            isProposal
            ? pick("„\(title(measure))“ vorschlagen", "propose to \(title(measure))")
            : pick("wirklich „\(title(measure))“", "really \(title(measure))")
        let target =
            measure == .ban ? pick("\(author)", "\(author)") : pick("1 Beitrag von \(author)", "1 message of \(author)")
        return "\(target): \(what)? \(untilItLeaves)"
    }
    private var untilItLeaves: String {
        pick(
            "u nimmt es zurück, bis es hinausgeht; danach geht es nicht mehr.",
            "u takes it back until it leaves; after that nothing does.")
    }
    /// How many of the marked ones; the others are refused.
    func askBulk(_ measure: Measure, _ count: Int, of marked: Int) -> String {
        let share =
            count == marked
            ? messagesWord(count)
            : pick(
                "\(grouped(count)) von \(grouped(marked)) Beiträgen",
                "\(grouped(count)) of \(grouped(marked)) messages")
        let tail = measure.isFinal ? untilItLeaves : pick("u nimmt alle zurück.", "u takes all back.")
        return pick("\(share): „\(title(measure))“? \(tail)", "\(share): \(title(measure))? \(tail)")
    }
    var askRule: String { pick("Regel: Nummer oder Wort tippen", "Rule: type its number or a word") }
    var askReason: String { pick("Begründung für die Akte", "Reasoning for the file") }
    var reasonStaysInside: String {
        pick("bleibt intern, die Person liest sie nicht", "stays inside, the author does not read it")
    }
    var askBanDays: String { pick("Sperren für wie viele Tage?", "Ban for how many days?") }
    var banDaysHint: String { pick("Zahl der Tage, 1 bis 3650", "number of days, 1 to 3650") }
    var otherDays: String { pick("andere Zahl …", "another number …") }
    func days(_ count: Int) -> String {
        plural(count, (one: "# Tag", many: "# Tage"), (one: "# day", many: "# days"))
    }
    func noSuchDays(_ text: String) -> String {
        pick("„\(text)“ ist keine Zahl von Tagen", "“\(text)” is no number of days")
    }
    var askDropDecision: String {
        pick("Regel, Maßnahme und Geschriebenes verwerfen?", "Drop rule, measure and what was written?")
    }
    func askLoseDecisions(_ count: Int) -> String {
        plural(
            count,
            (
                one: "# angefangene Entscheidung geht verloren. Beenden?",
                many: "# angefangene Entscheidungen gehen verloren. Beenden?"
            ),
            (one: "# begun decision will be lost. Quit?", many: "# begun decisions will be lost. Quit?"))
    }
    var askDecline: String { pick("Warum nicht?", "Why not?") }
    var askUphold: String { pick("Widerspruch stattgeben: Gründe", "Uphold the appeal: reasons") }
    var askDismiss: String { pick("Widerspruch zurückweisen: Gründe", "Dismiss the appeal: reasons") }
    var reasonNeeded: String { pick("Gründe sind nötig", "reasons are needed") }
    var askReport: String { pick("Meldung: wer, und warum?", "Report: who, and why?") }
    func reportHint(_ rule: String?) -> String {
        rule.map { pick("zur Regel „\($0)“", "about rule “\($0)”") }
            ?? pick("ohne Regel; 1–9 wählt eine", "without a rule; 1–9 picks one")
    }
    var askAppeal: String { pick("Widerspruch: Worte der Person", "Appeal: the author's words") }
    var appealHint: String { pick("eine andere Person entscheidet darüber", "another person decides about it") }

    // MARK: Second persons and appeals
    func secondHead(isBefore: Bool) -> String {
        isBefore
            ? pick("Vorschlag: stimmen Sie zu?", "Proposal: do you agree?")
            : pick("Gilt schon: stimmen Sie zu?", "Holds already: do you agree?")
    }
    var replySecondHead: String { pick("Antwort: darf sie so hinaus?", "Reply: may it leave like this?") }
    var appealHead: String { pick("Widerspruch", "Appeal") }
    var appealByMessage: String { pick("siehe den Beitrag im Vorgang", "see the message in the case") }
    var appealAgainst: String { pick("gegen", "against") }
    var secondFirst: String {
        pick("erst darüber entscheiden: s zustimmen, S ablehnen", "decide about that first: s agree, S decline")
    }
    var appealFirst: String {
        pick("erst über den Widerspruch: + stattgeben, - zurückweisen", "the appeal first: + uphold, - dismiss")
    }
    var nothingSecond: String {
        pick("hier wartet nichts auf eine zweite Person", "nothing waits for a second person here")
    }
    var noAppeal: String { pick("hier ist kein Widerspruch offen", "no appeal is open here") }

    // MARK: What became of it
    /// Who decided what, when, by which rule.
    func decision(_ record: DecisionRecord, _ times: Times, _ now: Instant, _ roster: Roster) -> String {
        let until = record.until.map { untilDay(times.full($0, now: now)) } ?? ""
        let number = record.rule.map { name in roster.rules[name].map { "\($0.number)" } ?? name }
        let version = record.ruleVersion.map { pick(", Fassung \($0)", ", version \($0)") } ?? ""
        let rule = number.map { pick(", Regel \($0)", ", rule \($0)") + version } ?? ""
        let state = record.state == .inForce ? "" : " (\(title(record.state)))"
        return "\(record.by) \(times.full(record.at, now: now)): \(title(record.measure))\(until)\(rule)\(state)"
    }
    func secondOpen(_ state: DecisionState) -> String {
        state == .proposed
            ? pick("wartet auf zweite Person, noch nichts ging hinaus", "waits for a second person, nothing has left")
            : pick("zweite Person muss noch zustimmen", "a second person must still agree")
    }
    func secondDone(_ name: String, agrees: Bool, at time: String) -> String {
        agrees
            ? pick("zweite Person \(name) stimmte zu \(time)", "second person \(name) agreed \(time)")
            : pick("zweite Person \(name) lehnte ab \(time)", "second person \(name) declined \(time)")
    }
    var atChannel: String { pick("Kanal", "Channel") }
    func fate(_ state: ReplyState, isMessage: Bool) -> String {
        switch state {
        case .sent: isMessage ? replyState(.sent) : pick("ausgeführt", "done")
        case .failed: replyState(.failed)
        case .cancelled: pick("zurückgenommen", "taken back")
        case .uncertain: replyState(.uncertain)
        case .draft, .awaitingApproval, .scheduled, .queued, .sending: pick("im Ausgang", "in the outbox")
        }
    }
    func done(_ deed: ModerationDeed) -> String {
        switch deed {
        case .decide(let orders):
            pick("\(messagesWord(orders.count)) entschieden", "\(messagesWord(orders.count)) decided")
        case .second(_, let agrees, _, _): agrees ? pick("zugestimmt", "agreed") : pick("abgelehnt", "declined")
        case .withdraw: pick("Entscheidung zurückgenommen", "decision taken back")
        case .appeal: pick("Widerspruch aufgenommen", "appeal taken down")
        case .decideAppeal(_, let isUpheld, _, _):
            isUpheld
                ? pick("Widerspruch stattgegeben", "appeal upheld")
                : pick("Widerspruch zurückgewiesen", "appeal dismissed")
        case .report: pick("Meldung aufgenommen", "report taken down")
        case .approve: pick("Antwort freigegeben, sie geht hinaus", "reply approved, it leaves")
        case .decline: pick("Antwort abgelehnt, wieder Entwurf", "reply declined, a draft again")
        case .settle(_, let hasArrived):
            hasArrived
                ? pick("als angekommen vermerkt", "noted as arrived")
                : pick("wird noch einmal gesendet", "is sent again")
        }
    }
}
