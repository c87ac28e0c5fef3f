internal import Desk

extension Words {
    /// One entry of the journal: what happened.
    func history(_ entry: JournalEntry, times: Times) -> String {
        switch entry.kind {
        case .opened: pick("Vorgang angelegt", "case opened")
        case .joined: pick("Beitrag eingegangen", "message received")
        case .edited: pick("Beitrag an der Quelle geändert", "message changed at its source")
        case .vanished: pick("Beitrag an der Quelle gelöscht", "message deleted at its source")
        case .moved: pick("Beitrag verschoben", "message moved")
        case .noted: pick("Vermerk geschrieben", "note written")
        case .registered, .unregistered: pick("Register geändert", "register changed")
        case .replyQueued, .publicationQueued, .replyCancelled, .replyBegun, .replyRetry, .replyUncertain, .replyFailed,
            .replySent,
            .replyApproved, .replyDeclined:
            replyHistory(entry, times: times)
        case .flagged, .moderated, .seconded, .declined, .withdrawn, .lifted, .appealed, .appealDecided, .measureQueued,
            .published, .evidenced:
            moderationHistory(entry, times: times)
        default: workHistory(entry, times: times)
        }
    }

    private func workHistory(_ entry: JournalEntry, times: Times) -> String {
        switch entry.kind {
        case .read: pick("gelesen", "read")
        case .assigned: assigned(entry)
        case .claimed: pick("übernommen", "claimed")
        case .released: pick("freigegeben", "released")
        case .closed: pick("geschlossen", "closed")
        case .reopened: pick("wieder geöffnet", "reopened")
        case .snoozed: snoozed(entry.instant("until").map { times.full($0) })
        case .woken: pick("Wiedervorlage beendet", "woken")
        case .waiting: waits(entry.detail("for"))
        case .tagged: tagged(entry.difference(of: .tags))
        case .prioritised: prioritised(entry.value(of: .priority))
        case .merged:
            entry.detail("into") == nil
                ? pick("anderer Vorgang hier aufgegangen", "another case merged into this one")
                : pick("in anderem Vorgang aufgegangen", "merged into another case")
        case .split: pick("geteilt", "split")
        case .discarded: pick("als Spam verworfen", "discarded as spam")
        case .escalated: pick("Frist überschritten", "deadline passed")
        case .retimed: pick("Fristen neu berechnet", "deadlines computed anew")
        case .undone: pick("rückgängig gemacht", "undone")
        default: entry.kind.rawValue
        }
    }

    private func assigned(_ entry: JournalEntry) -> String {
        let unit = entry.detail("unit") ?? "?"
        let clerk = entry.value(of: .clerk).map { ", " + $0 } ?? ""
        return pick("zugewiesen an \(unit)\(clerk)", "assigned to \(unit)\(clerk)")
    }

    private func snoozed(_ until: String?) -> String {
        pick("zurückgestellt", "snoozed") + (until.map { pick(" bis \($0)", " until \($0)") } ?? "")
    }

    private func waits(_ whom: String?) -> String {
        switch whom {
        case "citizen": status(.waitingCitizen)
        case "unit": status(.waitingUnit)
        default: pick("wartet auf niemanden mehr", "waits for nobody any more")
        }
    }

    private func tagged(_ change: (added: [String], removed: [String])) -> String {
        let parts = change.added.map { "+" + $0 } + change.removed.map { "-" + $0 }
        return pick("Schlagworte ", "tags ") + parts.joined(separator: " ")
    }

    private func prioritised(_ value: String?) -> String {
        let name = value.flatMap { Priority(rawValue: $0) }.map { priority($0) } ?? "?"
        return pick("Priorität \(name)", "priority \(name)")
    }

    private func replyHistory(_ entry: JournalEntry, times: Times) -> String {
        let name = entry.flag("interim") ? interimWord : replyWord
        let reason = entry.detail("reason").map { ": " + $0 } ?? ""
        let when =
            entry.flag("planned") ? entry.instant("not_before").map { ", " + planned(times.full($0)) } ?? "" : ""
        switch entry.kind {
        case .publicationQueued:
            return pick("Beitrag in den Ausgang gelegt\(when)", "post put into the outbox\(when)")
        case .replyQueued:
            return pick("\(name) in den Ausgang gelegt\(when)", "\(name) put into the outbox\(when)")
        case .replyCancelled: return pick("Antwort zurückgeholt", "reply called back")
        case .replyApproved: return pick("Antwort von zweiter Person freigegeben", "reply approved by a second person")
        case .replyDeclined:
            return pick("Antwort von zweiter Person abgelehnt\(reason)", "reply declined by a second person\(reason)")
        case .replyBegun: return pick("Senden begonnen", "sending begun")
        case .replyRetry: return pick("Senden wird wiederholt\(reason)", "sending again\(reason)")
        case .replyUncertain: return pick("Zustellung unklar\(reason)", "delivery uncertain\(reason)")
        case .replyFailed: return pick("Senden gescheitert\(reason)", "sending failed\(reason)")
        default:
            let id = entry.detail("remote").map { " (\($0))" } ?? ""
            if let action = entry.detail("action") {
                return pick("am Kanal ausgeführt: \(action)\(id)", "done at the channel: \(action)\(id)")
            }
            return pick("Antwort gesendet\(id)", "reply sent\(id)")
        }
    }
}
