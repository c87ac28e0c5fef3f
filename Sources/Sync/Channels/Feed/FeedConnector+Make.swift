internal import Desk

extension FeedConnector {
    /// 8 MiB unpacked, 20 s; redirects are followed by `FeedFetch` alone.
    public static var limits: HTTPLimits {
        var limits = HTTPLimits()
        limits.body = 8 * 1024 * 1024
        limits.whole = 20_000
        limits.followsRedirects = false
        return limits
    }

    static func make(_ configuration: AccountConfiguration) async throws(AccountFault) -> FeedConnector {
        let account = configuration.account
        let limits = FeedConnector.limits
        let http = try configuration.connection(try await proof(configuration), limits: limits)
        guard let target = account.address.flatMap({ URLSplit($0)?.target }) else {
            throw .badAddress(account: configuration.name, address: account.address ?? "")
        }
        var settings = FeedSettings(channel: account.channel, account: account.name, target: target)
        settings.startDate = configuration.startDate
        settings.user = configuration.setting("user")
        settings.contact = configuration.setting("contact")
        if configuration.setting("zone") == "UTC" { settings.zone = nil }
        let (environment, authority) = (configuration.environment, configuration.setting("ca"))
        return FeedConnector(http: http, settings: settings) { origin in
            HTTPConnection(
                origin: origin, authorisation: .none, limits: limits, environment: environment, authority: authority)
        }
    }

    /// A user with the secret as password, the secret alone as a token, or nothing.
    private static func proof(_ configuration: AccountConfiguration) async throws(AccountFault) -> Authorisation {
        if let user = configuration.setting("user") {
            return .basic(user: user, password: try await configuration.secret())
        }
        return configuration.account.secret == nil ? .none : .bearer(try await configuration.secret())
    }
}
