import Desk
import Testing

@testable import Sync

struct MailMapperTests {
    private func mapper() throws -> MailMapper {
        let own = MailAddress("kontakt@stadt.example")
        return MailMapper(account: "stadt", own: try #require(own))
    }

    private let received = Instant(iso: "2026-11-23T08:00:00Z")

    private func item(_ mail: [UInt8]) throws -> InboundItem {
        let items = try mapper().items(from: MailEntry(received: received, mail: mail).raw)
        try #require(items.count == 1)
        return items[0]
    }

    @Test("a citizen's answer: the box's clock, our id as parent, nothing public")
    func answer() throws {
        let item = try item(try MailStand.payload("1_encoded_words"))
        #expect(item.created == received)
        #expect(item.id == "a1@example.org" && item.parent == "lotse.k7f3q9@stadt.example")
        #expect(
            item.author == InboundAuthor(id: "buerger@example.org", name: "Jörg Müller", handle: "buerger@example.org"))
        #expect(item.channel == .mail && item.kind == .mail && !item.isPublic && item.direction == .incoming)
        #expect(item.text.contains("Straße") && item.text.contains("> altes Zitat"), "the whole original is kept")
    }

    @Test("a mail without an id or a link is a comment of its own")
    func noID() throws {
        let item = try item(try MailStand.payload("2_no_charset_bad_base64"))
        #expect(item.id.hasPrefix("hash:") && item.parent == nil)
        #expect(item.author?.name.contains("\n") == false)
        #expect(item.attachments.count == 1)
    }

    @Test("an absence note is kept as a note: no clock, no answer")
    func autoReply() throws {
        let item = try item(try MailStand.payload("3_autoreply"))
        #expect(item.direction == .note)
        #expect(item.parent == "lotse.k7f3q9@stadt.example")
        #expect(item.text.contains("Kanaldeckel"))
    }

    @Test("a bounce of our mail is told at our mail, with what failed and not what waits")
    func bounce() throws {
        let item = try item(try MailStand.payload("4_bounce"))
        #expect(item.direction == .incoming && item.author == nil)
        #expect(item.parent == "lotse.k7f3q9@stadt.example")
        #expect(item.text.hasPrefix("Nicht zugestellt: weg@example.org (5.1.1), smtp; 550 5.1.1 unknown"))
        #expect(!item.text.contains("spaet@example.org"))
    }

    @Test("a bounce that does not hold our id, or tells of a delay only, is filed apart")
    func backscatter() throws {
        let bounce = String(decoding: try MailStand.payload("4_bounce"), as: UTF8.self)
        let foreign = try item(Array(bounce.replacing("lotse.k7f3q9@stadt.example", with: "x@y.example").utf8))
        #expect(foreign.direction == .note && foreign.parent == nil)
        let delayed = try item(Array(bounce.replacing("Action: failed", with: "Action: delayed").utf8))
        #expect(delayed.direction == .note && delayed.parent == nil)
    }

    @Test("a forged mail speaks under its real address and takes no foreign id")
    func forged() throws {
        let item = try item(try MailStand.payload("5_forged_thread"))
        #expect(item.author?.id == "fremd@boese.example")
        #expect(item.id.hasPrefix("hash:"))
        #expect(item.created == received, "not the year 2099")
    }

    @Test("our own copy is no message; a mail that only claims our address is a citizen's")
    func own() throws {
        let copy = "From: kontakt@stadt.example\nMessage-ID: <lotse.k1@stadt.example>"
        #expect(try mapper().items(from: MailEntry(received: received, mail: MailStand.mail(copy)).raw).isEmpty)
        let claimed = try item(MailStand.mail("From: Kontakt@Stadt.example\nMessage-ID: <z@boese.example>"))
        #expect(claimed.direction == .incoming)
    }

    @Test("without a sender there is no link to a case")
    func nobody() throws {
        let item = try item(MailStand.mail("Message-ID: <z@b.example>\nIn-Reply-To: <lotse.k1@stadt.example>"))
        #expect(item.author == nil && item.parent == nil)
    }

    @Test("only the first line tells when a mail came, and what cannot be dated is rejected")
    func dates() throws {
        let faked = MailStand.mail(
            "From: a@b.example\nX-Lotse-Received: 1999-01-01T00:00:00Z\nMessage-ID: <q@b.example>")
        #expect(try item(faked).created == received)
        #expect(throws: MappingFault.self) { try mapper().items(from: MailEntry(received: nil, mail: faked).raw) }
        #expect(throws: MappingFault.self) { try mapper().items(from: []) }
        let entry = MailEntry(received: received, mail: faked)
        #expect(MailEntry(raw: entry.raw) == entry)
    }
}
