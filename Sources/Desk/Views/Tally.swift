/// What cases can be counted by; a `day` is one of the office's zone.
public enum CountKey: String, CaseIterable, Sendable {
    case channel, account, unit, clerk, state, priority, tag, author, day, language
}

/// How many cases stand at one place of the tally.
public struct Tally: Equatable, Sendable {
    public let state: String
    public let channel: String
    public let account: Int64
    public let unit: String
    public let clerk: String
    public let isUnread: Bool
    public let count: Int

    public init(
        state: String, channel: String, account: Int64, unit: String, clerk: String, isUnread: Bool, count: Int
    ) {
        self.state = state
        self.channel = channel
        self.account = account
        self.unit = unit
        self.clerk = clerk
        self.isUnread = isUnread
        self.count = count
    }
}
