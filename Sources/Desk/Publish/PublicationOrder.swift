/// What a clerk wants published: one text on one or several accounts, a publication each.
public struct PublicationOrder: Equatable, Sendable {
    /// Keys of the accounts, each once.
    public var accounts: [Int64]
    public var text: String
    public var title: String?
    /// Not before; nil means after the desk's undo delay.
    public var notBefore: Instant?

    public init(accounts: [Int64], text: String, title: String? = nil, notBefore: Instant? = nil) {
        var seen: Set<Int64> = []
        self.accounts = accounts.filter { seen.insert($0).inserted }
        self.text = text
        self.title = title
        self.notBefore = notBefore
    }

    /// The publications, with `key` an idempotency key for each and `length` the text's characters on a channel.
    public func publications(
        _ roster: Roster, key: () -> String, length: (String, Channel) -> Int
    ) throws(Refusal) -> [Publish] {
        guard !accounts.isEmpty else { throw .unknownAccount("") }
        var publications: [Publish] = []
        for name in accounts {
            guard let account = roster.accounts[name] else { throw .unknownAccount("#\(name)") }
            publications.append(
                Publish(
                    account: name, text: text, title: title, notBefore: notBefore, key: key(),
                    length: length(text, account.channel)))
        }
        return publications
    }
}
