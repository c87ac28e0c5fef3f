internal import Desk
internal import StrictJSON

/// What the simulated servers of the Graph API share: errors, headers of use, pages.
enum SimulatedGraph {
    static let token = "simulated-page-token"
    static let version = "v25.0"

    static func error(_ code: Int, _ subcode: Int = 0, _ message: String, status: Int = 400) -> SimulatedAnswer {
        var members: [JSON.Member] = [
            .init("message", .string(message)), .init("type", "OAuthException"), .init("code", JSON(code)),
            .init("fbtrace_id", "AsimTrace"),
        ]
        if subcode != 0 { members.append(.init("error_subcode", JSON(subcode))) }
        return SimulatedAnswer(status, ["error": .object(members)])
    }

    static let gone = error(
        100, 33, "Unsupported get request. Object does not exist or cannot be loaded due to missing permissions.")
    static let expiredToken = error(190, 463, "Error validating access token: Session has expired.")

    /// `minutes` until calls are let in again; the platform answers 400, not 429.
    static func limit(_ code: Int, type: String, id: String, minutes: Int) -> SimulatedAnswer {
        var answer = error(code, "(#\(code)) There have been too many calls. Wait a bit and try again.")
        answer.headers.append(("X-Business-Use-Case-Usage", use(type, id, 100, minutes)))
        return answer
    }

    static func use(_ type: String, _ id: String, _ percent: Int, _ minutes: Int) -> String {
        let entry: JSON = [
            "type": .string(type), "call_count": JSON(percent), "total_cputime": 5, "total_time": 9,
            "estimated_time_to_regain_access": JSON(minutes),
        ]
        return JSON.object([.init(id, .array([entry]))]).text()
    }

    static func error(_ code: Int, _ message: String) -> SimulatedAnswer { error(code, 0, message) }

    /// What is wrong with a call before it is looked at; nil when nothing is. The token belongs into the header.
    static func refusal(_ call: SimulatedCall, proof: String?) -> SimulatedAnswer? {
        if (call.query + call.form).contains(where: { $0.name == "access_token" }) {
            return error(100, "the token stands in the address")
        }
        guard call.headers["authorization"] == "Bearer \(token)" else {
            return error(190, 467, "Invalid OAuth access token.")
        }
        let given = call.parameter("appsecret_proof") ?? call.field("appsecret_proof")
        if let proof, given != proof { return error(100, "API calls from the server require an appsecret_proof") }
        return call.parts.first == version ? nil : error(2635, "unknown version")
    }
}

extension Instant {
    /// The Graph API writes its times in UTC without a colon in the zone.
    var graphTime: String { String(Instant(seconds: seconds).iso.dropLast()) + "+0000" }
}
