public import Desk

/// One channel account, as the configuration names it. It holds where the token lies, never the token.
public struct AccountConfiguration: Equatable, Sendable {
    public var name: String
    public var channel: Channel
    /// `https://…`; `http://` only for this machine itself.
    public var baseURL: String
    public var token: SecretSource
    /// Seconds between two runs.
    public var interval: Int64 = 60
    /// How far the first run reads back; nil reads one page.
    public var startDate: Instant?
    /// Whether notifications that the server holds back are let in.
    public var acceptsFiltered = true

    public init(name: String, channel: Channel, baseURL: String, token: SecretSource) {
        self.name = name
        self.channel = channel
        self.baseURL = baseURL
        self.token = token
    }
}

/// Why an account cannot be used as configured. One line each.
public enum AccountFault: Error, Equatable, Sendable, CustomStringConvertible {
    case badAddress(account: String, address: String)
    case unencrypted(account: String, address: String)
    case secret(account: String, SecretFault)
    case noConnector(account: String, Channel)

    public var description: String {
        switch self {
        case .badAddress(let account, let address): "account \(account): base_url \(address) is no http(s) address"
        case .unencrypted(let account, let address): "account \(account): base_url \(address) must be https"
        case .secret(let account, let fault): "account \(account): token: \(fault)"
        case .noConnector(let account, let channel): "account \(account): no connector for \(channel.rawValue) yet"
        }
    }
}

extension AccountConfiguration {
    /// The live connector of this account. Loads the token; makes no call yet.
    public func connector(environment: [String: String]) async throws(AccountFault) -> any ChannelConnector {
        guard channel == .mastodon else { throw .noConnector(account: name, channel) }
        guard let origin = Origin(baseURL) else { throw .badAddress(account: name, address: baseURL) }
        guard origin.isEncrypted || origin.isLoopback else { throw .unencrypted(account: name, address: baseURL) }
        let secret: Secret
        do throws(SecretFault) { secret = try await token.load(environment: environment) } catch {
            throw .secret(account: name, error)
        }
        var settings = MastodonSettings(account: name)
        settings.startDate = startDate
        settings.acceptsFiltered = acceptsFiltered
        let http = HTTPConnection(origin: origin, token: secret, environment: environment)
        return MastodonConnector(http: http, settings: settings)
    }
}
