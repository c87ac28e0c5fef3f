internal import Desk

extension WordPressConnector {
    /// Settings: `user` (the login, not the label of the password), `route` (`rest_route` or `wp-json`), `spam`
    /// (`true` brings in what the site took for spam). The secret is an application password.
    static func make(_ configuration: AccountConfiguration) async throws(AccountFault) -> WordPressConnector {
        var settings = WordPressSettings(account: configuration.account.name)
        settings.startDate = configuration.startDate
        settings.folder = folder(of: configuration.account.address)
        settings.withSpam = configuration.setting("spam") == "true"
        switch configuration.setting("route") ?? "rest_route" {
        case "rest_route": settings.isPretty = false
        case "wp-json": settings.isPretty = true
        default:
            throw .invalid(account: configuration.name, setting: "route", reason: "rest_route or wp-json")
        }
        let user = try configuration.required("user")
        guard !user.contains(":") else {
            throw .invalid(account: configuration.name, setting: "user", reason: "a login has no colon")
        }
        // WordPress shows an application password in groups of four; the blanks between them are not part of it.
        let login = Authorisation.basic(user: user, password: try await configuration.secret())
        return WordPressConnector(http: try configuration.connection(login), settings: settings)
    }

    /// The folder of a site's address, without a slash at its end.
    static func folder(of address: String?) -> String {
        guard let target = address.flatMap({ URLSplit($0) })?.target.prefix(while: { $0 != "?" }) else { return "" }
        let end = target.lastIndex { $0 != "/" }
        return end.map { String(target[...$0]) } ?? ""
    }
}
