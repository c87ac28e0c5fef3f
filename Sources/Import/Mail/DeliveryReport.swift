/// What a mail server tells about a mail of ours: `multipart/report; report-type=delivery-status` (RFC 3464).
public struct DeliveryReport: Equatable, Sendable {
    public struct Recipient: Equatable, Sendable {
        public let address: String
        /// `failed`, `delayed`, `delivered`, `relayed` or `expanded`, in lower case.
        public let action: String
        /// `5.1.1`.
        public let status: String
        public let diagnostic: String?
    }

    /// Message-ID of the mail that the report is about, as its last part quotes it.
    public let about: String?
    public let recipients: [Recipient]

    public var failed: [Recipient] { recipients.filter { $0.action == "failed" } }

    /// Nil when the mail is no such report.
    init?(_ mail: MailMessage) {
        guard let root = mail.root, root.kind == .multi, root.subtype == "report",
            root.parameter("report-type") == "delivery-status"
        else { return nil }
        var recipients: [Recipient] = []
        var about: String?
        for part in root.children {
            switch (part.type, part.subtype) {
            case ("message", "delivery-status"), ("message", "global-delivery-status"):
                recipients += DeliveryReport.recipients(part.text(limit: 256 * 1024))
            case ("text", "rfc822-headers"), ("message", "global-headers"):
                about = about ?? MailMessage(Array(part.text(limit: 256 * 1024).utf8))?.messageIDs("Message-ID").first
            default: about = about ?? part.enclosedIDs("Message-ID").first
            }
        }
        self.about = about
        self.recipients = recipients
    }

    /// One group of fields per recipient, behind that of the report itself; blank lines stand between them.
    static func recipients(_ text: String) -> [Recipient] {
        groups(text).prefix(501).compactMap { fields in
            guard let address = fields["final-recipient"] ?? fields["original-recipient"], let action = fields["action"]
            else { return nil }
            let bare = address.split(separator: ";", maxSplits: 1).last.map(String.init) ?? address
            return Recipient(
                address: trimmed(bare), action: action.lowercased(), status: fields["status"] ?? "",
                diagnostic: fields["diagnostic-code"])
        }
    }

    private static func groups(_ text: String) -> [[String: String]] {
        var groups: [[String: String]] = [[:]]
        var name: String?
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                if groups.last?.isEmpty == false { groups.append([:]) }
                name = nil
            } else if line.first?.isWhitespace == true, let name {
                groups[groups.count - 1][name, default: ""] += " " + trimmed(line)
            } else if let colon = line.firstIndex(of: ":") {
                let field = trimmed(line[..<colon]).lowercased()
                groups[groups.count - 1][field] = trimmed(line[line.index(after: colon)...])
                name = field
            }
        }
        return groups
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
