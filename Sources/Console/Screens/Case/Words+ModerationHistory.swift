internal import Desk

extension Words {
    /// One entry of the journal about moderation: what happened.
    func moderationHistory(_ entry: JournalEntry, times: Times) -> String {
        switch entry.kind {
        case .flagged: pick("Beitrag gemeldet", "message reported") + rule(entry)
        case .moderated: decided(entry, times)
        case .seconded: pick("zweite Person stimmt zu", "second person agrees")
        case .declined: pick("zweite Person lehnt ab", "second person declines")
        case .withdrawn: pick("Entscheidung zurückgenommen", "decision withdrawn")
        case .lifted:
            entry.detail("through") == "time"
                ? pick("Sperre abgelaufen", "ban is over") : pick("Maßnahme aufgehoben", "measure lifted")
        case .appealed: pick("Widerspruch eingelegt", "appeal filed")
        case .appealDecided:
            entry.flag("upheld")
                ? pick("Widerspruch stattgegeben", "appeal upheld")
                : pick("Widerspruch zurückgewiesen", "appeal dismissed")
        case .evidenced: pick("Beweise gesichert", "evidence preserved")
        case .measureQueued: pick("Maßnahme in den Ausgang gelegt", "measure put into the outbox")
        default: pick("von der Quelle veröffentlicht", "published by its source")
        }
    }

    private func decided(_ entry: JournalEntry, _ times: Times) -> String {
        let measure = entry.detail("measure").flatMap(Measure.init(rawValue:)).map { title($0) } ?? "?"
        let until = entry.instant("until").map { pick(" bis ", " until ") + times.full($0) } ?? ""
        let opening =
            entry.detail("second") == "before"
            ? pick("vorgeschlagen: ", "proposed: ") : pick("entschieden: ", "decided: ")
        return opening + measure + until + rule(entry)
    }

    private func rule(_ entry: JournalEntry) -> String {
        guard let name = entry.detail("rule") else { return "" }
        let version = entry.detail("rule_version").map { ", " + pick("Fassung ", "version ") + $0 } ?? ""
        return pick(", Regel ", ", rule ") + name + version
    }

    /// A measure as buttons and lists call it.
    func title(_ measure: Measure) -> String { pick(measure.title.de, measure.title.en) }
}
