internal import Desk

/// Turns the bytes of one mail into a message of the desk.
struct MailMapping {
    let defaults: ImportDefaults
    private var seen = SeenMessages()

    init(defaults: ImportDefaults) { self.defaults = defaults }

    /// `envelope`: the mbox line before the mail; its date stands in for a missing one.
    mutating func item(_ bytes: [UInt8], envelope: [UInt8] = []) throws(FieldFault) -> InboundItem {
        guard bytes.contains(where: { $0 > 0x20 }), let mail = MailMessage(bytes) else {
            throw FieldFault(nil, "empty or not a mail")
        }
        let created = try FieldRules.created(try date(mail, envelope), now: defaults.now)
        let content = MailContent(mail.root)
        let text = FieldRules.cut(content.text)
        let hash = ContentHash.hex(mail.header("From") ?? "", mail.header("Date") ?? "", mail.subject ?? "", text)
        let id = seen.id(Self.identity(mail, hash: hash), hash: hash)
        var item = InboundItem(
            channel: .mail, account: defaults.account, id: id, created: created,
            text: try FieldRules.text(text), author: author(mail), parent: parent(mail), kind: .mail,
            subject: mail.subject.map { FieldRules.cut($0, to: InboundLimits.name) }, isPublic: false)
        item.attachments = content.attachments.enumerated().map { number, part in
            // RFC 2392 names a mail's parts by its id; the number tells parts without an id apart.
            InboundAttachment(url: "mid:\(id)/\(number + 1)", mime: part.mime, alt: part.name)
        }
        return item
    }

    private func date(_ mail: MailMessage, _ envelope: [UInt8]) throws(FieldFault) -> Instant {
        let sent = mail.header("Date").flatMap { LooseDate.parse($0) }
        if let sent, sent >= InboundLimits.earliest, sent <= defaults.now + InboundLimits.ahead { return sent }
        let words = String(decoding: envelope, as: UTF8.self).split(separator: " ", maxSplits: 2)
        if words.count == 3, let received = LooseDate.parse(String(words[2])) { return received }
        guard let sent else { throw FieldFault("Date", "missing, and the From line has none") }
        return sent
    }

    private static func identity(_ mail: MailMessage, hash: String) -> String {
        guard let id = mail.messageIDs("Message-ID").first, id.utf8.count <= InboundLimits.name, !id.isEmpty else {
            return "hash:" + hash
        }
        return id
    }

    private func parent(_ mail: MailMessage) -> String? {
        let parent = mail.messageIDs("In-Reply-To").first ?? mail.messageIDs("References").last
        return parent.flatMap { $0.isEmpty || $0.utf8.count > InboundLimits.name ? nil : $0 }
    }

    private func author(_ mail: MailMessage) -> InboundAuthor? {
        let address = mail.fromAddress.map { FieldRules.cut($0, to: InboundLimits.name) }
        let name = mail.fromName.map { FieldRules.cut($0, to: InboundLimits.name) }
        guard let shown = [name, address].compactMap({ $0 }).first(where: { !$0.isEmpty }) else { return nil }
        return InboundAuthor(id: address?.lowercased(), name: shown, handle: address)
    }
}

/// Remembers which content came under which id, for the last hundred thousand mails: the same Message-ID under
/// another text is another mail.
struct SeenMessages {
    private static let generation = 50_000
    private var young: [String: String] = [:]
    private var old: [String: String] = [:]

    mutating func id(_ id: String, hash: String) -> String {
        guard let known = young[id] ?? old[id] else {
            if young.count >= Self.generation { (old, young) = (young, [:]) }
            young[id] = String(hash.prefix(16))
            return id
        }
        return known == hash.prefix(16) ? id : id + "#" + hash.prefix(16)
    }
}
