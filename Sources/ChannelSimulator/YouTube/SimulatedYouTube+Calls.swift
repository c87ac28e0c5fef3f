internal import Desk
internal import StrictJSON

/// Who answers which call, and what it costs.
extension SimulatedYouTube {
    public func answer(_ call: SimulatedCall) -> SimulatedAnswer {
        calls.append("\(call.method) \(call.path)")
        guard call.headers["authorization"] == SimulatedYouTube.authorisation else {
            return SimulatedYouTube.error(401, "authError", "Invalid Credentials")
        }
        let changing = call.method != "GET"
        units += changing ? 50 : 1
        guard units <= limit else {
            return SimulatedYouTube.error(403, "quotaExceeded", "You have exceeded your <a href=\"/\">quota</a>.")
        }
        let fault = plan.draw(changing ? .posting : .reading)
        let tooMany = SimulatedYouTube.error(403, "rateLimitExceeded", "Too many requests")
        let expired = SimulatedYouTube.error(401, "authError", "Invalid Credentials")
        if let refusal = fault?.refusal(now: now(), tooMany: tooMany, expiredToken: expired) { return refusal }
        if changing, !refusals.isEmpty { return refusals.removeFirst() }
        let answer = route(call, fault)
        return fault?.spoiling(answer, posting: changing) ?? answer
    }

    static func error(_ status: Int, _ reason: String, _ message: String) -> SimulatedAnswer {
        let entry: JSON = ["message": .string(message), "domain": "youtube", "reason": .string(reason)]
        return SimulatedAnswer(
            status, ["error": ["code": JSON(status), "message": .string(message), "errors": [entry]]])
    }

    private func route(_ call: SimulatedCall, _ fault: SimulatedFault?) -> SimulatedAnswer {
        let parts = Array(call.parts.dropFirst(2))
        switch (call.method, parts.joined(separator: "/")) {
        case ("GET", "channels"): return channels()
        case ("GET", "playlistItems"):
            return SimulatedAnswer(200, ["items": [["contentDetails": ["videoId": .string(SimulatedYouTube.video)]]]])
        case ("GET", "videos"): return videos()
        case ("GET", "commentThreads"): return call.parameter("id") == nil ? threads(call, fault) : threadsByID(call)
        case ("GET", "comments"): return call.parameter("id") == nil ? replies(call) : commentsByID(call)
        case ("POST", "comments"): return reply(call, late: fault == .lateAcceptance)
        case ("PUT", "comments"): return change(call)
        case ("DELETE", "comments"): return delete(call.parameter("id") ?? "")
        case ("POST", "comments/setModerationStatus"): return moderate(call)
        default: return SimulatedYouTube.error(404, "notFound", "Not Found")
        }
    }

    private func channels() -> SimulatedAnswer {
        SimulatedAnswer(
            200,
            [
                "items": [
                    [
                        "id": .string(city.id), "snippet": ["title": "Stadt", "customUrl": "@stadt"],
                        "contentDetails": ["relatedPlaylists": ["uploads": "UUstadt"]],
                    ]
                ]
            ])
    }

    /// A video whose likes are hidden.
    private func videos() -> SimulatedAnswer {
        let count = String(order.count)
        return SimulatedAnswer(
            200,
            [
                "items": [
                    [
                        "id": .string(SimulatedYouTube.video),
                        "statistics": ["viewCount": "12345678901", "commentCount": .string(count)],
                    ]
                ]
            ])
    }
}
