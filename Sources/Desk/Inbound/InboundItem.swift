/// One message as a channel or a file gave it, mapped and checked, not yet decided upon.
public struct InboundItem: Equatable, Sendable {
    public var channel: Channel
    /// The channel account it arrived at; unique together with `channel`.
    public var account: String
    /// The channel's own id; unique per channel and account.
    public var id: String
    public var created: Instant
    public var text: String
    public var author: InboundAuthor?
    /// The channel's id of the message this one answers, by the channel's own link.
    public var parent: String?
    public var url: String?
    public var kind: MessageKind
    public var direction: Direction
    /// 1…5.
    public var rating: Int?
    public var subject: String?
    public var language: String?
    public var attachments: [InboundAttachment]
    public var reactions: [String: Int]
    /// Set when the source says that the text was changed after it was written.
    public var edited: Instant?
    /// False for direct messages and mail: the answer must not become public.
    public var isPublic: Bool
    /// The source does not publish it before we say so.
    public var isHeld: Bool

    public init(
        channel: Channel, account: String, id: String, created: Instant, text: String, author: InboundAuthor? = nil,
        parent: String? = nil, url: String? = nil, kind: MessageKind = .comment, direction: Direction = .incoming,
        rating: Int? = nil, subject: String? = nil, language: String? = nil, attachments: [InboundAttachment] = [],
        reactions: [String: Int] = [:], edited: Instant? = nil, isPublic: Bool = true,
        isHeld: Bool = false
    ) {
        self.channel = channel
        self.account = account
        self.id = id
        self.created = created
        self.text = text
        self.author = author
        self.parent = parent
        self.url = url
        self.kind = kind
        self.direction = direction
        self.rating = rating
        self.subject = subject
        self.language = language
        self.attachments = attachments
        self.reactions = reactions
        self.edited = edited
        self.isPublic = isPublic
        self.isHeld = isHeld
    }
}

/// Who wrote a message, as the channel names them.
public struct InboundAuthor: Hashable, Sendable {
    /// The channel's own id of the account; stable when names change.
    public var id: String?
    public var name: String
    public var handle: String?
    public var url: String?

    public init(id: String? = nil, name: String, handle: String? = nil, url: String? = nil) {
        self.id = id
        self.name = name
        self.handle = handle
        self.url = url
    }

    /// What tells two authors of one channel account apart.
    public var key: String { id ?? handle ?? name }
}

public struct InboundAttachment: Equatable, Sendable {
    public var url: String
    public var mime: String?
    public var alt: String?

    public init(url: String, mime: String? = nil, alt: String? = nil) {
        self.url = url
        self.mime = mime
        self.alt = alt
    }
}
