internal import Desk
internal import StrictJSON

/// Comments by their ids.
extension YouTubeConnector {
    /// Comments or threads that one call asks for.
    static let lookupSize = 50
    /// From this many on, a loss of everything looks like an outage rather than deletions.
    static let suspicious = 5

    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage {
        guard quota.leftForReading(now: clock.now()) > 0 else { return PullPage(isLast: true) }
        var comments: [JSON] = []
        for entry in try await byID("commentThreads", "snippet,replies", ids.filter { !$0.contains(".") }) {
            guard let thread = YouTubeThread(entry) else { continue }
            comments += thread.comments
            comments += try await changedReplies(thread)
        }
        let known = Set(comments.compactMap { $0["id"]?.string })
        comments += try await byID("comments", "snippet", ids.filter { $0.contains(".") && !known.contains($0) })
        let seen = Set(comments.compactMap { $0["id"]?.string })
        let missing = ids.filter { !seen.contains($0) }
        var page = try await mapped(comments)
        try await judge(missing, of: ids.count, &page)
        return page
    }

    /// Absence says deleted, rejected or held back; held-back comments still stand in lists of their own.
    private func judge(_ missing: [String], of asked: Int, _ page: inout PullPage) async throws(ChannelFault) {
        guard !missing.isEmpty else { return }
        let held = try await heldBack()
        let gone = missing.filter { !held.contains($0) }
        if gone.count >= Self.suspicious, gone.count == asked {
            page.doubtful = gone
        } else {
            page.vanished = gone
        }
    }

    private func changedReplies(_ thread: YouTubeThread) async throws(ChannelFault) -> [JSON] {
        guard needsReplies(thread, thorough: false) else { return [] }
        do throws(ChannelFault) {
            let all = try await allReplies(thread.id)
            replies.trust(thread)
            return all
        } catch {
            // The next walk tells what cannot be read.
            guard case .refused = error else { throw error }
            return []
        }
    }

    /// Entries of the ids that exist; the others are simply absent.
    func byID(_ method: String, _ part: String, _ ids: [String]) async throws(ChannelFault) -> [JSON] {
        var found: [JSON] = []
        for start in stride(from: 0, to: ids.count, by: Self.lookupSize) {
            let asked = ids[start..<min(start + Self.lookupSize, ids.count)].joined(separator: ",")
            let query: [HTTPRequest.Field] = [
                .init("part", part), .init("id", asked), .init("textFormat", "plainText"),
            ]
            let answer = try await get(method, query)
            guard let items = answer["items"]?.array else { throw .garbled("comments are no list") }
            found += items
        }
        return found
    }

    /// Ids of what is held back, newest threads first, of the last days.
    func heldBack() async throws(ChannelFault) -> Set<String> {
        var ids: Set<String> = []
        for list in [YouTubeCursor.Walk.List.heldForReview, .likelySpam] {
            var token: String?
            for _ in 0..<Self.mostPages {
                let walk = YouTubeCursor.Walk(list: list, bottom: 0, top: 0, token: token)
                let answer = try await self.list(walk)
                let comments = (answer["items"]?.array ?? []).compactMap { YouTubeThread($0) }.flatMap(\.comments)
                ids.formUnion(comments.compactMap { $0["id"]?.string })
                token = answer["nextPageToken"]?.string
                if token == nil { break }
            }
        }
        return ids
    }
}
