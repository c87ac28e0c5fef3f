internal import Desk
internal import StrictJSON

/// The API subset: who answers which call.
extension SimulatedMediaWiki {
    public func answer(_ call: SimulatedCall) -> SimulatedAnswer {
        guard call.path == "/w/api.php" else { return .html(404, "<h1>Nicht gefunden</h1>") }
        let action = call.field("action") ?? ""
        let posting = action == "edit"
        let isReading = ["allrevisions", "revisions"].contains(call.field("list") ?? call.field("prop") ?? "")
        let fault = posting ? plan.draw(.posting) : isReading ? plan.draw(.reading) : nil
        if fault == .tooMany { return Self.error("ratelimited", headers: [("Retry-After", "7")]) }
        if fault == .expiredToken {
            sessions = []
            return Self.error("assertuserfailed")
        }
        if fault == .expiredCursor { return Self.error("badcontinue") }
        if let refusal = fault?.refusal(now: now()) { return refusal }
        var answer = answer(call, action, fault)
        answer.headers.append(("Date", now().httpDate))
        return fault?.spoiling(answer, posting: posting) ?? answer
    }

    static func error(_ code: String, headers: [(name: String, value: String)] = []) -> SimulatedAnswer {
        SimulatedAnswer(
            200, ["errors": [["code": .string(code), "text": "Das ging nicht.", "module": "main"]]], headers: headers)
    }

    private func answer(_ call: SimulatedCall, _ action: String, _ fault: SimulatedFault?) -> SimulatedAnswer {
        let isKnown = session(call).map { sessions.contains($0) } ?? false
        if call.field("assert") == "user", !isKnown { return Self.error("assertuserfailed") }
        if let name = call.field("assertuser"), name != Self.user { return Self.error("assertnameduserfailed") }
        switch action {
        case "login": return logIn(call)
        case "edit": return edit(call, isKnown, fault)
        case "query": return query(call, isKnown, fault)
        default: return Self.error("badvalue")
        }
    }

    private func session(_ call: SimulatedCall) -> String? {
        let cookies = (call.headers["cookie"] ?? "").split(separator: ";").map { String($0).trimmed }
        return cookies.first { $0.hasPrefix("wikiSession=") }.map { String($0.dropFirst(12)) }
    }

    private func logIn(_ call: SimulatedCall) -> SimulatedAnswer {
        guard let session = session(call), call.field("lgtoken") == "login-\(session)+\\" else {
            return SimulatedAnswer(200, ["login": ["result": "WrongToken"]])
        }
        guard call.field("lgname") == Self.bot, call.field("lgpassword") == Self.password else {
            return SimulatedAnswer(200, ["login": ["result": "Failed", "reason": ["text": "Falsches Passwort"]]])
        }
        sessions.insert(session)
        return SimulatedAnswer(200, ["login": ["result": "Success", "lgusername": .string(Self.user)]])
    }

    private func query(_ call: SimulatedCall, _ isKnown: Bool, _ fault: SimulatedFault?) -> SimulatedAnswer {
        if call.field("list") == "allrevisions" { return changes(call, fault) }
        if call.field("prop") == "revisions" { return revisions(call) }
        if let title = call.field("titles") { return named(title) }
        switch call.field("meta") {
        case "tokens": return tokens(call, isKnown)
        case "userinfo", "userinfo|siteinfo":
            let info: JSON = ["id": 7, "name": .string(Self.user), "rights": ["edit", "read"]]
            return SimulatedAnswer(
                200,
                [
                    "query": [
                        "userinfo": info, "general": ["generator": "MediaWiki 1.39.17", "maxarticlesize": 2_097_152],
                    ]
                ])
        default: return SimulatedAnswer(200, ["batchcomplete": true, "curtimestamp": .string(now().iso)])
        }
    }

    private func tokens(_ call: SimulatedCall, _ isKnown: Bool) -> SimulatedAnswer {
        guard call.field("type") == "login" else {
            // A stranger gets a token as well, and would edit in public under his address.
            let token = isKnown ? "edit-\(session(call) ?? "")+\\" : "+\\"
            return SimulatedAnswer(200, ["query": ["tokens": ["csrftoken": .string(token)]]])
        }
        let session = "s\(freshID())"
        return SimulatedAnswer(
            200, ["query": ["tokens": ["logintoken": .string("login-\(session)+\\")]]],
            headers: [("Set-Cookie", "wikiSession=\(session); path=/; HttpOnly")])
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
