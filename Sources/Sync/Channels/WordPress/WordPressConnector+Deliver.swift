public import Desk
internal import StrictJSON

extension WordPressConnector {
    /// The newest comment of ours.
    public func marker() async throws(ChannelFault) -> String? {
        let newest = try await ownComments([.init("per_page", "1")]).entries.first
        return String(newest?["id"]?.int ?? 0)
    }

    public func deliver(_ item: OutboxItem) async -> DeliveryAnswer {
        do throws(ChannelFault) {
            switch item.action {
            case .reply: return try await reply(item)
            case .publish: return try await publish(item)
            case .edit: return try await edit(item)
            case .hide, .unhide, .approve, .delete: return try await moderate(item)
            case .privateReply, .ban, .unban: return .refused("a blog knows no \(item.action.rawValue)")
            }
        } catch { return WordPressErrors.delivery(before: error) }
    }

    /// Throws only before anything is sent.
    private func reply(_ item: OutboxItem) async throws(ChannelFault) -> DeliveryAnswer {
        guard let id = item.inReplyTo, let parent = try await comment(id) else {
            return .refused("404 the comment is not available any more")
        }
        // The site's own check against doubles takes no lock and misses texts that its filters change.
        if item.attempts > 0, let found = try await ownReply(item) { return .accepted(id: found.id, url: found.url) }
        // An answer does not let the comment appear, and would stand below nothing.
        switch parent["status"]?.string {
        case "approved": break
        case "hold": return .refused("the comment waits for approval: approve it first")
        default: return .refused("the comment is not shown on the site any more")
        }
        guard let post = parent["post"]?.int, let number = parent["id"]?.int else {
            return .refused("the comment belongs to no post")
        }
        let body: JSON = [
            "post": .int(post), "parent": .int(number), "content": .string(WordPressText.escaped(item.text)),
            "author_user_agent": .string(Self.agent(item.key)), "status": "approved",
        ]
        return await create(item, body)
    }

    /// What a reply says of the program that wrote it, at most 254 bytes.
    static func agent(_ key: String) -> String { "Lotse " + key.prefix(200) }

    private func create(_ item: OutboxItem, _ body: JSON) async -> DeliveryAnswer {
        do throws(HTTPFault) {
            let answer = try await http.send(request(.post, "comments", [.init("context", "edit")], body))
            guard WordPressErrors.code(answer) == "comment_duplicate" else {
                return WordPressErrors.delivery(of: answer, done: Self.accepted)
            }
            return await afterDuplicate(item)
        } catch { return WordPressErrors.delivery(of: error) }
    }

    /// The same words stand below this comment already: by an earlier try of this item, or by another one.
    private func afterDuplicate(_ item: OutboxItem) async -> DeliveryAnswer {
        do throws(ChannelFault) {
            if let found = try await ownReply(item) { return .accepted(id: found.id, url: found.url) }
            return .refused("409 the same words stand below this comment already: word it otherwise")
        } catch { return .unknown("409, and not looked up: " + error.reason) }
    }

    static func accepted(_ answer: JSON) -> DeliveryAnswer? {
        guard let id = answer["id"]?.int, id > 0 else { return nil }
        return .accepted(id: String(id), url: answer["link"]?.string)
    }

    /// Sends a change of something that exists; to send it again does no harm.
    func change(_ request: HTTPRequest, of id: String) async -> DeliveryAnswer {
        do throws(HTTPFault) {
            let answer = try await http.send(request)
            return WordPressErrors.delivery(of: answer) { $0["id"]?.int.map { _ in .accepted(id: id, url: nil) } }
        } catch { return WordPressErrors.delivery(of: error) }
    }
}
