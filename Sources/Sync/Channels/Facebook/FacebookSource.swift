internal import Desk
internal import StrictJSON

/// A page's posts with their comments of all levels, and its recommendations.
struct FacebookSource: GraphSource {
    static let ratings = "ratings"
    static let commentFields =
        "id,message,created_time,from{id,name},parent{id},comment_count,like_count,is_hidden,is_private,can_hide,"
        + "can_comment,can_remove,can_reply_privately,attachment,permalink_url"
    static let postFields =
        "id,message,created_time,from{id,name},permalink_url,comments.filter(stream).limit(0).summary(true)"

    let settings: FacebookSettings

    var startDate: Instant? { settings.startDate }
    var freshDays: Int64 { settings.freshDays }
    var oldDays: Int64 { settings.oldDays }
    /// With `filter=stream` answers stand among the newest by themselves.
    var threadDays: Int64 { 0 }
    var standing: [String] { settings.readsReviews ? [Self.ratings] : [] }

    var list: (path: String, query: [HTTPRequest.Field]) {
        let edge = settings.readsVisitorPosts ? "feed" : "published_posts"
        return ("/\(settings.page)/\(edge)", [.init("fields", Self.postFields)])
    }

    func edge(of object: String) -> (path: String, query: [HTTPRequest.Field]) {
        guard object != Self.ratings else {
            let fields =
                "created_time,has_rating,has_review,rating,recommendation_type,review_text,reviewer{id,name},"
                + "open_graph_story{id}"
            return ("/\(settings.page)/ratings", [.init("fields", fields)])
        }
        return ("/\(HTTPRequest.percentEncoded(object))/comments", Self.newestFirst(fields: Self.commentFields))
    }

    /// All levels in one list, newest first. The default order gives the oldest for ever, the default filter no
    /// answers.
    static func newestFirst(fields: String) -> [HTTPRequest.Field] {
        [.init("filter", "stream"), .init("order", "reverse_chronological"), .init("fields", fields)]
    }

    func object(_ entry: JSON) -> GraphObject? {
        guard let id = entry["id"]?.string, let created = created(entry) else { return nil }
        let count = entry["comments"]?["summary"]?["total_count"]?.int
        return GraphObject(id: id, created: created, count: count.map { Int(clamping: $0) })
    }

    func listed(_ entries: [JSON]) -> GraphMapped { mapped(entries, with: FacebookMapper(settings, post: nil)) }

    func mapped(_ entries: [JSON], of object: String) -> GraphMapped {
        mapped(entries, with: FacebookMapper(settings, post: object == Self.ratings ? nil : object))
    }

    private func mapped(_ entries: [JSON], with mapper: FacebookMapper) -> GraphMapped {
        let (items, rejected) = mapper.map(entries)
        return GraphMapped(items: items, rejected: rejected)
    }

    func created(_ entry: JSON) -> Instant? { entry["created_time"]?.string.flatMap { Instant(iso: $0) } }
    func isWalked(_ object: String) -> Bool { true }
}

extension FacebookMapper {
    init(_ settings: FacebookSettings, post: String?) {
        self.init(account: settings.account, page: settings.page, post: post)
    }
}
