public import Desk
internal import StrictJSON

extension MastodonConnector {
    public func marker() async throws(ChannelFault) -> String? {
        let own = try await ownID()
        let posts = try await get("/api/v1/accounts/\(own)/statuses", [.init("limit", "1")]).array ?? []
        return posts.first?["id"]?.string ?? "0"
    }

    public func deliver(_ item: OutboxItem) async -> DeliveryAnswer {
        switch item.action {
        case .reply, .privateReply: await post(item)
        case .publish where item.inReplyTo == nil: await post(item)
        case .publish: .refused("a publication answers nobody")
        case .edit: await edit(item)
        case .delete: await delete(item)
        case .hide, .unhide, .approve, .ban, .unban:
            .refused("Mastodon has no call for \(item.action.rawValue) of a post of others")
        }
    }

    /// A reply or a post of its own.
    private func post(_ item: OutboxItem) async -> DeliveryAnswer {
        let frame: ReplyFrame
        do throws(ChannelFault) { frame = try await self.frame(of: item) } catch { return answer(before: error) }
        var form: [HTTPRequest.Field] = [
            .init("status", MastodonText.addressed(item.text, to: frame.handle)),
            .init("visibility", frame.visibility), .init("language", settings.language),
        ]
        if let parent = item.inReplyTo { form.append(.init("in_reply_to_id", parent)) }
        if let subject = item.subject, !subject.isEmpty { form.append(.init("spoiler_text", subject)) }
        let key = HTTPRequest.Field("Idempotency-Key", item.key)
        let request = HTTPRequest(.post, "/api/v1/statuses", headers: [key], body: .form(form))
        do throws(HTTPFault) {
            return MastodonErrors.delivery(of: try await http.send(request))
        } catch {
            return MastodonErrors.delivery(of: error)
        }
    }

    /// Whom a reply names and who may see it.
    struct ReplyFrame: Equatable {
        var handle: String?
        var visibility: String
    }

    func frame(of item: OutboxItem) async throws(ChannelFault) -> ReplyFrame {
        let wish = item.isPublic && item.action != .privateReply ? settings.widestVisibility : "direct"
        guard let parent = item.inReplyTo else { return ReplyFrame(handle: item.recipient, visibility: wish) }
        guard let comment = try await single(parent) else {
            throw .refused(status: 404, reason: "the comment is not available any more")
        }
        let handle = comment["account"]?["acct"]?.string ?? item.recipient
        let limit = comment["visibility"]?.string ?? "direct"
        return ReplyFrame(handle: handle, visibility: MastodonConnector.narrower(wish, limit))
    }

    /// The one of two visibilities that fewer people see; an unknown one counts as the narrowest.
    static func narrower(_ a: String, _ b: String) -> String {
        let widths = ["direct", "private", "unlisted", "public"]
        return widths[min(widths.firstIndex(of: a) ?? 0, widths.firstIndex(of: b) ?? 0)]
    }

    /// Nothing was posted yet, so nothing is unknown.
    func answer(before fault: ChannelFault) -> DeliveryAnswer {
        switch fault {
        case .authorisation(let why): .authorisation(why)
        case .busy(let after, let why): .notNow(after: after, reason: why)
        case .refused(let status, let why): .refused(status == 0 ? why : "\(status) \(why)")
        case .unavailable(let why), .garbled(let why): .notNow(after: nil, reason: why)
        }
    }
}
