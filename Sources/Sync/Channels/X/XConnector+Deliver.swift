public import Desk
internal import StrictJSON

extension XConnector {
    /// The newest post of ours before the try; `0` when there is none.
    public func marker() async throws(ChannelFault) -> String? {
        XID.newest(try await ownPosts([], size: "5").ids) ?? "0"
    }

    public func deliver(_ item: OutboxItem) async -> DeliveryAnswer {
        switch item.action {
        case .reply, .publish: return await post(item)
        case .hide: return await hide(item, true)
        case .unhide: return await hide(item, false)
        case .delete: return await delete(item)
        case .ban, .unban: return await block(item)
        case .privateReply, .edit, .approve: return .refused("X has no \(item.action.rawValue)")
        }
    }

    private func post(_ item: OutboxItem) async -> DeliveryAnswer {
        var members: [JSON.Member] = [.init("text", .string(item.text))]
        if let parent = item.inReplyTo {
            let comment: JSON?
            do throws(ChannelFault) { comment = try await single(parent) } catch {
                return XConnector.answer(before: error)
            }
            guard let id = comment?["id"]?.string else { return .refused("404 the post is not available any more") }
            members.append(.init("reply", ["in_reply_to_tweet_id": .string(id)]))
        }
        let outcome = await change(HTTPRequest(.post, "/2/tweets", body: .json(.object(members))))
        guard case .done(let data) = outcome else { return outcome.answer }
        guard let id = data?["id"]?.string, !id.isEmpty else { return .unknown("accepted without an id") }
        return .accepted(id: id, url: "https://x.com/i/status/\(id)")
    }

    private func hide(_ item: OutboxItem, _ hidden: Bool) async -> DeliveryAnswer {
        guard let id = item.inReplyTo else { return .refused("no post is named") }
        let path = "/2/tweets/\(HTTPRequest.percentEncoded(id))/hidden"
        let outcome = await change(HTTPRequest(.put, path, body: .json(["hidden": .bool(hidden)])))
        guard case .done(let data) = outcome else { return outcome.answer }
        return data?["hidden"]?.bool == hidden
            ? .accepted(id: id, url: nil) : .refused("X did not change whether the reply is hidden")
    }

    /// Only posts of our own can be deleted; what is gone already is deleted.
    private func delete(_ item: OutboxItem) async -> DeliveryAnswer {
        guard let id = item.inReplyTo else { return .refused("no post is named") }
        let outcome = await change(HTTPRequest(.delete, "/2/tweets/\(HTTPRequest.percentEncoded(id))"))
        switch outcome {
        case .done(let data):
            return data?["deleted"]?.bool == true ? .accepted(id: id, url: nil) : .refused("X did not delete the post")
        case .refused(404): return .accepted(id: id, url: nil)
        default: return outcome.answer
        }
    }

    /// Blocks or unblocks the author of a post. Not every kind of access may (docs.x.com, "Block user"): X's own words
    /// come back then.
    private func block(_ item: OutboxItem) async -> DeliveryAnswer {
        guard let id = item.inReplyTo else { return .refused("no post is named") }
        let author: String?
        let own: String
        do throws(ChannelFault) {
            own = try await ownID()
            author = try await single(id)?["author_id"]?.string
        } catch { return XConnector.answer(before: error) }
        guard let author else { return .refused("404 the post is not available any more, so its author is not known") }
        guard author != own else { return .refused("the post is our own") }
        let path = "/2/users/\(own)/blocking"
        let isBan = item.action == .ban
        let request =
            isBan
            ? HTTPRequest(.post, path, body: .json(["target_user_id": .string(author)]))
            : HTTPRequest(.delete, "\(path)/\(HTTPRequest.percentEncoded(author))")
        let outcome = await change(request)
        guard case .done(let data) = outcome else { return outcome.answer }
        return data?["blocking"]?.bool == isBan ? .accepted(id: id, url: nil) : .refused("X did not change the block")
    }

    private enum Change {
        /// Carried out; `data` of the answer.
        case done(JSON?)
        case refused(Int)
        case not(DeliveryAnswer)

        var answer: DeliveryAnswer {
            switch self {
            case .not(let answer): answer
            case .refused(let status): .refused("\(status) the post is not available any more")
            case .done: .unknown("an answer that was not looked at")
            }
        }
    }

    private func change(_ request: HTTPRequest) async -> Change {
        let reply: HTTPReply
        do throws(HTTPFault) { reply = try await http.send(request) } catch { return .not(XErrors.delivery(of: error)) }
        if reply.status == 404 { return .refused(404) }
        if let refusal = XErrors.refusal(of: reply) { return .not(refusal) }
        return .done(reply.json?["data"])
    }

    /// Nothing was changed yet, so nothing is unknown.
    static func answer(before fault: ChannelFault) -> DeliveryAnswer {
        switch fault {
        case .authorisation(let why): .authorisation(why)
        case .busy(let after, let why): .notNow(after: after, reason: why)
        case .refused(let status, let why): .refused(status == 0 ? why : "\(status) \(why)")
        case .unavailable(let why), .garbled(let why): .notNow(after: nil, reason: why)
        }
    }
}
