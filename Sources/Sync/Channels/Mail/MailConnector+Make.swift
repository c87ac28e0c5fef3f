internal import Desk

extension MailConnector {
    /// Address: `imaps://HOST`, `imap://HOST` or `maildir:/PATH`. Settings: `from` (the city's address), `from_name`, `user`,
    /// `login` (`password` or `xoauth2`), `folder`, `sent`, `control`, `ca`, and one way out: `smtp` (`smtps://HOST`,
    /// `smtp://HOST:587`) with `smtp_user` and `smtp_secret` where they differ, or `sendmail_command`.
    static func make(
        _ configuration: AccountConfiguration, now: @escaping @Sendable () -> Instant = { SystemSyncClock().now() }
    ) async throws(AccountFault) -> MailConnector {
        let from = try configuration.required("from")
        guard let sender = MailAddress(from) else {
            throw configuration.invalid("from", "“\(from)” is no mail address")
        }
        var settings = MailSettings(account: configuration.account.name, sender: sender)
        settings.senderName = configuration.setting("from_name")
        if let text = configuration.setting("control") {
            guard let control = MailAddress(text) else {
                throw configuration.invalid("control", "“\(text)” is no mail address")
            }
            settings.control = control
        }
        return MailConnector(
            settings: settings, source: try await source(configuration, sender, now),
            sender: try await way(configuration, sender), now: now)
    }

    private static func source(
        _ configuration: AccountConfiguration, _ sender: MailAddress, _ now: @escaping @Sendable () -> Instant
    ) async throws(AccountFault) -> any MailSource {
        guard let address = configuration.account.address else {
            throw .missing(account: configuration.name, setting: "address")
        }
        let sent = configuration.setting("sent")
        if address.hasPrefix("maildir:") {
            let path = String(address.dropFirst("maildir:".count))
            guard path.hasPrefix("/"), sent?.hasPrefix("/") ?? true else {
                throw .badAddress(account: configuration.name, address: "\(address): a full path is expected")
            }
            return MaildirSource(
                folder: MaildirFolder(path: path), sent: sent.map { MaildirFolder(path: $0) },
                startDate: configuration.startDate)
        }
        guard let server = configuration.mailServer(address), server.isIMAP else {
            throw .badAddress(account: configuration.name, address: address)
        }
        let secret = try await configuration.secret()
        return IMAPSource(
            door: SocketMailDoor(authority: configuration.setting("ca")), server: server,
            login: try login(configuration, configuration.setting("user") ?? sender.description, secret),
            folder: configuration.setting("folder") ?? "INBOX", sent: sent, startDate: configuration.startDate, now: now
        )
    }

    /// Nil when the account names no way out.
    private static func way(
        _ configuration: AccountConfiguration, _ sender: MailAddress
    ) async throws(AccountFault) -> (any MailSender)? {
        if let command = configuration.setting("sendmail_command") {
            return try sendmail(configuration, command)
        }
        guard let address = configuration.setting("smtp") else { return nil }
        guard let server = configuration.mailServer(address), !server.isIMAP else {
            throw configuration.invalid("smtp", "“\(address)” is no address such as smtps://mail.stadt.example")
        }
        let user = configuration.setting("smtp_user") ?? configuration.setting("user") ?? sender.description
        var login: MailLogin?
        if configuration.setting("smtp_secret") != nil {
            login = try self.login(configuration, user, try await configuration.secret(setting: "smtp_secret"))
        } else if configuration.account.secret != nil {
            login = try self.login(configuration, user, try await configuration.secret())
        } else if !server.isLoopback {
            throw .missing(account: configuration.name, setting: "smtp_secret")
        }
        return SMTPSender(
            door: SocketMailDoor(authority: configuration.setting("ca")), server: server, login: login,
            name: sender.domain)
    }

    private static func sendmail(_ configuration: AccountConfiguration, _ command: String) throws(AccountFault)
        -> SendmailSender
    {
        let words = command.split(separator: " ").map(String.init)
        guard words.first?.hasPrefix("/") == true else {
            throw configuration.invalid("sendmail_command", "a program with its full path is expected")
        }
        guard !words.contains("-t"), !words.contains("--read-recipients") else {
            let why = "-t takes recipients from headers; Lotse names them as arguments"
            throw configuration.invalid("sendmail_command", why)
        }
        // Without -i a line of a single dot would end the mail.
        return SendmailSender(command: words.contains("-i") || words.contains("-oi") ? words : words + ["-i"])
    }

    private static func login(
        _ configuration: AccountConfiguration, _ user: String, _ secret: Secret
    ) throws(AccountFault) -> MailLogin {
        guard user.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), user.utf8.count <= 320 else {
            throw configuration.invalid("user", "a name of ASCII characters is expected")
        }
        switch configuration.setting("login") ?? "password" {
        case "password": return MailLogin(user: user, secret: secret, kind: .password)
        case "xoauth2": return MailLogin(user: user, secret: secret, kind: .token)
        default: throw configuration.invalid("login", "password or xoauth2 is expected")
        }
    }
}

extension AccountConfiguration {
    /// Who names certificates to trust wants them used, also on this machine.
    fileprivate func mailServer(_ address: String) -> MailServer? {
        var server = MailServer(address)
        if setting("ca") != nil, server?.isEncrypted == false { server?.mustUpgrade = true }
        return server
    }

    fileprivate func invalid(_ setting: String, _ reason: String) -> AccountFault {
        .invalid(account: name, setting: setting, reason: reason)
    }
}
