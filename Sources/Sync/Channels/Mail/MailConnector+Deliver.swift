public import Desk
internal import Import

extension MailConnector {
    public func deliver(_ item: OutboxItem) async -> DeliveryAnswer {
        guard item.action == .reply else { return .refused("mail knows no \(item.action.rawValue)") }
        guard let sender else { return .refused("this account has no way to send") }
        switch recipient(of: item) {
        case .failure(let fault): return .refused(fault.reason)
        case .success(let recipient):
            let mail = mail(item, to: recipient)
            return await sender.send(
                MailEnvelope(
                    messageID: mail.messageID, sender: settings.sender, recipient: recipient,
                    control: settings.control, bytes: mail.bytes()))
        }
    }

    struct RecipientFault: Error, Equatable { let reason: String }

    /// Whom the reply goes to; machines and ourselves are never written to, for they would answer.
    private func recipient(of item: OutboxItem) -> Result<MailAddress, RecipientFault> {
        guard let text = item.recipient, !text.isEmpty else {
            return .failure(RecipientFault(reason: "the message has no sender to answer"))
        }
        guard let address = MailAddress(text) else {
            return .failure(RecipientFault(reason: "“\(ForeignReason.cleaned(text))” is no mail address"))
        }
        if address.isMachine { return .failure(RecipientFault(reason: "nobody reads mails to \(address)")) }
        if address.key == settings.sender.key { return .failure(RecipientFault(reason: "\(address) is this box")) }
        return .success(address)
    }

    private func mail(_ item: OutboxItem, to recipient: MailAddress) -> WrittenMail {
        WrittenMail(
            fromName: settings.senderName, from: settings.sender.description, to: recipient.description,
            subject: MailSubject.answering(item.subject), messageID: messageID(of: item),
            parentID: item.inReplyTo.flatMap(MailConnector.linkable), text: item.text, date: now())
    }

    func messageID(of item: OutboxItem) -> String { OwnMessageID(domain: settings.sender.domain).id(key: item.key) }

    /// An id that other programs know and that a header can hold; ids made here of a hash are our own affair.
    static func linkable(_ id: String) -> String? {
        let bare = id.split(separator: "#", maxSplits: 1).first.map(String.init) ?? ""
        let isPrintable = bare.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }
        return bare.hasPrefix("hash:") || !isPrintable || bare.isEmpty || bare.utf8.count > 900 ? nil : bare
    }

    public func find(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        if case .found(let post) = try await look(for: item) { return post }
        return nil
    }

    /// Not finding proves nothing: a server may keep a mail in its queue for days.
    public func look(for item: OutboxItem) async throws(ChannelFault) -> Finding {
        let id = messageID(of: item)
        let since = (item.lastTry ?? now()) + -86_400
        switch try await source.holds(id, since: since) {
        case true?: return .found(FoundPost(id: id, url: nil))
        case false?: return .undecided("sent? <\(id)> is not in the box of sent mails")
        case nil: return .undecided("sent? no box of sent mails is named in which <\(id)> could be looked for")
        }
    }
}
