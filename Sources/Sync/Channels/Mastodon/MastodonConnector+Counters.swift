internal import Desk
internal import StrictJSON

extension MastodonConnector {
    /// The figures of the newest own posts, as this server alone sees them: other servers do not tell it all.
    public func counters() async throws(ChannelFault) -> [CounterReading] {
        let answer = try await newestOwnPosts()
        guard let posts = answer.json?.array else { throw .garbled("own posts are no list") }
        let names = [
            ("like", "favourites_count"), ("share", "reblogs_count"), ("comment", "replies_count"),
            ("quote", "quotes_count"),
        ]
        return posts.flatMap { post in
            guard let id = post["id"]?.string else { return [CounterReading]() }
            return names.compactMap { name, member in
                guard let value = post[member]?.int, value >= 0 else { return nil }
                return CounterReading(post: id, name: name, value: Int(value))
            }
        }
    }
}
