internal import Desk

extension Open311Connector {
    static func make(_ configuration: AccountConfiguration) async throws(AccountFault) -> Open311Connector {
        let account = configuration.account
        let key = account.secret == nil ? nil : try await configuration.secret()
        var settings = try Self.settings(configuration, account.address, key: key, suffix: "")
        settings.startDate = configuration.startDate
        settings.hasUpdates = configuration.setting("updates") == "true"
        let http = try configuration.connection()
        guard let other = configuration.setting("publish_address") else {
            return Open311Connector(http: http, settings: settings)
        }
        let otherKey = try await configuration.secret(setting: "publish_secret")
        let target = try Self.settings(configuration, other, key: otherKey, suffix: "publish_")
        var place = configuration
        place.account.address = other
        return Open311Connector(
            http: http, settings: settings,
            target: Open311Target(http: try place.connection(), settings: target))
    }

    private static func settings(
        _ configuration: AccountConfiguration, _ address: String?, key: Secret?, suffix prefix: String
    ) throws(AccountFault) -> Open311Settings {
        guard var base = address.flatMap({ URLSplit($0)?.target }), !base.contains("?") else {
            throw .badAddress(account: configuration.name, address: address ?? "")
        }
        while base.hasSuffix("/") { base.removeLast() }
        if base.hasSuffix("/requests.json") || base.hasSuffix("/requests.xml") {
            base = String(base[..<(base.lastIndex(of: "/") ?? base.endIndex)])
        }
        var settings = Open311Settings(account: configuration.account.name, base: base)
        let format = configuration.setting(prefix + "format") ?? "json"
        guard let known = Open311Settings.Format(rawValue: format) else {
            throw .invalid(
                account: configuration.name, setting: prefix + "format", reason: "json or xml is expected")
        }
        settings.format = known
        settings.jurisdiction = configuration.setting(prefix + "jurisdiction_id")
        settings.key = key
        for name in ["service_code", "lat", "long", "address_string", "address_id"] {
            settings.usual[name] = configuration.setting(name)
        }
        return settings
    }
}
