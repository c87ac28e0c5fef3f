/// A mail address that may stand in a command of SMTP, in an argument and in a header: `local@domain` of RFC 5321
/// without quoted local parts and without letters outside ASCII (RFC 6531 is not spoken).
struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    let local: String
    /// In lower case.
    let domain: String

    init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, MailAddress.isLocal(parts[0]), MailAddress.isDomain(parts[1]) else { return nil }
        local = parts[0]
        domain = parts[1].lowercased()
    }

    var description: String { "\(local)@\(domain)" }

    /// What is compared: people write addresses in any case of letters, and servers that tell them apart are gone.
    var key: String { description.lowercased() }

    /// An address that only machines write from and nobody reads at.
    var isMachine: Bool {
        let name = local.lowercased().filter { $0 != "-" && $0 != "_" && $0 != "." }
        return ["mailerdaemon", "postmaster", "noreply", "donotreply", "bounce", "bounces"].contains(name)
    }

    private static func isLocal(_ text: String) -> Bool {
        // An atom of RFC 5322, 3.2.3; a leading hyphen would be an option of a sendmail program.
        let signs = Set("!#$%&'*+-/=?^_`{|}~.".utf8)
        return (1...64).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: "-")
            && text.utf8.allSatisfy { $0.isLetterOrDigit || signs.contains($0) }
    }

    private static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.utf8.first != UInt8(ascii: "-")
                    && label.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
            }
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
