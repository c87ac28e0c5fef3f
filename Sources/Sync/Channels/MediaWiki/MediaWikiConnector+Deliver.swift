public import Desk
internal import StrictJSON

/// Edits of talk pages. The page is read, changed and saved whole from the revision that was read, so that the number
/// of a section, which shifts, is never needed.
extension MediaWikiConnector {
    public func marker() async throws(ChannelFault) -> String? { nil }

    public func deliver(_ item: OutboxItem) async -> DeliveryAnswer {
        do throws(ChannelFault) {
            switch item.action {
            case .reply: return try await reply(item)
            case .edit: return try await edit(item)
            case .publish: return try await publish(item)
            case .privateReply, .hide, .unhide, .delete, .approve, .ban, .unban:
                return .refused("a wiki knows no \(item.action.rawValue)")
            }
        } catch { return MediaWikiErrors.delivery(before: error) }
    }

    /// Throws only before anything is sent.
    private func reply(_ item: OutboxItem) async throws(ChannelFault) -> DeliveryAnswer {
        guard let id = item.inReplyTo, let history = try await history(around: id) else {
            return .refused("the page is not there any more")
        }
        if let done = try await own(item, in: history) { return .accepted(id: done.id, url: done.url) }
        guard let place = history.page.place(below: id) else {
            return .refused("the comment does not stand on the page any more, or is older than its last 1000 revisions")
        }
        let lines = WikiText.comment(item.text, depth: place.depth)
        guard !lines.isEmpty else { return .refused("the answer is empty") }
        let heading = history.page.comments[id]?.heading
        let summary = (heading.map { "/* \($0) */ " } ?? "") + "Antwort"
        let text = history.page.text(inserting: lines, at: place.line)
        return try await save(history, text, Self.summary(summary, item.key))
    }

    /// A new text for a comment of ours.
    private func edit(_ item: OutboxItem) async throws(ChannelFault) -> DeliveryAnswer {
        guard let id = item.inReplyTo, let history = try await history(around: id) else {
            return .refused("the page is not there any more")
        }
        if try await own(item, in: history) != nil { return .accepted(id: id, url: nil) }
        let comment = history.page.comments[id]
        guard comment?.revision.user == (try await session.known()) else {
            return .refused("only comments of the city's own user are edited")
        }
        let lines = WikiText.comment(item.text, depth: comment?.depth ?? 0)
        guard !lines.isEmpty, let text = history.page.text(replacing: id, by: lines) else {
            return .refused("the comment does not stand on the page any more")
        }
        let answer = try await save(history, text, Self.summary("Änderung", item.key))
        guard case .accepted = answer else { return answer }
        return .accepted(id: id, url: nil)
    }

    /// A thread of our own at the end of the page that the account names.
    private func publish(_ item: OutboxItem) async throws(ChannelFault) -> DeliveryAnswer {
        guard let title = settings.publishPage else { return .refused("the account names no publish_page") }
        let heading = (item.subject ?? "").replacing("\n", with: " ").trimmingSpaces
        guard !heading.isEmpty else { return .refused("a thread of a wiki needs a subject") }
        let lines = ["== \(WikiText.escaped(heading)) =="] + WikiText.comment(item.text, depth: 0)
        let summary = Self.summary("/* \(heading) */ neuer Abschnitt", item.key)
        guard let page = try await number(of: title), let history = try await history(of: page) else {
            return try await send([
                .init("title", title), .init("createonly", "1"), .init("text", lines.joined(separator: "\n")),
                .init("summary", summary),
            ])
        }
        if let done = try await own(item, in: history) { return .accepted(id: done.id, url: done.url) }
        let before = history.page.lines.isEmpty ? [] : [""]
        let text = history.page.text(inserting: before + lines, at: history.page.lines.count)
        return try await save(history, text, summary)
    }

    private func save(_ history: PageHistory, _ text: String, _ summary: String) async throws(ChannelFault)
        -> DeliveryAnswer
    {
        guard let latest = history.latest else { return .refused("the page has no text") }
        guard latest.content != nil else { return .refused("the text of the page is hidden") }
        // Without `basetimestamp`, which would forgive our own later edits; `nocreate` keeps deleted pages deleted.
        return try await send([
            .init("pageid", String(history.pageID)), .init("nocreate", "1"), .init("baserevid", String(latest.id)),
            .init("text", text), .init("summary", summary),
        ])
    }

    /// The token stands last, so that a cut-off body fails instead of saving half a text.
    private func send(_ fields: [HTTPRequest.Field]) async throws(ChannelFault) -> DeliveryAnswer {
        let token = try await editToken()
        let user = try await session.known()
        let frame: [HTTPRequest.Field] =
            [.init("action", "edit"), .init("maxlag", "5"), .init("errorlang", "de")] + Self.asserting(user)
        do throws(HTTPFault) {
            let reply = try await session.exchange(frame + fields + [.init("token", token)])
            let code = reply.json.flatMap { MediaWikiErrors.code($0) } ?? ""
            guard MediaWikiErrors.sessionLost.contains(code) else { return linked(MediaWikiErrors.delivery(of: reply)) }
            // Nothing was saved; the next try logs in anew.
            await session.forget()
            return .notNow(after: nil, reason: MediaWikiErrors.reason(reply.json ?? .null))
        } catch { return MediaWikiErrors.delivery(of: error) }
    }

    private nonisolated func linked(_ answer: DeliveryAnswer) -> DeliveryAnswer {
        guard case .accepted(let id, _) = answer, let revision = WikiID.revision(id) else { return answer }
        return .accepted(id: id, url: link(revision))
    }

    /// What stood in the summary is how an edit is found again; MediaWiki cuts it behind 500 characters.
    static func summary(_ text: String, _ key: String) -> String { "\(text.prefix(200)) \(mark(key))" }

    static func mark(_ key: String) -> String { "(Lotse \(key.prefix(200)))" }
}
