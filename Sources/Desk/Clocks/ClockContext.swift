/// What policies look at, and whether a case runs clocks at all.
public struct CaseFacts: Equatable, Sendable {
    public var channel: Channel
    public var unit: String?
    public var priority: Priority
    public var tags: Set<String>
    /// Imported history, spam and merged cases never run clocks.
    public var isOld: Bool
    public var isSpam: Bool
    public var isMerged: Bool
    public var isClosed: Bool

    public init(
        channel: Channel, unit: String? = nil, priority: Priority = .normal, tags: Set<String> = [],
        isOld: Bool = false, isSpam: Bool = false, isMerged: Bool = false, isClosed: Bool = false
    ) {
        self.channel = channel
        self.unit = unit
        self.priority = priority
        self.tags = tags
        self.isOld = isOld
        self.isSpam = isSpam
        self.isMerged = isMerged
        self.isClosed = isClosed
    }

    /// Whether clocks may run.
    public var runsClocks: Bool { !isOld && !isSpam && !isMerged }
}

/// The policies and calendars of a desk.
public struct ClockContext: Sendable {
    public var policies: [ClockPolicy]
    public var calendars: [String: OfficeCalendar]
    /// The calendar of clocks that no policy and no unit gives another one.
    public var deskCalendar: String
    /// Names of the calendars of units that have their own.
    public var unitCalendars: [String: String]

    public init(
        policies: [ClockPolicy], calendars: [String: OfficeCalendar], deskCalendar: String,
        unitCalendars: [String: String] = [:]
    ) {
        self.policies = policies
        self.calendars = calendars
        self.deskCalendar = deskCalendar
        self.unitCalendars = unitCalendars
    }

    func calendar(named name: String) throws(ClockFault) -> OfficeCalendar {
        guard let calendar = calendars[name] else { throw .unknownCalendar(name) }
        return calendar
    }
}

/// Why a clock cannot be timed.
public enum ClockFault: Error, Equatable, Sendable, CustomStringConvertible {
    case unknownCalendar(String)
    case opening(OpeningFault)

    public var description: String {
        switch self {
        case .unknownCalendar(let name): "calendar \"\(name)\" is not known; add it or name another in the policy"
        case .opening(let fault): fault.description
        }
    }
}

/// What happens to a case, as far as clocks are concerned. Instants are those of the deed, not of its recording.
public enum ClockOccasion: Equatable, Sendable {
    /// The case begins with a citizen's message.
    case opened(at: Instant)
    /// A further message of the citizen, on whatever channel.
    case citizenMessage(at: Instant)
    /// A message to the citizen was sent, by whomever; an interim notice is no answer.
    case answerSent(at: Instant, interim: Bool)
    /// A machine confirmed the receipt: no answer.
    case automaticReceipt(at: Instant)
    /// A Vermerk was written, shown or hidden: no answer.
    case note(at: Instant)
    /// An Organisationseinheit gets the case; nil takes it from its office.
    case assigned(unit: String?, at: Instant)
    case paused(WaitReason, at: Instant)
    case resumed(at: Instant)
    case closed(at: Instant)
    case reopenedByCitizen(at: Instant)
    /// The closing was a mistake: what it stopped goes on.
    case reopenedByClerk(at: Instant)
    case merged(at: Instant)
    case spam(at: Instant)
    /// Spam or merged after all not: what that stopped goes on.
    case restored(at: Instant)
    /// A policy, a calendar, or the facts of the case changed.
    case policyChanged(at: Instant)
    case escalate(at: Instant)
    /// An author objects to a moderation decision.
    case appealed(at: Instant)
    /// The last open appeal of the case was decided.
    case appealDecided(at: Instant)
}

/// Why a case waits.
public enum WaitReason: String, CaseIterable, Sendable {
    case waitingCitizen = "waiting_citizen"
    case waitingUnit = "waiting_unit"
    case snoozed
}
