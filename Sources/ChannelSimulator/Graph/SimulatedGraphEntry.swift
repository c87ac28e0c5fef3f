public import Desk

/// A post, a comment or a private message on a simulated server of the Graph API.
public struct SimulatedGraphEntry: Equatable, Sendable {
    public var id: String
    /// The post or medium it belongs to.
    public var post: String
    /// Nil where the author does not show.
    public var author: String?
    public var text: String
    public var created: Instant
    /// Later than `created` when the server was slow.
    var appears: Instant
    public var parent: String?
    public var isHidden = false
    /// When a post that waits is to appear.
    public var due: Instant?

    init(
        id: String, post: String, author: String?, text: String, created: Instant, appears: Instant,
        parent: String? = nil, due: Instant? = nil
    ) {
        self.id = id
        self.post = post
        self.author = author
        self.text = text
        self.created = created
        self.appears = appears
        self.parent = parent
        self.due = due
    }
}
