/// Where a mail server listens and how its line is made safe.
///
/// `imaps://` and `smtps://` are encrypted from the first byte (RFC 8314). `imap://` and `smtp://` are upgraded by STARTTLS
/// before anything else is said; without encryption they are for this machine alone.
public struct MailServer: Hashable, Sendable, CustomStringConvertible {
    public let scheme: String
    /// In lower case.
    public let host: String
    public let port: Int

    private static let ports = ["imap": 143, "imaps": 993, "smtp": 587, "smtps": 465]

    /// Reads `scheme://host[:port]`, nothing behind it; the port is the usual one of the scheme unless named.
    public init?(_ url: String) {
        let halves = url.split(separator: ":", maxSplits: 1).map(String.init)
        guard halves.count == 2, let usual = MailServer.ports[halves[0].lowercased()], halves[1].hasPrefix("//"),
            let origin = Origin("https:" + halves[1]), !halves[1].dropFirst(2).contains(where: { "/?#@".contains($0) })
        else { return nil }
        scheme = halves[0].lowercased()
        host = origin.host
        port = origin.port == 443 && !halves[1].hasSuffix(":443") ? usual : origin.port
        isLoopback = origin.isLoopback
        mustUpgrade = !scheme.hasSuffix("s") && !origin.isLoopback
    }

    public var isIMAP: Bool { scheme.hasPrefix("imap") }
    /// Encrypted from the first byte.
    public var isEncrypted: Bool { scheme.hasSuffix("s") }
    /// Whether STARTTLS must come before everything else. May be demanded of this machine's own server as well.
    public var mustUpgrade: Bool
    public let isLoopback: Bool
    /// Without the brackets of an IPv6 address.
    var address: String { host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host }

    public var description: String { "\(scheme)://\(host):\(port)" }
}
