import Desk
import StrictJSON
import Testing

@testable import Sync

struct GraphErrorsTests {
    private func fault(_ json: JSON) -> ChannelFault? {
        GraphErrors.fault(of: GraphPayload.reply(json, status: 400), json, nil)
    }

    @Test(
        "reading: code and subcode decide, whatever the status",
        arguments: [
            (1, nil, "unavailable"), (2, nil, "unavailable"), (-1, nil, "unavailable"), (4, nil, "busy 3600"),
            (17, nil, "busy 3600"), (32, nil, "busy 3600"), (613, nil, "busy 600"), (80_001, 2_446_079, "busy 3600"),
            (80_002, nil, "busy 3600"), (10, nil, "refused 403"), (200, nil, "refused 403"), (283, nil, "refused 403"),
            (12, nil, "refused 410"), (100, 33, "refused 404"), (100, nil, "refused 400"), (190, 463, "authorisation"),
            (190, 460, "authorisation"), (102, nil, "authorisation"), (368, nil, "refused 403"),
            (999, nil, "refused 400"),
        ] as [(Int, Int?, String)])
    func reading(code: Int, subcode: Int?, expected: String) {
        let kind =
            switch fault(GraphPayload.error(code, subcode)) {
            case .unavailable: "unavailable"
            case .busy(let after, _): "busy \(after)"
            case .refused(let status, _): "refused \(status)"
            case .authorisation: "authorisation"
            case .garbled: "garbled"
            case nil: "fine"
            }
        #expect(kind == expected)
    }

    @Test(
        "writing: only what may have been done is unknown",
        arguments: [
            (1, nil, "unknown"), (2, nil, "unknown"), (506, nil, "unknown"), (4, nil, "later 3600"),
            (613, nil, "later 600"), (9007, 2_207_027, "later 60"), (10, nil, "refused"), (368, nil, "refused"),
            (4, 2_207_051, "refused"), (9, 2_207_042, "later 3600"), (10_900, nil, "refused"), (10_903, nil, "refused"),
            (1_609_005, nil, "refused"), (1500, nil, "refused"), (100, 33, "refused"), (190, 467, "authorisation"),
        ] as [(Int, Int?, String)])
    func writing(code: Int, subcode: Int?, expected: String) {
        let json = GraphPayload.error(code, subcode)
        let kind =
            switch GraphErrors.failure(of: GraphPayload.reply(json, status: 400), json, nil) {
            case .unknown: "unknown"
            case .notNow(let after, _): "later \(after ?? 0)"
            case .refused: "refused"
            case .authorisation: "authorisation"
            case .accepted, nil: "fine"
            }
        #expect(kind == expected)
    }

    @Test("an answer that is no JSON of the API is a proxy: down for reading, unknown for writing")
    func proxy() {
        let html = HTTPReply(status: 200, headers: [.init("Content-Type", "text/html")], body: Array("<html>".utf8))
        #expect(
            GraphErrors.fault(of: html, nil, nil)
                == .unavailable("200 without JSON of the Graph API, perhaps a proxy"))
        #expect(GraphErrors.failure(of: html, nil, nil) == .unknown("200 without JSON of the Graph API"))
        let text: JSON = ["error": "Interner Fehler"]
        #expect(GraphErrors.failure(of: GraphPayload.reply(text, status: 500), text, nil) != nil)
    }

    @Test("the reasons tell a person what to do, and carry the trace")
    func words() throws {
        let expired = try Recording.json("facebook/error_190_463")
        let fault = fault(expired)
        #expect(
            fault
                == .authorisation(
                    "the token has expired: (190/463) Error validating access token: Session has expired. "
                        + "[AsynthTrace0001]"))
        let role = GraphPayload.error(190, nil, "must have a role before impersonating a user's page.")
        guard case .authorisation(let why) = self.fault(role) else {
            Issue.record("no authorisation")
            return
        }
        #expect(why.hasPrefix("the person of the token has no role"))
    }

    @Test("the page's limit waits as long as its header says, in minutes")
    func pageLimit() throws {
        let reply = try GraphPayload.exchange("facebook/rate_limit_80001")
        let json = try JSON(parsing: reply.body)
        let usage = try #require(GraphUsage(reply))
        #expect(usage == GraphUsage(reply) && usage.percent == 100 && usage.regain == 17 * 60)
        #expect(usage.budget == RateBudget(limit: 100, remaining: 0, resetIn: 1020))
        guard case .busy(let after, _) = GraphErrors.fault(of: reply, json, usage) else {
            Issue.record("not busy")
            return
        }
        #expect(after == 1020)
    }

    @Test("headers of use: the highest value counts; broken ones are as none")
    func usage() {
        func usage(_ headers: [HTTPRequest.Field]) -> GraphUsage? {
            GraphUsage(HTTPReply(status: 200, headers: headers))
        }
        #expect(usage([]) == nil)
        #expect(usage([.init("x-app-usage", "{broken")]) == nil)
        let app = HTTPRequest.Field("X-App-Usage", #"{"call_count":28,"total_time":91,"total_cputime":11}"#)
        let page = HTTPRequest.Field(
            "X-Business-Use-Case-Usage",
            #"{"1":[{"type":"pages","call_count":5}],"2":[{"type":"instagram","call_count":76}]}"#)
        #expect(usage([app, page])?.percent == 91)
        #expect(usage([app, page])?.leavesNoReading == true)
        #expect(usage([page])?.percent == 76)
        #expect(usage([page])?.regain == nil)
    }

    @Test("the proof is the HMAC of the token under the app's secret")
    func proof() throws {
        // Computed with another implementation (Python, hmac and hashlib).
        let token = try Secret(checking: "what-do-ya-want-for-nothing?")
        let proof = GraphProof.proof(token: token, appSecret: try Secret(checking: "Jefe"))
        #expect(proof == "5a009baf454799a316a08e0261c4c31a58f951f1436904b5a7a883706501d927")
    }
}
