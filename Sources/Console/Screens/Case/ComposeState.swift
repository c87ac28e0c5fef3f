internal import Desk

/// A reply being written.
///
/// Invariants:
/// 1. The text leaves the screen only when the desk has it in the outbox, or as a kept draft.
/// 2. While `hold` stands, nothing is sent until the person has seen what changed and says so again.
struct ComposeState: Equatable, Sendable {
    /// What happened to the case while the reply was written.
    struct Hold: Equatable, Sendable {
        /// The version the case has now.
        var version: Int64
        /// What happened, in order; the latest entries of the journal since writing began.
        var changes: [JournalEntry]
        /// Messages of citizens that came meanwhile.
        var arrived: Int
        /// The person has pressed send once and read the line.
        var isSeen = false
    }

    var area: TextArea
    var isInterim = false
    /// Only the person addressed shall see it.
    var isPrivate = false
    /// Title of the template the text came from.
    var template: String?
    /// Version of the case the writer has seen.
    var seenVersion: Int64
    /// The message to answer; nil takes the latest of the citizen.
    var message: Int64?
    /// Not before; nil sends after the delay for undo.
    var notBefore: Instant?
    var hold: Hold?
    /// The text the desk has as draft.
    var kept: String
    /// The reply was handed to the desk and the answer has not come.
    var isSending = false
    /// The desk refused it because the case had changed.
    var wasStale = false
    /// Exact characters of `measured`, as the channel counts.
    var length: Int?
    var measured: String?
    var measureRequest: RequestID?
    var letterRequest: RequestID?
    var editRequest: RequestID?
    /// The template asked for, until its letter is there.
    var pendingTemplate: ReplyTemplate?

    init(text: String = "", seenVersion: Int64, message: Int64? = nil) {
        area = TextArea(text)
        kept = text
        self.seenVersion = seenVersion
        self.message = message
    }

    var text: String { area.text }
    var isDirty: Bool { text != kept }

    /// Characters as far as known: the channel's count, else a guess.
    func count(on channel: Channel) -> Int {
        if let length, measured == text { return length }
        return ReplyChecks.roughLength(of: text, on: channel)
    }

    /// Takes a newer version of the case; the reply is held when somebody else did something meanwhile. `known` are the
    /// keys of the messages the writer had before; nil when the draft is older than this screen.
    mutating func notice(_ detail: CaseDetail, known: Set<Int64>?, writer: String) {
        let version = detail.row.record.version
        guard version > seenVersion, version != hold?.version else { return }
        let changes = detail.history.filter { entry in
            entry.sequence > seenVersion && entry.actor != writer && !Self.harmless.contains(entry.kind)
        }
        let arrived = detail.messages.filter { message in
            message.direction == .incoming && (known.map { !$0.contains(message.key) } ?? (message.key > seenVersion))
        }
        guard !changes.isEmpty || !arrived.isEmpty else {
            if hold == nil { seenVersion = version } else { hold?.version = version }
            return
        }
        hold = Hold(version: version, changes: changes, arrived: arrived.count, isSeen: wasStale)
        wasStale = false
    }

    /// What changes nothing a writer should know.
    private static let harmless: Set<EventKind> = [.read, .escalated, .retimed]

    /// The person has looked and wants to send all the same.
    mutating func acceptHold() {
        guard let hold else { return }
        seenVersion = hold.version
        self.hold = nil
    }
}
