public import Desk

/// One channel account, as the register names it, with what a connector needs to be made. It holds where secrets lie,
/// never the secrets.
public struct AccountConfiguration: Sendable {
    public var account: ChannelAccount
    /// How far the first run reads back; nil reads one page.
    public var startDate: Instant?
    public var environment: [String: String]

    public init(_ account: ChannelAccount, startDate: Instant? = nil, environment: [String: String] = [:]) {
        self.account = account
        self.startDate = startDate
        self.environment = environment
    }

    var name: String { account.qualifiedName }

    /// What only this channel asks for; nil when it is missing or empty.
    func setting(_ name: String) -> String? { account.settings[name].flatMap { $0.isEmpty ? nil : $0 } }

    func required(_ setting: String) throws(AccountFault) -> String {
        guard let value = self.setting(setting) else { throw .missing(account: name, setting: setting) }
        return value
    }

    /// The account's secret.
    func secret() async throws(AccountFault) -> Secret { try await load(account.secret, "secret") }

    /// A further secret, whose place the setting names.
    func secret(setting: String) async throws(AccountFault) -> Secret { try await load(self.setting(setting), setting) }

    private func load(_ place: String?, _ field: String) async throws(AccountFault) -> Secret {
        guard let place, let source = SecretSource(place) else { throw .missing(account: name, setting: field) }
        do throws(SecretFault) { return try await source.load(environment: environment) } catch {
            throw .secret(account: name, error)
        }
    }

    /// The origin of `address`; plain http only for this machine itself. `usual` stands in for a missing address.
    func origin(usual: String? = nil) throws(AccountFault) -> Origin {
        guard let address = account.address ?? usual else { throw .missing(account: name, setting: "address") }
        guard let origin = Origin(address) else { throw .badAddress(account: name, address: address) }
        guard origin.isEncrypted || origin.isLoopback else { throw .unencrypted(account: name, address: address) }
        return origin
    }

    /// The one connection of this account. The setting `ca` names a file of certificates to trust.
    func connection(
        usual: String? = nil, _ authorisation: Authorisation = .none, limits: HTTPLimits = HTTPLimits()
    ) throws(AccountFault) -> HTTPConnection {
        HTTPConnection(
            origin: try origin(usual: usual), authorisation: authorisation, limits: limits, environment: environment,
            authority: setting("ca"))
    }
}

/// Why an account cannot be used as configured. One line each.
public enum AccountFault: Error, Equatable, Sendable, CustomStringConvertible {
    case badAddress(account: String, address: String)
    case unencrypted(account: String, address: String)
    case missing(account: String, setting: String)
    case invalid(account: String, setting: String, reason: String)
    case secret(account: String, SecretFault)
    case noConnector(account: String, Channel)

    public var description: String {
        switch self {
        case .badAddress(let account, let address): "account \(account): address \(address) is no http(s) address"
        case .unencrypted(let account, let address): "account \(account): address \(address) must be https"
        case .missing(let account, let setting):
            "account \(account): \(setting) is missing; lotse accounts set \(account) \(setting)=…"
        case .invalid(let account, let setting, let reason): "account \(account): \(setting): \(reason)"
        case .secret(let account, let fault): "account \(account): secret: \(fault)"
        case .noConnector(let account, let channel):
            "account \(account): \(channel.rawValue) is read from files only; use lotse import"
        }
    }
}

extension SecretSource {
    /// `file:PATH`, `env:NAME` or `command:PROGRAM ARGUMENTS`.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        switch parts[0] {
        case "file": self = .file(parts[1])
        case "env": self = .environment(parts[1])
        case "command": self = .command(parts[1].split(separator: " ").map(String.init))
        default: return nil
        }
    }
}
