internal import Desk
internal import StrictJSON

/// What the account writes and does.
extension SimulatedInstagram {
    func write(_ call: SimulatedCall, _ parts: [String], late: Int64) -> SimulatedAnswer {
        if let error = errors[parts.last ?? ""] { return SimulatedGraph.error(error.code, error.subcode, "refused") }
        switch (call.method, parts.first ?? "", parts.dropFirst().first) {
        case ("POST", Self.user, "media"?): return contain(call)
        case ("POST", Self.user, "media_publish"?): return publish(call, late)
        case ("POST", Self.user, "messages"?): return message(call, late)
        case ("POST", let id, "replies"?): return reply(call, to: id, late)
        case ("POST", let id, nil): return change(call, id)
        case ("DELETE", let id, nil): return delete(id)
        default: return SimulatedGraph.error(2500, "Unknown path components")
        }
    }

    private func contain(_ call: SimulatedCall) -> SimulatedAnswer {
        guard let address = call.field("image_url") ?? call.field("video_url"), address.hasPrefix("https://") else {
            return SimulatedGraph.error(9004, 2_207_052, "The media could not be fetched")
        }
        let id = freshID("1795000")
        containers[id] = SimulatedContainer(
            caption: call.field("caption") ?? "", address: address, states: preparing)
        return SimulatedAnswer(200, ["id": .string(id)])
    }

    private func publish(_ call: SimulatedCall, _ late: Int64) -> SimulatedAnswer {
        guard let id = call.field("creation_id"), let container = containers[id] else {
            return SimulatedGraph.error(24, 2_207_006, "The requested resource does not exist")
        }
        guard container.medium == nil else { return SimulatedGraph.error(24, 2_207_008, "published already") }
        guard container.states.isEmpty else {
            return SimulatedGraph.error(9007, 2_207_027, "Media ID is not available")
        }
        let medium = announce(container.caption, appears: now() + late)
        containers[id]?.medium = medium
        return SimulatedAnswer(200, ["id": .string(medium)])
    }

    private func reply(_ call: SimulatedCall, to id: String, _ late: Int64) -> SimulatedAnswer {
        guard let target = visible(id), comments[id] != nil else { return SimulatedGraph.gone }
        guard !target.isHidden, let text = call.field("message"), !text.isEmpty else {
            return SimulatedGraph.error(100, "(#100) This comment cannot be answered")
        }
        return SimulatedAnswer(200, ["id": .string(add(text, by: Self.user, id, on: target.post, late))])
    }

    private func message(_ call: SimulatedCall, _ late: Int64) -> SimulatedAnswer {
        let recipient = call.field("recipient").flatMap { try? JSON(parsing: $0) }
        let words = call.field("message").flatMap { try? JSON(parsing: $0) }
        guard let id = recipient?["comment_id"]?.string, let text = words?["text"]?.string,
            let comment = visible(id), let person = comment.author
        else { return SimulatedGraph.gone }
        guard !messages.contains(where: { $0.parent == id }) else {
            return SimulatedGraph.error(10_900, "(#10900) Activity already replied to")
        }
        let made = freshID("m_")
        messages.append(
            SimulatedGraphEntry(
                id: made, post: person, author: Self.user, text: text, created: now(), appears: now() + late, parent: id
            ))
        return SimulatedAnswer(200, ["recipient_id": .string(person), "message_id": .string(made)])
    }

    private func change(_ call: SimulatedCall, _ id: String) -> SimulatedAnswer {
        guard visible(id) != nil, comments[id] != nil else { return SimulatedGraph.gone }
        guard let hide = call.field("hide") else { return SimulatedGraph.error(100, "(#100) nothing to change") }
        comments[id]?.isHidden = hide == "true"
        return SimulatedAnswer(200, ["success": true])
    }

    private func delete(_ id: String) -> SimulatedAnswer {
        guard visible(id) != nil, comments[id] != nil else { return SimulatedGraph.gone }
        for answer in order where comments[answer]?.parent == id { comments[answer] = nil }
        comments[id] = nil
        order.removeAll { comments[$0] == nil }
        return SimulatedAnswer(200, ["success": true])
    }
}
