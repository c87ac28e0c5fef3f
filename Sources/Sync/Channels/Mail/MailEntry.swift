internal import Desk

/// One mail as it lies in a box, with the instant at which the box received it. As one run of bytes it is the mail
/// behind a trace header of ours, the way every relay puts its own on top (RFC 5321, 4.4), so that quarantine keeps
/// both; only a header in the very first line counts.
struct MailEntry: Equatable, Sendable {
    /// Bytes of one mail that are read; the rest, usually attachments, is left out.
    static let longest = 25 * 1024 * 1024
    private static let header = Array("X-Lotse-Received: ".utf8)

    /// Nil when the box does not say.
    var received: Instant?
    var mail: [UInt8]

    init(received: Instant?, mail: [UInt8]) {
        self.received = received
        self.mail = mail
    }

    init(raw: [UInt8]) {
        guard raw.starts(with: Self.header), let end = raw.firstIndex(of: 0x0A) else {
            self.init(received: nil, mail: raw)
            return
        }
        let value = String(decoding: raw[Self.header.count..<end], as: UTF8.self).trimmingSpaces
        self.init(received: Instant(iso: value), mail: Array(raw[(end + 1)...]))
    }

    var raw: [UInt8] {
        guard let received else { return mail }
        return Self.header + Array("\(received.iso)\r\n".utf8) + mail
    }
}
