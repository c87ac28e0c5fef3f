public import Desk
internal import StrictJSON

extension InstagramConnector {
    public func find(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        if item.action == .publish { return try await published(item) }
        guard let target = item.inReplyTo else { return nil }
        switch item.action {
        case .reply where item.isPublic: return try await answer(below: target, GraphSearch(item))
        case .reply, .privateReply:
            let person = try await door.single(target, "from{id}")?["from"]?["id"]?.string
            return try await messages.find(GraphSearch(item), to: person)
        case .hide, .unhide:
            let hidden = try await door.single(target, "id,hidden")?["hidden"]?.bool
            return hidden == (item.action == .hide) ? FoundPost(id: target, url: nil) : nil
        case .delete: return try await door.single(target, "id") == nil ? FoundPost(id: target, url: nil) : nil
        case .publish, .edit, .approve, .ban, .unban: return nil
        }
    }

    private func answer(below target: String, _ search: GraphSearch) async throws(ChannelFault) -> FoundPost? {
        guard let frame = try await frame(of: target) else { return nil }
        let (user, name) = (settings.user, settings.username)
        let path = "/\(HTTPRequest.percentEncoded(frame.thread))/replies"
        let addressed = frame.addressed(search.text)
        // The order of answers is not promised.
        let hit = try await search.first(
            at: path, [.init("fields", InstagramSource.plainFields)], by: "timestamp", newestFirst: false, door
        ) { entry in
            let isOwn =
                entry["from"]?["id"]?.string == user || (name != nil && entry["username"]?.string == name)
            return isOwn
                && search.isOurs(
                    text: entry["text"]?.string, as: addressed,
                    created: entry["timestamp"]?.string.flatMap { Instant(iso: $0) })
        }
        return hit?["id"]?.string.map { FoundPost(id: $0, url: nil) }
    }
}
