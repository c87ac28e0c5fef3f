internal import Desk
internal import StrictJSON

extension XConnector {
    /// Of the newest hundred posts of ours; X counts with a delay of minutes.
    public func counters() async throws(ChannelFault) -> [CounterReading] {
        let names = [
            ("like", "like_count"), ("share", "retweet_count"), ("comment", "reply_count"), ("quote", "quote_count"),
            ("bookmark", "bookmark_count"), ("view", "impression_count"),
        ]
        return try await ownPosts([]).posts.flatMap { post -> [CounterReading] in
            guard let id = post.xHistory.first else { return [] }
            return names.compactMap { name, member in
                let value = post["public_metrics"]?[member]?.int
                return value.map { CounterReading(post: id, name: name, value: Int($0)) }
            }
        }
    }
}
