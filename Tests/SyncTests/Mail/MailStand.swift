import Desk
import Foundation
import Testing

@testable import Sync

/// A box whose mails and sent mails a test puts there.
actor HandBox: MailSource {
    private var entries: [MailEntry]
    private let sink: SMTPSink?

    init(_ entries: [MailEntry] = [], copiesOf sink: SMTPSink? = nil) {
        self.entries = entries
        self.sink = sink
    }

    func check() async throws(ChannelFault) -> String? { "hand" }

    func page(after cursor: String?) async throws(ChannelFault) -> MailPage {
        MailPage(entries: entries, cursor: nil, isLast: true)
    }

    func holds(_ id: String, since: Instant) async throws(ChannelFault) -> Bool? {
        sink.map { sink in
            sink.deliveries.contains {
                $0.mail.contains("Message-Id: <\(id)>") || $0.mail.contains("Message-ID: <\(id)>")
            }
        }
    }
}

enum MailStand {
    static let clock = HandClock()

    static func connector(
        source: any MailSource = HandBox(), sender: (any MailSender)? = nil, control: String? = nil
    ) throws -> MailConnector {
        var settings = MailSettings(account: "stadt", sender: try #require(MailAddress("kontakt@stadt.example")))
        settings.senderName = "Stadt Bremerhaven"
        settings.control = control.flatMap { MailAddress($0) }
        return MailConnector(settings: settings, source: source, sender: sender) {
            Instant(iso: "2026-11-23T08:00:00Z") ?? Instant(seconds: 0)
        }
    }

    static func smtp(_ sink: SMTPSink, cut: CutPlace = CutPlace(after: nil), login: Bool = true) throws -> SMTPSender {
        SMTPSender(
            door: SinkDoor(sink: sink, cut: cut), server: try #require(MailServer("smtp://127.0.0.1:2525")),
            login: login
                ? MailLogin(user: "kontakt@stadt.example", secret: try Secret(checking: "geheim"), kind: .password)
                : nil,
            name: "stadt.example")
    }

    static func item(
        _ text: String = "Guten Tag,\n\ndie Laterne leuchtet wieder.\n.\nIhre Stadt",
        to recipient: String? = "imke@example.org",
        parent: String? = "a1@example.org", subject: String? = "AW: Laterne", action: OutboundAction = .reply,
        key: String = "key-1"
    ) -> OutboxItem {
        OutboxItem(
            id: "o1", key: key, account: "stadt", channel: .mail, action: action, inReplyTo: parent,
            recipient: recipient, text: text, subject: subject, isPublic: false)
    }

    static func payload(_ name: String) throws -> [UInt8] {
        let url = try #require(Bundle.module.url(forResource: "Recorded/mail/\(name)", withExtension: "eml"))
        return Array(try Data(contentsOf: url))
    }

    static func mail(_ head: String, _ body: String = "Moin") -> [UInt8] {
        let lines = (head + "\n\n" + body).split(separator: "\n", omittingEmptySubsequences: false)
        return Array(lines.joined(separator: "\r\n").utf8)
    }
}
