/// Adds and removes Schlagworte, and times the open clocks anew: a policy may name a tag as its topic.
public struct SetTags: CaseCommand {
    public static let name = "tag"
    public let add: [String]
    public let remove: [String]

    public init(add: [String] = [], remove: [String] = []) {
        self.add = add
        self.remove = remove
    }

    /// As people write them: `lob` and `+lob` add, `-lob` removes.
    public init(words: [String]) {
        self.init(
            add: words.filter { !$0.hasPrefix("-") }.map { $0.hasPrefix("+") ? String($0.dropFirst()) : $0 },
            remove: words.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) })
    }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        for tag in add where !SetTags.isValid(tag) {
            throw .invalid(field: "tag", reason: "1…40 letters, digits, - or _: “\(tag.prefix(40))”")
        }
        var after = record
        after.tags = Set(record.tags).union(add).subtracting(remove).sorted()
        guard after.tags != record.tags else { return [] }
        if record.status.isOpen { try context.advance(&after, .policyChanged(at: context.now)) }
        return [EventDraft(.tagged, from: record, to: after)]
    }

    static func isValid(_ tag: String) -> Bool {
        (1...40).contains(tag.count) && tag.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }
}

/// Sets the priority and times the open clocks anew by the policy that now fits.
public struct SetPriority: CaseCommand {
    public static let name = "priority"
    public let priority: Priority

    public init(_ priority: Priority) { self.priority = priority }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard record.priority != priority else { return [] }
        var after = record
        after.priority = priority
        if record.status.isOpen { try context.advance(&after, .policyChanged(at: context.now)) }
        return [EventDraft(.prioritised, from: record, to: after)]
    }
}

/// Marks a case read or unread.
public struct MarkRead: CaseCommand {
    public static let name = "read"
    public static let leastRole = Role.clerk
    public let isRead: Bool

    public init(_ isRead: Bool = true) { self.isRead = isRead }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard record.isUnread == isRead else { return [] }
        var after = record
        after.isUnread = !isRead
        return [EventDraft(.read, from: record, to: after)]
    }
}

/// A Vermerk: internal, never leaves the desk, touches no clock.
public struct AddNote: CaseCommand {
    public static let name = "note"
    public let text: String

    public init(text: String) { self.text = text }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyText }
        guard text.utf8.count <= InboundLimits.text else {
            throw .textTooLong(count: text.utf8.count, limit: InboundLimits.text)
        }
        var after = record
        after.activity = max(record.activity, context.now)
        return [
            EventDraft(
                .noted, from: record, to: after, content: Content(text: text, author: context.actor.name))
        ]
    }
}
