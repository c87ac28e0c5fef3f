internal import Desk
internal import StrictJSON

extension SimulatedOpen311 {
    public func answer(_ call: SimulatedCall) -> SimulatedAnswer {
        let isXML = call.path.hasSuffix(".xml")
        calls.append("\(call.method) \(call.path) \(call.form.map { "\($0.name)=\($0.value)" }.joined(separator: "&"))")
        let posting = call.method == "POST"
        let fault = plan.draw(posting ? .posting : .reading)
        let tooMany = SimulatedOpen311.errors(429, "zu viele Anfragen", isXML)
        let expired = SimulatedOpen311.errors(403, "api_key ungültig", isXML)
        if let refusal = fault?.refusal(now: now(), tooMany: tooMany, expiredToken: expired) { return refusal }
        if posting, call.field("api_key") != SimulatedOpen311.key { return expired }
        let answer = route(call, isXML, fault)
        return fault?.spoiling(answer, posting: posting) ?? answer
    }

    private func route(_ call: SimulatedCall, _ isXML: Bool, _ fault: SimulatedFault?) -> SimulatedAnswer {
        let name = call.path.split(separator: ".").dropLast().joined(separator: ".")
        let parts = name.split(separator: "/").map(String.init)
        switch (call.method, parts.dropFirst(2).first ?? "", parts.count) {
        case ("GET", "services", 3):
            let type = batch == nil ? "realtime" : "batch"
            let service: JSON = ["service_code": "LAT", "service_name": "Laterne", "type": .string(type)]
            return SimulatedOpen311.list([service], "services", "service", isXML)
        case ("GET", "requests", 3): return requestList(call, isXML, fault)
        case ("GET", "requests", 4): return single(parts[3], isXML)
        case ("GET", "tokens", 4): return token(parts[3], isXML)
        case ("GET", "servicerequestupdates", 3): return updateList(call, isXML)
        case ("POST", "requests", 3): return submit(call, isXML, isLate: fault == .lateAcceptance)
        case ("POST", "servicerequestupdates", 3): return update(call, isXML, isLate: fault == .lateAcceptance)
        default: return SimulatedOpen311.errors(404, "unbekannt", isXML)
        }
    }

    private func requestList(_ call: SimulatedCall, _ isXML: Bool, _ fault: SimulatedFault?) -> SimulatedAnswer {
        if fault == .shiftedPage { _ = citizenWrites("Zwischendrin gemeldet", by: "Zufall") }
        if fault == .expiredCursor { return SimulatedOpen311.errors(400, "Zeitraum ungültig", isXML) }
        var found = requests.filter { $0.appears <= now() && !$0.id.isEmpty }
        if let ids = call.parameter("service_request_id") {
            let wanted = Set(ids.split(separator: ",").map(String.init))
            found = found.filter { wanted.contains($0.id) }
        } else {
            found = found.filter { isInside($0.requested, call) }
            if let code = call.parameter("service_code") { found = found.filter { $0.code == code } }
        }
        let newest = found.sorted { $0.requested > $1.requested }
        var shown = Array(newest.prefix(fault == .shortPage ? 20 : most))
        if fault == .doublePage { shown += shown.prefix(5) }
        return SimulatedOpen311.list(shown.map(json), "service_requests", "request", isXML)
    }

    private func isInside(_ instant: Instant, _ call: SimulatedCall) -> Bool {
        let start = call.parameter("start_date").flatMap { Instant(iso: $0) } ?? now() + -90 * 86_400
        let end = call.parameter("end_date").flatMap { Instant(iso: $0) } ?? now()
        return instant >= start && instant <= end
    }

    private func single(_ id: String, _ isXML: Bool) -> SimulatedAnswer {
        guard let request = requests.first(where: { $0.id == id && $0.appears <= now() }) else {
            return SimulatedOpen311.errors(404, "service_request_id nicht gefunden", isXML)
        }
        return SimulatedOpen311.list([json(request)], "service_requests", "request", isXML)
    }

    private func token(_ token: String, _ isXML: Bool) -> SimulatedAnswer {
        guard let request = requests.first(where: { $0.token == token }) else {
            return SimulatedOpen311.errors(404, "token unbekannt", isXML)
        }
        let id = request.appears <= now() ? request.id : ""
        let record: JSON = ["service_request_id": .string(id), "token": .string(token)]
        return SimulatedOpen311.list([record], "service_requests", "request", isXML)
    }

    private func updateList(_ call: SimulatedCall, _ isXML: Bool) -> SimulatedAnswer {
        let found = updates.filter { $0.appears <= now() && isInside($0.updated, call) }
        let shown = found.sorted { $0.updated > $1.updated }.prefix(most).map { update -> JSON in
            [
                "update_id": .string(update.id), "service_request_id": .string(update.request),
                "status": .string(update.status), "description": .string(update.description),
                "updated_datetime": .string(update.updated.iso),
            ]
        }
        // The root is misspelt on some servers.
        return SimulatedOpen311.list(Array(shown), "service_requests_updates", "request_update", isXML)
    }

    private func submit(_ call: SimulatedCall, _ isXML: Bool, isLate: Bool) -> SimulatedAnswer {
        guard let code = call.field("service_code"), code == "LAT" else {
            return SimulatedOpen311.errors(400, "service_code fehlt oder ist ungültig", isXML)
        }
        var place: [String: String] = [:]
        for field in call.form where !["api_key", "description", "service_code"].contains(field.name) {
            place[field.name] = field.value
        }
        let number = fresh()
        let token = batch.map { _ in "T\(number)" }
        let late = max(batch ?? 0, isLate ? 8 : 0)
        let made = Request(
            id: "BHV-\(number)", code: code, description: call.field("description") ?? "", requested: now(),
            updated: now(), place: place, appears: now() + late, isOurs: true, token: token)
        requests.append(made)
        let record: JSON = token.map { ["token": .string($0)] } ?? ["service_request_id": .string(made.id)]
        return SimulatedOpen311.list([record], "service_requests", "request", isXML)
    }

    private func update(_ call: SimulatedCall, _ isXML: Bool, isLate: Bool) -> SimulatedAnswer {
        guard let request = call.field("service_request_id"), requests.contains(where: { $0.id == request }) else {
            return SimulatedOpen311.errors(404, "service_request_id nicht gefunden", isXML)
        }
        guard let time = call.field("updated_datetime").flatMap({ Instant(iso: $0) }), call.field("update_id") != nil
        else { return SimulatedOpen311.errors(400, "updated_datetime fehlt", isXML) }
        let made = Update(
            id: "\(fresh())_1", request: request, status: call.field("status") ?? "open",
            description: call.field("description") ?? "", updated: time, appears: now() + (isLate ? 8 : 0),
            isOurs: true)
        updates.append(made)
        let record: JSON = ["update_id": .string(made.id)]
        return SimulatedOpen311.list([record], "service_request_updates", "request_update", isXML)
    }

    private func json(_ request: Request) -> JSON {
        [
            "service_request_id": .string(request.id), "status": .string(request.status),
            "status_notes": JSON(request.notes), "service_name": "Straßenlaterne",
            "service_code": .string(request.code),
            "description": .string(request.description), "requested_datetime": .string(request.requested.iso),
            "updated_datetime": .string(request.updated.iso), "media_url": "",
        ]
    }

    static func list(_ records: [JSON], _ root: String, _ name: String, _ isXML: Bool) -> SimulatedAnswer {
        guard isXML else { return SimulatedAnswer(200, .array(records)) }
        return SimulatedAnswer(200, text: xml(records, root, name), type: "text/xml")
    }

    static func errors(_ status: Int, _ text: String, _ isXML: Bool) -> SimulatedAnswer {
        let record: JSON = ["code": JSON(status), "description": .string(text)]
        guard isXML else { return SimulatedAnswer(status, .array([record])) }
        return SimulatedAnswer(status, text: xml([record], "errors", "error"), type: "text/xml")
    }

    private static func xml(_ records: [JSON], _ root: String, _ name: String) -> String {
        let body = records.map { record in
            let fields = (record.members ?? []).map { member in
                let text = member.value.string ?? (member.value.isNull ? "" : member.value.text())
                let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
                return escaped.isEmpty ? "<\(member.key)/>" : "<\(member.key)>\(escaped)</\(member.key)>"
            }
            return "  <\(name)>\(fields.joined())</\(name)>\n"
        }
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<\(root)>\n\(body.joined())</\(root)>\n"
    }
}
