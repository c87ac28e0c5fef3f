internal import Desk

/// A mail box that is read.
protocol MailSource: Sendable {
    /// Throws when the box cannot be read. Gives words about the server.
    func check() async throws(ChannelFault) -> String?
    func page(after cursor: String?) async throws(ChannelFault) -> MailPage
    /// Whether the box of sent mails holds this Message-ID, among those that came since; nil when none is named.
    func holds(_ id: String, since: Instant) async throws(ChannelFault) -> Bool?
}

/// One step of reading a box.
struct MailPage: Equatable {
    var entries: [MailEntry]
    /// To be stored with the entries; nil keeps the old one.
    var cursor: String?
    var isLast: Bool
    /// Mails that one page holds at most.
    static let size = 50
    /// Bytes after which a page ends.
    static let weight = 16 * 1024 * 1024
}
