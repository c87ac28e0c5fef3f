internal import Desk
internal import StrictJSON

/// What the city changes.
extension SimulatedYouTube {
    func reply(_ call: SimulatedCall, late: Bool) -> SimulatedAnswer {
        let snippet = call.json?["snippet"]
        guard let text = snippet?["textOriginal"]?.string, !text.isEmpty else {
            return SimulatedYouTube.error(400, "commentTextRequired", "text")
        }
        guard text.utf16.count <= 10_000 else { return SimulatedYouTube.error(400, "commentTextTooLong", "text") }
        guard let parent = snippet?["parentId"]?.string, let top = comments[parent] else {
            return SimulatedYouTube.error(404, "parentCommentNotFound", "gone")
        }
        guard top.parent == nil else { return SimulatedYouTube.error(400, "operationNotSupported", "no top comment") }
        guard top.status == .published else {
            return SimulatedYouTube.error(400, "parentCommentIsPrivate", "held back")
        }
        let id = insert(text, by: city, parent: parent, late: late ? 8 : 0)
        return SimulatedAnswer(
            200,
            [
                "id": .string(id),
                "snippet": ["videoId": .string(SimulatedYouTube.video), "textOriginal": .string(text)],
            ])
    }

    func change(_ call: SimulatedCall) -> SimulatedAnswer {
        guard let id = call.json?["id"]?.string, let text = call.json?["snippet"]?["textOriginal"]?.string else {
            return SimulatedYouTube.error(400, "invalidCommentMetadata", "id and text")
        }
        guard let comment = comments[id] else { return SimulatedYouTube.error(404, "commentNotFound", "gone") }
        guard comment.author == city else { return SimulatedYouTube.error(403, "forbidden", "not your comment") }
        comments[id]?.text = text
        comments[id]?.updated = now()
        return SimulatedAnswer(200, ["id": .string(id)])
    }

    func delete(_ id: String) -> SimulatedAnswer {
        guard let comment = comments[id] else { return SimulatedYouTube.error(404, "commentNotFound", "gone") }
        guard comment.author == city else { return SimulatedYouTube.error(403, "forbidden", "not your comment") }
        remove(id)
        return SimulatedAnswer(204, text: "", type: "text/plain")
    }

    /// Values in the query only.
    func moderate(_ call: SimulatedCall) -> SimulatedAnswer {
        guard let status = call.parameter("moderationStatus").flatMap({ Status(rawValue: $0) }), status != .likelySpam,
            let id = call.parameter("id")
        else { return SimulatedYouTube.error(400, "processingFailure", "moderationStatus") }
        let bans = call.parameter("banAuthor") == "true"
        guard !bans || status == .rejected else { return SimulatedYouTube.error(400, "banWithoutReject", "ban") }
        guard let comment = comments[id] else { return SimulatedYouTube.error(404, "commentNotFound", "gone") }
        comments[id]?.status = status
        if bans { banned.insert(comment.author.id) }
        return SimulatedAnswer(204, text: "", type: "text/plain")
    }
}
