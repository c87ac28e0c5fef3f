internal import Desk
internal import StrictJSON

/// One account's way to the Graph API.
///
/// 1. The token goes into the Authorization header by the port; no address carries it, and an address that the API
///    gives (`paging.next` holds the token) is never followed or kept.
/// 2. After an answer that says the allowance is spent, the next question is not asked but answered with `busy`, once:
///    the caller waits, and what it asks then tells anew.
/// 3. After a block as spam-like nothing is written for a day of the server's clock.
/// What it remembers only spares calls; a run is right without it.
actor GraphDoor {
    /// Seconds.
    static let blockLasts: Int64 = 86_400

    private let http: any HTTPPort
    private let version: String
    private let proof: String?
    private(set) var usage: GraphUsage?
    /// Entries asked for per page; halved when the API finds an answer too big.
    private(set) var pageSize: Int
    private(set) var answeredVersion: String?
    /// What the API has no more; not asked for again while the program runs.
    private(set) var closed: Set<String> = []
    private var mustWait = false
    private var readingRests = false
    private var date: Instant?
    private var blockedUntil: Instant?

    /// `proof` is the `appsecret_proof` of the token.
    init(http: any HTTPPort, version: String, proof: String?, pageSize: Int) {
        self.http = http
        self.version = version
        self.proof = proof
        self.pageSize = pageSize
    }

    /// An answer with the server's clock.
    struct Answer {
        let json: JSON
        let date: Instant?
    }

    func get(_ path: String, _ query: [HTTPRequest.Field] = []) async throws(ChannelFault) -> Answer {
        if mustWait {
            mustWait = false
            throw .busy(after: GraphUsage.wait(usage), reason: "the allowance of calls is used up")
        }
        let request = HTTPRequest(.get, "/\(version)\(path)", query: query + proofField)
        let reply: HTTPReply
        do throws(HTTPFault) { reply = try await http.send(request) } catch { throw GraphErrors.fault(of: error) }
        let json = note(reply)
        if let fault = GraphErrors.fault(of: reply, json, usage) {
            if GraphError(json)?.meaning == .tooMuch { pageSize = max(5, pageSize / 2) }
            throw fault
        }
        return Answer(json: json ?? .null, date: reply.date)
    }

    /// How a call that writes ended.
    enum Change {
        case done(JSON)
        case failed(DeliveryAnswer, GraphError?)
    }

    func change(_ method: HTTPRequest.Method, _ path: String, _ form: [HTTPRequest.Field]) async -> Change {
        if let blockedUntil, let date, date < blockedUntil {
            return .failed(
                .notNow(after: blockedUntil - date, reason: "writing is blocked until \(blockedUntil.iso)"), nil)
        }
        let fields = form + proofField
        let isDeletion = method == .delete
        // A body of a DELETE need not be read (RFC 9110, 9.3.5).
        let request = HTTPRequest(
            method, "/\(version)\(path)", query: isDeletion ? fields : [], body: isDeletion ? .none : .form(fields))
        let reply: HTTPReply
        do throws(HTTPFault) { reply = try await http.send(request) } catch {
            return .failed(GraphErrors.answer(of: error), nil)
        }
        let json = note(reply)
        guard let failure = GraphErrors.failure(of: reply, json, usage) else { return .done(json ?? .null) }
        let error = GraphError(json)
        if error?.meaning == .blocked { blockedUntil = date.map { $0 + Self.blockLasts } }
        return .failed(failure, error)
    }

    /// True once after an answer that leaves room for answers and moderation only; the next run asks anew.
    func takesRestFromReading() -> Bool {
        defer { readingRests = false }
        return readingRests
    }

    func close(_ object: String) { closed.insert(object) }

    private var proofField: [HTTPRequest.Field] { proof.map { [.init("appsecret_proof", $0)] } ?? [] }

    /// The body, whatever type the server gives it: errors came as `text/javascript` too.
    private func note(_ reply: HTTPReply) -> JSON? {
        usage = GraphUsage(reply) ?? usage
        if let fresh = GraphUsage(reply) {
            mustWait = fresh.isSpent
            readingRests = fresh.leavesNoReading
        }
        date = reply.date ?? date
        answeredVersion = reply.header("facebook-api-version") ?? answeredVersion
        let json = try? JSON(parsing: reply.body)
        if GraphError(json) != nil {
            // The error itself makes the caller wait.
            mustWait = false
            readingRests = false
        }
        return json
    }
}
