public import Desk

/// One mail (RFC 5322, MIME), read as far as a desk needs it.
public struct ReadMail: Equatable, Sendable {
    /// Who speaks in it.
    public enum Nature: Equatable, Sendable {
        case person
        /// A machine answers or reports: an absence note, a receipt, a report on somebody else's mail (RFC 3834).
        case automatic
        /// A mail server tells what became of a mail (RFC 3464).
        case report(DeliveryReport)
    }

    /// The Message-ID without brackets, its domain in lower case; `hash:…` where a mail has none or more than one, so
    /// that nobody takes over the name of another's mail by putting a second id in front of it.
    public let id: String
    public let inReplyTo: [String]
    /// From the oldest to the newest.
    public let references: [String]
    public let fromName: String?
    public let fromAddress: String?
    public let subject: String?
    /// By the sender's clock.
    public let date: Instant?
    /// Whole, quotes and signature included; cut at the bound of a text with a mark.
    public let text: String
    /// Links after RFC 2392; bodies are never read.
    public let attachments: [InboundAttachment]
    public let nature: Nature

    /// Nil when the bytes are no mail at all.
    public init?(_ bytes: [UInt8]) {
        guard bytes.contains(where: { $0 > 0x20 }), let mail = MailMessage(bytes) else { return nil }
        let content = MailContent(mail.root)
        let id = ReadMail.identity(mail, content.text)
        self.id = id
        inReplyTo = mail.messageIDs("In-Reply-To").filter(ReadMail.isBounded)
        references = mail.messageIDs("References").filter(ReadMail.isBounded)
        fromName = mail.fromName.map { FieldRules.cut($0, to: InboundLimits.name) }
        fromAddress = mail.fromAddress.flatMap { $0.isEmpty || $0.utf8.count > InboundLimits.name ? nil : $0 }
        subject = mail.subject.map { FieldRules.cut($0, to: InboundLimits.name) }
        date = mail.header("Date").flatMap { LooseDate.parse($0) }
        text = FieldRules.cut(content.text)
        attachments = content.attachments.enumerated().map { number, part in
            InboundAttachment(url: "mid:\(id)/\(number + 1)", mime: part.mime, alt: part.name)
        }
        nature = ReadMail.nature(mail)
    }

    private static func isBounded(_ id: String) -> Bool { !id.isEmpty && id.utf8.count <= InboundLimits.name }

    private static func identity(_ mail: MailMessage, _ text: String) -> String {
        let ids = mail.messageIDs("Message-ID")
        if mail.count("Message-ID") == 1, ids.count == 1, let id = ids.first, isBounded(id) { return id }
        let parts = [mail.header("From") ?? "", mail.header("Date") ?? "", mail.subject ?? "", text]
        return "hash:" + ContentHash.hex(parts[0], parts[1], parts[2], parts[3])
    }

    private static func nature(_ mail: MailMessage) -> Nature {
        if let report = DeliveryReport(mail) { return .report(report) }
        let submitted = mail.header("Auto-Submitted")?.lowercased() ?? ""
        let isAutomatic =
            submitted.hasPrefix("auto-replied") || mail.header("Precedence")?.lowercased() == "auto_reply"
            || mail.header("Return-Path")?.filter { $0 != " " } == "<>" || mail.count("X-Autoreply") > 0
            || mail.count("X-Autorespond") > 0
            || mail.root.map { $0.kind == .multi && $0.subtype == "report" } == true
        return isAutomatic ? .automatic : .person
    }
}
