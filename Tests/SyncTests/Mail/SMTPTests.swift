import Desk
import Testing

@testable import Sync

struct SMTPTests {
    private func deliver(_ sink: SMTPSink, _ item: OutboxItem = MailStand.item(), control: String? = nil) async throws
        -> DeliveryAnswer
    {
        try await MailStand.connector(sender: try MailStand.smtp(sink), control: control).deliver(item)
    }

    @Test("one mail goes to one citizen, under the id that its key gives")
    func good() async throws {
        let sink = SMTPSink()
        #expect(
            try await deliver(sink, control: "archiv@stadt.example")
                == .accepted(id: "lotse.key-1@stadt.example", url: nil))
        let delivery = try #require(sink.deliveries.first)
        #expect(sink.deliveries.count == 1)
        #expect(delivery.from == "MAIL FROM:<kontakt@stadt.example>")
        #expect(delivery.to == ["RCPT TO:<imke@example.org>", "RCPT TO:<archiv@stadt.example>"])
        #expect(!delivery.mail.contains("archiv@stadt.example"), "the copy is silent")
        let mail = try #require(MailHead.id(Array(delivery.mail.utf8)))
        #expect(mail == "lotse.key-1@stadt.example")
        #expect(delivery.mail.contains("In-Reply-To: <a1@example.org>"))
        #expect(delivery.mail.contains("Subject: Re: Laterne"))
        #expect(delivery.mail.contains("\r\n.\r\n"), "a line of a single dot stays in the mail")
        #expect(
            sink.heard.first == "EHLO stadt.example"
                && sink.heard.contains("AUTH PLAIN AGtvbnRha3RAc3RhZHQuZXhhbXBsZQBnZWhlaW0="))
    }

    @Test(
        "every refusal means what its code says, and nothing was delivered",
        arguments: [
            ("GREETING", "554 no", DeliveryAnswer.notNow(after: nil, reason: "554 no")),
            ("EHLO", "421 busy", .notNow(after: nil, reason: "421 busy")),
            ("AUTH", "535 5.7.8 wrong", .authorisation("535 5.7.8 wrong")),
            ("AUTH", "454 4.7.0 later", .notNow(after: 300, reason: "454 4.7.0 later")),
            ("MAIL", "530 5.7.0 log in", .authorisation("530 5.7.0 log in")),
            ("MAIL", "552 too big", .refused("552 too big")),
            ("RCPT", "450 4.2.0 greylisted", .notNow(after: 300, reason: "450 4.2.0 greylisted")),
            ("RCPT", "550 5.1.1 unknown", .refused("550 5.1.1 unknown")),
            ("DATA", "451 later", .notNow(after: 300, reason: "451 later")),
            ("DATA", "554 no", .refused("554 no")),
            ("DATA", "250 what", .notNow(after: nil, reason: "250 what")),
            ("DOT", "451 4.3.0 later", .notNow(after: 300, reason: "451 4.3.0 later")),
            ("DOT", "554 5.7.1 spam", .refused("554 5.7.1 spam")),
        ])
    func refusals(place: String, answer: String, expected: DeliveryAnswer) async throws {
        let sink = SMTPSink()
        sink.order { $0.answers[place] = answer }
        #expect(try await deliver(sink) == expected)
        #expect(sink.deliveries.isEmpty)
    }

    @Test("a line that breaks before the end of the mail is safe", arguments: ["EHLO", "AUTH", "MAIL", "RCPT", "DATA"])
    func early(place: String) async throws {
        let sink = SMTPSink()
        sink.order { $0.breaksAt = [place] }
        guard case .notNow = try await deliver(sink) else {
            Issue.record("\(try await deliver(sink))")
            return
        }
    }

    @Test("a line that breaks behind the end of the mail is unknown, whatever became of the mail")
    func late() async throws {
        let sink = SMTPSink()
        sink.order { $0.breaksAt = ["DOT"] }
        guard case .unknown = try await deliver(sink) else {
            Issue.record("not unknown")
            return
        }
        sink.order { $0 = SMTPSink.Faults(breaksAfterStoring: true) }
        guard case .unknown = try await deliver(sink) else {
            Issue.record("not unknown")
            return
        }
        #expect(sink.deliveries.count == 1)
        sink.order { $0 = SMTPSink.Faults(answers: ["DOT": "2xx nonsense"]) }
        guard case .unknown = try await deliver(sink) else {
            Issue.record("not unknown")
            return
        }
    }

    @Test("a refused silent copy does not keep the mail from the citizen")
    func control() async throws {
        let sink = SMTPSink()
        sink.order { $0.offers = ["AUTH LOGIN"] }
        #expect(try await deliver(sink) == .accepted(id: "lotse.key-1@stadt.example", url: nil))
        #expect(sink.heard.contains("AUTH LOGIN") && sink.heard.contains("Z2VoZWlt"))
    }

    @Test("a server that wants no mail of this size, or offers no way to log in, is not tried further")
    func offers() async throws {
        let sink = SMTPSink()
        sink.order { $0.offers = ["SIZE 100", "AUTH PLAIN"] }
        #expect(try await deliver(sink) == .refused("the server takes mails of at most 100 bytes"))
        sink.order { $0.offers = ["AUTH GSSAPI"] }
        guard case .authorisation = try await deliver(sink) else {
            Issue.record("not refused")
            return
        }
        #expect(!sink.heard.contains { $0.contains("Z2VoZWlt") || $0.hasPrefix("MAIL") })
    }

    @Test("without encryption nothing is said to a distant server")
    func encryption() async throws {
        let sink = SMTPSink()
        var sender = try MailStand.smtp(sink)
        sender = SMTPSender(
            door: sender.door, server: try #require(MailServer("smtp://mail.stadt.example")), login: sender.login,
            name: sender.name)
        let connector = try MailStand.connector(sender: sender)
        guard case .authorisation = await connector.deliver(MailStand.item()) else {
            Issue.record("not refused")
            return
        }
        sink.order {
            $0.offers = ["STARTTLS", "AUTH PLAIN"]; $0.answers["STAR"] = "220 go"
        }
        guard case .authorisation = await connector.deliver(MailStand.item()) else {
            Issue.record("not refused")
            return
        }
        #expect(sink.heard.allSatisfy { $0.hasPrefix("EHLO") || $0 == "STARTTLS" || $0 == "QUIT" })
    }

    @Test("what would be written to a machine, to ourselves or to nobody is not sent")
    func recipients() async throws {
        let sink = SMTPSink()
        for recipient in [
            nil, "", "Imke", "mailer-daemon@example.org", "no-reply@example.org", "postmaster@x.example",
            "Kontakt@stadt.example", "a@b\r\nRCPT TO:<x@y.example>", "a b@c.example", "-oQ/tmp@c.example",
            "ä@c.example",
            "a@b@c", "<a@b.example>",
        ] {
            guard case .refused = try await deliver(sink, MailStand.item(to: recipient)) else {
                Issue.record("\(recipient ?? "nil")")
                continue
            }
        }
        guard case .refused = try await deliver(sink, MailStand.item(action: .delete)) else {
            Issue.record("a mail cannot be deleted")
            return
        }
        #expect(sink.lines == 0)
    }

    @Test("dots are doubled at heads of lines, bare line ends cannot end the mail")
    func stuffing() {
        func stuffed(_ text: String) -> String {
            String(decoding: SMTPDialogue.stuffed(Array(text.utf8)), as: UTF8.self)
        }
        #expect(stuffed(".a\r\n..\r\nb.\r\n") == "..a\r\n...\r\nb.\r\n")
        #expect(stuffed("a\n.\nb") == "a\r\n..\r\nb\r\n")
        #expect(stuffed("a\r.\rMAIL FROM") == "a\r\n..\r\nMAIL FROM\r\n")
        #expect(stuffed("a\r\n.\n") == "a\r\n..\r\n")
    }

    @Test("subjects gain one Re:, whatever they had")
    func subjects() {
        for subject in ["Laterne", "Re: Laterne", "AW: Re[2]: WG : Laterne", "  Antw: SV: Fwd: Laterne"] {
            #expect(MailSubject.answering(subject) == "Re: Laterne")
        }
        #expect(MailSubject.answering("Rechnung: offen") == "Re: Rechnung: offen")
        #expect(MailSubject.answering(nil) == "Re: Ihre Nachricht")
        #expect(MailSubject.answering("x\r\nBcc: y") == "Re: x Bcc: y")
    }

    @Test("ids of other keys, and what cannot stand in a header")
    func ids() {
        let own = OwnMessageID(domain: "stadt.example")
        #expect(own.id(key: "01J-x_9") == "lotse.01J-x_9@stadt.example")
        #expect(own.id(key: "a b>\r\n") == "lotse.x6120623e0d0a@stadt.example")
        #expect(own.isOwn(own.id(key: "k")) && !own.isOwn("lotse.k@boese.example"))
        #expect(MailConnector.linkable("hash:abc") == nil && MailConnector.linkable("a@b#12") == "a@b")
        #expect(MailConnector.linkable("a>\r\nBcc: x@y") == nil)
    }
}
