extension Publish {
    func checkText(_ account: ChannelAccount) throws(Refusal) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyText }
        if let fault = RegisterText.controlCharacter(in: text) {
            throw .invalid(field: "text", reason: RegisterText.words(fault))
        }
        if let limit = account.publicationLimit, length > limit { throw .textTooLong(count: length, limit: limit) }
        guard text.utf8.count <= InboundLimits.text else {
            throw .textTooLong(count: text.utf8.count, limit: InboundLimits.text)
        }
    }

    func checkTitle(_ use: PublicationTitle) throws(Refusal) {
        if let fault = title?.unicodeScalars.first(where: RegisterText.isForbidden) {
            throw .invalid(field: "title", reason: RegisterText.words(fault))
        }
        let count = title?.count ?? 0
        guard count <= Self.longestTitle else { throw .textTooLong(count: count, limit: Self.longestTitle) }
        switch use {
        case .none, .optional: return
        case .required: if title == nil { throw .titleMissing(use) }
        case .picture: if title?.hasPrefix("https://") != true { throw .titleMissing(use) }
        }
    }
}

extension ChannelAccount {
    /// Why nothing can be published through this account on this day; nil when something can.
    public func publishObstacle(on day: CivilDate) -> PublishObstacle? {
        switch standing {
        case .readOnly: .readOnly
        case .dormant: .dormant
        case .ended: .ended
        case .live: !isRead(on: day) ? .ended : capabilities.can(.publish) ? nil : .channel
        }
    }

    /// Characters a publication may have: what the server has named, else what is usual on the channel.
    public var publicationLimit: Int? { textLimit ?? channel.capabilities.textLimit }
}

extension Roster {
    /// The accounts that something can be published on, in the order of their names.
    public func publishingAccounts(at now: Instant) -> [ChannelAccount] {
        let today = zone.date(at: now)
        return accounts.values.filter { $0.publishObstacle(on: today) == nil }
            .sorted { $0.qualifiedName < $1.qualifiedName }
    }
}
