public import StrictJSON

/// What the store knows about an item before it is decided upon.
public struct IntakeKnowledge: Sendable {
    /// The same message, if it came before.
    public var known: KnownMessage?
    /// The message that the channel's own parent link names, and its case.
    public var parent: KnownParent?
    /// The case of a publication of ours that this item is, where the channel's id of it is not known yet.
    public var publication: CaseRecord?
    /// The case whose number the item quotes, whoever wrote it; the decision looks at the author.
    public var quoted: CaseRecord?
    /// Key of the account the item came to.
    public var account: Int64
    /// Key of the author.
    public var author: Int64?
    /// Whether the author has written in the parent's case.
    public var isOfParentsCase = false

    public init(
        known: KnownMessage? = nil, parent: KnownParent? = nil, quoted: CaseRecord? = nil, account: Int64,
        author: Int64? = nil
    ) {
        self.known = known
        self.parent = parent
        self.quoted = quoted
        self.account = account
        self.author = author
    }
}

public struct KnownMessage: Equatable, Sendable {
    public var key: Int64
    public var caseKey: Int64
    /// Whether the text is the one stored.
    public var isSameText: Bool
    public var direction: Direction
    /// It was held back when we last heard of it.
    public var isHeld: Bool

    public init(key: Int64, caseKey: Int64, isSameText: Bool, direction: Direction, isHeld: Bool = false) {
        self.key = key
        self.caseKey = caseKey
        self.isSameText = isSameText
        self.direction = direction
        self.isHeld = isHeld
    }
}

public struct KnownParent: Sendable {
    public var key: Int64
    public var direction: Direction
    public var kind: MessageKind
    /// Its case, or the survivor if that was merged.
    public var record: CaseRecord

    public init(key: Int64, direction: Direction, kind: MessageKind, record: CaseRecord) {
        self.key = key
        self.direction = direction
        self.kind = kind
        self.record = record
    }
}

/// What becomes of an inbound item.
public enum IntakeVerdict: Sendable {
    case duplicate
    case changed(EventDraft)
    /// Joins the case of this key.
    case joins(EventDraft)
    /// Opens a case; the draft's details lack `year` and `serial`, which the store gives.
    case opens(EventDraft)
}

/// Which case a message joins. In this order:
/// 1. the same (channel, account, id) again is no second message, and a publication of ours that the channel shows before
///    we know its id belongs to the case it was written in;
/// 2. the channel's own parent link leads to the parent's case, whoever writes, unless the parent is a publication
///    of the city: each comment on one is a matter of its own. In a mail anybody can write any link: there it counts only
///    for those who have written in that case, and for servers' reports on our own mails, which have no author;
/// 3. a quoted case number leads to that case only for its own author, never for a stranger;
/// 4. everything else opens a case.
public func decideIntake(
    _ item: InboundItem, _ knowledge: IntakeKnowledge, _ context: DecisionContext
) throws(Refusal) -> IntakeVerdict {
    if let known = knowledge.known { return knownAgain(item, known, knowledge) }
    if item.direction == .outgoing, let publication = knowledge.publication {
        return .joins(try join(item, publication, knowledge, context))
    }
    if let parent = knowledge.parent, item.isLinkBelieved(knowledge),
        !(parent.direction == .outgoing && parent.kind == .post)
    {
        return .joins(try join(item, parent.record, knowledge, context))
    }
    if let quoted = knowledge.quoted, quoted.author != nil, quoted.author == knowledge.author {
        return .joins(try join(item, quoted, knowledge, context))
    }
    return .opens(try open(item, knowledge, context))
}

private func knownAgain(_ item: InboundItem, _ known: KnownMessage, _ knowledge: IntakeKnowledge) -> IntakeVerdict {
    guard !known.isSameText, known.direction == .incoming else {
        guard known.isHeld, !item.isHeld else { return .duplicate }
        return .changed(
            EventDraft(.published, on: known.caseKey, details: [.init("message", .int(known.key))]))
    }
    return .changed(
        EventDraft(
            .edited, on: known.caseKey,
            details: [.init("message", .int(known.key)), .init("edited_at", .instant(item.edited))],
            content: item.content))
}

private func join(
    _ item: InboundItem, _ record: CaseRecord, _ knowledge: IntakeKnowledge, _ context: DecisionContext
) throws(Refusal) -> EventDraft {
    var after = record
    after.messages += 1
    after.activity = max(record.activity, item.created)
    let at = min(item.created, context.now)
    let isHistory = context.isHistory(item.created)
    switch item.direction {
    case .incoming:
        after.isUnread = true
        guard !isHistory else { break }
        if record.status == .closed || record.status == .snoozed || record.status == .waitingCitizen {
            let wasClosed = record.status == .closed
            after.status = .open
            after.snoozedUntil = nil
            after.wakesTo = nil
            try context.advance(&after, wasClosed ? .reopenedByCitizen(at: at) : .resumed(at: at))
        }
        if record.status.isOpen { try context.advance(&after, .citizenMessage(at: at)) }
    case .outgoing:
        if record.status.isOpen, !isHistory { try context.advance(&after, .answerSent(at: at, interim: false)) }
        if isHistory { after.waitingSince = nil }
    case .note: break
    }
    let draft = EventDraft(.joined, from: record, to: after, details: item.details(knowledge), content: item.content)
    return draft
}

private func open(
    _ item: InboundItem, _ knowledge: IntakeKnowledge, _ context: DecisionContext
) throws(Refusal) -> EventDraft {
    let blank = CaseRecord(
        key: 0, uid: UUIDv7(high: 0, low: 0), number: CaseNumber(year: 0, serial: 0), account: knowledge.account,
        channel: item.channel, author: knowledge.author, received: item.created, activity: item.created)
    var after = blank
    if item.direction == .incoming {
        if !context.isHistory(item.created) {
            try context.advance(&after, .opened(at: min(item.created, context.now)))
        }
    } else {
        after.status = .closed
        after.isUnread = false
    }
    var draft = EventDraft(.opened, from: blank, to: after, details: item.details(knowledge), content: item.content)
    draft.caseKey = nil
    return draft
}

extension InboundItem {
    fileprivate func isLinkBelieved(_ knowledge: IntakeKnowledge) -> Bool {
        channel != .mail || author == nil || knowledge.isOfParentsCase
    }

    /// What the journal keeps of a message: ids, times and kinds, no words of people.
    func details(_ knowledge: IntakeKnowledge) -> [JSON.Member] {
        var members: [JSON.Member] = [
            .init("account", .int(knowledge.account)), .init("remote", .string(id)), .init("at", .instant(created)),
        ]
        if let author = knowledge.author { members.append(.init("by", .int(author))) }
        // A link that is not believed must not lead there later either.
        if knowledge.parent == nil || isLinkBelieved(knowledge) {
            if let parent { members.append(.init("parent", .string(parent))) }
            if let key = knowledge.parent?.key { members.append(.init("parent_key", .int(key))) }
        }
        if kind != .comment { members.append(.init("kind", .string(kind.rawValue))) }
        if direction != .incoming { members.append(.init("direction", .string(direction.rawValue))) }
        if let rating { members.append(.init("rating", .int(Int64(rating)))) }
        if let language { members.append(.init("language", .string(language))) }
        if !isPublic { members.append(.init("private", .bool(true))) }
        if isHeld, direction == .incoming { members.append(.init("held", .bool(true))) }
        return members
    }

    var content: Content {
        var extra: [JSON.Member] = []
        if let url { extra.append(.init("url", .string(url))) }
        if !attachments.isEmpty {
            extra.append(.init("attachments", .array(attachments.map(\.json))))
        }
        if !reactions.isEmpty {
            extra.append(
                .init(
                    "reactions",
                    .object(reactions.sorted { $0.key < $1.key }.map { .init($0.key, .int(Int64($0.value))) })))
        }
        if let handle = author?.handle { extra.append(.init("handle", .string(handle))) }
        return Content(subject: subject, text: text, author: author?.name, extra: extra.isEmpty ? nil : .object(extra))
    }
}

extension InboundAttachment {
    public var json: JSON {
        .record([("url", .string(url)), ("mime", JSON(mime)), ("alt", JSON(alt))])
    }
}
