internal import Desk

enum GraphVersion {
    /// The one that the connectors were written against.
    static let usual = "v25.0"

    /// The setting `version`, of the form `v25.0`.
    static func checked(_ configuration: AccountConfiguration) throws(AccountFault) -> String {
        let version = configuration.setting("version") ?? usual
        let parts = version.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        guard version.first == "v", parts.count == 2, parts.allSatisfy({ Int($0) != nil }) else {
            throw .invalid(account: configuration.name, setting: "version", reason: "expected as v25.0")
        }
        return version
    }
}

extension GraphProof {
    /// Nil where no place for the app's secret is set.
    static func proof(of token: Secret, _ configuration: AccountConfiguration) async throws(AccountFault) -> String? {
        guard configuration.setting("app_secret") != nil else { return nil }
        return proof(token: token, appSecret: try await configuration.secret(setting: "app_secret"))
    }
}
