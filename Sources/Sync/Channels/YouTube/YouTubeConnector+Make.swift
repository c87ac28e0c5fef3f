internal import Desk

extension YouTubeConnector {
    static func make(_ configuration: AccountConfiguration) async throws(AccountFault) -> YouTubeConnector {
        var settings = YouTubeSettings(account: configuration.account.name)
        settings.startDate = configuration.startDate
        settings.channelID = configuration.setting("channel")
        if let text = configuration.setting("quota") {
            guard let units = Int(text), (100...100_000_000).contains(units) else {
                throw .invalid(account: configuration.name, setting: "quota", reason: "units per day are expected")
            }
            settings.quota = units
        }
        let http = try await configuration.renewingConnection(
            usual: usualAddress, tokens: "https://oauth2.googleapis.com", path: "/token", proof: { .form($0) })
        return YouTubeConnector(http: http, settings: settings)
    }
}
