internal import Desk
internal import StrictJSON

/// Threads and replies, by pages.
extension SimulatedYouTube {
    typealias Status = SimulatedYouTubeComment.Status

    private func visible(_ id: String, _ status: Status = .published) -> SimulatedYouTubeComment? {
        comments[id].flatMap { $0.appears <= now() && $0.status == status ? $0 : nil }
    }

    private func replies(of thread: String, _ status: Status = .published) -> [SimulatedYouTubeComment] {
        order.compactMap { visible($0, status) }.filter { $0.parent == thread }
    }

    private func json(_ comment: SimulatedYouTubeComment, _ showsStatus: Bool = false) -> JSON {
        comment.json(channel: city.id, video: SimulatedYouTube.video, showsStatus: showsStatus)
    }

    /// A thread with the newest two of its replies.
    private func thread(_ top: SimulatedYouTubeComment, _ status: Status = .published) -> JSON {
        let all = replies(of: top.id, status)
        let shown = all.suffix(2).reversed().map { json($0, status != .published) }
        var members: [JSON.Member] = [
            .init("kind", "youtube#commentThread"), .init("id", .string(top.id)),
            .init(
                "snippet",
                [
                    "channelId": .string(city.id), "videoId": .string(SimulatedYouTube.video), "canReply": true,
                    "totalReplyCount": JSON(all.count), "isPublic": true,
                    "topLevelComment": json(top, status != .published),
                ]),
        ]
        if !shown.isEmpty { members.append(.init("replies", ["comments": .array(shown)])) }
        return .object(members)
    }

    /// By the time of the top comment, newest first; a thread with one held-back reply stands in the list of those too.
    func threads(_ call: SimulatedCall, _ fault: SimulatedFault?) -> SimulatedAnswer {
        if fault == .shiftedPage {
            let voice = citizens.next()
            write(voice.text, by: voice.name)
        }
        let status = call.parameter("moderationStatus").flatMap { Status(rawValue: $0) } ?? .published
        let tops = order.compactMap { comments[$0] }.filter { $0.parent == nil && $0.appears <= now() }
        let all = tops.filter { top in
            top.status == status || status != .published && !replies(of: top.id, status).isEmpty
        }
        var until = all.count
        if let token = call.parameter("pageToken") {
            guard !forgetsToken, let place = place(of: token, in: all) else {
                forgetsToken = false
                return SimulatedYouTube.error(400, "invalidPageToken", "The request specifies an invalid page token.")
            }
            until = place
        }
        return page(all, until, status, fault)
    }

    private func page(
        _ all: [SimulatedYouTubeComment], _ until: Int, _ status: Status, _ fault: SimulatedFault?
    ) -> SimulatedAnswer {
        let size = fault == .shortPage ? 7 : SimulatedYouTube.pageSize
        let start = max(0, until - size)
        var part = Array(all[start..<until])
        if fault == .doublePage { part = all[max(0, start - 5)..<start] + part }
        var members: [JSON.Member] = [.init("items", .array(part.reversed().map { thread($0, status) }))]
        if start > 0 { members.append(.init("nextPageToken", .string("\(all[start].id)_\(now().seconds)"))) }
        return SimulatedAnswer(200, .object(members))
    }

    /// A token names the thread that the last page ended with.
    private func place(of token: String, in all: [SimulatedYouTubeComment]) -> Int? {
        let parts = token.split(separator: "_")
        guard parts.count == 2, let made = Int64(parts[1]), now().seconds - made <= SimulatedYouTube.tokenLife else {
            return nil
        }
        return all.firstIndex { $0.id == parts[0] }
    }

    func threadsByID(_ call: SimulatedCall) -> SimulatedAnswer {
        guard call.parameter("moderationStatus") == nil, call.parameter("pageToken") == nil else {
            return SimulatedYouTube.error(400, "operationNotSupported", "not with id")
        }
        return byID(call) { self.visible($0).map { self.thread($0) } }
    }

    func commentsByID(_ call: SimulatedCall) -> SimulatedAnswer {
        byID(call) { self.visible($0).map { self.json($0) } }
    }

    private func byID(_ call: SimulatedCall, _ entry: (String) -> JSON?) -> SimulatedAnswer {
        let ids = (call.parameter("id") ?? "").split(separator: ",").map(String.init)
        guard (1...50).contains(ids.count) else { return SimulatedYouTube.error(400, "processingFailure", "ids") }
        return SimulatedAnswer(200, ["items": .array(ids.compactMap(entry))])
    }

    /// Ten a page, in an order of the server's own.
    func replies(_ call: SimulatedCall) -> SimulatedAnswer {
        let parent = call.parameter("parentId") ?? ""
        guard !unreadable.contains(parent) else {
            return SimulatedYouTube.error(400, "processingFailure", "failed to successfully process the request")
        }
        guard comments[parent] != nil else { return SimulatedYouTube.error(404, "parentCommentNotFound", "gone") }
        let all = replies(of: parent).reversed().map { json($0) }
        let start = call.parameter("pageToken").flatMap { Int($0) } ?? 0
        var members: [JSON.Member] = [.init("items", .array(Array(all.dropFirst(start).prefix(10))))]
        if start + 10 < all.count { members.append(.init("nextPageToken", .string(String(start + 10)))) }
        return SimulatedAnswer(200, .object(members))
    }
}
