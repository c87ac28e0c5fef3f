internal import Desk
internal import StrictJSON

/// What no cursor shows: held-back notifications, and replies that do not mention us.
extension MastodonConnector {
    /// Pages read again after held-back notifications were let in: they keep their old ids.
    static let pagesReadAgain = 10

    /// The end of a run that has read everything above `id`.
    func endOfRun(_ id: String) async throws(ChannelFault) -> PullPage {
        let held = try await heldBack()
        if !held.isEmpty, settings.acceptsFiltered {
            // Durable before the first one is accepted: a killed program then still reads them.
            return PullPage(cursor: MastodonCursor.accepting(id).text, isLast: false)
        }
        return PullPage(items: try await threadItems(), held: held.count, isLast: true)
    }

    /// Lets everything in that is held back, and reads the newest pages again once the server has put them there.
    func acceptedPages(_ id: String) async throws(ChannelFault) -> PullPage {
        for request in try await heldBack() {
            let path = "/api/v1/notifications/requests/\(HTTPRequest.percentEncoded(request))/accept"
            _ = try await reply(HTTPRequest(.post, path))
        }
        let merged = try await get("/api/v1/notifications/requests/merged")
        guard merged["merged"]?.bool == true else { return PullPage(isLast: true) }
        var items: [InboundItem] = []
        var below: [HTTPRequest.Field] = []
        for _ in 0..<Self.pagesReadAgain {
            let page = try await notifications(below)
            guard let oldest = MastodonID.oldest(of: page.ids) else { break }
            items += page.items
            below = [.init("max_id", oldest)]
        }
        return PullPage(items: items, cursor: MastodonCursor.read(id).text, isLast: false)
    }

    /// Ids of the held-back requests; none on servers before 4.3.
    private func heldBack() async throws(ChannelFault) -> [String] {
        do throws(ChannelFault) {
            let list = try await get("/api/v1/notifications/requests", [.init("limit", Self.pageSize)])
            return (list.array ?? []).compactMap { $0["id"]?.string }
        } catch {
            guard case .refused = error else { throw error }
            return []
        }
    }

    /// Replies below our own posts of the last days.
    func threadItems() async throws(ChannelFault) -> [InboundItem] {
        guard settings.ownPosts > 0, readRate?.isScarce != true else { return [] }
        let own = try await ownID()
        let query: [HTTPRequest.Field] = [
            .init("limit", String(min(settings.ownPosts, 40))), .init("exclude_reblogs", "true"),
        ]
        let answer = try await reply(HTTPRequest(.get, "/api/v1/accounts/\(own)/statuses", query: query))
        let posts = answer.json?.array ?? []
        let times = posts.compactMap { $0["created_at"]?.string.flatMap { Instant(iso: $0) } }
        guard let today = answer.date ?? times.max() else { return [] }
        var items: [String: InboundItem] = [:]
        for post in posts where isDiscussed(post, today) {
            guard let id = post["id"]?.string, readRate?.isScarce != true else { continue }
            for item in try await replies(below: id, own) { items[item.id] = item }
        }
        return items.values.sorted { ($0.created, $0.id) < ($1.created, $1.id) }
    }

    private func isDiscussed(_ post: JSON, _ today: Instant) -> Bool {
        guard let made = post["created_at"]?.string.flatMap({ Instant(iso: $0) }) else { return false }
        return (post["replies_count"]?.int ?? 1) > 0 && today - made <= settings.threadDays * 86_400
    }

    private func replies(below id: String, _ own: String) async throws(ChannelFault) -> [InboundItem] {
        do throws(ChannelFault) {
            let thread = try await get("/api/v1/statuses/\(id)/context")
            return (thread["descendants"]?.array ?? []).compactMap {
                MastodonMapping.item(status: $0, account: settings.account, ownID: own)
            }.filter { $0.direction == .incoming }
        } catch {
            // The post may have been deleted since the list was made.
            guard case .refused = error else { throw error }
            return []
        }
    }
}
