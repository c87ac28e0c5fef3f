public import Desk

/// What an Instagram account is told by its configuration.
public struct InstagramSettings: Equatable, Sendable {
    /// The name under which the desk keeps the account.
    public var account: String
    /// The professional account's id; it belongs to the kind of log-in that the token comes from.
    public var user: String
    /// The account's own name, which tells its comments where the platform gives no id of an author.
    public var username: String?
    public var version = "v25.0"
    /// `appsecret_proof` of the token, where the app has a secret that we know.
    public var proof: String?
    /// How far the first run reads back; nil reads one page of each medium.
    public var startDate: Instant?
    /// Days that a medium's comments are read in each run.
    public var freshDays: Int64 = 7
    /// Days that older media stay in the slow rotation.
    public var oldDays: Int64 = 60
    /// Days that a thread's answers are read in each run: they do not move their thread.
    public var threadDays: Int64 = 7

    public init(account: String, user: String) {
        self.account = account
        self.user = user
    }
}
