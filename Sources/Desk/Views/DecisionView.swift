/// A moderation decision with its words and what became of it.
public struct DecisionView: Equatable, Sendable {
    public var record: DecisionRecord
    public var caseNumber: CaseNumber
    public var channel: Channel
    public var account: String
    /// The moderator's reasoning.
    public var note: String
    /// The notice to the author as it was frozen; empty for none.
    public var notice: String
    /// How the notice went: `public`, `private`, `none`.
    public var noticeWay: String
    /// The measure's and the notice's rows in the outbox.
    public var carriedOut: [ReplyRecord]
    /// The words of the appeal, of its outcome, and of a second person who refused.
    public var appealText: String?
    public var appealOutcome: String?
    public var secondNote: String?

    public init(
        record: DecisionRecord, caseNumber: CaseNumber, channel: Channel, account: String, note: String,
        notice: String, noticeWay: String, carriedOut: [ReplyRecord] = [], appealText: String? = nil,
        appealOutcome: String? = nil, secondNote: String? = nil
    ) {
        self.record = record
        self.caseNumber = caseNumber
        self.channel = channel
        self.account = account
        self.note = note
        self.notice = notice
        self.noticeWay = noticeWay
        self.carriedOut = carriedOut
        self.appealText = appealText
        self.appealOutcome = appealOutcome
        self.secondNote = secondNote
    }

    /// The outbox row of the measure itself; nil when nothing had to leave.
    public var measureRow: ReplyRecord? { carriedOut.last { !$0.isMessage } }
    public var noticeRow: ReplyRecord? { carriedOut.last { $0.isMessage } }
}
