internal import Desk
internal import StrictJSON

/// Posts of the city's own. WordPress has no key against doubles, and two posts may get like addresses; but a draft is
/// seen by nobody. So a draft with a name made of the outbox row's key is made first and published then: whatever
/// becomes of a try, the oldest of the drafts is the one that appears, and to publish it again changes nothing.
extension WordPressConnector {
    static let postFields = HTTPRequest.Field("_fields", "id,author,status,slug,link,content")

    func publish(_ item: OutboxItem) async throws(ChannelFault) -> DeliveryAnswer {
        let earlier = try await posts(of: item)
        if let done = earlier.first(where: { Self.isOut($0) }) { return Self.published(done) ?? .unknown("no id") }
        if let draft = earlier.compactMap({ $0["id"]?.int }).min() { return await release(draft) }
        let title = WordPressText.title(subject: item.subject, text: item.text)
        let body: JSON = [
            "title": .string(WordPressText.escaped(title)), "content": .string(WordPressText.escaped(item.text)),
            "status": "draft", "slug": .string(Self.slug(item)),
        ]
        do throws(HTTPFault) {
            let answer = try await http.send(request(.post, "posts", [.init("context", "edit")], body))
            guard (200..<300).contains(answer.status), let id = answer.json?["id"]?.int else {
                return WordPressErrors.delivery(of: answer) { _ in nil }
            }
            return await release(id)
        } catch { return WordPressErrors.delivery(of: error) }
    }

    private func release(_ id: Int64) async -> DeliveryAnswer {
        do throws(HTTPFault) {
            let answer = try await http.send(request(.post, "posts/\(id)", [], ["status": "publish"]))
            return WordPressErrors.delivery(of: answer) { Self.isOut($0) ? Self.published($0) : nil }
        } catch { return WordPressErrors.delivery(of: error) }
    }

    /// The published post of this item, if there is one.
    func publishedPost(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        guard let post = try await posts(of: item).first(where: { Self.isOut($0) }), let id = post["id"]?.int else {
            return nil
        }
        return FoundPost(id: WordPressID.ofPost(id), url: post["link"]?.string)
    }

    private func posts(of item: OutboxItem) async throws(ChannelFault) -> [JSON] {
        let slug = Self.slug(item)
        let query: [HTTPRequest.Field] = [
            .init("context", "edit"), .init("status", "draft,publish,future,private"), .init("slug", slug),
            .init("per_page", "100"), Self.postFields,
        ]
        guard let list = try await get("posts", query).array else { throw .garbled("posts are no list") }
        return list.filter { $0["slug"]?.string == slug }
    }

    /// A post as editors see it; nil when it is deleted for good.
    func post(_ id: Int64) async throws(ChannelFault) -> JSON? {
        do throws(ChannelFault) {
            return try await get("posts/\(id)", [.init("context", "edit"), Self.postFields])
        } catch {
            guard case .refused(404, let why) = error, why.hasPrefix("rest_post_invalid_id") else { throw error }
            return nil
        }
    }

    private static func slug(_ item: OutboxItem) -> String {
        WordPressText.slug(title: WordPressText.title(subject: item.subject, text: item.text), key: item.key)
    }

    private static func isOut(_ post: JSON) -> Bool { post["status"]?.string == "publish" }

    private static func published(_ post: JSON) -> DeliveryAnswer? {
        guard let id = post["id"]?.int, id > 0 else { return nil }
        return .accepted(id: WordPressID.ofPost(id), url: post["link"]?.string)
    }
}
