public import Desk
internal import StrictJSON

extension YouTubeConnector {
    /// Seconds before the next try where YouTube could not process a call; after these a person decides.
    static let processingPauses: [Int64] = [10, 60]

    /// When the try began, by our clock.
    public func marker() async throws(ChannelFault) -> String? { clock.now().iso }

    public func deliver(_ item: OutboxItem) async -> DeliveryAnswer {
        if item.action == .publish { return .refused("YouTube's interface takes no posts of a channel's own") }
        guard let id = item.inReplyTo, !id.isEmpty else { return .refused("no comment is named") }
        switch item.action {
        case .reply: return await reply(item, to: id)
        case .edit: return await edit(item, id)
        case .hide: return await moderate(item, id, "heldForReview")
        case .unhide, .approve: return await moderate(item, id, "published")
        case .delete: return await delete(item, id)
        case .ban: return await moderate(item, id, "rejected", ban: true)
        case .publish, .privateReply, .unban: return .refused("YouTube has no \(item.action.rawValue)")
        }
    }

    /// Threads are one level deep: an answer to a reply goes below the same top comment.
    static func thread(of id: String) -> String { String(id.prefix { $0 != "." }) }

    private func reply(_ item: OutboxItem, to id: String) async -> DeliveryAnswer {
        let snippet: JSON = ["parentId": .string(Self.thread(of: id)), "textOriginal": .string(item.text)]
        let query = [HTTPRequest.Field("part", "snippet")]
        let request = HTTPRequest(.post, "/youtube/v3/comments", query: query, body: .json(["snippet": snippet]))
        return await change(request, item) { body in
            guard let made = body?["id"]?.string, !made.isEmpty else { return .unknown("accepted without an id") }
            return .accepted(id: made, url: YouTubeConnector.url(made, body?["snippet"]?["videoId"]?.string))
        }
    }

    private func edit(_ item: OutboxItem, _ id: String) async -> DeliveryAnswer {
        let body: JSON = ["id": .string(id), "snippet": ["textOriginal": .string(item.text)]]
        let query = [HTTPRequest.Field("part", "snippet")]
        let request = HTTPRequest(.put, "/youtube/v3/comments", query: query, body: .json(body))
        return await change(request, item) { _ in .accepted(id: id, url: nil) }
    }

    /// The values stand in the query; a body is not read.
    private func moderate(
        _ item: OutboxItem, _ id: String, _ status: String, ban: Bool = false
    ) async -> DeliveryAnswer {
        var query: [HTTPRequest.Field] = [.init("id", id), .init("moderationStatus", status)]
        if ban { query.append(.init("banAuthor", "true")) }
        let request = HTTPRequest(.post, "/youtube/v3/comments/setModerationStatus", query: query)
        return await change(request, item) { _ in .accepted(id: id, url: nil) }
    }

    /// Our own comments are deleted. Other people's cannot be; they are rejected, which takes them from everybody.
    private func delete(_ item: OutboxItem, _ id: String) async -> DeliveryAnswer {
        let isOwn: Bool
        do throws(ChannelFault) {
            let found = try await byID("comments", "snippet", [id]).first
            isOwn = try await ownID() == found?["snippet"]?["authorChannelId"]?["value"]?.string
        } catch { return Self.answer(before: error) }
        guard isOwn else { return await moderate(item, id, "rejected") }
        let request = HTTPRequest(.delete, "/youtube/v3/comments", query: [.init("id", id)])
        return await change(request, item) { _ in .accepted(id: id, url: nil) }
    }

    private func change(
        _ request: HTTPRequest, _ item: OutboxItem, _ accepted: (JSON?) -> DeliveryAnswer
    ) async -> DeliveryAnswer {
        let reply: HTTPReply
        quota.charge(YouTubeQuota.changing, now: clock.now())
        do throws(HTTPFault) { reply = try await http.send(request) } catch { return YouTubeErrors.delivery(of: error) }
        if let fault = YouTubeErrors.fault(of: reply, now: clock.now()) { note(fault) }
        if reply.status == 404, item.action == .delete { return .accepted(id: item.inReplyTo ?? "", url: nil) }
        guard let refusal = YouTubeErrors.refusal(of: reply, now: clock.now()) else { return accepted(reply.json) }
        guard YouTubeErrors.reason(reply) == YouTubeErrors.processing, !item.action.makesPost else { return refusal }
        return Self.unprocessed(refusal, tries: item.attempts)
    }

    /// Changes that make no post may be repeated, but each try costs units.
    private static func unprocessed(_ refusal: DeliveryAnswer, tries: Int) -> DeliveryAnswer {
        guard case .unknown(let why) = refusal else { return refusal }
        guard processingPauses.indices.contains(tries) else { return .refused(why) }
        return .notNow(after: processingPauses[tries], reason: why)
    }

    static func url(_ id: String, _ video: String?) -> String? {
        video.map { "https://www.youtube.com/watch?v=\($0)&lc=\(id)" }
    }

    /// Nothing was changed yet, so nothing is unknown.
    private static func answer(before fault: ChannelFault) -> DeliveryAnswer {
        switch fault {
        case .authorisation(let why): .authorisation(why)
        case .busy(let after, let why): .notNow(after: after, reason: why)
        case .refused(let status, let why): .refused(status == 0 ? why : "\(status) \(why)")
        case .unavailable(let why), .garbled(let why): .notNow(after: nil, reason: why)
        }
    }
}
