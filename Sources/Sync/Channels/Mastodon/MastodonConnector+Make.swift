internal import Desk

extension MastodonConnector {
    static func make(_ configuration: AccountConfiguration) async throws(AccountFault) -> MastodonConnector {
        var settings = MastodonSettings(account: configuration.account.name)
        settings.startDate = configuration.startDate
        settings.acceptsFiltered = configuration.setting("accepts_filtered") != "false"
        settings.readsReports = configuration.setting("reads_reports") != "false"
        let token = try await configuration.secret()
        return MastodonConnector(http: try configuration.connection(.bearer(token)), settings: settings)
    }
}
