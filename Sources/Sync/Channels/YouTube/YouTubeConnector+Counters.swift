internal import Desk
internal import StrictJSON

extension YouTubeConnector {
    /// Of the newest fifty videos of ours.
    public func counters() async throws(ChannelFault) -> [CounterReading] {
        guard quota.leftForReading(now: clock.now()) > 0, let playlist = try await uploadsPlaylist() else { return [] }
        let list = try await get(
            "playlistItems",
            [.init("part", "contentDetails"), .init("playlistId", playlist), .init("maxResults", "50")])
        let ids = (list["items"]?.array ?? []).compactMap { $0["contentDetails"]?["videoId"]?.string }
        guard !ids.isEmpty else { return [] }
        let query: [HTTPRequest.Field] = [.init("part", "statistics"), .init("id", ids.joined(separator: ","))]
        return (try await get("videos", query)["items"]?.array ?? []).flatMap(Self.readings)
    }

    /// The figures are strings of digits, and missing where a video hides them.
    private static func readings(_ video: JSON) -> [CounterReading] {
        guard let id = video["id"]?.string else { return [] }
        let names = [("view", "viewCount"), ("like", "likeCount"), ("comment", "commentCount")]
        return names.compactMap { name, member in
            let value = video["statistics"]?[member]?.string.flatMap { Int($0) }
            return value.map { CounterReading(post: id, name: name, value: $0) }
        }
    }
}
