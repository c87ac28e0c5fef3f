public import Desk
internal import StrictJSON

/// A website that shows its comments as a feed: a window of the newest, with validators, older pages and tombstones.
public actor SimulatedFeed {
    public enum Format: String, CaseIterable, Sendable { case atom, rss, json }

    /// What the website can be told to do in another way.
    public struct Manner: Sendable {
        public var format = Format.atom
        /// Entries of one page.
        public var window = 150
        /// Whether older pages are offered.
        public var pages = false
        public var tombstones = true
        /// Put before each number to make a guid.
        public var prefix = "https://stadt.example/k/"
        public var status: Int?
        public var headers: [(name: String, value: String)] = []
        /// The server takes no notice of conditions, or answers every one of them with 304.
        public var forgets = false
        public var lies = false

        public init() {}
    }

    struct Comment {
        var id: Int
        var text: String
        var author: String
        var created: Instant
        var updated: Instant
    }

    public var manner: Manner
    public var plan: FaultPlan
    let now: @Sendable () -> Instant
    var comments: [Comment] = []
    private var deleted: [(id: Int, when: Instant)] = []
    private var counter = 0
    private var revision = 0
    /// Requests so far, with their conditions.
    public private(set) var calls: [(target: String, tag: String?, date: String?)] = []

    public init(
        manner: Manner = Manner(), plan: FaultPlan = FaultPlan(), now: @escaping @Sendable () -> Instant
    ) {
        self.manner = manner
        self.plan = plan
        self.now = now
    }

    public func change(_ edit: @Sendable (inout Manner) -> Void) { edit(&manner) }

    func guid(_ id: Int) -> String { manner.prefix + String(id) }

    func tombstones() -> [(id: String, when: Instant)] {
        manner.tombstones ? deleted.suffix(50).map { (guid($0.id), $0.when) } : []
    }
}

extension SimulatedFeed: SimulatedChannel {
    public static var authorisation: String { "" }

    public func citizenWrites(_ text: String, by name: String) -> String {
        counter += 1
        revision += 1
        comments.append(Comment(id: counter, text: text, author: name, created: now(), updated: now()))
        return guid(counter)
    }

    public func citizenEdits(_ id: String, to text: String) {
        guard let place = comments.firstIndex(where: { guid($0.id) == id }) else { return }
        revision += 1
        comments[place].text = text
        comments[place].updated = now()
    }

    public func citizenDeletes(_ id: String) {
        guard let place = comments.firstIndex(where: { guid($0.id) == id }) else { return }
        revision += 1
        deleted.append((comments.remove(at: place).id, now()))
    }

    /// A feed takes no answers.
    public func answers() -> [SimulatedReply] { [] }

    public func order(_ fault: SimulatedFault, on target: FaultPlan.Target, times: Int) {
        plan.order(fault, on: target, times: times)
    }

    public func answer(_ call: SimulatedCall) -> SimulatedAnswer {
        let page = call.parameter("page").flatMap { Int($0) } ?? 1
        calls.append((call.path + "?page=\(page)", call.headers["if-none-match"], call.headers["if-modified-since"]))
        if let status = manner.status { return answer(status, "") }
        let fault = plan.draw(.reading)
        if let refusal = fault?.refusal(now: now()) { return refusal }
        if fault == .shiftedPage { _ = citizenWrites("Gerade eben noch: die Ampel ist aus", by: "Zufall") }
        let tag = "W/\"r\(revision)-\(manner.format.rawValue)\""
        let isKnown = call.headers["if-none-match"] == tag || (manner.lies && call.headers["if-none-match"] != nil)
        if page == 1, isKnown, !manner.forgets, fault != .expiredCursor { return answer(304, "", tag: tag) }
        var body = document(page: page, repeating: fault == .doublePage)
        if fault == .shortPage { body = String(body.prefix(body.count * 2 / 3)) }
        return fault?.spoiling(answer(200, body, tag: tag), posting: false) ?? answer(200, body, tag: tag)
    }

    private func answer(_ status: Int, _ body: String, tag: String? = nil) -> SimulatedAnswer {
        var answer = SimulatedAnswer(status, text: body, type: type)
        answer.headers.append(("Date", now().httpDate))
        if let tag {
            answer.headers += [("ETag", tag), ("Last-Modified", (comments.map(\.updated).max() ?? now()).httpDate)]
        }
        answer.headers += manner.headers
        return answer
    }

    private var type: String {
        switch manner.format {
        case .atom: "application/atom+xml"
        case .rss: "application/rss+xml"
        case .json: "application/feed+json"
        }
    }

    /// `page` counts from 1.
    private func document(page: Int, repeating: Bool) -> String {
        let newest = Array(comments.reversed())
        let start = min((page - 1) * manner.window, newest.count)
        var shown = Array(newest[start..<min(start + manner.window, newest.count)])
        if repeating { shown += shown.prefix(5) }
        let isMore = manner.pages && start + manner.window < newest.count
        return FeedWriter(feed: self).document(shown, next: isMore ? "/feed?page=\(page + 1)" : nil)
    }
}
