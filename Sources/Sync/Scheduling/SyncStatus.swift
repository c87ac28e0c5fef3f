public import Desk

/// How one account's synchronisation stands, for the status line and for `lotse sync --json`.
public struct SyncStatus: Equatable, Sendable {
    public enum State: Equatable, Sendable {
        case ok
        case busy
        /// Waiting after failures or because the channel asked for it.
        case paused(until: Instant, reason: String)
        /// Until a person mends it.
        case stopped(reason: String)
    }

    public var account: String
    public var channel: Channel
    public var state = State.ok
    /// When the last complete run ended.
    public var lastSuccess: Instant?
    /// When the next run begins.
    public var next: Instant?
    /// New messages since the program started.
    public var pulled = 0
    public var delivered = 0
    public var failed = 0
    /// In a row; from `AccountPace.circuitLimit` on the circuit is open.
    public var failures = 0
    /// Entries that could not be understood, since the program started.
    public var quarantined = 0
    /// Messages that the source holds back.
    public var held = 0
    /// Messages that are missing at the source in a doubtful way.
    public var doubtful = 0

    public init(account: String, channel: Channel) {
        self.account = account
        self.channel = channel
    }

    /// The reason of a pause or stop.
    public var error: String? {
        switch state {
        case .ok, .busy: nil
        case .paused(_, let reason), .stopped(let reason): reason
        }
    }
}
