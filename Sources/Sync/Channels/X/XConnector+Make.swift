internal import Desk

extension XConnector {
    static func make(_ configuration: AccountConfiguration) async throws(AccountFault) -> XConnector {
        var settings = XSettings(account: configuration.account.name)
        settings.startDate = configuration.startDate
        settings.searchesConversations = configuration.setting("search") != "false"
        let http = try await configuration.renewingConnection(
            usual: usualAddress, tokens: nil, path: "/2/oauth2/token", proof: { .basic($0) })
        return XConnector(http: http, settings: settings)
    }
}
