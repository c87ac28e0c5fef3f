internal import Desk

/// What a mail account is told by its configuration.
struct MailSettings: Sendable {
    /// The name under which the desk keeps the account.
    var account: String
    /// The city's own address, From of every mail.
    var sender: MailAddress
    var senderName: String?
    /// Gets a silent copy of every mail.
    var control: MailAddress?

    init(account: String, sender: MailAddress) {
        self.account = account
        self.sender = sender
    }
}
