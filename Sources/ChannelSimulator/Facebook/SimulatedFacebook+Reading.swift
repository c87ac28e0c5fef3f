internal import Desk
internal import StrictJSON

/// Lists and single objects.
extension SimulatedFacebook {
    func read(_ call: SimulatedCall, _ parts: [String], fault: SimulatedFault?) -> SimulatedAnswer {
        let page = Self.page
        switch (parts.first ?? "", parts.dropFirst().first) {
        case ("", _): return several(call)
        case ("me", nil), (page, nil): return SimulatedAnswer(200, ["id": .string(page), "name": "Stadt Musterstadt"])
        case (page, "feed"?): return list(posts.filter { $0.due == nil }, call, most: 25, fault)
        case (page, "published_posts"?): return list(ownPosts().filter { $0.due == nil }, call, most: 25, fault)
        case (page, "ratings"?): return ratings(call)
        case (page, "blocked"?): return people(call)
        case (page, "conversations"?): return conversations(call)
        case (let id, "comments"?): return commentPage(call, below: id, fault)
        case (let id, nil): return single(call, id)
        default: return SimulatedGraph.error(2500, "Unknown path components")
        }
    }

    func visible(_ id: String) -> SimulatedGraphEntry? {
        entry(id).flatMap { $0.appears <= now() ? $0 : nil }
    }

    private func list(
        _ entries: [SimulatedGraphEntry], _ call: SimulatedCall, most: Int, _ fault: SimulatedFault?
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
        if fault == .shiftedPage, comments[id] == nil {
            comment("Noch etwas: wann geht es weiter?", by: "Aylin", on: id)
        }
        let isStream = call.parameter("filter") == "stream"
        let below = order.compactMap { comments[$0] }.filter {
            comments[id] == nil ? $0.post == id && (isStream || $0.parent == nil) : $0.parent == id
        }
        guard call.parameter("order") == "reverse_chronological" else {
            let oldest = below.sorted { $0.created < $1.created }.prefix(25)
            return SimulatedAnswer(200, ["data": .array(oldest.map(json))])
        }
        return list(below, call, most: Self.pageSize, fault)
    }

    private func single(_ call: SimulatedCall, _ id: String) -> SimulatedAnswer {
        guard let entry = visible(id) else { return SimulatedGraph.gone }
        if comments[id] == nil, call.parameter("fields")?.contains("parent") == true {
            return SimulatedGraph.error(100, "Tried accessing nonexisting field (parent) on node type (Post)")
        }
        return SimulatedAnswer(200, json(entry))
    }

    /// One bad id fails the whole call.
    private func several(_ call: SimulatedCall) -> SimulatedAnswer {
        let ids = (call.parameter("ids") ?? "").split(separator: ",").map(String.init)
        guard ids.count <= 50 else { return SimulatedGraph.error(100, "Too many ids") }
        let found = ids.compactMap(visible)
        guard found.count == ids.count else {
            return SimulatedGraph.error(100, 33, "(#100) Some of the aliases you requested do not exist")
        }
        return SimulatedAnswer(200, .object(found.map { .init($0.id, json($0)) }))
    }

    private func ratings(_ call: SimulatedCall) -> SimulatedAnswer {
        guard hasRatings else { return SimulatedGraph.error(12, "(#12) Page recommendations are deprecated") }
        return SimulatedAnswer(200, ["data": .array(reviews.reversed().map(\.json)), "paging": [:]])
    }

    private func people(_ call: SimulatedCall) -> SimulatedAnswer {
        SimulatedAnswer(200, ["data": .array(blocked.sorted().map { ["id": .string($0)] })])
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

    func json(_ entry: SimulatedGraphEntry) -> JSON {
        var members: [JSON.Member] = [
            .init("id", .string(entry.id)), .init("message", .string(entry.text)),
            .init("created_time", .string(entry.created.graphTime)), .init("is_hidden", .bool(entry.isHidden)),
        ]
        if let author = entry.author {
            let name = people.first { $0.value == author }?.key ?? "Stadt Musterstadt"
            members.append(.init("from", ["id": .string(author), "name": .string(name)]))
        }
        if let parent = entry.parent { members.append(.init("parent", ["id": .string(parent)])) }
        guard comments[entry.id] == nil else {
            return .object(members + [.init("comment_count", 0), .init("like_count", 0)])
        }
        let count = order.count { comments[$0]?.post == entry.id }
        members.append(.init("comments", ["data": [], "summary": ["total_count": JSON(count)]]))
        members.append(.init("reactions", ["data": [], "summary": ["total_count": 3]]))
        return .object(members)
    }
}
