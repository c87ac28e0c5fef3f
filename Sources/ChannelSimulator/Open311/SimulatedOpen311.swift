public import Desk
internal import StrictJSON

/// A GeoReport v2 server with the updates of FixMyStreet, in JSON and XML.
public actor SimulatedOpen311 {
    public static let key = "simulated-key"

    struct Request {
        var id: String
        var code: String
        var description: String
        var status = "open"
        var notes: String?
        var requested: Instant
        var updated: Instant
        var place: [String: String] = [:]
        /// Later than `requested` when the server was slow.
        var appears: Instant
        var isOurs = false
        var token: String?
    }

    struct Update {
        var id: String
        var request: String
        var status: String
        var description: String
        var updated: Instant
        var appears: Instant
        var isOurs: Bool
    }

    public var plan: FaultPlan
    /// The most that one answer holds.
    public var most = 100
    /// Whether new requests get a token first, and their number this many seconds later.
    public var batch: Int64?
    let now: @Sendable () -> Instant
    var requests: [Request] = []
    var updates: [Update] = []
    /// Targets and bodies of all calls, oldest first.
    public internal(set) var calls: [String] = []
    private var counter = 0

    public init(plan: FaultPlan = FaultPlan(), now: @escaping @Sendable () -> Instant) {
        self.plan = plan
        self.now = now
    }

    func fresh() -> Int {
        counter += 1
        return counter
    }

    public func setBatch(_ seconds: Int64?) { batch = seconds }
    public func setMost(_ count: Int) { most = count }

    /// The office says something about a request.
    @discardableResult
    public func officeUpdates(_ request: String, status: String, text: String, id: String? = nil) -> String {
        let name = id ?? "\(fresh())_1"
        updates.append(
            Update(
                id: name, request: request, status: status, description: text, updated: now(), appears: now(),
                isOurs: false))
        return name
    }

    /// A request that somebody let in only now.
    public func appearing(_ text: String, requested: Instant) -> String {
        let id = "BHV-\(fresh())"
        requests.append(
            Request(id: id, code: "LAT", description: text, requested: requested, updated: now(), appears: now()))
        return id
    }

    public func close(_ id: String, notes: String) {
        guard let place = requests.firstIndex(where: { $0.id == id }) else { return }
        requests[place].status = "closed"
        requests[place].notes = notes
        requests[place].updated = now()
    }

    /// Descriptions of the requests that the city posted.
    public func posted() -> [(id: String, text: String, place: [String: String])] {
        requests.filter(\.isOurs).map { ($0.id, $0.description, $0.place) }
    }
}

extension SimulatedOpen311: SimulatedChannel {
    public static var authorisation: String { "" }

    public func citizenWrites(_ text: String, by name: String) -> String {
        let id = "BHV-\(fresh())"
        requests.append(
            Request(id: id, code: "LAT", description: text, requested: now(), updated: now(), appears: now()))
        return id
    }

    public func citizenEdits(_ id: String, to text: String) {
        guard let place = requests.firstIndex(where: { $0.id == id }) else { return }
        requests[place].description = text
        requests[place].updated = now()
    }

    public func citizenDeletes(_ id: String) { requests.removeAll { $0.id == id } }

    public func answers() -> [SimulatedReply] {
        updates.filter(\.isOurs).map {
            SimulatedReply(id: "\($0.request)#\($0.id)", text: $0.description, inReplyTo: $0.request)
        }
    }

    public func order(_ fault: SimulatedFault, on target: FaultPlan.Target, times: Int) {
        plan.order(fault, on: target, times: times)
    }
}
