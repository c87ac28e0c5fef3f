internal import Desk

extension MediaWikiConnector {
    /// Settings: `user` (`User@bot` of a bot password; without it the secret is an OAuth 2 token), `api` (path of
    /// `api.php` where the address does not name it), `namespaces` (`1|3|5`), `pages` (titles with `|` between, only
    /// these are read), `skip_users` (names with `|` between), `publish_page` (where threads of our own go).
    static func make(_ configuration: AccountConfiguration) async throws(AccountFault) -> MediaWikiConnector {
        var settings = MediaWikiSettings(account: configuration.account.name)
        settings.startDate = configuration.startDate
        settings.path = path(of: configuration)
        settings.pages = Set(names(configuration.setting("pages")))
        settings.skipped = Set(names(configuration.setting("skip_users")))
        settings.publishPage = configuration.setting("publish_page")
        if let text = configuration.setting("namespaces") {
            settings.namespaces = names(text).compactMap { Int($0) }
            guard !settings.namespaces.isEmpty, settings.namespaces.count == names(text).count else {
                throw .invalid(account: configuration.name, setting: "namespaces", reason: "numbers with | between")
            }
        }
        let secret = try await configuration.secret()
        guard let user = configuration.setting("user") else {
            let http = try configuration.connection(.bearer(secret))
            return MediaWikiConnector(http: http, settings: settings, botName: nil, password: nil)
        }
        guard user.contains("@") else {
            throw .invalid(account: configuration.name, setting: "user", reason: "User@bot, see Special:BotPasswords")
        }
        let http = try configuration.connection()
        return MediaWikiConnector(http: http, settings: settings, botName: user, password: secret)
    }

    private static func path(of configuration: AccountConfiguration) -> String {
        if let path = configuration.setting("api") { return path.hasPrefix("/") ? path : "/" + path }
        let target = configuration.account.address.flatMap { URLSplit($0) }?.target ?? "/"
        if target.hasSuffix(".php") { return target }
        return target == "/" ? "/w/api.php" : target + (target.hasSuffix("/") ? "" : "/") + "api.php"
    }

    private static func names(_ text: String?) -> [String] {
        (text ?? "").split(separator: "|").map { String($0).trimmingSpaces.replacing("_", with: " ") }
    }
}
