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
            return await made(door.change(.post, path + "/comments", [.init("message", item.text)]), "id")
        case .reply, .privateReply: return await message(item.text, about: target)
        case .edit: return await done(door.change(.post, path, [.init("message", item.text)]), target)
        case .hide: return await done(door.change(.post, path, [.init("is_hidden", "true")]), target)
        case .unhide: return await done(door.change(.post, path, [.init("is_hidden", "false")]), target)
        case .delete: return await delete(path, target)
        case .ban: return await block(.post, item, target)
        case .unban: return await block(.delete, item, target)
        case .publish, .approve: return .refused("\(item.action.rawValue) is unknown at Facebook")
        }
    }

    /// A post of the page's own, at once or at its time.
    func publish(_ publication: FacebookPublication) async -> DeliveryAnswer {
        await made(door.change(.post, "/\(settings.page)/feed", publication.form), "id")
    }

    /// A private answer: once per comment, within seven days.
    private func message(_ text: String, about comment: String) async -> DeliveryAnswer {
        let recipient: JSON = ["comment_id": .string(comment)]
        let message: JSON = ["text": .string(text)]
        let form: [HTTPRequest.Field] = [
            .init("recipient", recipient.text()), .init("message", message.text()),
        ]
        return await made(door.change(.post, "/\(settings.page)/messages", form), "message_id")
    }

    /// What is gone already is deleted.
    private func delete(_ path: String, _ target: String) async -> DeliveryAnswer {
        let change = await door.change(.delete, path, [])
        if case .failed(_, let error) = change, error?.meaning == .gone { return .accepted(id: target, url: nil) }
        return done(change, target)
    }

    private func block(_ method: HTTPRequest.Method, _ item: OutboxItem, _ target: String) async -> DeliveryAnswer {
        let person: String
        do throws(ChannelFault) { person = try await author(of: target) } catch {
            return GraphErrors.answer(before: error)
        }
        let change = await door.change(method, "/\(settings.page)/blocked", [.init("user", person)])
        guard case .done(let json) = change, json["success"] == nil else { return done(change, target) }
        return json[person]?.bool == false ? .refused("Facebook did not do it") : .accepted(id: target, url: nil)
    }

    /// The page-scoped id of who wrote a comment or post.
    func author(of target: String) async throws(ChannelFault) -> String {
        guard let entry = try await single(target, "from{id}") else {
            throw .refused(status: 404, reason: "the comment is not there any more, so its author is unknown")
        }
        guard let id = entry["from"]?["id"]?.string else {
            throw .refused(status: 403, reason: "Facebook does not name the author")
        }
        return id
    }

    private func made(_ change: GraphDoor.Change, _ field: String) -> DeliveryAnswer {
        switch change {
        case .failed(let answer, _): return answer
        case .done(let json):
            guard let id = json[field]?.string, !id.isEmpty else { return .unknown("accepted without an id") }
            return .accepted(id: id, url: json["permalink_url"]?.string)
        }
    }

    private func done(_ change: GraphDoor.Change, _ target: String) -> DeliveryAnswer {
        switch change {
        case .failed(let answer, _): answer
        case .done(let json):
            json["success"]?.bool == true ? .accepted(id: target, url: nil) : .refused("Facebook did not do it")
        }
    }
}
