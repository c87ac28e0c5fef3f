internal import Desk
internal import StrictJSON

/// Posts: making, changing, reading.
extension SimulatedMastodon {
    func post(_ call: SimulatedCall, late: Bool) -> SimulatedAnswer {
        let text = call.field("status") ?? ""
        guard !text.isEmpty else { return .error(422, "Text muss ausgefüllt werden") }
        let key = call.headers["idempotency-key"]
        if let key, let known = keys[key], known.until > now(), let first = visible(known.post) {
            return SimulatedAnswer(200, json(first))
        }
        if let parent = call.field("in_reply_to_id"), visible(parent) == nil { return .error(404, "Record not found") }
        var made = SimulatedPost(
            id: freshID(), author: city, text: text, visibility: call.field("visibility") ?? "public",
            inReplyTo: call.field("in_reply_to_id"), created: now(), key: key, appears: late ? now() + 8 : now())
        made.answered = made.inReplyTo.flatMap { posts[$0]?.author }
        insert(made)
        if let key { keys[key] = (made.id, now() + SimulatedMastodon.keyLife) }
        return SimulatedAnswer(200, json(made))
    }

    func single(_ call: SimulatedCall, _ id: String) -> SimulatedAnswer {
        guard let post = visible(id) else { return .error(404, "Record not found") }
        switch call.method {
        case "GET": return SimulatedAnswer(200, json(post))
        case "PUT" where post.author == city:
            guard let text = call.field("status"), !text.isEmpty else {
                return .error(422, "Text muss ausgefüllt werden")
            }
            edit(id, to: text)
            // What the call does not name, the server takes away.
            posts[id]?.pictures = call.form.filter { $0.name == "media_ids[]" }.map(\.value)
            return SimulatedAnswer(200, visible(id).map(json) ?? .null)
        case "DELETE" where post.author == city:
            delete(id)
            return SimulatedAnswer(200, ["id": .string(id), "text": .string(post.text)])
        default: return .error(403, "This action is not allowed")
        }
    }

    func several(_ call: SimulatedCall) -> SimulatedAnswer {
        let ids = call.query.filter { $0.name == "id[]" }.map(\.value)
        return SimulatedAnswer(200, .array(ids.compactMap(visible).map(json)))
    }

    func aspect(_ id: String, _ name: String) -> SimulatedAnswer {
        guard let post = visible(id) else { return .error(404, "Record not found") }
        switch name {
        case "context":
            let below = descendants(of: id).map(json)
            return SimulatedAnswer(200, ["ancestors": [], "descendants": .array(below)])
        case "source":
            return SimulatedAnswer(200, ["id": .string(id), "text": .string(post.text), "spoiler_text": ""])
        case "history":
            return SimulatedAnswer(200, .array((post.versions + [post.text]).map { ["content": .string($0)] }))
        default: return .error(404, "Not Found")
        }
    }

    private func descendants(of id: String) -> [SimulatedPost] {
        var known: Set<String> = [id]
        var below: [SimulatedPost] = []
        for candidate in order.compactMap(visible) {
            guard let parent = candidate.inReplyTo, known.contains(parent) else { continue }
            known.insert(candidate.id)
            below.append(candidate)
        }
        return below
    }

    func ownPosts(_ call: SimulatedCall, of account: String) -> SimulatedAnswer {
        let mine = order.compactMap(visible).filter { $0.author.id == account }
        let page = SimulatedPage(of: mine.compactMap { Int($0.id) }, call, most: 40, usual: 20)
        return SimulatedAnswer(200, .array(page.ids.compactMap { visible(String($0)) }.map(json)))
    }
}

/// The part of a list that a call asks for, newest first, by the rules of `max_id`, `since_id` and `min_id`.
struct SimulatedPage {
    let ids: [Int]

    /// `all` stands oldest first.
    init(of all: [Int], _ call: SimulatedCall, most: Int, usual: Int) {
        let limit = min(call.parameter("limit").flatMap { Int($0) } ?? usual, most)
        let below = call.parameter("max_id").flatMap { Int($0) } ?? Int.max
        let above = (call.parameter("min_id") ?? call.parameter("since_id")).flatMap { Int($0) } ?? -1
        let inside = all.filter { $0 < below && $0 > above }
        let part = call.parameter("min_id") != nil ? inside.prefix(limit) : inside.suffix(limit)
        ids = part.reversed()
    }
}
