internal import Desk
internal import Import

/// One mail.
///
/// 1. `parent` is a link of the mail's own headers. Whether its sender belongs to that case is for intake to decide: a
///    stranger who quotes an id adds nothing to a foreign case (`decideIntake`).
/// 2. An item without an author is a mail server's report about a mail of ours, believed only because it holds our own
///    Message-ID, which nobody else can guess; everything else has an author or no parent.
/// 3. What a machine writes in somebody's absence is a note: it stops and starts no clock and cannot be answered.
struct MailMapper: PayloadMapper {
    let account: String
    /// Our own address; nil when it is not known.
    let own: MailAddress?

    func items(from raw: [UInt8]) throws(MappingFault) -> [InboundItem] {
        let entry = MailEntry(raw: raw)
        guard let mail = ReadMail(entry.mail) else { throw MappingFault("mail", "empty or not a mail") }
        guard let created = entry.received ?? mail.date else {
            throw MappingFault("Date", "missing, and the box does not tell when it came")
        }
        // A copy of what we sent is in the journal already.
        if ids?.isOwn(mail.id) == true, isOurs(mail) { return [] }
        var item = InboundItem(
            channel: .mail, account: account, id: mail.id, created: created, text: mail.text, author: author(mail),
            parent: parent(mail), kind: .mail, subject: mail.subject, attachments: mail.attachments, isPublic: false)
        if item.author == nil { item.parent = nil }
        switch mail.nature {
        case .person: break
        case .automatic: item.direction = .note
        case .report(let report): tell(report, in: &item)
        }
        return [item]
    }

    private var ids: OwnMessageID? { own.map { OwnMessageID(domain: $0.domain) } }

    private func isOurs(_ mail: ReadMail) -> Bool {
        guard let own, let address = mail.fromAddress.flatMap({ MailAddress($0) }) else { return false }
        return address.key == own.key
    }

    private func author(_ mail: ReadMail) -> InboundAuthor? {
        guard let address = mail.fromAddress else { return nil }
        let name = mail.fromName.flatMap { $0.isEmpty ? nil : $0 } ?? address
        return InboundAuthor(id: address.lowercased(), name: name, handle: address)
    }

    /// An id of ours wherever it stands, for that one is surely known; else what the mail answers.
    private func parent(_ mail: ReadMail) -> String? {
        let named = mail.inReplyTo + mail.references.reversed()
        return named.first { ids?.isOwn($0) == true } ?? named.first
    }

    private func tell(_ report: DeliveryReport, in item: inout InboundItem) {
        guard let about = report.about, ids?.isOwn(about) == true, !report.failed.isEmpty else {
            // Delayed is no failure; about others' mails it is what forgers' mails bounce back to us.
            item.direction = .note
            item.parent = nil
            return
        }
        item.author = nil
        item.parent = about
        let lines = report.failed.map { recipient in
            "Nicht zugestellt: \(recipient.address) (\(recipient.status))\(recipient.diagnostic.map { ", " + $0 } ?? "")"
        }
        item.text = (lines.prefix(20) + ["", item.text]).joined(separator: "\n")
    }
}
