internal import Desk
internal import StrictJSON

/// Comments: lists with their offsets, making, changing.
extension SimulatedWordPress {
    func list(_ call: SimulatedCall, _ fault: SimulatedFault?) -> SimulatedAnswer {
        defer { listWasMade() }
        if fault == .shiftedPage {
            let voice = citizens.next()
            comment(voice.text, by: voice.name)
        }
        let all = selected(call)
        // A host may allow fewer entries a page than the API.
        let most = fault == .shortPage ? 7 : 100
        let count = min(call.parameter("per_page").flatMap { Int($0) } ?? 10, most)
        let offset = call.parameter("offset").flatMap { Int($0) } ?? 0
        var part = Array(all.dropFirst(offset).prefix(count))
        if fault == .doublePage { part = Array(all.dropFirst(max(0, offset - 5)).prefix(5)) + part }
        let readable = part.filter { !unreadable.contains($0.id) }.map { json($0, call) }
        return SimulatedAnswer(200, .array(readable), headers: SimulatedWordPress.totals(all.count, count))
    }

    static func totals(_ total: Int, _ size: Int) -> [(name: String, value: String)] {
        [("X-WP-Total", String(total)), ("X-WP-TotalPages", String((total + size - 1) / max(size, 1)))]
    }

    func pastTheEnd() -> SimulatedAnswer {
        SimulatedAnswer(200, [], headers: SimulatedWordPress.totals(0, 1))
    }

    private func selected(_ call: SimulatedCall) -> [SimulatedComment] {
        let include = call.parameter("include")?.split(separator: ",").compactMap { Int64($0) }
        let parent = call.parameter("parent").flatMap { Int64($0) }
        let author = call.parameter("author").flatMap { Int64($0) }
        let status = call.parameter("status") ?? "approve"
        let all = comments.values.filter { entry in
            entry.appears <= now() && (include?.contains(entry.id) ?? true)
                && (parent.map { $0 == entry.parent } ?? true)
                && (author.map { $0 == entry.author } ?? true) && Self.matches(entry.status, status)
        }
        let rising = all.sorted { $0.id < $1.id }
        return call.parameter("order") == "asc" ? rising : rising.reversed()
    }

    /// The words of the question are not those of the answer.
    private static func matches(_ status: String, _ asked: String) -> Bool {
        switch asked {
        case "any": true
        case "all": status == "approved" || status == "hold"
        case "approve": status == "approved"
        default: status == asked
        }
    }

    func single(_ call: SimulatedCall, _ id: Int64) -> SimulatedAnswer {
        guard let entry = comments[id], entry.appears <= now() else {
            return Self.fault(404, "rest_comment_invalid_id")
        }
        switch call.method {
        case "GET": return SimulatedAnswer(200, json(entry, call))
        case "POST": return change(call, entry)
        case "DELETE":
            guard hasTrash else { return Self.fault(501, "rest_trash_not_supported") }
            guard entry.status != "trash" else { return Self.fault(410, "rest_already_trashed") }
            comments[id]?.status = "trash"
            return SimulatedAnswer(200, comments[id].map { json($0, call) } ?? .null)
        default: return Self.fault(404, "rest_no_route")
        }
    }

    private func change(_ call: SimulatedCall, _ entry: SimulatedComment) -> SimulatedAnswer {
        if let status = call.json?["status"]?.string {
            guard status != entry.status else { return Self.fault(500, "rest_comment_failed_edit") }
            comments[entry.id]?.status = status
        }
        if let text = call.json?["content"]?.string {
            guard !text.isEmpty else { return Self.fault(400, "rest_comment_content_invalid") }
            comments[entry.id]?.raw = text
        }
        return SimulatedAnswer(200, comments[entry.id].map { json($0, call) } ?? .null)
    }

    func add(_ call: SimulatedCall, late: Bool) -> SimulatedAnswer {
        guard let body = call.json, let post = body["post"]?.int, posts[post] != nil else {
            return Self.fault(403, "rest_comment_invalid_post_id")
        }
        let (parent, text) = (body["parent"]?.int ?? 0, body["content"]?.string ?? "")
        guard !text.isEmpty else { return Self.fault(400, "rest_comment_content_invalid") }
        guard text.utf8.count <= 65_525 else { return Self.fault(400, "comment_content_column_length") }
        let isDouble = comments.values.contains {
            $0.appears <= now() && $0.author == city && $0.parent == parent && $0.raw == text && $0.status != "trash"
        }
        if isDouble { return Self.fault(409, "comment_duplicate") }
        let made = SimulatedComment(
            id: freshID(), post: post, parent: parent, author: city, name: "Stadt", raw: text,
            status: body["status"]?.string ?? "approved",
            agent: keepsAgents ? body["author_user_agent"]?.string ?? "" : "", created: now(),
            appears: late ? now() + 8 : now())
        comments[made.id] = made
        return SimulatedAnswer(201, json(made, call))
    }

    private func json(_ entry: SimulatedComment, _ call: SimulatedCall) -> JSON {
        let whole: [JSON.Member] = [
            .init("id", .int(entry.id)), .init("post", .int(entry.post)), .init("parent", .int(entry.parent)),
            .init("author", .int(entry.author)), .init("author_name", .string(entry.name)),
            .init("author_email", "jemand@example.org"), .init("author_url", ""), .init("author_ip", "192.0.2.1"),
            .init("author_user_agent", .string(entry.agent)),
            .init("date", .string(String((entry.created + 3600).iso.dropLast()))),
            .init("date_gmt", .string(String(entry.created.iso.dropLast()))),
            .init("content", ["rendered": .string("<p>\(entry.raw)</p>\n"), "raw": .string(entry.raw)]),
            .init("link", .string("\(base)/?p=\(entry.post)#comment-\(entry.id)")),
            .init("status", .string(entry.status)), .init("type", "comment"),
        ]
        guard let wanted = call.parameter("_fields")?.split(separator: ",").map(String.init) else {
            return .object(whole)
        }
        return .object(whole.filter { wanted.contains($0.key) })
    }
}
