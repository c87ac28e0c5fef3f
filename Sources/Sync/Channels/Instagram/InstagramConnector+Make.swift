internal import Desk

extension InstagramConnector {
    /// For tokens of the Instagram log-in; those of the Facebook log-in go to graph.facebook.com.
    static let address = "https://graph.instagram.com"

    static func make(_ configuration: AccountConfiguration) async throws(AccountFault) -> InstagramConnector {
        var settings = InstagramSettings(
            account: configuration.account.name, user: try configuration.required("user_id"))
        settings.username = configuration.setting("username")
        settings.version = try GraphVersion.checked(configuration)
        settings.startDate = configuration.startDate
        let token = try await configuration.secret()
        settings.proof = try await GraphProof.proof(of: token, configuration)
        return InstagramConnector(
            http: try configuration.connection(usual: address, .bearer(token)), settings: settings)
    }
}
