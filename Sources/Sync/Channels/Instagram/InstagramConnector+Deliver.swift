public import Desk
internal import StrictJSON

extension InstagramConnector {
    public func deliver(_ item: OutboxItem) async -> DeliveryAnswer {
        guard GraphText.length(item.text) <= 2200 else { return .refused("longer than 2200 characters") }
        if item.action == .publish { return await publish(item) }
        guard let target = item.inReplyTo, !target.isEmpty else { return .refused("nothing to act on is named") }
        let path = "/\(HTTPRequest.percentEncoded(target))"
        switch item.action {
        // What is private at its source must not be answered in public.
        case .reply where item.isPublic: return await reply(item.text, to: target)
        case .reply, .privateReply: return await messages.send(item.text, about: target)
        case .hide: return await door.change(.post, path, [.init("hide", "true")]).done(target)
        case .unhide: return await door.change(.post, path, [.init("hide", "false")]).done(target)
        case .delete: return await door.change(.delete, path, []).deleted(target)
        case .publish, .edit, .approve, .ban, .unban: return .refused("\(item.action.rawValue) is unknown at Instagram")
        }
    }

    var messages: GraphMessages { GraphMessages(door: door, sender: settings.user, platform: "instagram") }

    private func reply(_ text: String, to target: String) async -> DeliveryAnswer {
        let frame: ReplyFrame?
        do throws(ChannelFault) { frame = try await self.frame(of: target) } catch {
            return GraphErrors.answer(before: error)
        }
        guard let frame else { return .refused("the comment is not there any more") }
        guard !frame.isHidden else { return .refused("a hidden comment cannot be answered: show it first") }
        let path = "/\(HTTPRequest.percentEncoded(frame.thread))/replies"
        return await door.change(.post, path, [.init("message", frame.addressed(text))]).made("id")
    }

    /// Where an answer goes and whom it names.
    struct ReplyFrame: Equatable {
        /// The comment below which all answers stand.
        var thread: String
        /// Whom an answer to an answer must name, because it stands below their common comment.
        var handle: String?
        var isHidden: Bool

        func addressed(_ text: String) -> String {
            guard let handle, !text.contains("@" + handle) else { return text }
            return "@\(handle) \(text)"
        }
    }

    /// Nil when the comment is gone.
    func frame(of target: String) async throws(ChannelFault) -> ReplyFrame? {
        guard let comment = try await door.single(target, "id,parent_id,username,hidden") else { return nil }
        let parent = comment["parent_id"]?.string
        return ReplyFrame(
            thread: parent ?? target, handle: parent == nil ? nil : comment["username"]?.string,
            isHidden: comment["hidden"]?.bool == true)
    }
}
