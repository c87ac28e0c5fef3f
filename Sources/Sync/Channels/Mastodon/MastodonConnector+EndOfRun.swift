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
        var entries = try await threadEntries()
        entries += try await reports()
        return PullPage(items: entries.items, rejected: entries.rejected, held: held.count, isLast: true)
    }

    /// Lets everything in that is held back, and reads the newest pages again once the server has put them there.
    func acceptedPages(_ id: String) async throws(ChannelFault) -> PullPage {
        for request in try await heldBack() {
            let path = "/api/v1/notifications/requests/\(HTTPRequest.percentEncoded(request))/accept"
            _ = try await reply(HTTPRequest(.post, path))
        }
        let merged = try await get("/api/v1/notifications/requests/merged")
        guard merged["merged"]?.bool == true else { return PullPage(isLast: true) }
        var entries = MastodonEntries()
        var below: [HTTPRequest.Field] = []
        for _ in 0..<Self.pagesReadAgain {
            let page = try await notifications(below)
            guard let oldest = MastodonID.oldest(of: page.ids) else { break }
            entries += page.entries
            below = [.init("max_id", oldest)]
        }
        return PullPage(
            items: entries.items, rejected: entries.rejected, cursor: MastodonCursor.read(id).text, isLast: false)
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
    func threadEntries() async throws(ChannelFault) -> MastodonEntries {
        guard settings.ownPosts > 0, readRate?.isScarce != true else { return MastodonEntries() }
        let own = try await ownID()
        let answer = try await newestOwnPosts()
        let posts = answer.json?.array ?? []
        let times = posts.compactMap { $0["created_at"]?.string.flatMap { Instant(iso: $0) } }
        guard let today = answer.date ?? times.max() else { return MastodonEntries() }
        var items: [String: InboundItem] = [:]
        var rejected: [QuarantinedItem] = []
        for post in posts where isDiscussed(post, today) {
            guard let id = post["id"]?.string, readRate?.isScarce != true else { continue }
            let below = try await replies(below: id, own)
            for item in below.items { items[item.id] = item }
            rejected += below.rejected.filter { !rejected.contains($0) }
        }
        let sorted = items.values.sorted { ($0.created, $0.id) < ($1.created, $1.id) }
        return MastodonEntries(items: sorted, rejected: rejected)
    }

    /// At most 40, without what we shared on.
    func newestOwnPosts() async throws(ChannelFault) -> HTTPReply {
        let own = try await ownID()
        let query: [HTTPRequest.Field] = [
            .init("limit", String(min(max(settings.ownPosts, 1), 40))), .init("exclude_reblogs", "true"),
        ]
        return try await reply(HTTPRequest(.get, "/api/v1/accounts/\(own)/statuses", query: query))
    }

    private func isDiscussed(_ post: JSON, _ today: Instant) -> Bool {
        guard let made = post["created_at"]?.string.flatMap({ Instant(iso: $0) }) else { return false }
        return (post["replies_count"]?.int ?? 1) > 0 && today - made <= settings.threadDays * 86_400
    }

    private func replies(below id: String, _ own: String) async throws(ChannelFault) -> MastodonEntries {
        do throws(ChannelFault) {
            let thread = try await get("/api/v1/statuses/\(HTTPRequest.percentEncoded(id))/context")
            return MastodonMapper(account: settings.account, ownID: own).page(thread["descendants"]?.array ?? [])
                .incoming
        } catch {
            // The post may have been deleted since the list was made.
            guard case .refused = error else { throw error }
            return MastodonEntries()
        }
    }
}
