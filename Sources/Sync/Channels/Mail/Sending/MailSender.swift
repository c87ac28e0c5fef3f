internal import Desk

/// The way out for mails.
protocol MailSender: Sendable {
    /// Throws when nothing could be sent. Gives words about the server.
    func check() async throws(ChannelFault) -> String?
    /// Hands one mail over, once.
    func send(_ envelope: MailEnvelope) async -> DeliveryAnswer
}

/// What is handed over, and to whom. Recipients stand here alone: no header of the mail can add one.
struct MailEnvelope: Equatable, Sendable {
    let messageID: String
    let sender: MailAddress
    let recipient: MailAddress
    /// A box of the city's that gets a silent copy, where the mail can be found again.
    let control: MailAddress?
    /// As it goes over the wire: CRLF, seven bits, short lines.
    let bytes: [UInt8]
}
