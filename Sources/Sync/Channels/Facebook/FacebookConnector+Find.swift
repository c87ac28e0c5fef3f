public import Desk
internal import StrictJSON

extension FacebookConnector {
    static let foundFields = "id,message,from{id},created_time,permalink_url"

    public func find(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        if item.action == .publish { return try await publishedPost(GraphSearch(item)) }
        guard let target = item.inReplyTo else { return nil }
        switch item.action {
        case .reply where item.isPublic: return try await answer(below: target, GraphSearch(item))
        case .reply, .privateReply: return try await privateAnswer(to: target, GraphSearch(item))
        case .edit: return try await found(target, "message") { GraphText.isSame($0["message"]?.string, item.text) }
        case .hide: return try await found(target, "is_hidden") { $0["is_hidden"]?.bool == true }
        case .unhide: return try await found(target, "is_hidden") { $0["is_hidden"]?.bool == false }
        case .delete: return try await door.single(target, "id") == nil ? FoundPost(id: target, url: nil) : nil
        case .ban, .unban:
            return try await isBlocked(target) == (item.action == .ban) ? FoundPost(id: target, url: nil) : nil
        case .publish, .approve: return nil
        }
    }

    /// An answer to an answer stands below the same comment as its sibling.
    private func answer(below target: String, _ search: GraphSearch) async throws(ChannelFault) -> FoundPost? {
        let thread = try await thread(of: target)
        let query = FacebookSource.newestFirst(fields: Self.foundFields)
        return try await own(below: "/\(HTTPRequest.percentEncoded(thread))/comments", query, search)
    }

    private func thread(of target: String) async throws(ChannelFault) -> String {
        do throws(ChannelFault) {
            return try await door.single(target, "id,parent{id}")?["parent"]?["id"]?.string ?? target
        } catch {
            // Posts have no such field.
            guard case .refused(400, _) = error else { throw error }
            return target
        }
    }

    private func publishedPost(_ search: GraphSearch) async throws(ChannelFault) -> FoundPost? {
        try await own(below: "/\(settings.page)/published_posts", [.init("fields", Self.foundFields)], search)
    }

    private func own(
        below path: String, _ query: [HTTPRequest.Field], _ search: GraphSearch
    ) async throws(ChannelFault) -> FoundPost? {
        let page = settings.page
        let hit: JSON?
        do throws(ChannelFault) {
            hit = try await search.first(at: path, query, by: "created_time", door) { entry in
                entry["from"]?["id"]?.string == page
                    && search.isOurs(
                        text: entry["message"]?.string,
                        created: entry["created_time"]?.string.flatMap { Instant(iso: $0) })
            }
        } catch {
            // What was answered is gone, and our answer with it.
            guard case .refused(404, _) = error else { throw error }
            return nil
        }
        return hit?["id"]?.string.map { FoundPost(id: $0, url: hit?["permalink_url"]?.string) }
    }

    private func privateAnswer(to target: String, _ search: GraphSearch) async throws(ChannelFault) -> FoundPost? {
        let person = try await door.single(target, "from{id}")?["from"]?["id"]?.string
        return try await messages.find(search, to: person)
    }

    var messages: GraphMessages { GraphMessages(door: door, sender: settings.page, platform: "messenger") }

    private func found(
        _ target: String, _ fields: String, _ isAsWanted: (JSON) -> Bool
    ) async throws(ChannelFault) -> FoundPost? {
        guard let entry = try await door.single(target, "id,\(fields)"), isAsWanted(entry) else { return nil }
        return FoundPost(id: target, url: nil)
    }

    /// Nil when nobody can tell who it was; then the next try says so.
    private func isBlocked(_ target: String) async throws(ChannelFault) -> Bool? {
        let person: String
        do throws(ChannelFault) { person = try await author(of: target) } catch {
            guard case .refused = error else { throw error }
            return nil
        }
        var query: [HTTPRequest.Field] = [.init("fields", "id"), .init("limit", "100")]
        for _ in 0..<GraphSearch.pages {
            let page = try GraphPage(await door.get("/\(settings.page)/blocked", query).json)
            if page.entries.contains(where: { $0["id"]?.string == person }) { return true }
            guard let after = page.after else { return false }
            query = [.init("fields", "id"), .init("limit", "100"), .init("after", after)]
        }
        throw .unavailable("too many blocked people to look through")
    }
}
