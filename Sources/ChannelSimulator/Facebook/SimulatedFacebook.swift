public import Desk
internal import StrictJSON

/// A Facebook page in memory: its posts, citizens' comments, recommendations, blocked people and private messages.
public actor SimulatedFacebook {
    public static let token = SimulatedGraph.token
    public static let page = "100200300"
    /// Comments that a post gets before the page writes the next one.
    static let commentsPerPost = 240
    /// Entries of a page of comments, whatever was asked for.
    static let pageSize = 40

    let now: @Sendable () -> Instant
    let proof: String?
    var posts: [SimulatedGraphEntry] = []
    var comments: [String: SimulatedGraphEntry] = [:]
    /// Ids of comments, oldest first.
    var order: [String] = []
    var reviews: [SimulatedReview] = []
    var messages: [SimulatedGraphEntry] = []
    var blocked: Set<String> = []
    /// Whether the version still answers questions for recommendations.
    var hasRatings = false
    /// Per cent of the allowance that the headers name.
    var use = 12
    /// The platform's word in place of an answer, for the calls that write.
    var writingError: (code: Int, subcode: Int)?
    public var plan: FaultPlan
    public private(set) var calls: [String] = []
    var people: [String: String] = [:]
    private var counter = 0

    /// `proof` is the `appsecret_proof` that each call must carry, when the app asks for one.
    public init(plan: FaultPlan = FaultPlan(), proof: String? = nil, now: @escaping @Sendable () -> Instant) {
        self.plan = plan
        self.proof = proof
        self.now = now
    }

    func note(_ call: SimulatedCall) { calls.append("\(call.method) \(call.path)") }

    func freshNumber() -> Int {
        counter += 1
        return counter
    }

    func person(_ name: String) -> String {
        if let known = people[name] { return known }
        let id = String(70_000 + people.count)
        people[name] = id
        return id
    }

    /// The newest post; makes one when there is none or it has enough comments.
    func openPost() -> String {
        if let post = posts.last(where: { $0.author == Self.page }),
            order.count(where: { comments[$0]?.post == post.id }) < Self.commentsPerPost
        {
            return post.id
        }
        return announce("Neues aus der Stadt")
    }

    @discardableResult
    public func announce(_ text: String, by author: String = SimulatedFacebook.page, due: Instant? = nil) -> String {
        let id = "\(Self.page)_\(5_000 + freshNumber())"
        posts.append(
            SimulatedGraphEntry(id: id, post: id, author: author, text: text, created: now(), appears: now(), due: due))
        return id
    }

    /// A citizen's comment on the newest post, or an answer to another comment.
    @discardableResult
    public func comment(
        _ text: String, by name: String, answering parent: String? = nil, on post: String? = nil,
        names: Bool = true, created: Instant? = nil
    ) -> String {
        add(text, by: names ? person(name) : nil, parent, on: post, created ?? now(), appears: now())
    }

    func add(
        _ text: String, by author: String?, _ parent: String?, on post: String?, _ created: Instant, appears: Instant
    ) -> String {
        let post = post ?? parent.flatMap { comments[$0]?.post } ?? openPost()
        let head = post.split(separator: "_").last.map(String.init) ?? post
        let id = "\(head)_\(900_000 + freshNumber())"
        // Two levels at most: an answer to an answer stands beside it.
        let thread = parent.map { comments[$0]?.parent ?? $0 }
        comments[id] = SimulatedGraphEntry(
            id: id, post: post, author: author, text: text, created: created, appears: appears, parent: thread)
        order.append(id)
        return id
    }

    public func review(_ text: String, by name: String, recommends: Bool?, stars: Int? = nil) {
        reviews.append(
            SimulatedReview(
                id: "story\(freshNumber())", person: person(name), name: name, text: text, recommends: recommends,
                stars: stars, created: now()))
    }

    public func setRatings(_ answered: Bool) { hasRatings = answered }
    public func setUse(_ percent: Int) { use = percent }
    public func refuseWriting(_ code: Int?, _ subcode: Int = 0) { writingError = code.map { ($0, subcode) } }
    public func entry(_ id: String) -> SimulatedGraphEntry? { comments[id] ?? posts.first { $0.id == id } }
    public func ownPosts() -> [SimulatedGraphEntry] { posts.filter { $0.author == Self.page } }
    public func sentMessages() -> [SimulatedGraphEntry] { messages }
    public func isBlocked(_ name: String) -> Bool { blocked.contains(person(name)) }
}

extension SimulatedFacebook: SimulatedChannel {
    public static var authorisation: String { "Bearer \(token)" }

    public func citizenWrites(_ text: String, by name: String) -> String { comment(text, by: name) }
    public func citizenEdits(_ id: String, to text: String) { comments[id]?.text = text }
    public func citizenDeletes(_ id: String) {
        comments[id] = nil
        order.removeAll { $0 == id }
    }

    public func answers() -> [SimulatedReply] {
        order.compactMap { comments[$0] }.filter { $0.author == Self.page }.map {
            SimulatedReply(id: $0.id, text: $0.text, inReplyTo: $0.parent ?? $0.post)
        }
    }

    public func order(_ fault: SimulatedFault, on target: FaultPlan.Target, times: Int = 1) {
        plan.order(fault, on: target, times: times)
    }
}
