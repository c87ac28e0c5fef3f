internal import Desk

extension AccountConfiguration {
    /// The connection of an account that logs in with OAuth. With the setting `client_id` the account's secret names a
    /// token file (`file:PATH`), which is renewed in place; without it the secret is a token that is used as it is.
    /// `client_secret` says where the application's own secret lies, for those that have one. The setting
    /// `token_address` names another server of the tokens; `tokens` is the usual one, nil for the channel's own.
    func renewingConnection(
        usual: String, tokens: String?, path: String, proof: @Sendable (Secret) -> TokenEndpoint.Proof
    ) async throws(AccountFault) -> any HTTPPort {
        guard let client = setting("client_id") else {
            return try connection(usual: usual, .bearer(try await secret()))
        }
        guard let place = account.secret, case .file(let file) = SecretSource(place) else {
            throw .invalid(account: name, setting: "secret", reason: "file:PATH of the token file is expected")
        }
        let endpoint = TokenEndpoint(path: path, clientID: client, proof: try await clientProof(proof))
        let channel = try connection(usual: usual)
        let server = try tokenServer(tokens) ?? channel
        let keeper = TokenKeeper(file: TokenFile(path: file), endpoint: endpoint, http: server)
        return RenewingHTTP(base: channel, keeper: keeper)
    }

    private func clientProof(
        _ proof: @Sendable (Secret) -> TokenEndpoint.Proof
    ) async throws(AccountFault) -> TokenEndpoint.Proof {
        guard setting("client_secret") != nil else { return .none }
        return proof(try await secret(setting: "client_secret"))
    }

    private func tokenServer(_ usual: String?) throws(AccountFault) -> HTTPConnection? {
        guard let address = setting("token_address") ?? usual else { return nil }
        var other = self
        other.account.address = address
        return try other.connection()
    }
}
