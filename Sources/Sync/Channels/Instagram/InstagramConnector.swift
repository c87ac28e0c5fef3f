public import Desk
internal import StrictJSON

/// A professional Instagram account by the Graph API, with either kind of log-in.
///
/// 1. Comments are read by walks from the newest down, and young threads in each run, because an answer does not move
///    its thread (`GraphReader`).
/// 2. A container is published at most once; it is the only thing here that guards against a second post.
/// 3. An answer whose outcome is unknown is looked for twice before it is written again.
public struct InstagramConnector: ChannelConnector {
    public let channel = Channel.instagram
    public var mapper: any PayloadMapper { InstagramMapper(settings, place: nil) }
    let settings: InstagramSettings
    let door: GraphDoor
    let containers = InstagramContainers()

    public init(http: any HTTPPort, settings: InstagramSettings) {
        self.settings = settings
        door = GraphDoor(http: http, version: settings.version, proof: settings.proof, pageSize: 50)
    }

    /// Ids differ between the two kinds of log-in: an id that the token does not know is refused here.
    public func check() async throws(ChannelFault) -> ChannelCheck {
        let me = try await door.get("/\(settings.user)", [.init("fields", "id,username")]).json
        guard let id = me["id"]?.string, let name = me["username"]?.string else {
            throw .garbled("an account without id and name")
        }
        return ChannelCheck(
            accountID: id, handle: name, serverVersion: await door.answeredVersion,
            textLimit: channel.capabilities.textLimit)
    }

    public func pull(after cursor: String?) async throws(ChannelFault) -> PullPage {
        try await GraphReader(door: door, source: InstagramSource(settings: settings)).pull(after: cursor)
    }

    /// Silent edits in the app show by the text alone.
    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage {
        var lookup = GraphLookup(door)
        try await lookup.look(for: ids, InstagramSource.plainFields)
        let (items, rejected) = InstagramMapper(settings, place: nil).map(lookup.found)
        let isDoubtful = lookup.isDoubtful(of: ids.count)
        return PullPage(
            items: items.sorted { ($0.created, $0.id) < ($1.created, $1.id) },
            vanished: isDoubtful ? [] : lookup.gone, doubtful: isDoubtful ? lookup.gone : [], rejected: rejected,
            isLast: true)
    }

    public func budget() async -> RateBudget? { await door.usage?.budget }

    /// The server's clock, by which posts of a try are told from older ones.
    public func marker() async throws(ChannelFault) -> String? {
        let answer = try await door.get("/\(settings.user)", [.init("fields", "id")])
        guard let date = answer.date else { throw .garbled("an answer without a date") }
        return date.iso
    }

    /// Of the newest 25 media: `comment` with answers, and `like` where the account shows it.
    public func counters() async throws(ChannelFault) -> [CounterReading] {
        let query: [HTTPRequest.Field] = [.init("fields", InstagramSource.mediaFields), .init("limit", "25")]
        let answer = try await door.get("/\(settings.user)/media", query)
        return try GraphPage(answer.json).entries.flatMap { medium -> [CounterReading] in
            guard let id = medium["id"]?.string else { return [] }
            return [("like", "like_count"), ("comment", "comments_count")].compactMap { name, field in
                medium[field]?.int.map { CounterReading(post: id, name: name, value: Int(clamping: $0)) }
            }
        }
    }
}
