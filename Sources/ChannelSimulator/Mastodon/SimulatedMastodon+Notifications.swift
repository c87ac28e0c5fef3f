internal import Desk
internal import StrictJSON

/// Notifications, with their pages and what is held back.
extension SimulatedMastodon {
    func notificationPage(_ call: SimulatedCall, fault: SimulatedFault?) -> SimulatedAnswer {
        if fault == .shiftedPage { nextComment() }
        let shown = notifications.filter { !$0.isHeld }
        // A short page is no last page: servers filter after counting.
        let most = fault == .shortPage ? 7 : 80
        var ids = SimulatedPage(of: shown.map(\.id), call, most: most, usual: 40).ids
        if fault == .doublePage, let lowest = ids.last {
            ids += shown.map(\.id).filter { $0 < lowest }.suffix(5).reversed()
        }
        let byID = Dictionary(shown.map { ($0.id, $0) }) { first, _ in first }
        let entries = ids.compactMap { byID[$0] }.map(json)
        return SimulatedAnswer(200, .array(entries), headers: link(ids))
    }

    private func link(_ ids: [Int]) -> [(name: String, value: String)] {
        guard let newest = ids.max(), let oldest = ids.min() else { return [] }
        let path = "\(base)/api/v1/notifications"
        return [("Link", "<\(path)?max_id=\(oldest)>; rel=\"next\", <\(path)?min_id=\(newest)>; rel=\"prev\"")]
    }

    private func json(_ entry: SimulatedNotification) -> JSON {
        let post = visible(entry.post)
        return [
            "id": .string(String(entry.id)), "type": .string(entry.type), "created_at": .string(entry.created.iso),
            "account": post?.author.json(base: base) ?? .null, "status": post.map { json($0) } ?? .null,
        ]
    }

    /// `parts` follow `/api/v1/notifications`.
    func heldBack(_ call: SimulatedCall, _ parts: [String]) -> SimulatedAnswer {
        let held = notifications.filter(\.isHeld)
        switch (call.method, parts.count) {
        case ("GET", 1):
            let people = Set(held.compactMap { posts[$0.post]?.author.id }).sorted()
            return SimulatedAnswer(200, .array(people.map { ["id": .string($0), "notifications_count": "1"] }))
        case ("GET", 2) where parts[1] == "merged": return SimulatedAnswer(200, ["merged": .bool(isMerged)])
        case ("POST", 3) where parts[2] == "accept":
            for place in notifications.indices where posts[notifications[place].post]?.author.id == parts[1] {
                notifications[place].isHeld = false
            }
            return SimulatedAnswer(200, [:])
        default: return .error(404, "Not Found")
        }
    }
}
