public import Desk
internal import Foundation
internal import StrictJSON

extension YouTubeConnector {
    /// Seconds by which the clocks may differ.
    static let clockDrift: Int64 = 60

    /// Looks for what an earlier try did. A comment that is shown again cannot be told from one that we are shown as the
    /// owner, and a ban cannot be read at all: to do these again does no harm, so they count as not done.
    public func find(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        guard let id = item.inReplyTo else { return nil }
        switch item.action {
        case .reply: return try await ownReply(like: item, below: Self.thread(of: id))
        case .edit:
            let text = try await byID("comments", "snippet", [id]).first.map(Self.text)
            return text.map { Self.isSame($0, item.text) } ?? false ? FoundPost(id: id, url: nil) : nil
        case .hide, .delete:
            return try await byID("comments", "snippet", [id]).isEmpty ? FoundPost(id: id, url: nil) : nil
        case .unhide, .approve, .ban, .unban, .publish, .privateReply: return nil
        }
    }

    private func ownReply(like item: OutboxItem, below thread: String) async throws(ChannelFault) -> FoundPost? {
        let own = try await ownID()
        let start = item.marker.flatMap { Instant(iso: $0) } ?? item.lastTry ?? Instant(seconds: 0)
        for comment in try await repliesIfThere(thread) {
            let snippet = comment["snippet"]
            guard snippet?["authorChannelId"]?["value"]?.string == own, Self.isSame(Self.text(of: comment), item.text),
                let made = snippet?["publishedAt"]?.string.flatMap({ Instant(iso: $0) }),
                let id = comment["id"]?.string,
                made >= start + -Self.clockDrift
            else { continue }
            return FoundPost(id: id, url: Self.url(id, snippet?["videoId"]?.string))
        }
        return nil
    }

    /// None below a comment that is gone.
    private func repliesIfThere(_ thread: String) async throws(ChannelFault) -> [JSON] {
        do throws(ChannelFault) { return try await allReplies(thread) } catch {
            guard case .refused(404, _) = error else { throw error }
            return []
        }
    }

    private static func text(of comment: JSON) -> String {
        comment["snippet"]?["textOriginal"]?.string ?? comment["snippet"]?["textDisplay"]?.string ?? ""
    }

    /// In NFC, white space and line ends aside.
    static func isSame(_ posted: String, _ ours: String) -> Bool { words(posted) == words(ours) }

    private static func words(_ text: String) -> [Substring] {
        text.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace)
    }
}
