import ChannelSimulator
import Desk
import Sync
import Testing

/// A feed connector over answers that a test gives, or over the simulated website.
enum FeedStand {
    static let settings = FeedSettings(channel: .website, account: "stadt", target: "/feed")

    static func connector(_ http: any HTTPPort, _ clock: HandClock, _ settings: FeedSettings = settings)
        -> FeedConnector
    {
        FeedConnector(
            http: http, settings: settings, door: { _ in http }, resolve: { _ in ["203.0.113.7"] },
            now: { clock.now() })
    }

    static func played(_ replies: [HTTPReply], _ clock: HandClock = HandClock()) throws -> (FeedConnector, PlayedHTTP) {
        let http = try PlayedHTTP(replies)
        return (connector(http, clock), http)
    }

    static func reply(_ text: String, _ headers: [(String, String)] = [], status: Int = 200) -> HTTPReply {
        reply(Array(text.utf8), headers, status: status)
    }

    static func reply(_ bytes: [UInt8], _ headers: [(String, String)] = [], status: Int = 200) -> HTTPReply {
        HTTPReply(status: status, headers: headers.map { HTTPRequest.Field($0.0, $0.1) }, body: bytes)
    }

    static func recorded(_ name: String, _ ending: String = "xml", _ headers: [(String, String)] = []) throws
        -> HTTPReply
    {
        reply(try Recording.bytes("feeds/\(name)", ending), headers)
    }

    /// RSS with one item for each of (guid, link, date, text).
    static func rss(_ items: [(guid: String, link: String, day: Int, text: String)]) -> String {
        "<rss version=\"2.0\"><channel>"
            + items.map { item in
                let guid = item.guid.isEmpty ? "" : "<guid isPermaLink=\"false\">\(item.guid)</guid>"
                let link = item.link.isEmpty ? "" : "<link>\(item.link)</link>"
                return "<item>\(guid)\(link)<pubDate>\(item.day) Nov 2026 08:00:00 GMT</pubDate>"
                    + "<author>Uwe</author><description>\(item.text)</description></item>"
            }.joined() + "</channel></rss>"
    }
}
