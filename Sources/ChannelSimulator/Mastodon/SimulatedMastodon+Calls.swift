internal import Desk
internal import StrictJSON

/// The API subset: who answers which call.
extension SimulatedMastodon {
    public func answer(_ call: SimulatedCall) -> SimulatedAnswer {
        calls += 1
        guard call.path == "/api/v2/instance" || isAuthorised(call) else {
            return .error(401, "The access token is invalid")
        }
        let posting = call.method != "GET" && call.path.hasPrefix("/api/v1/statuses")
        let fault = posting ? plan.draw(.posting) : call.method == "GET" ? plan.draw(.reading) : nil
        if let refusal = fault?.refusal(now: now()) { return refusal }
        var answer = route(call, fault: fault)
        answer.headers += rateHeaders(posting: posting)
        return fault?.spoiling(answer, posting: posting) ?? answer
    }

    private func isAuthorised(_ call: SimulatedCall) -> Bool {
        call.headers["authorization"] == "Bearer \(SimulatedMastodon.token)"
    }

    private func rateHeaders(posting: Bool) -> [(name: String, value: String)] {
        let reset = Instant(seconds: (now().seconds / 300 + 1) * 300)
        return [
            ("X-RateLimit-Limit", "300"), ("X-RateLimit-Remaining", "250"), ("X-RateLimit-Reset", reset.iso),
            ("Date", now().httpDate),
        ]
    }

    private func route(_ call: SimulatedCall, fault: SimulatedFault?) -> SimulatedAnswer {
        let parts = Array(call.parts.dropFirst(2))
        switch (call.method, parts.first ?? "", parts.count) {
        case ("GET", "instance", 1): return instance()
        case ("GET", "accounts", 2): return SimulatedAnswer(200, city.json(base: base))
        case ("GET", "accounts", 3): return ownPosts(call, of: parts[1])
        case ("GET", "notifications", 1): return notificationPage(call, fault: fault)
        case (_, "notifications", _): return heldBack(call, Array(parts.dropFirst()))
        case ("POST", "statuses", 1): return post(call, late: fault == .lateAcceptance)
        case ("GET", "statuses", 1): return several(call)
        case (_, "statuses", 2): return single(call, parts[1])
        case ("GET", "admin", 2) where parts[1] == "reports": return openReports(call)
        case ("GET", "statuses", 3): return aspect(parts[1], parts[2])
        default: return .error(404, "Not Found")
        }
    }

    private func instance() -> SimulatedAnswer {
        SimulatedAnswer(
            200,
            [
                "domain": "localhost", "version": "4.6.4",
                "configuration": ["statuses": ["max_characters": 500, "characters_reserved_per_url": 23]],
            ])
    }

    func json(_ post: SimulatedPost) -> JSON {
        post.json(base: base, replies: replies(to: post.id))
    }

    /// The post, if it is there and has appeared.
    func visible(_ id: String) -> SimulatedPost? {
        guard let post = posts[id], post.appears <= now() else { return nil }
        return post
    }
}

extension Instant {
    /// RFC 9110, 5.6.7.
    var httpDate: String {
        let date = CivilDate(day: seconds / 86_400)
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let second = Int(seconds % 86_400)
        let time = [second / 3600, second / 60 % 60, second % 60].map { String(zeroPadded: $0, 2) }.joined(
            separator: ":")
        let day = String(zeroPadded: date.dayOfMonth, 2)
        return "\(days[date.weekday]), \(day) \(months[date.month - 1]) \(date.year) \(time) GMT"
    }
}
