public import StrictJSON

/// The message that is decided about, read from the store just before the decision.
public struct ModerationTarget: Equatable, Sendable {
    public var message: Int64
    /// Key of the text version that stands now.
    public var content: Int64
    public var account: Int64
    public var remoteID: String?
    public var direction: Direction
    public var state: MessageState
    public var isPublic: Bool
    public var created: Instant
    public var text: String
    public var subject: String?
    public var language: String?
    /// Key of the author; nil where the channel names none.
    public var author: Int64?
    /// As the channel writes the person.
    public var recipient: String?
    /// Decisions about this message and about its author that are in force or proposed.
    public var decisions: [DecisionRecord]
    /// Open reports about it.
    public var reports: Int
    /// The latest of all reports, oldest first.
    public var flags: [MessageReport]
    /// What the machine had said about it, kept with the decision: model, version, score, rules.
    public var hint: JSON?

    public init(
        message: Int64, content: Int64, account: Int64, remoteID: String?, direction: Direction = .incoming,
        state: MessageState = .present, isPublic: Bool = true, created: Instant, text: String, subject: String? = nil,
        language: String? = nil, author: Int64? = nil, recipient: String? = nil, decisions: [DecisionRecord] = [],
        reports: Int = 0, flags: [MessageReport] = [], hint: JSON? = nil
    ) {
        self.message = message
        self.content = content
        self.account = account
        self.remoteID = remoteID
        self.direction = direction
        self.state = state
        self.isPublic = isPublic
        self.created = created
        self.text = text
        self.subject = subject
        self.language = language
        self.author = author
        self.recipient = recipient
        self.decisions = decisions
        self.reports = reports
        self.flags = flags
        self.hint = hint
    }

    /// The decision of this measure that holds for the message or its author now.
    public func inForce(_ measures: Set<Measure>) -> DecisionRecord? {
        decisions.last { $0.state == .inForce && measures.contains($0.measure) }
    }

    var replyTarget: ReplyTarget {
        ReplyTarget(
            message: message, account: account, remoteID: remoteID, recipient: recipient, subject: subject,
            isPublic: isPublic)
    }
}

/// What keeps a measure from being offered.
public enum MeasureObstacle: Equatable, Sendable {
    /// The channel has no such thing through this account.
    case channel
    /// The message is the city's own, or a note.
    case notACitizens
    /// The channel does not name an author.
    case noAuthor
    /// It is so already.
    case already
    /// It is not there any more.
    case gone
    case rule(String)
}

extension ModerationTarget {
    /// Why a measure cannot be taken here and now; nil when it can. Accounts that cannot be written to take all
    /// measures that their channel knows: somebody carries them out by hand.
    public func obstacle(
        to measure: Measure, account: ChannelAccount?, rule: (rule: HouseRule, version: RuleVersion)?
    ) -> MeasureObstacle? {
        // Leaving it as it is also answers a report about the city's own message.
        guard direction == .incoming || measure == .keep else { return .notACitizens }
        if let rule, !rule.version.allows(measure) { return .rule(rule.rule.name) }
        if measure.isAboutAuthor, author == nil { return .noAuthor }
        if let fault = channelObstacle(measure, account) { return fault }
        return stateObstacle(measure)
    }

    private func channelObstacle(_ measure: Measure, _ account: ChannelAccount?) -> MeasureObstacle? {
        guard let account else { return .channel }
        let able = account.isCarriedByHand ? account.channel.capabilities : account.capabilities
        switch measure {
        case .approve: return isSettledAndVisible || able.can(.approve) ? nil : .channel
        case .temporaryBan: return able.can(.ban) && able.can(.unban) ? nil : .channel
        case .hint: return account.replyObstacle == nil && able.can(.reply) && isPublic ? nil : .channel
        case .warn, .movePrivate: return NoticePath(self, account) == nil ? .channel : nil
        default: return measure.action.map(able.can) ?? true ? nil : .channel
        }
    }

    /// Whether others can read it now, and no decision is about to change that.
    var isSettledAndVisible: Bool { state.isVisible && inForce([.hide]) == nil }

    /// A measure that was decided and has not reached the channel yet counts as done.
    private func stateObstacle(_ measure: Measure) -> MeasureObstacle? {
        if inForce([.delete]) != nil, !measure.isAboutAuthor, measure != .report, measure != .keep { return .gone }
        switch measure {
        case .hide: return state == .hidden || inForce([.hide]) != nil ? .already : state.isThere ? nil : .gone
        case .unhide: return state == .hidden || inForce([.hide]) != nil ? nil : state.isThere ? .already : .gone
        case .delete: return state == .deleted ? .already : state.isThere ? nil : .gone
        case .approve, .hint, .movePrivate, .warn: return state.isThere ? nil : .gone
        case .ban, .temporaryBan:
            return inForce([.ban]) != nil || (measure == .temporaryBan && inForce([.temporaryBan]) != nil)
                ? .already : nil
        case .unban: return inForce([.ban, .temporaryBan]) == nil ? .already : nil
        default: return nil
        }
    }
}

extension ChannelAccount {
    /// Whether its site publishes nothing before the desk has approved it.
    public var holdsBack: Bool { settings["hold"] == "true" }

    /// Whether measures are carried out at the channel by a person, because nothing can leave through this account.
    public var isCarriedByHand: Bool { standing != .live || !isConnected }
}
