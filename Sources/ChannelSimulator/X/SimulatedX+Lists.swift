internal import Desk
internal import StrictJSON

/// Lists of posts, newest first, by pages.
extension SimulatedX {
    func mentions(_ call: SimulatedCall, _ fault: SimulatedFault?) -> SimulatedAnswer {
        if fault == .shiftedPage {
            let voice = citizens.next()
            write(voice.text, by: voice.name)
        }
        let all = shown { $0.author != city && $0.text.contains("@stadt") }
        return page(of: Array(all.suffix(800)), call, token: "pagination_token", least: 5, fault)
    }

    func ownPosts(_ call: SimulatedCall) -> SimulatedAnswer {
        page(of: shown { $0.author == city }, call, token: "pagination_token", least: 5, nil)
    }

    /// `conversation_id:ID -is:retweet`, of seven days.
    func search(_ call: SimulatedCall) -> SimulatedAnswer {
        let query = call.parameter("query") ?? ""
        guard query.hasPrefix("conversation_id:"), query.count <= 512 else { return SimulatedX.invalid("query") }
        let conversation = query.dropFirst(16).prefix { $0 != " " }
        let start = now() + -7 * 86_400
        let all = shown { $0.conversation == conversation && $0.newest.made >= start }
        return page(of: all, call, token: "next_token", least: 10, nil)
    }

    private func shown(_ belongs: (SimulatedXPost) -> Bool) -> [SimulatedXPost] {
        let all = order.compactMap { posts[$0] }
        return all.filter { $0.appears <= now() && !protected.contains($0.key) && belongs($0) }
            .sorted { $0.number < $1.number }
    }

    /// `all` stands oldest first.
    private func page(
        of all: [SimulatedXPost], _ call: SimulatedCall, token name: String, least: Int, _ fault: SimulatedFault?
    ) -> SimulatedAnswer {
        let size = call.parameter("max_results").flatMap { Int($0) } ?? 10
        guard (least...100).contains(size) else { return SimulatedX.invalid("max_results") }
        let since = call.parameter("since_id").flatMap { UInt64($0) }
        let start = call.parameter("start_time").flatMap { Instant(iso: $0) }
        if since != nil, call.parameter("start_time") != nil { return SimulatedX.invalid("since_id with start_time") }
        if let since, since < SimulatedX.snowflake(now() + -7 * 86_400) || fault == .expiredCursor {
            return SimulatedX.invalid("'since_id' must be a tweet id created after the start of the window")
        }
        var until = UInt64.max
        if let token = call.parameter(name) {
            guard fault != .expiredCursor, let place = place(token) else { return SimulatedX.invalid(name) }
            until = place
        }
        let left = all.filter { $0.number < until && $0.number > since ?? 0 && start.map($0.isSince) ?? true }
        var part = Array(left.suffix(fault == .shortPage ? min(7, size) : size))
        let next = left.count > part.count ? part.first.map { "\($0.number).\(now().seconds)" } : nil
        if fault == .doublePage { part = Array(left.dropLast(part.count).suffix(5)) + part }
        return list(part.reversed(), next: next)
    }

    /// Where a token of ours goes on; nil when it has ended.
    private func place(_ token: String) -> UInt64? {
        let parts = token.split(separator: ".")
        guard parts.count == 2, let made = Int64(parts[1]), now().seconds - made <= SimulatedX.tokenLife else {
            return nil
        }
        return UInt64(parts[0])
    }

    private func list(_ part: [SimulatedXPost], next: String?) -> SimulatedAnswer {
        var meta: [JSON.Member] = [.init("result_count", JSON(part.count))]
        guard !part.isEmpty else { return SimulatedAnswer(200, ["meta": .object(meta)]) }
        meta.append(.init("newest_id", .string(part.first?.newest.id ?? "")))
        meta.append(.init("oldest_id", .string(part.last?.newest.id ?? "")))
        if let next { meta.append(.init("next_token", .string(next))) }
        return SimulatedAnswer(200, .object(body(part.map { ($0, $0.newest) }) + [.init("meta", .object(meta))]))
    }

    func body(_ part: [(post: SimulatedXPost, version: SimulatedXPost.Version)]) -> [JSON.Member] {
        var users: [JSON] = []
        for entry in part where !users.contains(SimulatedX.user(entry.post.author)) {
            users.append(SimulatedX.user(entry.post.author))
        }
        return [
            .init("data", .array(part.map { json($0.post, $0.version) })), .init("includes", ["users": .array(users)]),
        ]
    }

    private func json(_ post: SimulatedXPost, _ version: SimulatedXPost.Version) -> JSON {
        let replies = order.count { posts[$0].map { $0.inReplyTo.map(post.ids.contains) ?? false } ?? false }
        return post.json(version, replies: replies)
    }

    /// An old id gives the old text; what is gone or not shown stands in `errors`.
    func several(_ call: SimulatedCall) -> SimulatedAnswer {
        let ids = (call.parameter("ids") ?? "").split(separator: ",").map(String.init)
        guard (1...100).contains(ids.count) else { return SimulatedX.invalid("ids") }
        var found: [(SimulatedXPost, SimulatedXPost.Version)] = []
        var errors: [JSON] = []
        for id in ids {
            let post = keys[id].flatMap { posts[$0] }.flatMap { $0.appears <= now() ? $0 : nil }
            if let post, !protected.contains(post.key), let version = post.versions.first(where: { $0.id == id }) {
                found.append((post, version))
            } else {
                errors.append(
                    SimulatedX.missing(id, post == nil ? "resource-not-found" : "not-authorized-for-resource"))
            }
        }
        var members = found.isEmpty ? [] : body(found)
        if !errors.isEmpty { members.append(.init("errors", .array(errors))) }
        return SimulatedAnswer(200, .object(members))
    }

    private static func missing(_ id: String, _ type: String) -> JSON {
        [
            "value": .string(id), "resource_id": .string(id), "parameter": "ids", "resource_type": "tweet",
            "title": "Not Found Error", "detail": .string("Could not find tweet with ids: [\(id)]."),
            "type": .string("https://api.twitter.com/2/problems/\(type)"),
        ]
    }
}

extension SimulatedXPost {
    func isSince(_ start: Instant) -> Bool { newest.made >= start }
}
