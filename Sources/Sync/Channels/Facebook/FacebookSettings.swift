public import Desk

/// What a Facebook account is told by its configuration.
public struct FacebookSettings: Equatable, Sendable {
    /// The name under which the desk keeps the account.
    public var account: String
    /// The page's id.
    public var page: String
    /// `v25.0`. A version lives about two years; then the oldest living one answers.
    public var version = "v25.0"
    /// `appsecret_proof` of the token, where the app has a secret that we know.
    public var proof: String?
    /// How far the first run reads back; nil reads one page of each post.
    public var startDate: Instant?
    /// Whether posts of visitors on the page are read.
    public var readsVisitorPosts = true
    /// Whether recommendations are asked for. Versions from v22.0 on refuse them (code 12); then there are none.
    public var readsReviews = true
    /// Days that a post's comments are read in each run.
    public var freshDays: Int64 = 7
    /// Days that older posts stay in the slow rotation.
    public var oldDays: Int64 = 60

    public init(account: String, page: String) {
        self.account = account
        self.page = page
    }
}
