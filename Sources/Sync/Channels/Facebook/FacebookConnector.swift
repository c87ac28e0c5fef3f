public import Desk
internal import StrictJSON

/// A Facebook page by the Graph API.
///
/// 1. Comments are read by walks from the newest down (`GraphReader`); a mark moves only after a whole walk.
/// 2. There is no idempotency key: nothing whose outcome is unknown is written again before two looks, the second two
///    minutes after the try, have shown that it is not there.
/// 3. A message counts as gone only after two questions for it.
public struct FacebookConnector: ChannelConnector {
    public let channel = Channel.facebook
    public var mapper: any PayloadMapper { FacebookMapper(settings, post: nil) }
    let settings: FacebookSettings
    let door: GraphDoor

    public init(http: any HTTPPort, settings: FacebookSettings) {
        self.settings = settings
        door = GraphDoor(http: http, version: settings.version, proof: settings.proof, pageSize: 100)
    }

    /// A token of a person in place of the page's own reads empty lists without an error: it is refused here.
    public func check() async throws(ChannelFault) -> ChannelCheck {
        let me = try await door.get("/me", [.init("fields", "id,name")]).json
        guard let id = me["id"]?.string else { throw .garbled("a page without id") }
        guard id == settings.page else {
            throw .authorisation("the token belongs to \(ForeignReason.cleaned(id)), not to page \(settings.page)")
        }
        return ChannelCheck(
            accountID: id, handle: me["name"]?.string ?? id, serverVersion: await door.answeredVersion,
            textLimit: channel.capabilities.textLimit)
    }

    public func pull(after cursor: String?) async throws(ChannelFault) -> PullPage {
        try await GraphReader(door: door, source: FacebookSource(settings: settings)).pull(after: cursor)
    }

    public func budget() async -> RateBudget? { await door.usage?.budget }

    /// The server's clock, by which posts of a try are told from older ones.
    public func marker() async throws(ChannelFault) -> String? {
        let answer = try await door.get("/\(settings.page)", [.init("fields", "id")])
        guard let date = answer.date else { throw .garbled("an answer without a date") }
        return date.iso
    }

    /// Of the newest 25 posts: `reaction` of all kinds, `comment` with answers and hidden ones, `share`.
    public func counters() async throws(ChannelFault) -> [CounterReading] {
        let fields =
            "id,shares,reactions.limit(0).summary(total_count),comments.filter(stream).limit(0).summary(true)"
        let answer = try await door.get(
            "/\(settings.page)/published_posts", [.init("fields", fields), .init("limit", "25")])
        var readings: [CounterReading] = []
        for post in try GraphPage(answer.json).entries {
            guard let id = post["id"]?.string else { continue }
            let figures = [
                ("reaction", post["reactions"]?["summary"]?["total_count"]?.int),
                ("comment", post["comments"]?["summary"]?["total_count"]?.int),
                // Facebook leaves it out where nobody shared.
                ("share", post["shares"]?["count"]?.int ?? 0),
            ]
            for (name, value) in figures {
                if let value { readings.append(CounterReading(post: id, name: name, value: Int(clamping: value))) }
            }
        }
        return readings
    }
}
