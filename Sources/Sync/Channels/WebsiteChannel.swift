internal import Desk

/// Website and guestbook have two ways in, told apart by the account's address: `https://…` is a feed, `file:///…` a
/// drop folder.
enum WebsiteChannel {
    static func connector(_ configuration: AccountConfiguration) async throws(AccountFault) -> any ChannelConnector {
        if DropConnector.isFolder(configuration.account.address) { return try DropConnector.make(configuration) }
        return try await FeedConnector.make(configuration)
    }

    static func mapper(_ account: ChannelAccount) -> any PayloadMapper {
        DropConnector.isFolder(account.address)
            ? DropMapper(channel: account.channel, account: account.name)
            : FeedMapper(channel: account.channel, account: account.name)
    }
}
