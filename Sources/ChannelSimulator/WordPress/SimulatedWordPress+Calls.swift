internal import Desk
internal import StrictJSON

/// The API subset: who answers which call.
extension SimulatedWordPress {
    public func answer(_ call: SimulatedCall) -> SimulatedAnswer {
        guard let route = SimulatedWordPress.route(call) else { return .html(404, "<h1>Nicht gefunden</h1>") }
        let posting = call.method != "GET"
        let isLogin = route.first == "users"
        let fault = posting ? plan.draw(.posting) : isLogin ? nil : plan.draw(.reading)
        let tooMany = SimulatedWordPress.tooMany(now())
        let expired = SimulatedWordPress.fault(401, "incorrect_password")
        if let refusal = fault?.refusal(now: now(), tooMany: tooMany, expiredToken: expired) { return refusal }
        // WordPress has no cursor that could be forgotten: what a walk meets is a place past the end of the list.
        if fault == .expiredCursor, route == ["comments"] { return pastTheEnd() }
        var answer = answer(call, route, fault)
        answer.headers.append(("Date", now().httpDate))
        return fault?.spoiling(answer, posting: posting) ?? answer
    }

    /// The parts behind `wp/v2`, in either form of the address.
    private static func route(_ call: SimulatedCall) -> [String]? {
        let plain = call.parameter("rest_route")
        let path = plain ?? (call.path.hasPrefix("/wp-json") ? String(call.path.dropFirst(8)) : "")
        guard path.hasPrefix("/wp/v2/") else { return nil }
        return path.dropFirst(7).split(separator: "/").map(String.init)
    }

    private static func tooMany(_ now: Instant) -> SimulatedAnswer {
        var answer = SimulatedAnswer.html(429, "<h1>Zu viele Anfragen</h1>")
        answer.headers += [("Retry-After", "7"), ("Date", now.httpDate)]
        return answer
    }

    static func fault(_ status: Int, _ code: String) -> SimulatedAnswer {
        SimulatedAnswer(
            status,
            [
                "code": .string(code), "message": "Das geht leider nicht.",
                "data": ["status": .int(Int64(status))],
            ])
    }

    private func answer(_ call: SimulatedCall, _ route: [String], _ fault: SimulatedFault?) -> SimulatedAnswer {
        let isKnown = passesLogin && call.headers["authorization"] == SimulatedWordPress.authorisation
        if passesLogin, !isKnown { return SimulatedWordPress.fault(401, "incorrect_password") }
        guard isKnown else { return stranger(call, route) }
        guard mayModerate || route.first == "users" || call.method != "GET" else {
            return SimulatedWordPress.fault(403, "rest_forbidden_context")
        }
        switch (call.method, route.first ?? "", route.count) {
        case ("GET", "users", 2): return me()
        case ("GET", "comments", 1): return list(call, fault)
        case ("POST", "comments", 1): return add(call, late: fault == .lateAcceptance)
        case (_, "comments", 2): return single(call, Int64(route[1]) ?? 0)
        case ("GET", "posts", 1): return postList(call)
        case ("POST", "posts", 1): return addPost(call, late: fault == .lateAcceptance)
        case (_, "posts", 2): return singlePost(call, Int64(route[1]) ?? 0)
        default: return SimulatedWordPress.fault(404, "rest_no_route")
        }
    }

    private func stranger(_ call: SimulatedCall, _ route: [String]) -> SimulatedAnswer {
        if route.first == "users" { return SimulatedWordPress.fault(401, "rest_not_logged_in") }
        if call.method != "GET" { return SimulatedWordPress.fault(401, "rest_comment_login_required") }
        guard call.parameter("context") != "edit" else {
            return SimulatedWordPress.fault(401, "rest_forbidden_context")
        }
        return list(call, nil)
    }

    private func me() -> SimulatedAnswer {
        SimulatedAnswer(
            200,
            [
                "id": .int(city), "username": .string(SimulatedWordPress.user), "slug": "stadt",
                "capabilities": ["moderate_comments": .bool(mayModerate), "edit_posts": true],
            ])
    }
}
