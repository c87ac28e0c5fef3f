public import Desk
internal import StrictJSON

/// A professional Instagram account in memory: its media, citizens' comments and answers, containers, messages.
public actor SimulatedInstagram {
    public static let token = SimulatedGraph.token
    public static let user = "17841400000000042"
    public static let username = "stadt_muster"
    /// Comments that a medium gets before the account posts the next one.
    static let commentsPerMedium = 180
    /// Entries of a page of comments, whatever was asked for, and of the answers inside one.
    static let pageSize = 30
    static let repliesInside = 2

    let now: @Sendable () -> Instant
    var media: [SimulatedGraphEntry] = []
    var comments: [String: SimulatedGraphEntry] = [:]
    /// Ids of comments, oldest first.
    var order: [String] = []
    var messages: [SimulatedGraphEntry] = []
    var containers: [String: SimulatedContainer] = [:]
    /// States that a new container shows before it is finished, one for each question.
    var preparing: [String] = []
    /// The platform's word in place of an answer, for the calls of this name.
    var errors: [String: (code: Int, subcode: Int)] = [:]
    /// Whether faults of writing hit the publishing of containers alone.
    var sparesContainers = false
    public var plan: FaultPlan
    public private(set) var calls: [String] = []
    var people: [String: String] = [:]
    private var counter = 0

    public init(plan: FaultPlan = FaultPlan(), now: @escaping @Sendable () -> Instant) {
        self.plan = plan
        self.now = now
    }

    func note(_ call: SimulatedCall) { calls.append("\(call.method) \(call.path)") }

    func freshID(_ kind: String) -> String {
        counter += 1
        return kind + String(1_000_000_000 + counter)
    }

    func person(_ name: String) -> String {
        if let known = people[name] { return known }
        let id = String(800 + people.count)
        people[name] = id
        return id
    }

    @discardableResult
    public func announce(_ caption: String, appears: Instant? = nil) -> String {
        let id = freshID("1780000")
        media.append(
            SimulatedGraphEntry(
                id: id, post: id, author: Self.user, text: caption, created: now(), appears: appears ?? now()))
        return id
    }

    private func openMedium() -> String {
        if let medium = media.last, order.count(where: { comments[$0]?.post == medium.id }) < Self.commentsPerMedium {
            return medium.id
        }
        return announce("Neues aus der Stadt")
    }

    /// A citizen's comment on the newest medium, or an answer to another comment, which stands below the top one.
    @discardableResult
    public func comment(_ text: String, by name: String, answering parent: String? = nil, on medium: String? = nil)
        -> String
    {
        add(text, by: person(name), parent, on: medium ?? parent.flatMap { comments[$0]?.post } ?? openMedium(), 0)
    }

    func add(_ text: String, by author: String, _ parent: String?, on medium: String, _ late: Int64) -> String {
        let id = freshID("1790000")
        comments[id] = SimulatedGraphEntry(
            id: id, post: medium, author: author, text: text, created: now(), appears: now() + late,
            parent: parent.map { comments[$0]?.parent ?? $0 })
        order.append(id)
        return id
    }

    public func entry(_ id: String) -> SimulatedGraphEntry? { comments[id] ?? media.first { $0.id == id } }
    public func ownMedia() -> [SimulatedGraphEntry] { media }
    public func sentMessages() -> [SimulatedGraphEntry] { messages }
    public func containerCount() -> Int { containers.count }
    public func prepare(_ states: [String]) { preparing = states }
    public func spareContainers() { sparesContainers = true }

    /// `call`: `media`, `media_publish`, `replies` or `messages`; nil as code takes the order back.
    public func refuse(_ call: String, _ code: Int?, _ subcode: Int = 0) {
        errors[call] = code.map { ($0, subcode) }
    }
}

extension SimulatedInstagram: SimulatedChannel {
    public static var authorisation: String { "Bearer \(token)" }

    /// Each fifth answers the one before it.
    public func citizenWrites(_ text: String, by name: String) -> String {
        let last = order.last.flatMap { comments[$0] }
        return comment(text, by: name, answering: order.count % 5 == 4 ? last?.parent ?? last?.id : nil)
    }

    public func citizenEdits(_ id: String, to text: String) { comments[id]?.text = text }
    public func citizenDeletes(_ id: String) {
        comments[id] = nil
        order.removeAll { $0 == id }
    }

    public func answers() -> [SimulatedReply] {
        order.compactMap { comments[$0] }.filter { $0.author == Self.user }.map {
            SimulatedReply(id: $0.id, text: $0.text, inReplyTo: $0.parent)
        }
    }

    public func order(_ fault: SimulatedFault, on target: FaultPlan.Target, times: Int = 1) {
        plan.order(fault, on: target, times: times)
    }
}
