internal import Desk

extension FacebookConnector {
    static let address = "https://graph.facebook.com"

    static func make(_ configuration: AccountConfiguration) async throws(AccountFault) -> FacebookConnector {
        var settings = FacebookSettings(
            account: configuration.account.name, page: try configuration.required("page_id"))
        settings.version = try GraphVersion.checked(configuration)
        settings.startDate = configuration.startDate
        settings.readsVisitorPosts = configuration.setting("visitor_posts") != "false"
        settings.readsReviews = configuration.setting("reviews") != "false"
        let token = try await configuration.secret()
        settings.proof = try await GraphProof.proof(of: token, configuration)
        return FacebookConnector(
            http: try configuration.connection(usual: address, .bearer(token)), settings: settings)
    }
}
