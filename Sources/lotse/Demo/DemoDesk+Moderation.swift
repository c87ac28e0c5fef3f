internal import ChannelSimulator
internal import Desk
internal import Store

extension DemoDesk {
    /// What waits for a moderator when the demo opens: guestbook entries that are not published yet, a report, a
    /// colleague's proposals, and an author who objects.
    func moderate() throws {
        let asker = Asker(try store.roster(), clerk: DemoDesk.clerk.name, now: now)
        let rows = try store.page(PageRequest(order: .newest, limit: 300, openOnly: true), asker: asker)
        var messages = try rows.filter { CitizenVoices.isAbusive($0.excerpt) && $0.record.channel != .mail }
            .compactMap { try store.detail($0.record.key, clerk: "")?.messages.first }[...]
        if let first = messages.popFirst() {
            try store.report(
                message: first.key, rule: "insult", source: "Wiebke Harms",
                text: "Das geht doch zu weit, bitte prüfen Sie das.", as: actor, now: now + -1800)
        }
        // A channel may lack the measure: then the next message takes its place.
        for deed in [propose(.delete), propose(.ban), object] {
            while let message = messages.popFirst(), (try? deed(message)) == nil {}
        }
    }

    /// Proposed by the colleague; a second person is wanted.
    private func propose(_ measure: Measure) -> (ThreadMessage) throws -> Void {
        { message in
            let order = ModerationOrder(
                message: message.key, measure: measure, rule: "insult",
                note: "Zum wiederholten Mal, Hinweise blieben ohne Wirkung.")
            _ = try store.moderate([order], as: .clerk(DemoDesk.colleague), now: now + -3600)
        }
    }

    /// Hidden by the colleague yesterday, objected to today.
    private func object(_ message: ThreadMessage) throws {
        let colleague = Actor.clerk(DemoDesk.colleague)
        let order = ModerationOrder(
            message: message.key, measure: .hide, rule: "insult", note: "Beschimpfung der Belegschaft.")
        _ = try store.moderate([order], as: colleague, now: now + -86_400)
        guard let decision = try store.decisions(of: DemoDesk.colleague.name, limit: 1).first else { return }
        try store.appeal(
            decision.record.id, text: "Ich habe nur meine Meinung gesagt. Nehmen Sie das zurück!", message: nil,
            as: colleague, now: now + -7200)
    }
}
