internal import Desk
internal import StrictJSON

/// An account's media with their comments, and the answers below them.
struct InstagramSource: GraphSource {
    /// Objects of this name are threads whose answers go beyond the first page.
    private static let thread = "replies/"
    static let plainFields = "id,text,timestamp,username,from{id,username},hidden,like_count,parent_id"
    /// Fields must be named inside `replies{}` too: by default there are three.
    static let commentFields = plainFields + ",replies{\(plainFields)}"
    static let mediaFields = "id,caption,timestamp,permalink,media_type,comments_count,like_count"

    let settings: InstagramSettings

    var startDate: Instant? { settings.startDate }
    var freshDays: Int64 { settings.freshDays }
    var oldDays: Int64 { settings.oldDays }
    var threadDays: Int64 { settings.threadDays }
    var standing: [String] { [] }

    var list: (path: String, query: [HTTPRequest.Field]) {
        ("/\(settings.user)/media", [.init("fields", Self.mediaFields)])
    }

    func edge(of object: String) -> (path: String, query: [HTTPRequest.Field]) {
        if let thread = thread(object) {
            return ("/\(HTTPRequest.percentEncoded(thread))/replies", [.init("fields", Self.plainFields)])
        }
        return ("/\(HTTPRequest.percentEncoded(object))/comments", [.init("fields", Self.commentFields)])
    }

    func object(_ entry: JSON) -> GraphObject? {
        guard let id = entry["id"]?.string, let created = created(entry) else { return nil }
        return GraphObject(id: id, created: created, count: entry["comments_count"]?.int.map { Int(clamping: $0) })
    }

    func listed(_ entries: [JSON]) -> GraphMapped {
        let (items, rejected) = InstagramMapper(settings, place: nil).map(entries)
        return GraphMapped(items: items, rejected: rejected)
    }

    /// Comments with the first page of the answers below each; what goes beyond it is read besides.
    func mapped(_ entries: [JSON], of object: String) -> GraphMapped {
        let place = thread(object) ?? object
        let (items, rejected) = InstagramMapper(settings, place: place).map(entries)
        var out = GraphMapped(items: items, rejected: rejected)
        for entry in entries {
            guard let id = entry["id"]?.string, let replies = entry["replies"] else { continue }
            let (below, bad) = InstagramMapper(settings, place: id).map(replies["data"]?.array ?? [])
            out.items += below
            out.rejected += bad
            if replies["paging"]?["next"] != nil { out.further.append(GraphTask(object: Self.thread + id, count: nil)) }
        }
        return out
    }

    func created(_ entry: JSON) -> Instant? { entry["timestamp"]?.string.flatMap { Instant(iso: $0) } }

    /// The order of answers is not promised: they are read to the end.
    func isWalked(_ object: String) -> Bool { thread(object) == nil }

    private func thread(_ object: String) -> String? {
        object.hasPrefix(Self.thread) ? String(object.dropFirst(Self.thread.count)) : nil
    }
}
