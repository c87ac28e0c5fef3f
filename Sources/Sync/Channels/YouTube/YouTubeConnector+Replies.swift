internal import Desk
internal import StrictJSON

/// Threads with all their replies.
extension YouTubeConnector {
    /// Pages of a hundred replies of one thread.
    static let mostPages = 50

    /// The comments of a page of threads; replies are read where the page does not show them all.
    func comments(of entries: [JSON], _ walk: YouTubeCursor.Walk) async throws(ChannelFault) -> PullPage {
        var comments: [JSON] = []
        var notes: [QuarantinedItem] = []
        var asked = 0
        for entry in entries {
            guard let thread = YouTubeThread(entry) else {
                comments.append(entry)
                continue
            }
            comments += thread.comments
            guard needsReplies(thread, thorough: walk.isThorough) else { continue }
            asked += 1
            do throws(ChannelFault) {
                comments += try await allReplies(thread.id)
                replies.read(thread)
            } catch {
                notes.append(try note(of: error, thread.id))
            }
        }
        try checkOutage(notes, asked)
        var page = try await mapped(comments)
        page.rejected += notes
        page.held = walk.held + comments.count { ["heldForReview", "likelySpam"].contains($0.moderationStatus) }
        return page
    }

    func needsReplies(_ thread: YouTubeThread, thorough: Bool) -> Bool {
        thread.replies > thread.shown.count && (thorough || !replies.isKnown(thread))
    }

    func allReplies(_ thread: String) async throws(ChannelFault) -> [JSON] {
        var all: [JSON] = []
        var token: String?
        for _ in 0..<Self.mostPages {
            var query: [HTTPRequest.Field] = [
                .init("part", "snippet"), .init("parentId", thread), .init("maxResults", Self.pageSize),
                .init("textFormat", "plainText"),
            ]
            if let token { query.append(.init("pageToken", token)) }
            let answer = try await get("comments", query)
            all += answer["items"]?.array ?? []
            token = answer["nextPageToken"]?.string
            if token == nil { return all }
        }
        throw .refused(status: 0, reason: "more than \(Self.mostPages * 100) replies")
    }

    /// One thread that cannot be read must not stop the others: it is told, and tried again in the next walk.
    private func note(of fault: ChannelFault, _ thread: String) throws(ChannelFault) -> QuarantinedItem {
        guard case .refused(_, let why) = fault else { throw fault }
        return YouTubeGap.note("replies of \(thread)", "the replies of \(thread) cannot be read: \(why)")
    }

    /// When nothing at all can be processed, YouTube is broken and not the threads.
    private func checkOutage(_ notes: [QuarantinedItem], _ asked: Int) throws(ChannelFault) {
        guard asked > 1, notes.count == asked, notes.allSatisfy({ $0.reason.contains(YouTubeErrors.processing) }) else {
            return
        }
        throw .busy(after: YouTubeErrors.outage, reason: YouTubeErrors.processing + " for every thread")
    }

    /// What others wrote, each once, older ones first whatever order the server chose.
    func mapped(_ comments: [JSON]) async throws(ChannelFault) -> PullPage {
        var seen: Set<String> = []
        let each = comments.filter { comment in comment["id"]?.string.map { seen.insert($0).inserted } ?? true }
        let (items, rejected) = YouTubeMapper(account: settings.account, ownID: try await ownID()).map(each)
        let incoming = items.filter { $0.direction == .incoming }.sorted { ($0.created, $0.id) < ($1.created, $1.id) }
        return PullPage(items: incoming, rejected: rejected, isLast: true)
    }
}

extension JSON {
    /// Of a comment; empty unless its list was asked for by status.
    var moderationStatus: String { self["snippet"]?["moderationStatus"]?.string ?? "" }
}
