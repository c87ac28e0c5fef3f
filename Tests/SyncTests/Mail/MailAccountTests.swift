import Desk
import Testing

@testable import Sync

struct MailAccountTests {
    private func account(_ address: String?, _ settings: [String: String], secret: String? = "env:S")
        -> AccountConfiguration
    {
        var account = ChannelAccount(channel: .mail, name: "stadt", address: address, secret: secret)
        account.settings = settings
        return AccountConfiguration(account, environment: ["S": "geheim"])
    }

    @Test("a box that is only read can do nothing")
    func readOnly() async throws {
        let connector = try await ChannelCatalogue.connector(
            account("maildir:/var/mail/stadt", ["from": "kontakt@stadt.example"]))
        #expect(connector.capabilities == ChannelCapabilities())
        #expect(connector.channel == .mail)
    }

    @Test("both ways in and both ways out")
    func ways() async throws {
        let imap = try await MailConnector.make(
            account(
                "imaps://imap.stadt.example", ["from": "kontakt@stadt.example", "smtp": "smtps://smtp.stadt.example"]))
        #expect((imap.source as? IMAPSource)?.server.port == 993)
        #expect((imap.source as? IMAPSource)?.login.user == "kontakt@stadt.example")
        #expect((imap.sender as? SMTPSender)?.server.port == 465)
        #expect(imap.capabilities.can(.reply) && !imap.capabilities.can(.delete))
        let local = try await MailConnector.make(
            account(
                "maildir:/m",
                ["from": "kontakt@stadt.example", "sendmail_command": "/usr/sbin/sendmail -oi", "sent": "/s"],
                secret: nil))
        #expect((local.sender as? SendmailSender)?.command == ["/usr/sbin/sendmail", "-oi"])
        #expect((local.source as? MaildirSource)?.sent?.path == "/s")
    }

    @Test("what is missing or wrong is told by its name")
    func faults() async throws {
        let from = ["from": "kontakt@stadt.example"]
        for configuration in [
            account("imaps://h.example", [:]), account("imaps://h.example", ["from": "nobody"]),
            account(nil, from), account("https://h.example", from), account("maildir:relative", from),
            account("smtp://h.example", from), account("imaps://u:p@h.example", from),
            account("imaps://h.example", from, secret: nil),
            account("imaps://h.example", from.merging(["smtp": "imap://h.example"]) { $1 }),
            account("maildir:/m", from.merging(["smtp": "smtps://h.example"]) { $1 }, secret: nil),
            account("maildir:/m", from.merging(["sendmail_command": "sendmail"]) { $1 }),
            account("maildir:/m", from.merging(["sendmail_command": "/usr/sbin/sendmail -t"]) { $1 }),
            account("imaps://h.example", from.merging(["login": "ntlm"]) { $1 }),
            account("imaps://h.example", from.merging(["control": "x y@z"]) { $1 }),
        ] {
            await #expect(throws: AccountFault.self) { try await MailConnector.make(configuration) }
        }
    }

    @Test("addresses of servers")
    func servers() {
        #expect(MailServer("smtp://mail.stadt.example")?.port == 587)
        #expect(MailServer("imap://Mail.Stadt.example:1143")?.description == "imap://mail.stadt.example:1143")
        #expect(MailServer("imaps://h.example:443")?.port == 443)
        #expect(MailServer("smtp://127.0.0.1:25")?.mustUpgrade == false)
        #expect(MailServer("smtp://10.0.0.1:25")?.mustUpgrade == true)
        #expect(MailServer("imaps://[::1]:993")?.address == "::1")
        for text in ["https://h", "imap://", "imap://h/x", "imap://u@h", "imap:h", "imap://h:0", "imap://h:99999"] {
            #expect(MailServer(text) == nil, "\(text)")
        }
    }
}
