internal import Desk
internal import Import

/// An answer as a document.
enum FeedPage {
    static func document(_ outcome: FeedFetch.Outcome) throws(ChannelFault) -> FeedDocument {
        guard !isHTML(outcome.reply) else { throw .garbled("not a feed but a page, perhaps for maintenance") }
        do throws(FeedFault) {
            return try FeedDocument(outcome.reply.body, charset: charset(outcome.reply), base: outcome.address)
        } catch { throw .garbled(ForeignReason.cleaned(error.reason)) }
    }

    /// By its first bytes, whatever type it claims: feeds come as `text/html` too.
    static func isHTML(_ reply: HTTPReply) -> Bool {
        let head = String(decoding: reply.body.prefix(1024), as: UTF8.self).lowercased()
        guard !["<rss", "<feed", "<rdf:rdf", ":feed"].contains(where: { head.contains($0) }) else { return false }
        return head.contains("<!doctype html") || head.contains("<html") || head.contains("<head")
    }

    /// The feed that a page names (`<link rel="alternate" type="application/rss+xml" href="…">`).
    static func alternate(_ reply: HTTPReply) -> String? {
        let text = String(decoding: reply.body.prefix(256 * 1024), as: UTF8.self)
        for tag in text.split(separator: "<") where tag.lowercased().hasPrefix("link") {
            let tag = String(tag.prefix { $0 != ">" })
            let lowered = tag.lowercased()
            guard lowered.contains("alternate"),
                ["application/rss+xml", "application/atom+xml", "application/feed+json"].contains(where: {
                    lowered.contains($0)
                }), let start = lowered.firstRange(of: "href=")
            else { continue }
            let rest = tag[start.upperBound...]
            guard let quote = rest.first, quote == "\"" || quote == "'" else { continue }
            return String(rest.dropFirst().prefix { $0 != quote })
        }
        return nil
    }

    /// What `Content-Type` says.
    static func charset(_ reply: HTTPReply) -> String? {
        for part in (reply.header("Content-Type") ?? "").split(separator: ";").dropFirst() {
            let sides = part.split(separator: "=", maxSplits: 1).map { String($0).trimmingSpaces }
            if sides.count == 2, sides[0].lowercased() == "charset" { return sides[1].filter { $0 != "\"" } }
        }
        return nil
    }

    /// Until when server or feed want to be left alone, at most an hour: a citizen's words must not lie unseen for a
    /// day because of a cache. Nil when they do not say.
    static func until(_ reply: HTTPReply, minutes: Int?, _ now: Instant) -> Instant? {
        let control = (reply.header("Cache-Control") ?? "").split(separator: ",").map { String($0).trimmingSpaces }
        let age = control.first { $0.lowercased().hasPrefix("max-age=") }.flatMap { Int64($0.dropFirst(8)) } ?? 0
        let seconds = min(max(age, Int64(min(max(minutes ?? 0, 0), 1440)) * 60), 3600)
        return seconds > 0 ? now + seconds : nil
    }
}
