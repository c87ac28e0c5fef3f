import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Pictures of a case, and what must hold for every picture.
struct CaseFrameTests {
    @Test("a case") func thread() throws {
        try Pictures.verify("case") { stand in stand.open(try CaseFixtures.detail(stand)) }
    }

    @Test("a case from its beginning") func beginning() throws {
        try Pictures.verify("case-top") { stand in
            stand.open(try CaseFixtures.detail(stand))
            stand.press("g")
        }
    }

    @Test("a case in English") func english() throws {
        try Pictures.verify("case-english", language: .en) { stand in
            stand.open(try CaseFixtures.detail(stand, draft: "Dear"))
            stand.press("g")
        }
    }

    @Test("a case without Unicode") func ascii() throws {
        try Pictures.verify("case-ascii", isUnicode: false) { stand in
            stand.open(try CaseFixtures.detail(stand))
            stand.press("g")
        }
        let stand = try Stand(isUnicode: false)
        stand.open(try CaseFixtures.detail(stand), composing: true)
        #expect(stand.text.unicodeScalars.allSatisfy { $0.isASCII })
    }

    @Test("the history") func history() throws {
        try Pictures.verify("case-history") { stand in
            stand.open(try CaseFixtures.detail(stand))
            stand.press("h")
        }
    }

    @Test("a reply being written, with an open placeholder") func composing() throws {
        try Pictures.verify("case-compose") { stand in
            stand.open(try CaseFixtures.detail(stand), composing: true)
            stand.type("Guten Tag Heike M.,\nzuständig ist {{unit_name}}.")
        }
    }

    @Test("a reply held because the case changed") func held() throws {
        try Pictures.verify("case-held") { stand in
            let detail = try CaseFixtures.detail(stand)
            stand.open(detail, composing: true)
            stand.type("Guten Tag")
            var newer = detail
            newer.row.record.version = 700
            newer.history.append(CaseFixtures.entry(700, .assigned, "s.meyer", minutes: 1))
            newer.messages.append(CaseFixtures.message(699, "Sven R.", "Hallo?", minutes: 1))
            stand.show(newer)
        }
    }

    @Test("every size draws, reading and writing")
    func sizes() throws {
        for composing in [false, true] {
            let stand = try Stand()
            stand.open(try CaseFixtures.detail(stand), composing: composing)
            for width in [1, 5, 20, 21, 39, 59, 60, 76, 100] {
                for height in [1, 4, 5, 6, 7, 9, 12, 14, 40] {
                    stand.take(.resized(Size(width: width, height: height)))
                    #expect(stand.rows.count == height)
                    guard let cursor = stand.frame.cursor else { continue }
                    #expect(cursor.row < height && cursor.column < width)
                }
            }
        }
    }

    @Test("hostile texts show no control character anywhere", arguments: HostileTexts.all.map(\.name))
    func hostile(_ name: String) throws {
        let text = try #require(HostileTexts.all.first { $0.name == name }?.text)
        let stand = try Stand()
        var detail = try CaseFixtures.detail(stand, draft: text)
        detail.row.author = text
        detail.row.subject = text
        detail.row.excerpt = text
        detail.row.record.tags = [text]
        detail.row.record.clerk = text
        detail.row.record.unit = text
        detail.messages = detail.messages.map { message in
            var message = message
            (message.author, message.handle, message.text, message.subject) = (text, text, text, text)
            message.attachments = [InboundAttachment(url: text, mime: "image/png", alt: text)]
            return message
        }
        detail.replies = [CaseFixtures.reply(202, .failed, text, reason: text, remote: text)]
        for keys in [["g"], ["G"], ["h"], ["i", "G"], ["r"], ["r", "Ctrl-s"], ["y"], ["w"]] {
            let stand = try Stand()
            stand.open(detail)
            for key in keys { stand.press(key) }
            let scalars = stand.text.unicodeScalars.filter { $0 != "\n" }
            #expect(scalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
            #expect(!scalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) })
        }
    }

    @Test("without colours every state is told by a letter or a mark")
    func mono() throws {
        let stand = try Stand(size: Size(width: 100, height: 60))
        stand.open(try CaseFixtures.detail(stand))
        let text = stand.text
        for sign in [
            "! nicht gesendet", "? unklar", "✓ ", "(an der Quelle gelöscht)", "(bearbeitet, 2 Fassungen)", "┄ Vermerk",
        ] {
            #expect(text.contains(sign), "\(sign)")
        }
        // The host is where the link leads, not the name in front of the @.
        #expect(text.contains("[Link: nwz.example]"))
    }
}
