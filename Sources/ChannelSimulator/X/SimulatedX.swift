public import Desk
internal import StrictJSON

/// X in memory, as far as its API v2 shows it: one city account, many citizens.
public actor SimulatedX {
    public static let token = "simulated-x-token"
    public static let refreshToken = "simulated-x-refresh"
    /// Seconds that a page's token is good for.
    static let tokenLife: Int64 = 900
    /// Seconds that X looks back for the same words.
    static let duplicateWindow: Int64 = 86_400

    let now: @Sendable () -> Instant
    let city = SimulatedAccount(id: "42", handle: "stadt", name: "Stadt")
    /// By the id of their first version.
    var posts: [String: SimulatedXPost] = [:]
    /// First ids, oldest first.
    var order: [String] = []
    /// The first id of each version's post.
    var keys: [String: String] = [:]
    /// Ids of posts that are there but not shown to us.
    var protected: Set<String> = []
    public var blocked: Set<String> = []
    var people: [String: SimulatedAccount] = [:]
    public var plan: FaultPlan
    /// An answer to the next changing call, given before anything is done.
    var refusals: [SimulatedAnswer] = []
    var citizens: CitizenVoices
    var access: Set<String> = [token]
    var refresh = refreshToken
    public var calls: [String] = []
    private var counter: UInt64 = 0

    public init(seed: UInt64 = 1, plan: FaultPlan = FaultPlan(), now: @escaping @Sendable () -> Instant) {
        self.plan = plan
        self.now = now
        citizens = CitizenVoices(seed: seed)
    }

    /// A snowflake of this instant.
    func freshID() -> String {
        counter += 1
        return String(SimulatedX.snowflake(now()) + counter % (1 << 22))
    }

    static func snowflake(_ instant: Instant) -> UInt64 {
        UInt64(max(0, instant.milliseconds - 1_288_834_974_657)) << 22
    }

    func person(_ name: String) -> SimulatedAccount {
        if let known = people[name] { return known }
        let letters = name.lowercased().unicodeScalars.map { (0x61...0x7A).contains($0.value) ? Character($0) : "_" }
        let person = SimulatedAccount(id: String(500 + people.count), handle: String(letters), name: name)
        people[name] = person
        return person
    }

    @discardableResult
    func insert(_ text: String, by author: SimulatedAccount, inReplyTo: String?, late: Int64) -> String {
        let id = freshID()
        let parent = inReplyTo.flatMap { keys[$0] }.flatMap { posts[$0] }
        posts[id] = SimulatedXPost(
            versions: [.init(id: id, text: text, made: now())], author: author, inReplyTo: inReplyTo,
            answers: parent?.author.id, conversation: parent?.conversation ?? id, appears: now() + late)
        order.append(id)
        keys[id] = id
        return id
    }
}

/// What tests do to the server.
extension SimulatedX {
    /// A citizen writes; `late` seconds later X shows it.
    @discardableResult
    public func write(
        _ text: String, by name: String, inReplyTo: String? = nil, mentions: Bool = true, late: Int64 = 0
    ) -> String {
        insert(mentions ? "@stadt \(text)" : text, by: person(name), inReplyTo: inReplyTo, late: late)
    }

    /// A post of the city that nobody asked for.
    @discardableResult
    public func announce(_ text: String, inReplyTo: String? = nil) -> String {
        insert(text, by: city, inReplyTo: inReplyTo, late: 0)
    }

    /// A new version with an id of its own; gives it.
    @discardableResult
    public func edit(_ id: String, to text: String) -> String {
        guard let key = keys[id], posts[key] != nil else { return id }
        let version = SimulatedXPost.Version(id: freshID(), text: text, made: now())
        posts[key]?.versions.append(version)
        keys[version.id] = key
        return version.id
    }

    public func remove(_ id: String) {
        guard let key = keys[id] else { return }
        for version in posts[key]?.ids ?? [] { keys[version] = nil }
        posts[key] = nil
        order.removeAll { $0 == key }
    }

    /// The author makes the account private.
    public func protect(_ id: String) { protected.insert(id) }

    public func post(_ id: String) -> SimulatedXPost? { keys[id].flatMap { posts[$0] } }

    public func cityPosts() -> [SimulatedXPost] { order.compactMap { posts[$0] }.filter { $0.author == city } }

    /// Every token given out so far ends.
    public func endTokens() { access = [] }

    /// The login itself is withdrawn.
    public func endLogin() {
        access = []
        refresh = ""
    }

    public func isAccepted(_ token: String) -> Bool { access.contains(token) }

    /// The next changing call is answered with this and not carried out.
    public func refuseNext(_ status: Int, body: String, headers: [(name: String, value: String)] = []) {
        var answer = SimulatedAnswer(status, text: body, type: "application/json")
        answer.headers += headers
        refusals.append(answer)
    }
}

extension SimulatedX: SimulatedChannel {
    public static var authorisation: String { "Bearer \(token)" }

    public func citizenWrites(_ text: String, by name: String) -> String { write(text, by: name) }
    public func citizenEdits(_ id: String, to text: String) { edit(id, to: "@stadt " + text) }
    public func citizenDeletes(_ id: String) { remove(id) }

    public func answers() -> [SimulatedReply] {
        cityPosts().map { SimulatedReply(id: $0.key, text: $0.text, inReplyTo: $0.inReplyTo) }
    }

    public func order(_ fault: SimulatedFault, on target: FaultPlan.Target, times: Int) {
        plan.order(fault, on: target, times: times)
    }
}
