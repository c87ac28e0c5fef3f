internal import Desk
internal import StrictJSON

/// Reading threads from the newest down.
extension YouTubeConnector {
    static let pageSize = "100"
    /// Seconds below the cursor to which each walk goes.
    static let overlap: Int64 = 3600
    /// Days whose threads are looked through each hour for new replies, and each day.
    static let recentDays: Int64 = 7
    static let oldDays: Int64 = 60
    /// Days of held-back comments.
    static let heldDays: Int64 = 14

    public func pull(after text: String?) async throws(ChannelFault) -> PullPage {
        replies.stored(text)
        var cursor = text.flatMap { YouTubeCursor($0) } ?? YouTubeCursor()
        quota.take(day: cursor.day, used: cursor.used, now: clock.now())
        // What is left belongs to answers and moderation; `budget` says so.
        guard quota.leftForReading(now: clock.now()) > 0 else { return PullPage(isLast: true) }
        let walk = cursor.walk ?? walk(from: cursor)
        let answer: JSON
        do throws(ChannelFault) { answer = try await list(walk) } catch {
            return try afterRefusal(error, cursor, walk)
        }
        let entries = answer["items"]?.array ?? []
        var page = try await comments(of: entries, walk)
        // Old threads are walked for their new replies only.
        page.items.removeAll { $0.created.seconds < cursor.floor }
        cursor = advanced(cursor, walk, entries, next: answer["nextPageToken"]?.string, held: page.held)
        return finished(page, cursor)
    }

    private func walk(from cursor: YouTubeCursor) -> YouTubeCursor.Walk {
        let now = clock.now().seconds
        guard cursor.top > 0 else {
            return YouTubeCursor.Walk(bottom: settings.startDate?.seconds ?? Int64.max, top: 0)
        }
        let near = cursor.top - Self.overlap
        if now >= cursor.monthsDue {
            return .init(bottom: min(near, now - Self.oldDays * 86_400), isThorough: true, top: cursor.top)
        }
        let isDue = now >= cursor.daysDue
        let bottom = isDue ? min(near, now - Self.recentDays * 86_400) : near
        return .init(bottom: bottom, top: cursor.top)
    }

    func list(_ walk: YouTubeCursor.Walk) async throws(ChannelFault) -> JSON {
        var query: [HTTPRequest.Field] = [
            .init("part", "snippet,replies"), .init("allThreadsRelatedToChannelId", try await ownID()),
            .init("order", "time"), .init("maxResults", Self.pageSize), .init("textFormat", "plainText"),
        ]
        if walk.list != .published { query.append(.init("moderationStatus", walk.list.rawValue)) }
        if let token = walk.token { query.append(.init("pageToken", token)) }
        let answer = try await get("commentThreads", query)
        guard answer["items"]?.array != nil else { throw .garbled("threads are no list") }
        return answer
    }

    /// Tokens are good for one run; lists of held-back comments are for owners only.
    private func afterRefusal(
        _ fault: ChannelFault, _ cursor: YouTubeCursor, _ walk: YouTubeCursor.Walk
    ) throws(ChannelFault) -> PullPage {
        guard case .refused(let status, let why) = fault else { throw fault }
        var cursor = cursor
        var walk = walk
        if status == 400, walk.token != nil {
            walk.token = nil
            cursor.walk = walk
            return finished(PullPage(isLast: false), cursor)
        }
        if why.hasPrefix(YouTubeErrors.processing) { throw .busy(after: YouTubeErrors.outage, reason: why) }
        guard walk.list != .published else {
            throw status == 403 ? .authorisation(why) : fault
        }
        cursor = next(cursor, walk)
        let note = YouTubeGap.note("list \(walk.list.rawValue)", "\(walk.list.rawValue) is not shown to us: \(why)")
        return finished(PullPage(rejected: [note], held: walk.held, isLast: cursor.walk == nil), cursor)
    }

    /// The cursor after a page of `entries`.
    private func advanced(
        _ cursor: YouTubeCursor, _ walk: YouTubeCursor.Walk, _ entries: [JSON], next token: String?, held: Int
    ) -> YouTubeCursor {
        let times = entries.compactMap { YouTubeThread($0)?.published?.seconds }
        var (cursor, walk) = (cursor, walk)
        if walk.list == .published {
            walk.top = max(walk.top, times.max() ?? 0)
            if cursor.floor == 0 { cursor.floor = settings.startDate?.seconds ?? times.min() ?? 0 }
        }
        walk.held = held
        walk.token = token
        let isBelow = times.max().map { $0 < walk.bottom } ?? false
        guard token != nil, !isBelow else { return self.next(cursor, walk) }
        cursor.walk = walk
        return cursor
    }

    /// The cursor after a list's last page.
    private func next(_ cursor: YouTubeCursor, _ walk: YouTubeCursor.Walk) -> YouTubeCursor {
        var (cursor, walk) = (cursor, walk)
        let now = clock.now().seconds
        if walk.list == .published {
            cursor.top = walk.top
            if walk.isThorough || cursor.monthsDue == 0 { cursor.monthsDue = now + 86_400 }
            if walk.bottom <= now - Self.recentDays * 86_400 || cursor.daysDue == 0 {
                cursor.daysDue = now + 3600
            }
        }
        let lists = YouTubeCursor.Walk.List.allCases
        let place = lists.firstIndex(of: walk.list).map { $0 + 1 } ?? lists.count
        guard place < lists.count else {
            cursor.walk = nil
            return cursor
        }
        walk.list = lists[place]
        walk.token = nil
        walk.bottom = now - Self.heldDays * 86_400
        cursor.walk = walk
        return cursor
    }

    private func finished(_ page: PullPage, _ cursor: YouTubeCursor) -> PullPage {
        var (page, cursor) = (page, cursor)
        (cursor.day, cursor.used) = (quota.day, quota.used)
        page.cursor = cursor.text
        page.isLast = cursor.walk == nil
        replies.confirm(cursor.text)
        return page
    }
}
