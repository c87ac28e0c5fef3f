internal import Desk
internal import StrictJSON

/// Lists and single objects.
extension SimulatedInstagram {
    func read(_ call: SimulatedCall, _ parts: [String], fault: SimulatedFault?) -> SimulatedAnswer {
        switch (parts.first ?? "", parts.dropFirst().first) {
        case ("", _): return several(call)
        case (Self.user, nil):
            return SimulatedAnswer(200, ["id": .string(Self.user), "username": .string(Self.username)])
        case (Self.user, "media"?):
            return list(media, call, most: 25, fault) { entry in self.json(medium: entry) }
        case (Self.user, "conversations"?): return conversations(call)
        case (let id, "comments"?): return commentPage(call, below: id, fault)
        case (let id, "replies"?):
            guard visible(id) != nil else { return SimulatedGraph.gone }
            return list(replies(to: id), call, most: 10, fault) { entry in self.json(entry) }
        case (let id, nil): return single(id)
        default: return SimulatedGraph.error(2500, "Unknown path components")
        }
    }

    func visible(_ id: String) -> SimulatedGraphEntry? { entry(id).flatMap { $0.appears <= now() ? $0 : nil } }

    private func replies(to id: String) -> [SimulatedGraphEntry] {
        order.compactMap { comments[$0] }.filter { $0.parent == id && $0.appears <= now() }
    }

    private func list(
        _ entries: [SimulatedGraphEntry], _ call: SimulatedCall, most: Int, _ fault: SimulatedFault?,
        _ json: (SimulatedGraphEntry) -> JSON
    ) -> SimulatedAnswer {
        let shown = entries.filter { $0.appears <= now() }.sorted { ($0.created, $0.id) > ($1.created, $1.id) }
        guard let page = SimulatedGraphPage(shown.map(\.id), call, most: most, fault: fault) else {
            return SimulatedGraph.error(100, "Invalid cursors values were provided")
        }
        return SimulatedAnswer(
            200, ["data": .array(page.ids.compactMap { entry($0).map(json) }), "paging": page.paging])
    }

    private func commentPage(_ call: SimulatedCall, below id: String, _ fault: SimulatedFault?) -> SimulatedAnswer {
        guard visible(id) != nil else { return SimulatedGraph.gone }
        if fault == .expiredCursor { return SimulatedGraph.error(100, "Invalid cursors values were provided") }
        if fault == .shiftedPage { comment("Noch etwas: wann geht es weiter?", by: "Aylin", on: id) }
        // An answer whose thread is gone shows no more; the simulation keeps it, so that nothing vanishes unseen.
        let top = order.compactMap { comments[$0] }.filter {
            $0.post == id && ($0.parent.map { comments[$0] == nil } ?? true)
        }
        return list(top, call, most: Self.pageSize, fault) { entry in self.json(withReplies: entry) }
    }

    private func single(_ id: String) -> SimulatedAnswer {
        if let container = containers[id] { return SimulatedAnswer(200, state(id, container)) }
        return visible(id).map { SimulatedAnswer(200, json($0)) } ?? SimulatedGraph.gone
    }

    private func state(_ id: String, _ container: SimulatedContainer) -> JSON {
        var word = "FINISHED"
        if let medium = container.medium, visible(medium) != nil { word = "PUBLISHED" }
        if let first = container.states.first {
            word = first
            containers[id]?.states.removeFirst()
        }
        return ["id": .string(id), "status_code": .string(word), "status": .string("State: \(word)")]
    }

    /// One bad id fails the whole call.
    private func several(_ call: SimulatedCall) -> SimulatedAnswer {
        let ids = (call.parameter("ids") ?? "").split(separator: ",").map(String.init)
        let found = ids.compactMap(visible)
        guard found.count == ids.count else { return SimulatedGraph.gone }
        return SimulatedAnswer(200, .object(found.map { .init($0.id, json($0)) }))
    }

    private func conversations(_ call: SimulatedCall) -> SimulatedAnswer {
        let talk = messages.filter { $0.post == call.parameter("user_id") && $0.appears <= now() }
        let list = talk.reversed().map { message -> JSON in
            [
                "id": .string(message.id), "message": .string(message.text),
                "created_time": .string(message.created.graphTime), "from": ["id": JSON(message.author)],
            ]
        }
        return SimulatedAnswer(200, ["data": [["id": "t_1", "messages": ["data": .array(list)]]]])
    }

    private func json(medium entry: SimulatedGraphEntry) -> JSON {
        [
            "id": .string(entry.id), "caption": .string(entry.text), "timestamp": .string(entry.created.graphTime),
            "media_type": "IMAGE", "permalink": .string("https://www.instagram.com/p/\(entry.id)/"),
            "comments_count": JSON(order.count { comments[$0]?.post == entry.id }),
        ]
    }

    func json(_ entry: SimulatedGraphEntry) -> JSON {
        let name = people.first { $0.value == entry.author }?.key ?? Self.username
        var members: [JSON.Member] = [
            .init("id", .string(entry.id)), .init("text", .string(entry.text)),
            .init("timestamp", .string(entry.created.graphTime)), .init("username", .string(name)),
            .init("from", ["id": JSON(entry.author), "username": .string(name)]),
            .init("hidden", .bool(entry.isHidden)), .init("like_count", 0),
        ]
        if let parent = entry.parent { members.append(.init("parent_id", .string(parent))) }
        return .object(members)
    }

    /// The newest answers stand inside their comment, the others on the edge of their own.
    private func json(withReplies entry: SimulatedGraphEntry) -> JSON {
        let below = replies(to: entry.id).sorted { ($0.created, $0.id) > ($1.created, $1.id) }
        guard !below.isEmpty, var members = json(entry).members else { return json(entry) }
        let inside = below.prefix(Self.repliesInside).map { json($0) }
        var paging: [JSON.Member] = [.init("cursors", ["after": "UkVQ"])]
        if below.count > inside.count {
            paging.append(.init("next", .string("https://graph.example/replies?access_token=\(SimulatedGraph.token)")))
        }
        members.append(.init("replies", ["data": .array(Array(inside)), "paging": .object(paging)]))
        return .object(members)
    }
}
