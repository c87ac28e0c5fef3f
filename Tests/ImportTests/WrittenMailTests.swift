import Desk
import Import
import Testing

struct WrittenMailTests {
    private func letter(_ text: String = "Moin") throws -> WrittenMail {
        WrittenMail(
            fromName: "Stadt Bremerhaven, Bürgerbüro", from: "kontakt@stadt.example", to: "joerg@example.org",
            subject: "Re: Müllabfuhr", messageID: "lotse.k1@stadt.example", parentID: "a1@example.org", text: text,
            date: try #require(Instant(iso: "2026-11-23T08:00:00Z")))
    }

    @Test("what was written is read again")
    func roundTrip() throws {
        let text =
            "Guten Tag,\n\nwir kümmern uns um die Straße. 5 €\n.\n..\nFrom hier\n-- \nStadt 🏛️ "
            + String(repeating: "lang ", count: 400)
        let bytes = try letter(text).bytes()
        let mail = try #require(ReadMail(bytes))
        #expect(mail.fromName == "Stadt Bremerhaven, Bürgerbüro" && mail.fromAddress == "kontakt@stadt.example")
        #expect(mail.subject == "Re: Müllabfuhr" && mail.id == "lotse.k1@stadt.example")
        #expect(mail.inReplyTo == ["a1@example.org"] && mail.references == ["a1@example.org"])
        #expect(mail.date == Instant(iso: "2026-11-23T08:00:00Z"))
        #expect(mail.text == text)
        #expect(mail.nature == .person)
    }

    @Test("seven bits, CRLF everywhere, no long line, no sign of ours in Auto-Submitted")
    func wire() throws {
        let bytes = try letter("ä" + String(repeating: "x", count: 5000) + "\nüber\r\nunter\rganz").bytes()
        #expect(bytes.allSatisfy { $0 < 0x80 && $0 != 0 })
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.dropLast().allSatisfy { $0.last == "\r" && $0.count <= 998 })
        #expect(!text.replacing("\r\n", with: "").unicodeScalars.contains { $0 == "\r" || $0 == "\n" })
        #expect(!text.contains("Auto-Submitted"))
        #expect(try letter().bytes() == letter().bytes())
    }

    @Test("no value can become a header")
    func injection() throws {
        for evil in [
            "x\r\nBcc: opfer@example.org", "x\nBcc: opfer@example.org", "x\rBcc: o@example.org", "x\u{2028}Bcc: o",
            "x\u{85}Bcc: o", "x\0Bcc: o",
        ] {
            var mail = try letter()
            mail.subject = evil
            mail.fromName = evil
            mail.parentID = evil
            mail.to = evil
            mail.messageID = evil
            let head = String(decoding: mail.bytes(), as: UTF8.self).split(separator: "\r\n\r\n", maxSplits: 1)[0]
            for line in head.split(separator: "\r\n") { #expect(!line.lowercased().hasPrefix("bcc")) }
        }
    }
}
