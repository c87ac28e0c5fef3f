import ChannelSimulator
import Desk
import Sync
import Synchronization
import Testing

/// A GeoReport connector over answers that a test gives, with what its accounts have in common.
enum Open311Stand {
    static let account = "melder"

    static func settings(_ format: Open311Settings.Format = .json, key: String? = SimulatedOpen311.key)
        -> Open311Settings
    {
        var settings = Open311Settings(account: account, base: "/open311/v2")
        settings.format = format
        settings.key = key.flatMap { try? Secret(checking: $0) }
        settings.hasUpdates = true
        settings.usual = ["service_code": "LAT", "address_string": "Rathaus"]
        return settings
    }

    static func played(
        _ replies: [HTTPReply], _ settings: Open311Settings = settings(), _ clock: HandClock = HandClock()
    )
        throws -> (Open311Connector, PlayedHTTP)
    {
        let http = try PlayedHTTP(replies)
        return (Open311Connector(http: http, settings: settings, now: { clock.now() }), http)
    }

    static func reply(_ text: String, status: Int = 200) -> HTTPReply {
        HTTPReply(status: status, headers: [], body: Array(text.utf8))
    }

    static func item(
        _ action: OutboundAction, _ text: String, to request: String? = nil, key: String = "k-1"
    ) -> OutboxItem {
        OutboxItem(
            id: "o1", key: key, account: account, channel: .open311, action: action, inReplyTo: request, recipient: nil,
            text: text)
    }
}

/// The clock of the server made last, for a connector that is made after it.
final class ClockBox: Sendable {
    private let box = Mutex(HandClock())
    var clock: HandClock { box.withLock { $0 } }
    func set(_ clock: HandClock) { box.withLock { $0 = clock } }
}
