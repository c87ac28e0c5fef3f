public import Desk
internal import Foundation
internal import StrictJSON

/// A WordPress site in memory: one post of the city, one user who may moderate, guests who comment.
public actor SimulatedWordPress {
    public static let user = "stadt"
    public static let password = "abcd efgh ijkl mnop qrst uvwx"

    let now: @Sendable () -> Instant
    let base: String
    let city: Int64 = 3
    var comments: [Int64: SimulatedComment] = [:]
    var posts: [Int64: SimulatedBlogPost] = [:]
    public var plan = FaultPlan()
    var citizens: CitizenVoices
    /// Whether the site keeps what programs say of themselves.
    public var keepsAgents = true
    /// Whether the web server passes the login on.
    public var passesLogin = true
    public var hasTrash = true
    /// What the user may do besides reading.
    public var mayModerate = true
    /// Entries that only editors of another section may read.
    public var unreadable: Set<Int64> = []
    /// Comments that are deleted for good once so many lists were made.
    private var doomed: (lists: Int, ids: [Int64]) = (0, [])
    private var counter: Int64 = 40

    public init(
        base: String = "http://127.0.0.1", seed: UInt64 = 1, now: @escaping @Sendable () -> Instant
    ) {
        self.base = base
        self.now = now
        citizens = CitizenVoices(seed: seed)
        posts[7] = SimulatedBlogPost(
            id: 7, author: 3, title: "Bäder", text: "Neue Zeiten", status: "publish", slug: "baeder", appears: now())
    }

    func freshID() -> Int64 {
        counter += 1
        return counter
    }

    /// Lets comments go between two pages of one walk.
    public func delete(_ ids: [Int64], afterLists lists: Int) { doomed = (lists, ids) }

    func listWasMade() {
        doomed.lists -= 1
        guard doomed.lists == 0 else { return }
        for id in doomed.ids { comments[id] = nil }
    }
}

/// A comment as the site stores it.
public struct SimulatedComment: Equatable, Sendable {
    public var id: Int64
    public var post: Int64 = 7
    public var parent: Int64 = 0
    /// 0 for guests.
    public var author: Int64 = 0
    public var name: String
    public var raw: String
    public var status = "approved"
    public var agent = ""
    public var created: Instant
    /// When a late acceptance shows.
    public var appears: Instant
}

public struct SimulatedBlogPost: Equatable, Sendable {
    public var id: Int64
    public var author: Int64
    public var title: String
    public var text: String
    public var status: String
    public var slug: String
    public var appears: Instant
}

/// What tests do to the site.
extension SimulatedWordPress: SimulatedChannel {
    public static var authorisation: String { "Basic " + Data("\(user):\(password)".utf8).base64EncodedString() }

    @discardableResult
    public func comment(
        _ text: String, by name: String, parent: Int64 = 0, author: Int64 = 0, status: String = "approved",
        created: Instant? = nil
    ) -> Int64 {
        let id = freshID()
        comments[id] = SimulatedComment(
            id: id, parent: parent, author: author, name: name, raw: text, status: status,
            created: created ?? now(), appears: now())
        return id
    }

    public func citizenWrites(_ text: String, by name: String) -> String { String(comment(text, by: name)) }

    public func citizenEdits(_ id: String, to text: String) { Int64(id).map { comments[$0]?.raw = text } }

    public func citizenDeletes(_ id: String) { Int64(id).map { comments[$0] = nil } }

    public func setStatus(_ id: Int64, _ status: String) { comments[id]?.status = status }

    public func answers() -> [SimulatedReply] {
        comments.values.filter { $0.author == city }.sorted { $0.id < $1.id }.map {
            SimulatedReply(
                id: String($0.id), text: HTMLText.decodingEntities($0.raw),
                inReplyTo: $0.parent == 0 ? nil : String($0.parent))
        }
    }

    public func stored(_ id: Int64) -> SimulatedComment? { comments[id] }

    public func allPosts() -> [SimulatedBlogPost] { posts.values.sorted { $0.id < $1.id } }

    public func order(_ fault: SimulatedFault, on target: FaultPlan.Target, times: Int) {
        plan.order(fault, on: target, times: times)
    }

    public func set(
        keepsAgents: Bool = true, passesLogin: Bool = true, hasTrash: Bool = true, mayModerate: Bool = true,
        unreadable: Set<Int64> = []
    ) {
        self.keepsAgents = keepsAgents
        self.passesLogin = passesLogin
        self.hasTrash = hasTrash
        self.mayModerate = mayModerate
        self.unreadable = unreadable
    }
}
