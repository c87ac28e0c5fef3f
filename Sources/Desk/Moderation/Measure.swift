/// What a moderator can do about a message or its author. The raw values are the words of journal and scripts.
public enum Measure: String, CaseIterable, Sendable {
    /// The message is fine; one that was held back appears.
    case approve
    /// It stays, and a note says why.
    case keep
    /// A public pointer to the rule.
    case hint
    /// The matter is personal: the author is asked to write on a channel that others do not read.
    case movePrivate = "private"
    /// A warning that only the author sees.
    case warn
    /// Others no longer see the message.
    case hide
    case unhide
    case delete
    /// The author can write nothing until a day.
    case temporaryBan = "temporary-ban"
    case ban
    case unban
    /// Evidence goes to the police; what becomes of the message is a decision of its own.
    case report

    /// What the channel is asked to do; nil where nothing leaves besides a notice. Approving a message that is not
    /// held back asks for nothing.
    public var action: OutboundAction? {
        switch self {
        case .approve: .approve
        case .hide: .hide
        case .unhide: .unhide
        case .delete: .delete
        case .temporaryBan, .ban: .ban
        case .unban: .unban
        case .keep, .hint, .movePrivate, .warn, .report: nil
        }
    }

    /// Takes something from the author, so it must name a rule and be reasoned (Art. 17(1) DSA).
    public var isRestriction: Bool { [.hide, .delete, .temporaryBan, .ban].contains(self) }

    /// Needs a rule: restrictions, and everything that tells the author or the police of a breach.
    public var needsRule: Bool { isRestriction || [.hint, .warn, .report].contains(self) }

    /// Acts on the author instead of on one message.
    public var isAboutAuthor: Bool { [.temporaryBan, .ban, .unban].contains(self) }

    /// A letter to the author is what the measure consists of.
    public var isLetter: Bool { [.hint, .movePrivate, .warn].contains(self) }

    /// The steps of the ladder, mildest first (proportionality: OVG Münster 13 A 1535/21). Others stand on none.
    public static let ladder: [Measure] = [.keep, .hint, .movePrivate, .warn, .hide, .delete, .temporaryBan, .ban]

    /// Place on the ladder from 0; nil for measures that take back or inform.
    public var step: Int? { Measure.ladder.firstIndex(of: self) }

    /// The measures that this one takes back.
    public var lifts: Set<Measure> {
        switch self {
        case .unhide: [.hide]
        case .unban: [.ban, .temporaryBan]
        case .approve: [.hide]
        default: []
        }
    }

    /// The state of the message once the channel has done it; nil when it stays as it is.
    public var messageState: MessageState? {
        switch self {
        case .approve, .unhide: .present
        case .hide: .hidden
        case .delete: .deleted
        default: nil
        }
    }
}

/// Where a message stands at its source, as far as we know. The raw values stand in the store.
public enum MessageState: String, CaseIterable, Sendable {
    case present
    /// Not published yet: the channel waits for our decision.
    case held
    /// We hid it.
    case hidden
    /// We deleted it.
    case deleted
    /// The source does not have it any more.
    case vanished
    /// A note taken back.
    case retracted

    /// Whether others can read it at its source.
    public var isVisible: Bool { self == .present }
    /// Whether it is still there to be acted on.
    public var isThere: Bool { self == .present || self == .held || self == .hidden }
}
