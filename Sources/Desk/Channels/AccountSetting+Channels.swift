extension Channel {
    /// What an account of this channel can be told beside address and secret.
    public var accountSettings: [AccountSetting] {
        switch self {
        case .mastodon: AccountSetting.mastodon
        case .facebook: AccountSetting.facebook
        case .instagram: AccountSetting.instagram
        case .x: AccountSetting.x
        case .youtube: AccountSetting.youtube
        case .blog: AccountSetting.blog
        case .wiki: AccountSetting.wiki
        case .website, .guestbook: AccountSetting.website
        case .mail: AccountSetting.mail
        case .open311: AccountSetting.open311
        case .googleplus, .other: []
        }
    }
}

extension AccountSetting {
    private static let authority = AccountSetting(
        "ca", "Datei mit Zertifikaten, denen zu trauen ist", "file of certificates to trust")

    fileprivate static let mastodon: [AccountSetting] = [
        .init(
            "accepts_filtered", "false: zurückgehaltene Erwähnungen nur zählen", "false: only count what is held back"),
        .init(
            "reads_reports", "false: Meldungen an die Moderation nicht lesen",
            "false: do not read reports to the moderators"),
        authority,
    ]

    fileprivate static let facebook: [AccountSetting] = [
        .init("page_id", isRequired: true, "Nummer der Seite", "number of the page"),
        .init(
            "app_secret", "Ort des App-Geheimnisses: file:, env: oder command:",
            "place of the app secret: file:, env: or command:"),
        .init("version", "Fassung der Graph API, sonst v25.0", "version of the Graph API, else v25.0"),
        .init("visitor_posts", "false: Beiträge von Besuchern nicht lesen", "false: do not read visitors’ posts"),
        .init("reviews", "false: Empfehlungen nicht lesen", "false: do not read recommendations"),
        authority,
    ]

    fileprivate static let instagram: [AccountSetting] = [
        .init("user_id", isRequired: true, "Nummer des Kontos", "number of the account"),
        .init("username", "der eigene Name", "the own name"),
        .init(
            "app_secret", "Ort des App-Geheimnisses: file:, env: oder command:",
            "place of the app secret: file:, env: or command:"),
        .init("version", "Fassung der Graph API, sonst v25.0", "version of the Graph API, else v25.0"),
        authority,
    ]

    fileprivate static let x: [AccountSetting] = [
        .init("client_id", "Kennung der App; dann werden Zugänge erneuert", "id of the app; then tokens are renewed"),
        .init(
            "client_secret", "Ort des App-Geheimnisses: file:, env: oder command:",
            "place of the app secret: file:, env: or command:"),
        .init("token_address", "anderer Server für Zugänge", "another token server"),
        .init("search", "false: Gespräche nicht täglich durchsuchen", "false: no daily search of conversations"),
        authority,
    ]

    fileprivate static let youtube: [AccountSetting] = [
        .init("channel", "erwartete Kennung UC…", "expected id UC…"),
        .init("client_id", "Kennung der App; dann werden Zugänge erneuert", "id of the app; then tokens are renewed"),
        .init(
            "client_secret", "Ort des App-Geheimnisses: file:, env: oder command:",
            "place of the app secret: file:, env: or command:"),
        .init("token_address", "anderer Server für Zugänge", "another token server"),
        .init("quota", "Einheiten am Tag, sonst 10000", "units a day, else 10000"),
        authority,
    ]

    fileprivate static let blog: [AccountSetting] = [
        .init(
            "user", isRequired: true, "Anmeldename; das Geheimnis ist das Anwendungspasswort ohne Leerzeichen",
            "login; the secret is the application password without blanks"),
        .init("route", "rest_route oder wp-json", "rest_route or wp-json"),
        .init("spam", "true: auch den Spam der Seite holen", "true: bring the site’s spam in"),
        authority,
    ]

    fileprivate static let wiki: [AccountSetting] = [
        .init(
            "user", "Name@Bot; ohne ihn gilt das Geheimnis als OAuth-Zugang",
            "Name@bot; without it the secret is an OAuth token"),
        .init("api", "Pfad von api.php", "path of api.php"),
        .init("namespaces", "1|3|5", "1|3|5"),
        .init("pages", "nur diese Seiten, mit | getrennt", "only these pages, | between"),
        .init("skip_users", "Namen, die nicht gelesen werden, mit | getrennt", "names that are not read, | between"),
        .init("publish_page", "Seite für eigene Beiträge", "page for posts of our own"),
        authority,
    ]

    fileprivate static let website: [AccountSetting] = [
        .init("answers", "Ordner für Antworten bei file:-Adressen", "folder for answers with file: addresses"),
        .init(
            "hold", "true: nichts erscheint, bevor es hier freigegeben ist",
            "true: nothing appears before it is approved here"),
        .init("user", "Anmeldename der Seite", "login of the site"),
        .init("contact", "Kontakt, der beim Abruf genannt wird", "contact that is named when reading"),
        .init(
            "zone", "Zeitzone für Zeiten ohne Zone: UTC oder Europe/Berlin",
            "zone of times without one: UTC or Europe/Berlin"),
        authority,
    ]

    fileprivate static let mail: [AccountSetting] = [
        .init("from", isRequired: true, "Absenderadresse der Stadt", "the city’s address"),
        .init("from_name", "Absendername", "the city’s name"),
        .init("user", "Anmeldename, sonst die Absenderadresse", "login, else the address"),
        .init("login", "password oder xoauth2", "password or xoauth2"),
        .init("folder", "Ordner, sonst INBOX", "folder, else INBOX"),
        .init("sent", "wo die gesendeten Mails liegen", "where sent mail lies"),
        .init("control", "Adresse für stille Kopien", "address for silent copies"),
        .init("smtp", "smtps://HOST oder smtp://HOST:587", "smtps://HOST or smtp://HOST:587"),
        .init("smtp_user", "Anmeldename beim Versand", "login for sending"),
        .init("smtp_secret", "Ort des Geheimnisses für den Versand", "place of the secret for sending"),
        .init("sendmail_command", "Programm mit vollem Pfad statt smtp", "program with its full path instead of smtp"),
        authority,
    ]

    fileprivate static let open311: [AccountSetting] = [
        .init("updates", "true: der Server nimmt Antworten an", "true: the server takes answers"),
        .init("format", "json oder xml", "json or xml"),
        .init("jurisdiction_id", "Kennung der Kommune", "id of the jurisdiction"),
        .init("service_code", "üblicher Dienst für neue Meldungen", "usual service of new requests"),
        .init("lat", "übliche Breite", "usual latitude"),
        .init("long", "übliche Länge", "usual longitude"),
        .init("address_string", "übliche Anschrift", "usual address"),
        .init("address_id", "Kennung der Anschrift", "id of the address"),
        .init("publish_address", "anderer Server für neue Meldungen", "another server for new requests"),
        .init("publish_secret", "Ort von dessen Geheimnis", "place of its secret"),
        .init("publish_format", "json oder xml", "json or xml"),
        .init("publish_jurisdiction_id", "dessen Kennung der Kommune", "its id of the jurisdiction"),
        authority,
    ]
}
