internal import Desk

/// What a moderator has chosen and typed about one message, or about all marked ones. It stays until the desk has the
/// decision or the moderator drops it.
struct DecisionForm: Equatable, Sendable {
    /// What happened to the message or its case since the form was begun.
    struct Hold: Equatable, Sendable {
        var version: Int64
        var text: Int64
        /// What others did, the latest last.
        var changes: [JournalEntry]
        /// The words of the message are no longer those that were read.
        var isTextChanged: Bool
        /// The moderator has been told and may decide all the same.
        var isSeen: Bool
    }

    /// Short name of the rule.
    var rule: String?
    var measure: Measure?
    /// The measure came with the rule; another rule brings its own.
    var isSuggested = false
    /// End of a temporary ban.
    var until: Instant?
    /// The reasoning for the file.
    var note = ""
    /// The notice as it was changed by hand; nil takes the one made from the rule.
    var notice: String?
    /// Rule and measure that the changed notice was written for.
    var noticeGround: String?
    var seenVersion: Int64
    var seenText: Int64
    var hold: Hold?
    /// The desk refused the decision because the case had changed.
    var wasStale = false
    /// The desk has it and has not answered yet.
    var isSending = false

    init(seenVersion: Int64 = 0, seenText: Int64 = 0) {
        self.seenVersion = seenVersion
        self.seenText = seenText
    }

    init(_ subject: ModerationSubject) {
        self.init(seenVersion: subject.record.version, seenText: subject.target.content)
    }

    /// Whether there is anything in it that must not be lost.
    var isBegun: Bool { rule != nil || measure != nil || isTyped }
    var isTyped: Bool { !note.isEmpty || notice != nil }
    var ground: String { "\(rule ?? "") \(measure?.rawValue ?? "")" }
    /// The notice was changed by hand for another rule or measure.
    var noticeIsAstray: Bool { notice != nil && noticeGround != ground }

    func order(for message: Int64, closesCase: Bool = false) -> ModerationOrder? {
        guard let measure else { return nil }
        return ModerationOrder(
            message: message, measure: measure, rule: rule, note: note,
            until: measure == .temporaryBan ? until : nil, notice: notice, seenVersion: seenVersion,
            seenText: seenText, closesCase: closesCase)
    }

    /// Takes a newer state of the message. What others changed holds the decision until it has been looked at.
    mutating func notice(_ subject: ModerationSubject, writer: String) {
        let (version, text) = (subject.record.version, subject.target.content)
        guard version > seenVersion || text != seenText else {
            wasStale = false
            return
        }
        let known = hold?.version
        guard version != known || text != hold?.text else { return }
        let changes = subject.detail.history.filter { entry in
            entry.sequence > seenVersion && entry.actor != writer && entry.kind.isNews
        }
        if changes.isEmpty, text == seenText {
            (seenVersion, hold) = (version, nil)
        } else {
            hold = Hold(
                version: version, text: text, changes: changes, isTextChanged: text != seenText, isSeen: wasStale)
        }
        wasStale = false
    }

    /// The moderator has looked and decides all the same.
    mutating func acceptHold() {
        guard let hold else { return }
        (seenVersion, seenText) = (hold.version, hold.text)
        self.hold = nil
    }
}
