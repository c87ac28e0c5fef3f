internal import Desk

/// Names a message to decide about; without one the message of the case that most needs it is meant.
struct SubjectKey: Hashable, Sendable {
    var caseKey: Int64
    var message: Int64?
}

/// A message with its case, as a decision needs them.
struct ModerationSubject: Sendable {
    let target: ModerationTarget
    let detail: CaseDetail

    var message: Int64 { target.message }
    var record: CaseRecord { detail.row.record }
    var key: SubjectKey { SubjectKey(caseKey: record.key, message: message) }
    var shown: ThreadMessage? { detail.messages.first { $0.key == message } }
    var suspicion: SuspicionRow? { detail.suspicions[message] }
    /// Decisions about the message with their words, oldest first.
    var decisions: [DecisionView] { detail.decisions.filter { $0.record.message == message } }

    /// Reads messages; a case of several is read once.
    static func read(_ keys: [SubjectKey], _ desk: any DeskPort, clerk: String) throws -> [ModerationSubject] {
        var details: [Int64: CaseDetail] = [:]
        return try keys.compactMap { key in
            guard let detail = try details[key.caseKey] ?? desk.detail(key.caseKey, clerk: clerk) else { return nil }
            details[key.caseKey] = detail
            guard let message = key.message ?? detail.messageToModerate,
                let target = try desk.moderationTarget(message) ?? detail.publication(message)
            else { return nil }
            return ModerationSubject(target: target, detail: detail)
        }
    }
}

extension CaseDetail {
    /// A post of the city's own that a second person is to judge: nothing of it is at the channel yet.
    func publication(_ key: Int64) -> ModerationTarget? {
        guard let row = replies.last(where: { $0.reply.key == key && $0.reply.action == .publish }) else { return nil }
        return ModerationTarget(
            message: key, content: key, account: row.reply.account, remoteID: nil, direction: .outgoing,
            created: row.reply.queued, text: row.text)
    }

    /// What waits for a person first, then what is not published, then what the machine points to, then the latest.
    var messageToModerate: Int64? {
        let incoming = messages.filter { $0.direction == .incoming }
        if let open = decisions.last(where: { $0.record.awaitsSecond || $0.record.appeal == .open }) {
            return open.record.message
        }
        let held = incoming.first { $0.state == MessageState.held.rawValue }
        let suspected = incoming.filter { suspicions[$0.key] != nil }
            .max { (suspicions[$0.key]?.score ?? 0) < (suspicions[$1.key]?.score ?? 0) }
        return held?.key ?? suspected?.key ?? incoming.last?.key
    }
}

/// The message that is looked at: what is known of it, and how far its texts are scrolled.
struct Review: Sendable {
    var key: SubjectKey
    /// The item of the queue it came from; nil when it was chosen in a case.
    var item: ReviewItem?
    var subject: ModerationSubject?
    var request: RequestID?
    /// There is no such message any more.
    var isMissing = false
    var panelScroll = 0
    var commentScroll = 0
    /// The version that a second person had seen when the desk said that the case had changed since.
    var staleSince: Int64?
    /// The reason last typed, so that a refusal does not cost it.
    var reason = ""

    init(_ key: SubjectKey, item: ReviewItem? = nil) {
        self.key = key
        self.item = item
    }

    /// Nil before it is known which message of the case is meant.
    var message: Int64? { key.message ?? subject?.message }
}

/// What is asked of the person about a message.
enum ReviewTask: Equatable, Sendable {
    case decide
    /// A decision of somebody else waits for a second person.
    case second(DecisionView)
    /// A reply waits for a second person.
    case reply(OutboxRow)
    case appeal(DecisionView)
}

extension Review {
    var task: ReviewTask {
        guard let subject else { return .decide }
        if let key = item?.reply, let row = subject.detail.replies.last(where: { $0.reply.key == key }) {
            return .reply(row)
        }
        let decisions = subject.decisions
        // Nothing else can be decided while a proposal waits.
        let isSecond = item == nil || item?.queue == .second
        if let open = decisions.last(where: { isSecond ? $0.record.awaitsSecond : $0.record.state == .proposed }) {
            return .second(open)
        }
        if item == nil || item?.queue == .appeals, let open = decisions.last(where: { $0.record.appeal == .open }) {
            return .appeal(open)
        }
        return .decide
    }
}
