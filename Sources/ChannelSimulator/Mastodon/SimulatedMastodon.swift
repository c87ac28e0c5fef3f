public import Desk
internal import StrictJSON

/// A Mastodon server in memory: one city account, many citizens.
public actor SimulatedMastodon {
    /// Seconds that an idempotency key is kept.
    static let keyLife: Int64 = 3600
    public static let token = "simulated-token"

    let now: @Sendable () -> Instant
    let base: String
    let city = SimulatedAccount(id: "117000000000000001", handle: "stadt", name: "Stadt")
    var posts: [String: SimulatedPost] = [:]
    /// Ids of posts, oldest first.
    var order: [String] = []
    /// How many posts that are there answer each post.
    private var replyCounts: [String: Int] = [:]
    var notifications: [SimulatedNotification] = []
    /// What citizens told the moderators, oldest first.
    var reports: [SimulatedReport] = []
    /// Whether the token has the scope for reports.
    public var isModerator = false
    var keys: [String: (post: String, until: Instant)] = [:]
    var people: [String: SimulatedAccount] = [:]
    public var plan: FaultPlan
    /// Called for each shifted page.
    var citizens: CitizenVoices
    var isMerged = true
    var calls = 0
    private var counter = 100

    public init(
        base: String = "http://127.0.0.1", seed: UInt64 = 1, plan: FaultPlan = FaultPlan(),
        now: @escaping @Sendable () -> Instant
    ) {
        self.base = base
        self.plan = plan
        self.now = now
        citizens = CitizenVoices(seed: seed)
    }

    func freshID() -> String {
        counter += 1
        return String(117_000_000_000_000_000 + counter * 1000)
    }

    func person(_ name: String) -> SimulatedAccount {
        if let known = people[name] { return known }
        let handle = String(
            name.lowercased().unicodeScalars.map { scalar in
                (0x61...0x7A).contains(scalar.value) ? Character(scalar) : "_"
            })
        let person = SimulatedAccount(id: freshID(), handle: handle, name: name)
        people[name] = person
        return person
    }

    func insert(_ post: SimulatedPost) {
        posts[post.id] = post
        order.append(post.id)
        if let parent = post.inReplyTo { replyCounts[parent, default: 0] += 1 }
    }

    func replies(to id: String) -> Int { replyCounts[id] ?? 0 }

    public func delete(_ id: String) {
        guard let post = posts.removeValue(forKey: id) else { return }
        if let parent = post.inReplyTo { replyCounts[parent, default: 0] -= 1 }
        if let place = order.lastIndex(of: id) { order.remove(at: place) }
    }
}

/// What tests and the control API do to the server.
extension SimulatedMastodon {
    /// A citizen writes to the city. Gives the id of the post.
    @discardableResult
    public func comment(
        _ text: String, by name: String, visibility: String = "public", inReplyTo: String? = nil,
        mentions: Bool = true, held: Bool = false, created: Instant? = nil
    ) -> String {
        let id = freshID()
        let created = created ?? now()
        let words = mentions ? "@stadt " + text : text
        insert(
            SimulatedPost(
                id: id, author: person(name), text: words, visibility: visibility, inReplyTo: inReplyTo,
                created: created,
                appears: created))
        if mentions {
            let number = 20 + notifications.count
            notifications.append(SimulatedNotification(id: number, post: id, created: created, isHeld: held))
        }
        return id
    }

    /// The next invented comment.
    @discardableResult
    public func nextComment() -> String {
        let voice = citizens.next()
        return comment(voice.text, by: voice.name, visibility: voice.visibility)
    }

    public func edit(_ id: String, to text: String) {
        guard var post = posts[id] else { return }
        post.versions.append(post.text)
        post.text = text
        post.edited = now()
        posts[id] = post
    }

    /// A post of the city that nobody asked for.
    @discardableResult
    public func announce(_ text: String) -> String {
        let id = freshID()
        insert(SimulatedPost(id: id, author: city, text: text, visibility: "public", created: now(), appears: now()))
        return id
    }

    /// A citizen tells the moderators about a post. Gives the id of the report.
    @discardableResult
    public func report(_ post: String, words: String, by name: String) -> String {
        let id = String(reports.count + 1)
        reports.append(SimulatedReport(id: id, post: post, words: words, by: person(name), created: now()))
        return id
    }

    /// People like and share a post.
    public func applaud(_ id: String, likes: Int, shares: Int) {
        posts[id]?.likes = likes
        posts[id]?.shares = shares
    }

    public func hang(_ pictures: [String], on id: String) { posts[id]?.pictures = pictures }

    public func setModerator(_ isModerator: Bool) { self.isModerator = isModerator }

    /// The city's posts that have appeared or will, oldest first.
    public func cityPosts() -> [SimulatedPost] { order.compactMap { posts[$0] }.filter { $0.author == city } }

    public func commentCount() -> Int { notifications.count }

    public func allPosts() -> [SimulatedPost] { order.compactMap { posts[$0] } }

    public func order(_ fault: SimulatedFault, on target: FaultPlan.Target, times: Int = 1) {
        plan.order(fault, on: target, times: times)
    }

    public func setPlan(_ plan: FaultPlan) { self.plan = plan }
}
