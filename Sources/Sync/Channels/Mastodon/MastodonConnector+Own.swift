internal import Desk
internal import StrictJSON

/// Changing and deleting posts of our own. Nothing else can be changed: Mastodon hides and deletes nobody else's posts.
extension MastodonConnector {
    /// A new text for a post of ours. Pictures, content warning and the mention of the person answered stay: what a
    /// `PUT` does not name, the server takes away.
    func edit(_ item: OutboxItem) async -> DeliveryAnswer {
        do throws(ChannelFault) {
            let (id, post) = try await ownPost(item)
            let request = HTTPRequest(
                .put, path(id), body: .form(Self.form(editing: post, to: item, settings.language)))
            return await outcome(of: request, id: id)
        } catch {
            return answer(before: error)
        }
    }

    /// A post of ours that is gone already is deleted.
    func delete(_ item: OutboxItem) async -> DeliveryAnswer {
        do throws(ChannelFault) {
            let (id, _) = try await ownPost(item)
            return await outcome(of: HTTPRequest(.delete, path(id)), id: id)
        } catch {
            if case .refused(404, _) = error, let id = item.inReplyTo { return .accepted(id: id, url: nil) }
            return answer(before: error)
        }
    }

    /// Whether the post of ours has the wanted text.
    func findEdited(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        guard let id = item.inReplyTo, let post = try await single(id) else { return nil }
        return try await match(post, item)
    }

    /// Whether the post is gone.
    func findDeleted(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        guard let id = item.inReplyTo else { return nil }
        return try await single(id) == nil ? FoundPost(id: id, url: nil) : nil
    }

    private func path(_ id: String) -> String { "/api/v1/statuses/\(HTTPRequest.percentEncoded(id))" }

    private func ownPost(_ item: OutboxItem) async throws(ChannelFault) -> (id: String, post: JSON) {
        guard let id = item.inReplyTo else { throw .refused(status: 0, reason: "no post is named") }
        guard let post = try await single(id) else {
            throw .refused(status: 404, reason: "the post is not available any more")
        }
        guard post["account"]?["id"]?.string == (try await ownID()) else {
            throw .refused(status: 0, reason: "only posts of our own can be changed")
        }
        return (id, post)
    }

    private static func form(editing post: JSON, to item: OutboxItem, _ language: String) -> [HTTPRequest.Field] {
        let answered = post["in_reply_to_account_id"]?.string
        let mention = post["mentions"]?.array?.first { $0["id"]?.string == answered && answered != nil }
        let warning = item.subject ?? post["spoiler_text"]?.string ?? ""
        var form: [HTTPRequest.Field] = [
            .init("status", MastodonText.addressed(item.text, to: mention?["acct"]?.string)),
            .init("spoiler_text", warning), .init("language", post["language"]?.string ?? language),
            .init("sensitive", post["sensitive"]?.bool == true ? "true" : "false"),
        ]
        for picture in post["media_attachments"]?.array ?? [] {
            if let id = picture["id"]?.string { form.append(.init("media_ids[]", id)) }
        }
        return form
    }

    /// Repeating either does no harm, yet whether it was done is not known after a broken answer.
    private func outcome(of request: HTTPRequest, id: String) async -> DeliveryAnswer {
        do throws(HTTPFault) {
            let reply = try await http.send(request)
            // Servers of 2018 answer a deletion with `{}`.
            if (200..<300).contains(reply.status), reply.json?.members != nil {
                return .accepted(id: id, url: reply.json?["url"]?.string)
            }
            return MastodonErrors.delivery(of: reply)
        } catch {
            return MastodonErrors.delivery(of: error)
        }
    }
}
