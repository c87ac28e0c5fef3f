public import Desk
internal import StrictJSON

extension FacebookConnector {
    public func deliver(_ item: OutboxItem) async -> DeliveryAnswer {
        if item.action == .publish { return await publish(FacebookPublication(text: item.text)) }
        guard let target = item.inReplyTo, !target.isEmpty else { return .refused("nothing to act on is named") }
        let path = "/\(HTTPRequest.percentEncoded(target))"
        switch item.action {
        // What is private at its source must not be answered in public.
        case .reply where item.isPublic:
            return await door.change(.post, path + "/comments", [.init("message", item.text)]).made("id")
        case .reply, .privateReply: return await messages.send(item.text, about: target)
        case .edit: return await door.change(.post, path, [.init("message", item.text)]).done(target)
        case .hide: return await door.change(.post, path, [.init("is_hidden", "true")]).done(target)
        case .unhide: return await door.change(.post, path, [.init("is_hidden", "false")]).done(target)
        case .delete: return await door.change(.delete, path, []).deleted(target)
        case .ban: return await block(.post, item, target)
        case .unban: return await block(.delete, item, target)
        case .publish, .approve: return .refused("\(item.action.rawValue) is unknown at Facebook")
        }
    }

    /// A post of the page's own, at once or at its time.
    func publish(_ publication: FacebookPublication) async -> DeliveryAnswer {
        await door.change(.post, "/\(settings.page)/feed", publication.form).made("id")
    }

    private func block(_ method: HTTPRequest.Method, _ item: OutboxItem, _ target: String) async -> DeliveryAnswer {
        let person: String
        do throws(ChannelFault) { person = try await author(of: target) } catch {
            return GraphErrors.answer(before: error)
        }
        let change = await door.change(method, "/\(settings.page)/blocked", [.init("user", person)])
        guard case .done(let json) = change, json["success"] == nil else { return change.done(target) }
        return json[person]?.bool == false ? .refused("the platform did not do it") : .accepted(id: target, url: nil)
    }

    /// The page-scoped id of who wrote a comment or post.
    func author(of target: String) async throws(ChannelFault) -> String {
        guard let entry = try await door.single(target, "from{id}") else {
            throw .refused(status: 404, reason: "the comment is not there any more, so its author is unknown")
        }
        guard let id = entry["from"]?["id"]?.string else {
            throw .refused(status: 403, reason: "Facebook does not name the author")
        }
        return id
    }
}
