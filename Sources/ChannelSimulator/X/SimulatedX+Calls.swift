internal import Desk
internal import StrictJSON

/// Who answers which call, and how the whole of X says no.
extension SimulatedX {
    public func answer(_ call: SimulatedCall) -> SimulatedAnswer {
        calls.append("\(call.method) \(call.path)")
        if call.path == "/2/oauth2/token" { return renew(call) }
        guard let bearer = call.headers["authorization"], access.contains(String(bearer.dropFirst(7))) else {
            return SimulatedX.problem(401, "Unauthorized", "Unauthorized")
        }
        let changing = call.method != "GET"
        let fault = plan.draw(changing ? .posting : .reading)
        let expired = SimulatedX.problem(401, "Unauthorized", "Unauthorized")
        if let refusal = fault?.refusal(now: now(), tooMany: tooMany, expiredToken: expired) { return refusal }
        if changing, !refusals.isEmpty { return refusals.removeFirst() }
        var answer = route(call, fault)
        answer.headers += rate(limit: changing ? 100 : 180, remaining: 170)
        return fault?.spoiling(answer, posting: changing) ?? answer
    }

    /// `{"title","detail","type","status"}`.
    static func problem(_ status: Int, _ title: String, _ detail: String, type: String = "about:blank")
        -> SimulatedAnswer
    {
        SimulatedAnswer(
            status,
            ["title": .string(title), "detail": .string(detail), "type": .string(type), "status": JSON(status)])
    }

    static func invalid(_ detail: String) -> SimulatedAnswer {
        problem(
            400, "Invalid Request", "One or more parameters to your request was invalid. " + detail,
            type: "https://api.twitter.com/2/problems/invalid-request")
    }

    private var tooMany: SimulatedAnswer {
        var answer = SimulatedX.problem(429, "Too Many Requests", "Too Many Requests")
        answer.headers += rate(limit: 180, remaining: 0)
        return answer
    }

    private func rate(limit: Int, remaining: Int) -> [(name: String, value: String)] {
        let reset = (now().seconds / 900 + 1) * 900
        return [
            ("x-rate-limit-limit", String(limit)), ("x-rate-limit-remaining", String(remaining)),
            ("x-rate-limit-reset", String(reset)), ("Date", now().httpDate),
        ]
    }

    private func route(_ call: SimulatedCall, _ fault: SimulatedFault?) -> SimulatedAnswer {
        let parts = Array(call.parts.dropFirst())
        switch (call.method, parts.first ?? "", parts.dropFirst(2).first ?? "", parts.count) {
        case ("GET", "users", _, 2): return SimulatedAnswer(200, ["data": SimulatedX.user(city)])
        case ("GET", "users", "mentions", 3): return mentions(call, fault)
        case ("GET", "users", "tweets", 3): return ownPosts(call)
        case ("POST", "users", "blocking", 3): return block(call.json?["target_user_id"]?.string, true)
        case ("DELETE", "users", "blocking", 4): return block(parts[3], false)
        case ("GET", "tweets", "recent", 3): return search(call)
        case ("GET", "tweets", _, 1): return several(call)
        case ("POST", "tweets", _, 1): return publish(call, late: fault == .lateAcceptance)
        case ("PUT", "tweets", "hidden", 3): return hide(parts[1], call.json?["hidden"]?.bool)
        case ("DELETE", "tweets", _, 2): return delete(parts[1])
        default: return SimulatedX.problem(404, "Not Found", "Not Found")
        }
    }

    static func user(_ account: SimulatedAccount) -> JSON {
        [
            "id": .string(account.id), "username": .string(account.handle), "name": .string(account.name),
            "protected": false,
        ]
    }

    /// A refresh token is good once.
    private func renew(_ call: SimulatedCall) -> SimulatedAnswer {
        guard call.field("grant_type") == "refresh_token", !refresh.isEmpty, call.field("refresh_token") == refresh
        else {
            return SimulatedAnswer(
                400,
                ["error": "invalid_request", "error_description": "Value passed for the token was invalid."])
        }
        let token = "simulated-x-token-\(freshID())"
        refresh = "simulated-x-refresh-\(freshID())"
        access = [token]
        return SimulatedAnswer(
            200,
            [
                "token_type": "bearer", "expires_in": 7200, "access_token": .string(token),
                "refresh_token": .string(refresh),
            ])
    }
}
