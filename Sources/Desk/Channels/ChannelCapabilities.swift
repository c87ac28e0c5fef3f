/// What a channel can do through its normal interface. Screens and commands offer exactly this.
public struct ChannelCapabilities: Equatable, Sendable {
    public var actions: Set<OutboundAction>
    /// Public counters of the city's own posts can be read.
    public var counters: Bool
    /// The usual limit of one text, until the server has named its own; nil for none.
    public var textLimit: Int?
    public var textCount: TextCount

    public init(
        _ actions: Set<OutboundAction> = [], counters: Bool = false, textLimit: Int? = nil,
        textCount: TextCount = .graphemes
    ) {
        self.actions = actions
        self.counters = counters
        self.textLimit = textLimit
        self.textCount = textCount
    }

    public func can(_ action: OutboundAction) -> Bool { actions.contains(action) }
}

/// How a channel counts the characters of a text.
public enum TextCount: Sendable {
    case graphemes, scalars, utf16
    /// UTF-8.
    case bytes
    /// Every address counts 23, a mention without its server.
    case mastodon
    /// Weighted: most scripts of Europe count 1, all others and emoji 2, every address 23.
    case x
}

extension Channel {
    /// By the channel pages' tables of verbs; an account may be allowed less.
    public var capabilities: ChannelCapabilities {
        switch self {
        case .facebook:
            ChannelCapabilities(
                [.reply, .privateReply, .publish, .edit, .hide, .unhide, .delete, .ban, .unban], counters: true,
                textLimit: 8000, textCount: .utf16)
        case .instagram:
            ChannelCapabilities(
                [.reply, .privateReply, .publish, .hide, .unhide, .delete], counters: true, textLimit: 2200,
                textCount: .utf16)
        case .x:
            ChannelCapabilities(
                [.reply, .publish, .hide, .unhide, .delete, .ban, .unban], counters: true, textLimit: 280,
                textCount: .x)
        case .youtube:
            ChannelCapabilities(
                [.reply, .edit, .hide, .unhide, .approve, .delete, .ban], counters: true, textLimit: 10_000,
                textCount: .utf16)
        case .mastodon:
            ChannelCapabilities(
                [.reply, .privateReply, .publish, .edit], counters: true, textLimit: 500,
                textCount: .mastodon)
        case .blog:
            ChannelCapabilities(
                [.reply, .publish, .edit, .hide, .unhide, .approve, .delete], textLimit: 65_525, textCount: .bytes)
        case .wiki: ChannelCapabilities([.reply, .publish, .edit], textLimit: 65_536, textCount: .bytes)
        case .website, .guestbook:
            ChannelCapabilities([.reply, .hide, .unhide, .delete, .approve], textLimit: 65_536, textCount: .bytes)
        case .mail: ChannelCapabilities([.reply])
        case .open311: ChannelCapabilities([.reply, .publish], textLimit: 4000, textCount: .scalars)
        case .googleplus, .other: ChannelCapabilities()
        }
    }

    /// Seconds between two looks at the channel where an account names no others: what its limits and habits allow.
    public var usualInterval: Int64 {
        switch self {
        case .mastodon, .mail: 60
        case .facebook, .instagram, .blog, .wiki: 120
        case .x, .open311: 300
        case .youtube: 600
        case .website, .guestbook: 900
        case .googleplus, .other: 3600
        }
    }
}
