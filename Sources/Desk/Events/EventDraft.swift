public import StrictJSON

/// An event that was decided upon and has no place in the journal yet.
public struct EventDraft: Equatable, Sendable {
    public var kind: EventKind
    /// The case it happens to; nil for the desk itself and for an event that opens a case.
    public var caseKey: Int64?
    public var patch: CasePatch
    /// Facts of this kind of event, without personal text.
    public var details: [JSON.Member]
    /// Personal text that belongs to it; stored apart, named in the journal by a salted hash.
    public var content: Content?

    public init(
        _ kind: EventKind, on caseKey: Int64? = nil, patch: CasePatch = CasePatch(), details: [JSON.Member] = [],
        content: Content? = nil
    ) {
        self.kind = kind
        self.caseKey = caseKey
        self.patch = patch
        self.details = details
        self.content = content
    }

    /// The event that turned `before` into `after`.
    public init(
        _ kind: EventKind, from before: CaseRecord, to after: CaseRecord, details: [JSON.Member] = [],
        content: Content? = nil
    ) {
        self.init(
            kind, on: before.key, patch: CasePatch(from: before, to: after), details: details, content: content)
    }

    /// A fact by its name.
    public func detail(_ key: String) -> JSON? { details.first { $0.key == key }?.value }

    /// What the journal keeps: the details, and the patch as member `set` where there is one.
    public var payload: JSON {
        patch.changes.isEmpty ? .object(details) : .object(details + [JSON.Member("set", patch.json)])
    }
}

/// Personal text of a message, note or reply, apart from the journal so that it can be erased.
public struct Content: Equatable, Sendable {
    public var subject: String?
    public var text: String
    /// Name of the author as shown.
    public var author: String?
    /// The rest that belongs to people: address, attachments, handle, in JSON.
    public var extra: JSON?

    public init(subject: String? = nil, text: String, author: String? = nil, extra: JSON? = nil) {
        self.subject = subject
        self.text = text
        self.author = author
        self.extra = extra
    }
}
