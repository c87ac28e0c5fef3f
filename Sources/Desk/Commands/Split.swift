internal import StrictJSON

/// What a split takes along.
public struct SplitFacts: Sendable {
    public var number: CaseNumber
    public var messages: [Int64]
    public var author: Int64?
    public var received: Instant

    public init(number: CaseNumber, messages: [Int64], author: Int64?, received: Instant) {
        self.number = number
        self.messages = messages
        self.author = author
        self.received = received
    }
}

/// The events of a split: the old case shrinks, the new one opens with the moved messages.
public func splitDrafts(
    _ record: CaseRecord, _ facts: SplitFacts, _ context: DecisionContext
) throws(Refusal) -> (shrink: EventDraft, open: EventDraft) {
    var old = record
    old.messages -= facts.messages.count
    let blank = CaseRecord(
        key: 0, uid: UUIDv7(high: 0, low: 0), number: facts.number, account: record.account, channel: record.channel,
        author: facts.author, received: facts.received, activity: facts.received)
    var new = blank
    new.messages = facts.messages.count
    new.unit = record.unit
    new.tags = record.tags
    if !context.isHistory(facts.received) { try context.advance(&new, .opened(at: facts.received)) }
    let patch = CasePatch(from: blank, to: new)
    var details: [JSON.Member] = [
        .init("account", .int(record.account)), .init("at", .instant(facts.received)),
        .init("year", .int(Int64(facts.number.year))), .init("serial", .int(Int64(facts.number.serial))),
        .init("messages", .array(facts.messages.map(JSON.int))), .init("from", .int(record.key)),
    ]
    if let author = facts.author { details.append(.init("by", .int(author))) }
    return (
        EventDraft(.tagged, from: record, to: old, details: [.init("split_off", JSON(facts.messages.count))]),
        EventDraft(.split, patch: patch, details: details)
    )
}
