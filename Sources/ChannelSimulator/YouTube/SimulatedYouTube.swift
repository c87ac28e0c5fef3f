public import Desk
internal import StrictJSON

/// A comment on the simulated YouTube.
public struct SimulatedYouTubeComment: Equatable, Sendable {
    public enum Status: String, Sendable { case published, heldForReview, likelySpam, rejected }

    public var id: String
    /// The id of the top comment, for replies.
    public var parent: String?
    public var author: SimulatedAccount
    public var text: String
    public var published: Instant
    public var updated: Instant
    public var status = Status.published
    /// Later than `published` when the server was slow.
    var appears: Instant

    func json(channel: String, video: String, showsStatus: Bool) -> JSON {
        var snippet: [JSON.Member] = [
            .init("channelId", .string(channel)), .init("videoId", .string(video)),
            .init("authorDisplayName", .string("@" + author.handle)),
            .init("authorChannelId", ["value": .string(author.id)]), .init("textDisplay", .string(text)),
            .init("textOriginal", .string(text)), .init("likeCount", 3),
            .init("publishedAt", .string(published.iso)), .init("updatedAt", .string(updated.iso)),
        ]
        if let parent { snippet.append(.init("parentId", .string(parent))) }
        if showsStatus { snippet.append(.init("moderationStatus", .string(status.rawValue))) }
        return ["kind": "youtube#comment", "id": .string(id), "snippet": .object(snippet)]
    }
}

/// YouTube in memory, as far as the Data API shows it: one city channel with one video, many citizens.
public actor SimulatedYouTube {
    public static let token = "simulated-youtube-token"
    static let video = "video1"
    /// Threads of one page, whatever was asked for.
    static let pageSize = 20
    /// Seconds that a page's token is good for.
    static let tokenLife: Int64 = 3600

    let now: @Sendable () -> Instant
    let city = SimulatedAccount(id: "UCstadt", handle: "stadt", name: "Stadt")
    var comments: [String: SimulatedYouTubeComment] = [:]
    /// Oldest first.
    var order: [String] = []
    var people: [String: SimulatedAccount] = [:]
    public var banned: Set<String> = []
    public var plan: FaultPlan
    var citizens: CitizenVoices
    /// The next token of a page is no longer known.
    var forgetsToken = false
    /// An answer to the next changing call, given before anything is done.
    var refusals: [SimulatedAnswer] = []
    /// Threads whose replies cannot be read.
    var unreadable: Set<String> = []
    /// Units used, and those of a day.
    public var units = 0
    public var limit = 1_000_000
    public var calls: [String] = []
    private var counter = 0

    public init(seed: UInt64 = 1, plan: FaultPlan = FaultPlan(), now: @escaping @Sendable () -> Instant) {
        self.plan = plan
        self.now = now
        citizens = CitizenVoices(seed: seed)
    }

    func person(_ name: String) -> SimulatedAccount {
        if let known = people[name] { return known }
        let letters = name.lowercased().unicodeScalars.map { (0x61...0x7A).contains($0.value) ? Character($0) : "-" }
        let person = SimulatedAccount(id: "UC\(people.count)", handle: String(letters), name: name)
        people[name] = person
        return person
    }

    @discardableResult
    func insert(
        _ text: String, by author: SimulatedAccount, parent: String?,
        status: SimulatedYouTubeComment.Status = .published,
        late: Int64 = 0
    ) -> String {
        counter += 1
        let id = parent.map { "\($0).r\(counter)" } ?? "Ugx\(counter)"
        let time = Instant(seconds: now().seconds)
        comments[id] = SimulatedYouTubeComment(
            id: id, parent: parent, author: author, text: text, published: time, updated: time, status: status,
            appears: now() + late)
        order.append(id)
        return id
    }
}

/// What tests do to the server.
extension SimulatedYouTube {
    /// A citizen writes below the video, or below a comment.
    @discardableResult
    public func write(
        _ text: String, by name: String, below parent: String? = nil,
        status: SimulatedYouTubeComment.Status = .published
    ) -> String {
        insert(text, by: person(name), parent: parent, status: status)
    }

    /// The city writes by hand.
    @discardableResult
    public func cityWrites(_ text: String, below parent: String) -> String { insert(text, by: city, parent: parent) }

    public func comment(_ id: String) -> SimulatedYouTubeComment? { comments[id] }
    public func cityComments() -> [SimulatedYouTubeComment] {
        order.compactMap { comments[$0] }.filter { $0.author == city }
    }
    public func setStatus(_ id: String, _ status: SimulatedYouTubeComment.Status) { comments[id]?.status = status }
    public func setLimit(_ units: Int) { limit = units }
    public func breakReplies(of thread: String) { unreadable.insert(thread) }

    public func remove(_ id: String) {
        comments[id] = nil
        order.removeAll { $0 == id }
    }

    /// The next changing call is answered with this and not carried out.
    public func refuseNext(_ status: Int, reason: String) {
        refusals.append(SimulatedYouTube.error(status, reason, "refused by the test"))
    }
}

extension SimulatedYouTube: SimulatedChannel {
    public static var authorisation: String { "Bearer \(token)" }

    public func citizenWrites(_ text: String, by name: String) -> String { write(text, by: name) }

    public func citizenEdits(_ id: String, to text: String) {
        comments[id]?.text = text
        comments[id]?.updated = Instant(seconds: now().seconds)
    }

    public func citizenDeletes(_ id: String) { remove(id) }

    public func answers() -> [SimulatedReply] {
        cityComments().map { SimulatedReply(id: $0.id, text: $0.text, inReplyTo: $0.parent) }
    }

    public func order(_ fault: SimulatedFault, on target: FaultPlan.Target, times: Int) {
        if fault == .expiredCursor { forgetsToken = true } else { plan.order(fault, on: target, times: times) }
    }
}
