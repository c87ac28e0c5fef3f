public import Desk

/// Which connector speaks for which channel.
public enum ChannelCatalogue {
    /// The live connector of an account. Loads its secrets; makes no call yet.
    public static func connector(_ configuration: AccountConfiguration) async throws(AccountFault)
        -> any ChannelConnector
    {
        switch configuration.account.channel {
        case .facebook: return try await FacebookConnector.make(configuration)
        case .instagram: return try await InstagramConnector.make(configuration)
        case .x: return try await XConnector.make(configuration)
        case .youtube: return try await YouTubeConnector.make(configuration)
        case .mastodon: return try await MastodonConnector.make(configuration)
        case .blog: return try await WordPressConnector.make(configuration)
        case .wiki: return try await MediaWikiConnector.make(configuration)
        case .website, .guestbook: return try await WebsiteChannel.connector(configuration)
        case .mail: return try await MailConnector.make(configuration)
        case .open311: return try await Open311Connector.make(configuration)
        case .googleplus, .other:
            throw .noConnector(account: configuration.name, configuration.account.channel)
        }
    }

    /// What reads the entries of an account again from their bytes; nil for channels that are read from files.
    public static func mapper(_ account: ChannelAccount) -> (any PayloadMapper)? {
        switch account.channel {
        case .facebook: FacebookMapper(account: account.name, page: account.settings["page_id"] ?? "")
        case .instagram:
            InstagramMapper(
                account: account.name, user: account.settings["user_id"] ?? "", username: account.settings["username"])
        case .x: XMapper(account: account.name, ownID: "")
        case .youtube: YouTubeMapper(account: account.name, ownID: "")
        case .mastodon: MastodonMapper(account: account.name, ownID: "")
        case .blog:
            WordPressMapper(account: account.name, ownID: 0, withSpam: account.settings["spam"] == "true")
        case .wiki: MediaWikiMapper(account: account.name)
        case .website, .guestbook: WebsiteChannel.mapper(account)
        case .mail:
            MailMapper(account: account.name, own: account.settings["from"].flatMap { MailAddress($0) })
        case .open311: Open311Mapper(account: account.name)
        case .googleplus, .other:
            nil
        }
    }
}
