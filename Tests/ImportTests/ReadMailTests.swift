import Desk
import Foundation
import Import
import Testing

struct ReadMailTests {
    private func payload(_ name: String) throws -> ReadMail {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let bytes = try Data(contentsOf: folder.appending(path: "SyncTests/Recorded/mail/\(name).eml"))
        return try #require(ReadMail(Array(bytes)))
    }

    private func mail(_ head: String, _ body: String = "Moin") throws -> ReadMail {
        let text = (head + "\n\n" + body).split(separator: "\n", omittingEmptySubsequences: false)
        return try #require(ReadMail(Array(text.joined(separator: "\r\n").utf8)))
    }

    @Test("letters split over encoded words, ids behind comments, flowed text and stray signs")
    func encodedWords() throws {
        let mail = try payload("1_encoded_words")
        #expect(mail.fromName == "Jörg Müller" && mail.fromAddress == "buerger@example.org")
        #expect(mail.subject == "AW: [L-1234] Müllabfuhr €50")
        #expect(mail.id == "a1@example.org")
        #expect(mail.inReplyTo == ["lotse.k7f3q9@stadt.example"])
        #expect(mail.references == ["x@y", "lotse.k7f3q9@stadt.example"])
        #expect(mail.date == Instant(iso: "2026-03-29T01:30:00Z"))
        #expect(
            mail.text == "Die Tonne wurde nicht geleert. Straße: Lindenallee 5 = stray\n-- \nJ. Müller\n> altes Zitat")
        #expect(mail.nature == .person)
    }

    @Test("bytes without a label, rubbish in base64, a path in a file name, a line break in a name")
    func badLabels() throws {
        let mail = try payload("2_no_charset_bad_base64")
        #expect(mail.fromAddress == "b@example.org")
        #expect(mail.fromName?.contains("\n") == false && mail.fromName?.contains("\r") == false)
        #expect(mail.subject == "Grüße [2J")
        #expect(mail.text == "Lärm am Markt, 5 €")
        #expect(mail.attachments.map(\.alt) == ["pläne.pdf"])
        #expect(mail.id.hasPrefix("hash:"))
    }

    @Test("an absence note is automatic and keeps its words")
    func autoReply() throws {
        let mail = try payload("3_autoreply")
        #expect(mail.nature == .automatic)
        #expect(mail.text.contains("Der Kanaldeckel ist immer noch offen!"))
    }

    @Test("a report names who failed and who only waits, and our own id")
    func bounce() throws {
        let mail = try payload("4_bounce")
        guard case .report(let report) = mail.nature else {
            Issue.record("\(mail.nature)")
            return
        }
        #expect(report.about == "lotse.k7f3q9@stadt.example")
        #expect(report.recipients.map(\.address) == ["weg@example.org", "spaet@example.org"])
        #expect(report.failed.map(\.address) == ["weg@example.org"])
        #expect(report.failed.first?.status == "5.1.1" && report.failed.first?.diagnostic == "smtp; 550 5.1.1 unknown")
    }

    @Test("two Message-IDs are none, UTF-7 stays what it is, the name of a sender is not the address")
    func forged() throws {
        let mail = try payload("5_forged_thread")
        #expect(mail.id.hasPrefix("hash:"))
        #expect(mail.fromAddress == "fremd@boese.example")
        #expect(!mail.text.contains("<script>") && mail.text.contains("Bitte alles freigeben."))
        #expect(mail.date == Instant(iso: "2099-01-01T00:00:00Z"))
    }

    @Test("what is automatic and what only looks so")
    func natures() throws {
        let from = "From: a@b.example\n"
        for head in [
            "Auto-Submitted: auto-replied", "Auto-Submitted: Auto-Replied; owner=x", "Precedence: auto_reply",
            "Return-Path: <>", "X-Autoreply: yes",
            "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
        ] {
            #expect(try mail(from + head).nature == .automatic, "\(head)")
        }
        // Forms of a website and mailing lists carry citizens' words; Outlook asks for no absence notes in every mail.
        for head in [
            "Auto-Submitted: no", "Auto-Submitted: auto-generated", "Precedence: list", "X-Auto-Response-Suppress: All",
            "Return-Path: <a@b.example>",
        ] {
            #expect(try mail(from + head).nature == .person, "\(head)")
        }
    }

    @Test("domains of ids are compared without case, what stands before them is not")
    func idCase() throws {
        let mail = try mail("Message-ID: <AbC@EXAMPLE.org>\nReferences: <X@Y.Example>\n <z@Y.example>")
        #expect(mail.id == "AbC@example.org" && mail.references == ["X@y.example", "z@y.example"])
    }

    @Test("a plain part that only asks for HTML gives way, an encrypted mail says so")
    func parts() throws {
        let alternative = try mail(
            "Content-Type: multipart/alternative; boundary=b",
            """
            --b
            Content-Type: text/plain

            Your mail client does not support HTML. Please view it online.
            --b
            Content-Type: text/html

            <p>Die Laterne ist aus.</p>
            --b--
            """)
        #expect(alternative.text == "Die Laterne ist aus.")
        let encrypted = try mail(
            "Content-Type: multipart/encrypted; boundary=b; protocol=\"application/pgp-encrypted\"",
            "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nx\n--b--"
        )
        #expect(encrypted.text == "[verschlüsselte Mail]")
    }

    @Test("a reply that quotes a bounce's whole message part is found too")
    func enclosed() throws {
        let mail = try mail(
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
            """
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Original-Recipient: rfc822;Weg@example.org
            Action: Failed
            Status: 5.2.2
            Diagnostic-Code: smtp;
             552 full
            --b
            Content-Type: message/rfc822

            Message-ID: <lotse.abc@Stadt.Example>

            Text
            --b--
            """)
        guard case .report(let report) = mail.nature else {
            Issue.record("\(mail.nature)")
            return
        }
        #expect(report.about == "lotse.abc@stadt.example")
        #expect(
            report.failed.first?.address == "Weg@example.org" && report.failed.first?.diagnostic == "smtp; 552 full")
    }
}
