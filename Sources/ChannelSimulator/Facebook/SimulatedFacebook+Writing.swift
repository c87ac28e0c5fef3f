internal import Desk
internal import StrictJSON

/// What the page writes and does.
extension SimulatedFacebook {
    func write(_ call: SimulatedCall, _ parts: [String], late: Int64) -> SimulatedAnswer {
        if let writingError { return SimulatedGraph.error(writingError.code, writingError.subcode, "refused") }
        switch (call.method, parts.first ?? "", parts.dropFirst().first) {
        case ("POST", Self.page, "feed"?): return publish(call, late)
        case ("POST", Self.page, "messages"?): return message(call, late)
        case (_, Self.page, "blocked"?): return block(call)
        case ("POST", let id, "comments"?): return reply(call, to: id, late)
        case ("POST", let id, nil): return change(call, id)
        case ("DELETE", let id, nil): return delete(id)
        default: return SimulatedGraph.error(2500, "Unknown path components")
        }
    }

    private func reply(_ call: SimulatedCall, to id: String, _ late: Int64) -> SimulatedAnswer {
        guard let target = visible(id) else { return SimulatedGraph.gone }
        guard let text = call.field("message"), !text.isEmpty else {
            return SimulatedGraph.error(100, "(#100) The message is missing")
        }
        let parent = comments[id] == nil ? nil : id
        let made = add(text, by: Self.page, parent, on: target.post, now(), appears: now() + late)
        return SimulatedAnswer(200, ["id": .string(made)])
    }

    private func publish(_ call: SimulatedCall, _ late: Int64) -> SimulatedAnswer {
        let due = call.field("scheduled_publish_time").flatMap { Int64($0) }.map { Instant(seconds: $0) }
        if let due, call.field("published") != "false" || !(600...(30 * 86_400)).contains(due - now()) {
            return SimulatedGraph.error(100, "(#100) The time of publishing is not within 10 minutes to 30 days")
        }
        let id = announce(call.field("message") ?? "", due: due)
        posts[posts.count - 1].appears = now() + late
        return SimulatedAnswer(200, ["id": .string(id)])
    }

    private func message(_ call: SimulatedCall, _ late: Int64) -> SimulatedAnswer {
        let recipient = call.field("recipient").flatMap { try? JSON(parsing: $0) }
        let words = call.field("message").flatMap { try? JSON(parsing: $0) }
        guard let id = recipient?["comment_id"]?.string, let text = words?["text"]?.string,
            let comment = visible(id), let person = comment.author
        else { return SimulatedGraph.gone }
        guard !messages.contains(where: { $0.parent == id }), now() - comment.created < 7 * 86_400 else {
            return SimulatedGraph.error(10_900, "(#10900) Activity already replied to")
        }
        let made = "m_\(freshNumber())"
        messages.append(
            SimulatedGraphEntry(
                id: made, post: person, author: Self.page, text: text, created: now(), appears: now() + late, parent: id
            ))
        return SimulatedAnswer(200, ["recipient_id": .string(person), "message_id": .string(made)])
    }

    private func block(_ call: SimulatedCall) -> SimulatedAnswer {
        guard let user = call.field("user") ?? call.parameter("user"), people.values.contains(user) else {
            return SimulatedGraph.error(100, "(#100) Invalid user")
        }
        if call.method == "POST" { blocked.insert(user) } else { blocked.remove(user) }
        return call.method == "POST"
            ? SimulatedAnswer(200, .object([.init(user, true)])) : SimulatedAnswer(200, ["success": true])
    }

    private func change(_ call: SimulatedCall, _ id: String) -> SimulatedAnswer {
        guard let target = visible(id) else { return SimulatedGraph.gone }
        let isOwn = target.author == Self.page
        var changed = target
        if let hidden = call.field("is_hidden") {
            guard !isOwn else { return SimulatedGraph.error(200, "(#200) This comment cannot be hidden") }
            changed.isHidden = hidden == "true"
        }
        if let text = call.field("message") {
            guard isOwn else { return SimulatedGraph.error(200, "(#200) Only own comments can be changed") }
            changed.text = text
        }
        if comments[id] != nil { comments[id] = changed }
        if let place = posts.firstIndex(where: { $0.id == id }) { posts[place] = changed }
        return SimulatedAnswer(200, ["success": true])
    }

    private func delete(_ id: String) -> SimulatedAnswer {
        guard visible(id) != nil else { return SimulatedGraph.gone }
        for answer in order where comments[answer]?.parent == id { comments[answer] = nil }
        comments[id] = nil
        posts.removeAll { $0.id == id }
        order.removeAll { comments[$0] == nil }
        return SimulatedAnswer(200, ["success": true])
    }
}
