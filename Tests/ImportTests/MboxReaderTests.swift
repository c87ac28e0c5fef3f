import Desk
import Import
import Testing

struct MboxReaderTests {
    private func mail(_ headers: String, _ body: String) -> String {
        "From x@example.org Mon Nov  2 06:00:32 2026\n\(headers)\n\n\(body)\n\n"
    }

    @Test("encoded words, ids, parents and the author are read")
    func headers() throws {
        let text = mail(
            """
            From: =?utf-8?Q?J=C3=B6rg_M=C3?= =?utf-8?Q?=BCller?= <joerg@example.org>
            Subject: =?iso-8859-1?Q?AW:_M=FCllabfuhr?=
            Date: Mon, 2 Nov 26 07:00 +0100
            Message-ID: <a@example.org>
            References: <x@example.org> <y@example.org>
            X-Channel: facebook
            """, "Guten Tag\n>From hier\n>>From dort")
        let item = try #require(try Reading.items(text, .mbox).first)
        #expect(item.author == InboundAuthor(id: "joerg@example.org", name: "Jörg Müller", handle: "joerg@example.org"))
        #expect(item.subject == "AW: Müllabfuhr" && item.id == "a@example.org" && item.parent == "y@example.org")
        #expect(item.created == Instant(iso: "2026-11-02T06:00:00Z"))
        #expect(item.text == "Guten Tag\nFrom hier\n>From dort")
        #expect(item.channel == .mail && item.kind == .mail && !item.isPublic)
    }

    @Test("plain text is preferred, HTML becomes text, attachments are named only")
    func parts() throws {
        let text = mail(
            "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m",
            """
            --m
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/html; charset=utf-8

            <p>Als <b>HTML</b></p>
            --a
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Stra=C3=9Fe
            --a--
            --m
            Content-Type: text/html

            <p>Gru&szlig;</p>
            --m
            Content-Type: image/png; name="../../etc/foto.png"
            Content-Disposition: attachment
            Content-Transfer-Encoding: base64

            AAAA
            --m--
            """)
        let item = try #require(try Reading.items(text, .mbox).first)
        #expect(item.text == "Straße\n\nGruß")
        #expect(item.attachments.map(\.alt) == ["foto.png"] && item.attachments.map(\.mime) == ["image/png"])
    }

    @Test("charsets that lie or that nobody knows are shown all the same")
    func charsets() throws {
        for label in ["utf-8", "us-ascii", "iso-8859-1", "x-unknown", "utf-7"] {
            let head = mail("From: a@example.org\nContent-Type: text/plain; charset=\(label)", "")
            let latin = Array(head.utf8.dropLast(2)) + [0x47, 0x72, 0xFC, 0xDF, 0x65, 0x20, 0x80, 0x0A]
            #expect(try Reading.all(latin, .mbox).first?.item?.text == "Grüße €", "\(label)")
            let utf8 = Array(head.utf8.dropLast(2)) + Array("Grüße".utf8)
            #expect(try Reading.all(utf8, .mbox).first?.item?.text == "Grüße", "\(label)")
        }
    }

    @Test("a mail without From, To, Date, subject or body is kept by the date of its envelope")
    func bare() throws {
        let all = try Reading.all("From x Mon Nov  2 06:00:32 2026\nX: y\n\n\nFrom nowhere\nX: y\n\nz\n", .mbox)
        #expect(all.first?.item?.created == Instant(iso: "2026-11-02T06:00:32Z"))
        #expect(all.first?.item?.id.hasPrefix("hash:") == true)
        #expect(all.last?.reject?.field == "Date" && all.last?.reject?.line == 5)
    }

    @Test("one Message-ID under different texts is two messages; under the same text it is one")
    func reusedID() throws {
        let head = "From: a@example.org\nMessage-ID: <one@example.org>\nDate: Mon, 2 Nov 2026 06:00:00 +0000"
        let items = try Reading.items(mail(head, "a") + mail(head, "b") + mail(head, "a"), .mbox)
        #expect(items.count == 3 && Set(items.map(\.id)).count == 2 && items[0].id == items[2].id)
    }

    @Test("ten thousand headers, a subject of a mebibyte and two hundred nested parts are bounded")
    func bounded() throws {
        let many = String(repeating: "X-A: b\n", count: 10_000) + "Subject: " + String(repeating: "s", count: 1 << 20)
        let item = try #require(try Reading.items(mail(many, "Text"), .mbox).first)
        #expect(item.text == "Text" && (item.subject?.utf8.count ?? 0) <= InboundLimits.name)
        var body = ""
        for depth in 0..<200 { body += "--b\(depth)\nContent-Type: multipart/mixed; boundary=b\(depth + 1)\n\n" }
        let nested = mail("From: a@example.org\nContent-Type: multipart/mixed; boundary=b0", body + "--b200\n\nx\n")
        #expect(try Reading.items(nested, .mbox).count == 1)
    }

    @Test("a mail over ten mebibytes is rejected with its line, the next is read")
    func tooLong() throws {
        let line = String(repeating: "a", count: 99) + "\n"
        let text =
            mail("From: a@example.org", String(repeating: line, count: 110_000)) + mail("From: b@example.org", "b")
        let all = try Reading.all(text, .mbox)
        #expect(all.map { $0.reject?.line } == [1, nil] && all.last?.item?.text == "b")
    }

    @Test("an encoded line break in a name does not become a header")
    func injection() throws {
        let item = try #require(
            try Reading.items(mail("From: =?utf-8?Q?A=0D=0ABcc:_b?= <a@example.org>", "x"), .mbox).first)
        #expect(item.author?.name.contains { $0.isNewline } == false)
    }
}
