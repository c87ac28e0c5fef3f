public import Desk
internal import StrictJSON

/// What a drop folder is told by its configuration.
public struct DropSettings: Equatable, Sendable {
    public var channel: Channel
    /// The name under which the desk keeps the account.
    public var account: String
    /// Where the website puts its `*.ndjson` files.
    public var folder: String
    /// Where answers go; nil when the account cannot be answered.
    public var answers: String?
    /// Lines of one page.
    public var page = 500

    public init(channel: Channel, account: String, folder: String, answers: String? = nil) {
        self.channel = channel
        self.account = account
        self.folder = folder
        self.answers = answers
    }
}

/// Comments, ratings and guestbook entries that a website puts into a folder, and a folder for what the city answers.
///
/// 1. Only lines that their newline closes are read; the rest waits.
/// 2. The cursor of a file never passes a line that was not handed over or put into quarantine with it.
/// 3. An answer appears under its final name whole, or not at all, and once (see `DropAnswers`).
public struct DropConnector: ChannelConnector {
    let settings: DropSettings
    let storage: any DropStorage
    let now: @Sendable () -> Instant

    public var channel: Channel { settings.channel }
    public var mapper: any PayloadMapper { DropMapper(channel: settings.channel, account: settings.account) }

    /// Without an answer folder nothing can be done at the website.
    public var capabilities: ChannelCapabilities {
        settings.answers == nil ? ChannelCapabilities() : settings.channel.capabilities
    }

    public init(
        settings: DropSettings, storage: any DropStorage = FolderStorage(),
        now: @escaping @Sendable () -> Instant = { SystemSyncClock().now() }
    ) {
        self.settings = settings
        self.storage = storage
        self.now = now
    }

    public func check() async throws(ChannelFault) -> ChannelCheck {
        _ = try DropConnector.asking { () throws(DropFault) in try DropFolder.names(settings.folder) }
        if let answers = settings.answers {
            try DropConnector.asking { () throws(DropFault) in try storage.syncFolder(answers) }
        }
        let name = settings.folder.split(separator: "/").last.map(String.init) ?? settings.folder
        return ChannelCheck(
            accountID: settings.folder, handle: name,
            textLimit: settings.answers == nil ? nil : capabilities.textLimit)
    }

    /// A folder is read from its files alone: what they do not say again has not changed.
    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage { PullPage(isLast: true) }

    public func marker() async throws(ChannelFault) -> String? { nil }

    public func deliver(_ item: OutboxItem) async -> DeliveryAnswer {
        guard let answers else { return .refused("this account has no answer folder") }
        guard capabilities.can(item.action) else { return .refused("\(item.action.rawValue) is not known here") }
        return answers.deliver(item, now: now())
    }

    public func find(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        guard let answers else { return nil }
        return try DropConnector.asking { () throws(DropFault) in try answers.find(item) }
    }

    private var answers: DropAnswers? { settings.answers.map { DropAnswers(folder: $0, storage: storage) } }

    static func asking<Result>(_ work: () throws(DropFault) -> Result) throws(ChannelFault) -> Result {
        do throws(DropFault) { return try work() } catch { throw .unavailable(error.reason) }
    }
}
