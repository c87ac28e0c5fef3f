internal import Desk
internal import StrictJSON

/// Status and text of what is there already. WordPress knows no hiding: a hidden comment waits for approval.
extension WordPressConnector {
    func moderate(_ item: OutboxItem) async throws(ChannelFault) -> DeliveryAnswer {
        guard let id = item.inReplyTo else { return .refused("no comment is named") }
        if let post = WordPressID.post(id) { return try await remove(post: post, item) }
        guard let comment = try await comment(id) else {
            return item.action == .delete
                ? .accepted(id: id, url: nil) : .refused("404 the comment is not available any more")
        }
        let status = comment["status"]?.string ?? ""
        // The site answers a change to what already is with an error 500.
        if Self.isDone(item.action, status: status) { return .accepted(id: id, url: nil) }
        if status == "trash" || status == "post-trashed" {
            return .refused("the comment lies in the site's trash")
        }
        let route = "comments/" + id
        // Without `force` it goes to the trash, from where the site's editors can fetch it back.
        guard item.action != .delete else { return await change(request(.delete, route), of: id) }
        let wanted = item.action == .hide ? "hold" : "approved"
        let answer = await change(request(.post, route, [], ["status": .string(wanted)]), of: id)
        guard case .unknown = answer, let now = try? await self.comment(id) else { return answer }
        return Self.isDone(item.action, status: now["status"]?.string ?? "") ? .accepted(id: id, url: nil) : answer
    }

    /// Whether a comment of this status is as the action wants it.
    static func isDone(_ action: OutboundAction, status: String) -> Bool {
        switch action {
        case .hide: status != "approved"
        case .unhide, .approve: status == "approved"
        case .delete: status == "trash"
        default: false
        }
    }

    /// A new text for a comment or a post of ours.
    func edit(_ item: OutboxItem) async throws(ChannelFault) -> DeliveryAnswer {
        guard let id = item.inReplyTo, let place = try await own(id) else {
            return .refused("404 it is not available any more")
        }
        guard place.entry["author"]?.int == (try await ownID()) else {
            return .refused("only texts of the city's own account are edited")
        }
        if WordPressText.isSame(raw: place.raw, as: item.text) { return .accepted(id: id, url: nil) }
        let body: JSON = ["content": .string(WordPressText.escaped(item.text))]
        return await change(request(.post, place.route, [], body), of: id)
    }

    /// A comment or a post by the desk's id; nil when it is gone.
    func own(_ id: String) async throws(ChannelFault) -> OwnText? {
        if let number = WordPressID.post(id) {
            return try await post(number).map { OwnText(route: "posts/\(number)", entry: $0) }
        }
        return try await comment(id).map { OwnText(route: "comments/\(id)", entry: $0) }
    }

    struct OwnText {
        let route: String
        let entry: JSON
        var raw: String { entry["content"]?["raw"]?.string ?? "" }
        var isTrashed: Bool { entry["status"]?.string == "trash" }
    }

    private func remove(post: Int64, _ item: OutboxItem) async throws(ChannelFault) -> DeliveryAnswer {
        let id = WordPressID.ofPost(post)
        guard item.action == .delete else { return .refused("posts are deleted or edited, not hidden") }
        guard let place = try await own(id), !place.isTrashed else { return .accepted(id: id, url: nil) }
        guard place.entry["author"]?.int == (try await ownID()) else {
            return .refused("only posts of the city's own account are deleted")
        }
        return await change(request(.delete, place.route), of: id)
    }
}
