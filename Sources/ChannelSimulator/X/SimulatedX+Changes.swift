internal import Desk
internal import StrictJSON

/// What the city changes.
extension SimulatedX {
    func publish(_ call: SimulatedCall, late: Bool) -> SimulatedAnswer {
        guard let text = call.json?["text"]?.string, !text.isEmpty else { return SimulatedX.invalid("text") }
        let parent = call.json?["reply"]?["in_reply_to_tweet_id"]?.string
        if let parent, let refusal = refusal(toReplyTo: parent) { return refusal }
        let before = now() + -SimulatedX.duplicateWindow
        if cityPosts().contains(where: { $0.text == text && $0.newest.made >= before }) {
            return SimulatedX.problem(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.")
        }
        let id = insert(text, by: city, inReplyTo: parent, late: late ? 8 : 0)
        return SimulatedAnswer(
            201, ["data": ["id": .string(id), "text": .string(text), "edit_history_tweet_ids": [.string(id)]]])
    }

    /// Only who has called upon the account may be answered.
    private func refusal(toReplyTo id: String) -> SimulatedAnswer? {
        guard let post = post(id) else {
            return SimulatedX.problem(
                403, "Forbidden", "You attempted to reply to a Tweet that is deleted or not visible to you.")
        }
        guard post.author == city || post.text.contains("@stadt") else {
            return SimulatedX.problem(
                403, "Forbidden",
                "You are not permitted to reply to this post; its author has not mentioned or quoted you.")
        }
        return nil
    }

    func hide(_ id: String, _ hidden: Bool?) -> SimulatedAnswer {
        guard let hidden else { return SimulatedX.invalid("hidden") }
        guard let key = keys[id], let post = posts[key] else {
            return SimulatedX.problem(404, "Not Found Error", "tweet")
        }
        guard posts[post.conversation]?.author == city, post.inReplyTo != nil else {
            return SimulatedX.problem(403, "Forbidden", "You are not permitted to perform this action.")
        }
        posts[key]?.isHidden = hidden
        return SimulatedAnswer(200, ["data": ["hidden": .bool(hidden)]])
    }

    func delete(_ id: String) -> SimulatedAnswer {
        guard let key = keys[id], let post = posts[key] else {
            return SimulatedX.problem(404, "Not Found Error", "tweet")
        }
        guard post.author == city else {
            return SimulatedX.problem(403, "Forbidden", "You are not authorized to delete this Tweet.")
        }
        remove(key)
        return SimulatedAnswer(200, ["data": ["deleted": true]])
    }

    func block(_ account: String?, _ blocks: Bool) -> SimulatedAnswer {
        guard let account else { return SimulatedX.invalid("target_user_id") }
        if blocks { blocked.insert(account) } else { blocked.remove(account) }
        return SimulatedAnswer(200, ["data": ["blocking": .bool(blocks)]])
    }
}
