internal import ChannelSimulator
internal import Desk
internal import Store

extension DemoDesk {
    /// What waits for a moderator when the demo opens: guestbook entries that are not published yet, a report, a
    /// colleague's proposals, and an author who objects.
    func moderate() throws {
        let asker = Asker(try store.roster(), clerk: DemoDesk.clerk.name, now: now)
        let rows = try store.page(PageRequest(order: .newest, limit: 300, openOnly: true), asker: asker)
        let abusive = rows.filter { CitizenVoices.isAbusive($0.excerpt) && $0.record.channel != .mail }
        let colleague = Actor.clerk(DemoDesk.colleague)
        for (place, row) in abusive.prefix(6).enumerated() {
            guard let message = try store.detail(row.record.key, clerk: "")?.messages.first else { continue }
            switch place {
            case 0:
                try store.report(
                    message: message.key, rule: "insult", source: "Wiebke Harms",
                    text: "Das geht doch zu weit, bitte prüfen Sie das.", as: actor, now: now + -1800)
            case 1, 2: try propose(place == 1 ? .delete : .ban, message, colleague, now + -3600)
            case 3: try object(message)
            default: continue
            }
        }
    }

    private func propose(_ measure: Measure, _ message: ThreadMessage, _ who: Actor, _ when: Instant) throws {
        let order = ModerationOrder(
            message: message.key, measure: measure, rule: "insult",
            note: "Zum wiederholten Mal, Hinweise blieben ohne Wirkung.")
        // A channel may have no ban; the demo goes on without that proposal then.
        _ = try? store.moderate([order], as: who, now: when)
    }

    /// Hidden by the colleague yesterday, objected to today.
    private func object(_ message: ThreadMessage) throws {
        let order = ModerationOrder(
            message: message.key, measure: .hide, rule: "insult", note: "Beschimpfung der Belegschaft.")
        guard (try? store.moderate([order], as: .clerk(DemoDesk.colleague), now: now + -86_400)) != nil,
            let decision = try store.decisions(of: DemoDesk.colleague.name, limit: 1).first
        else { return }
        try? store.appeal(
            decision.record.id, text: "Ich habe nur meine Meinung gesagt. Nehmen Sie das zurück!", message: nil,
            as: .clerk(DemoDesk.colleague), now: now + -7200)
    }
}
