/// One watched clock on the board.
public struct BoardLine: Equatable, Sendable {
    public var caseKey: Int64
    public var number: CaseNumber
    public var kind: ClockKind
    public var state: ClockState
    public var due: Instant?
    public var warnAt: Instant?
    /// The unit the clock belongs to.
    public var unit: String?
    public var clerk: String?
    public var title: String
    public var channel: Channel

    public init(
        caseKey: Int64, number: CaseNumber, kind: ClockKind, state: ClockState, due: Instant? = nil,
        warnAt: Instant? = nil, unit: String? = nil, clerk: String? = nil, title: String, channel: Channel
    ) {
        self.caseKey = caseKey
        self.number = number
        self.kind = kind
        self.state = state
        self.due = due
        self.warnAt = warnAt
        self.unit = unit
        self.clerk = clerk
        self.title = title
        self.channel = channel
    }
}

/// One office on the board: how many clocks stand where.
public struct BoardRow: Equatable, Sendable {
    /// Nil: no unit yet.
    public var unit: String?
    public var overdue = 0
    public var withinHour = 0
    public var today = 0
    public var tomorrow = 0
    public var later = 0
    /// Paused.
    public var waiting = 0

    public init(
        unit: String? = nil, overdue: Int = 0, withinHour: Int = 0, today: Int = 0, tomorrow: Int = 0, later: Int = 0,
        waiting: Int = 0
    ) {
        self.unit = unit
        self.overdue = overdue
        self.withinHour = withinHour
        self.today = today
        self.tomorrow = tomorrow
        self.later = later
        self.waiting = waiting
    }
}

/// Clocks met in time and all that ended, per day.
public struct Fulfilment: Equatable, Sendable {
    public var met: Int
    public var ended: Int
    /// Share of each of the last days, oldest first; nil where nothing ended.
    public var days: [Double?]

    public init(
        met: Int, ended: Int, days: [Double?]
    ) {
        self.met = met
        self.ended = ended
        self.days = days
    }
}
