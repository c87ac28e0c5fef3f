internal import Desk

extension Words {
    /// What the channel is asked to do, as the outbox names it.
    func action(_ action: OutboundAction) -> String {
        switch action {
        case .reply: replyWord
        case .privateReply: pick("private Antwort", "private reply")
        case .publish: pick("eigener Beitrag", "post of our own")
        case .edit: pick("Änderung", "change")
        case .hide: title(Measure.hide)
        case .unhide: title(Measure.unhide)
        case .delete: title(Measure.delete)
        case .approve: title(Measure.approve)
        case .ban: title(Measure.ban)
        case .unban: title(Measure.unban)
        }
    }

    /// The rule that a measure cites, where a reply would have its text.
    func cites(_ text: String) -> String { text.isEmpty ? "" : pick("Regel \(text)", "rule \(text)") }

    var labelArrived: String { pick("ist angekommen", "has arrived") }
    var helpArrived: String { pick("unklare Antwort steht am Kanal", "the uncertain reply stands at the channel") }
    var labelMissing: String { pick("nicht angekommen", "has not arrived") }
    var helpMissing: String {
        pick("unklare Antwort fehlt am Kanal, noch einmal senden", "the uncertain reply is missing, send it again")
    }
    var helpApproveReply: String { pick("Antwort als zweite Person freigeben", "approve the reply as second person") }
    var helpDeclineReply: String {
        pick("Antwort als zweite Person ablehnen, mit Grund", "decline the reply as second person, with a reason")
    }
    var onlyUncertain: String {
        pick("nur bei unklaren: dort nachsehen, dann + oder -", "only for uncertain ones: look there, then + or -")
    }
    func askSettle(_ name: String, _ number: String, hasArrived: Bool) -> String {
        hasArrived
            ? pick(
                "\(name), \(number): steht wirklich am Kanal? Sie wird dann nicht noch einmal gesendet.",
                "\(name), \(number): does it really stand at the channel? It is not sent again then.")
            : pick(
                "\(name), \(number): fehlt wirklich am Kanal? Sie wird noch einmal gesendet.",
                "\(name), \(number): is it really missing at the channel? It is sent once more.")
    }
}
