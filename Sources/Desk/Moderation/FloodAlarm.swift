/// More comments than a thread or a channel is used to, in numbers for a banner.
public struct FloodAlarm: Equatable, Sendable {
    public enum Level: String, Comparable, Sendable {
        case rising, flood
        public static func < (a: Level, b: Level) -> Bool { a == .rising && b == .flood }
    }

    /// What somebody may do about it. The program does none of it by itself.
    public enum Step: String, CaseIterable, Sendable {
        case slowDown = "slow-down"
        case hold
        case template
        case bulk
        case informPress = "inform-press"
    }

    public var level: Level
    public var channel: Channel
    public var account: String
    /// The case whose thread is flooded; nil for the channel as a whole.
    public var caseKey: Int64?
    public var caseNumber: CaseNumber?
    /// Messages within the last fifteen minutes.
    public var count: Int
    /// What fifteen minutes usually bring.
    public var usual: Double
    /// When it began.
    public var since: Instant
    public var steps: [Step]

    public init(
        level: Level, channel: Channel, account: String, caseKey: Int64? = nil, caseNumber: CaseNumber? = nil,
        count: Int, usual: Double, since: Instant, steps: [Step] = []
    ) {
        self.level = level
        self.channel = channel
        self.account = account
        self.caseKey = caseKey
        self.caseNumber = caseNumber
        self.count = count
        self.usual = usual
        self.since = since
        self.steps = steps
    }
}
